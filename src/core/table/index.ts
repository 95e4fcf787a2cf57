export { BLOCK_MASK, BLOCK_ROWS, BLOCK_SHIFT, isMissing } from './block.ts';
export type { Block, CodeBlock, NumberBlock } from './block.ts';
export { Dictionary } from './dictionary.ts';
export type { PackedTexts } from './dictionary.ts';
export {
	cellAt,
	codeAt,
	columnLength,
	isTextColumn,
	isUnread,
	numberAt,
	toCodes,
	toNumbers,
} from './column.ts';
export type {
	CellValue,
	Column,
	ColumnFormat,
	ColumnSpec,
	ColumnType,
	NumberColumn,
	TextColumn,
	Unread,
} from './column.ts';
export { ColumnBuilder, codeColumn, columnOf, numberColumn } from './builder.ts';
export { allRowIds, createTable, findColumn, rowIdAt, rowOfId } from './table.ts';
export type { Table, TableKind } from './table.ts';
export { civilOf, daysInMonth, isCivilDate, isoDate, OFFSET_1904, serialOf } from './serial.ts';
export { withCells, withoutRows, withRows } from './edit.ts';
export type { RowRun } from './edit.ts';
export { packColumn, packTable, unpackColumn, unpackTable } from './wire.ts';
export type { Packed, WireColumn, WireTable } from './wire.ts';
export { computeView, rowAt, viewLength } from './view.ts';
export type { View } from './view.ts';
export { rankByCodeUnits, sortView } from './sort.ts';
export type { RankTexts } from './sort.ts';
export { filterView } from './filter.ts';
export { distinctValues } from './distinct.ts';
export type { DistinctValues } from './distinct.ts';
export { Finder } from './find.ts';
export type { DisplayText, FindOptions, FoundCell } from './find.ts';
export { rowSpans, selectionStats } from './stats.ts';
export type { CellRange, SelectionStats } from './stats.ts';
export { inputText, parseInput } from './parse-input.ts';
export { joinRows, keyText } from './join.ts';
export { finishProfile, profileColumn, profileSteps } from './profile.ts';
export type {
	ColumnProfile,
	NumberProfile,
	ProfileBins,
	ProfileOptions,
	ProfileSteps,
	TextProfile,
} from './profile.ts';
