export { profileSheet } from './profile-sheet.ts';
export { workbookRequest } from './workbook-input.ts';
