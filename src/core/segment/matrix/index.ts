export { axisValues, bandAt, bandsOf, missingMeasures } from './axis.ts';
export { passedBy, prepareCuts, roomOf, totalsAt } from './cuts.ts';
export type { CellTotals, CutInput, PreparedCuts } from './cuts.ts';
export { cellAt, UNKNOWN_PLACE } from './matrix.ts';
export type { AxisValues, MatrixDetail } from './types.ts';
