export { readMarket } from '../regions/area-market.ts';
export { planPages } from './plans/index.ts';
export { repPages } from './plans/rep-pages.ts';
export { sheetScenes } from './plans/scenes.ts';
export { reportSheets } from './report-sheets.ts';
export { workbookRequest } from './workbook-input.ts';
