export { baseValues } from './base-values.ts';
export { updateTable } from './update-table.ts';
export { packUpdate, unpackUpdate } from './wire.ts';
export type { WireUpdate } from './wire.ts';
export type { BaseValues, Blanks, TableUpdate, UpdateCounts, UpdateMode, UpdateRequest } from './types.ts';
