import type { Project } from '#src/core/model/index.ts';
import { unpackColumn, unpackTable, type WireColumn, type WireTable } from '#src/core/table/wire.ts';
import type { WriteNote } from '#src/io/xlsx/write/index.ts';
import type { ComputedSheetColumn, ProjectWorkbookInput, ReportTexts } from './types.ts';

/** The input of a project workbook as it crosses to a worker: no classes, no functions. */
export interface WireWorkbookInput extends Omit<ProjectWorkbookInput, 'project' | 'computed' | 'texts'> {
	readonly project: Omit<Project, 'tables'> & { readonly tables: readonly WireTable[] };
	readonly computed: Readonly<Record<string, readonly WireComputedColumn[]>>;
}

export interface WireComputedColumn extends Omit<ComputedSheetColumn, 'column'> {
	readonly column: WireColumn;
}

/** The input of its wire form, with the words of its language. */
export function unpackInput(wire: WireWorkbookInput, texts: ReportTexts): ProjectWorkbookInput {
	const computed = Object.entries(wire.computed).map(
		([table, columns]) =>
			[table, columns.map((one) => ({ ...one, column: unpackColumn(one.column) }))] as const,
	);
	return {
		...wire,
		texts,
		project: { ...wire.project, tables: wire.project.tables.map(unpackTable) },
		computed: Object.fromEntries(computed),
	};
}

/** A request to write the workbook of a project. */
export interface WorkbookRequest extends WireWorkbookInput {
	/** Name of the file without extension; made legal. */
	readonly fileTitle: string;
}

/** A request to write the columns given of a table, with these rows in this order (null = all). */
export interface CsvRequest {
	readonly fileTitle: string;
	readonly table: WireTable;
	readonly order: Uint32Array | null;
}

/** A finished file, and what writing had to alter. */
export interface ExportedFile {
	readonly name: string;
	readonly blob: Blob;
	readonly notes: readonly WriteNote[];
}
