export { readProjectWorkbook } from './read.ts';
export { projectWorkbook, recipeFingerprint } from './workbook.ts';
export { exportFileName } from './file-name.ts';
export { PAYLOAD_SHEET } from './payload.ts';
export { unpackInput } from './wire.ts';
export type {
	CsvRequest,
	ExportedFile,
	WireComputedColumn,
	WireWorkbookInput,
	WorkbookRequest,
} from './wire.ts';
export type {
	ClassLook,
	ComputedSheetColumn,
	KeyFigure,
	MethodSection,
	MethodValue,
	MoneyUnit,
	ProjectFile,
	ProfileSheet,
	ProjectFileNote,
	ProjectWorkbookInput,
	ReportTexts,
	SummaryBlock,
	SummaryChart,
	SummaryColumn,
	TableEdits,
	ValueKind,
} from './types.ts';
