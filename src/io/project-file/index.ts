export { readProjectWorkbook } from './read.ts';
export { readReturnedCells } from './returned.ts';
export { readReturnedFile } from './returned-file.ts';
export type { ReturnRequest } from './returned-file.ts';
export type { OwnColumn, ReturnedCell, ReturnedCells, UnreadPlace } from './returned.ts';
export { projectWorkbook, recipeFingerprint } from './workbook.ts';
export { exportFileName } from './file-name.ts';
export { PAYLOAD_SHEET } from './payload.ts';
export { unpackInput } from './wire.ts';
export type {
	CsvRequest,
	ExportedFile,
	WireComputedColumn,
	WireListColumn,
	WireListPage,
	WirePage,
	WireWorkbookInput,
	WorkbookRequest,
} from './wire.ts';
export type { BlockPage, FigureColumn, FigurePage, ListReturn } from './page-types.ts';
export type {
	ClassLook,
	ComputedSheetColumn,
	KeyFigure,
	MethodFigure,
	MethodSection,
	MethodValue,
	MoneyUnit,
	ProjectFile,
	ProjectFileNote,
	ProjectWorkbookInput,
	ReportSheet,
	ReportTexts,
	SummaryBlock,
	SummaryChart,
	SummaryColumn,
	TableEdits,
	ValueKind,
} from './types.ts';
