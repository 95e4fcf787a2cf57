export { reportSheets } from './report-sheets.ts';
export { workbookRequest } from './workbook-input.ts';
