export { proposeBatteries, questionColumns } from './propose.ts';
export type { ProposedBattery } from './propose.ts';
export { reportScale } from './report.ts';
export type { ScaleQuestion, ScaleReport } from './report.ts';
export { scaleColumn, scaleInputs } from './values.ts';
