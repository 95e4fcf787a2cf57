export { fifteenDigits } from './byte-sink.ts';
export { MAX_ROWS, rangeRef as cellRange, uniqueHeaders, uniqueSheetNames } from './names.ts';
export { sheetNamesOf } from './plan.ts';
export { writeWorkbook } from './workbook.ts';
export { CELL_TEXT_LIMIT } from './xml.ts';
export type {
	Cell,
	CellBody,
	CellPosition,
	CellRange,
	CellRow,
	CellStyle,
	ChartSeries,
	ChartSpec,
	ColumnLayout,
	FormatLook,
	FormatRule,
	PrintSetup,
	SheetRef,
	SheetSpec,
	TableBody,
	TableColumn,
	WorkbookSpec,
	WriteNote,
	WrittenWorkbook,
} from './spec.ts';
