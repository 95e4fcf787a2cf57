export { proposeLinks } from './links.ts';
export type { ProposedLink } from './links.ts';
export { proposeBatteries, questionColumns } from './propose.ts';
export type { ProposedBattery } from './propose.ts';
export { reportScale } from './report.ts';
export type { ScaleQuestion, ScaleReport, SheetCoverage } from './report.ts';
export { answerTable } from './sheets.ts';
export type { AnswerTable } from './sheets.ts';
export { scaleColumn, scaleInputs } from './values.ts';
