import type { Project } from '#src/core/model/index.ts';
import type { Column } from '#src/core/table/index.ts';
import { unpackColumn, unpackTable, type WireColumn, type WireTable } from '#src/core/table/wire.ts';
import type { WriteNote } from '#src/io/xlsx/write/index.ts';
import type { ListColumn, ListPage, Page } from './page-types.ts';
import type { ComputedSheetColumn, ProjectWorkbookInput, ReportTexts } from './types.ts';

/** The input of a project workbook as it crosses to a worker: no classes, no functions. */
export interface WireWorkbookInput extends Omit<
	ProjectWorkbookInput,
	'project' | 'computed' | 'texts' | 'pages' | 'handouts'
> {
	readonly project: Omit<Project, 'tables'> & { readonly tables: readonly WireTable[] };
	readonly pages?: readonly WirePage[];
	readonly handouts?: readonly WireListPage[];
	readonly computed: Readonly<Record<string, readonly WireComputedColumn[]>>;
}

export interface WireComputedColumn extends Omit<ComputedSheetColumn, 'column'> {
	readonly column: WireColumn;
}

/** A list in wire form; columns that lists share are one object and cross once. */
export interface WireListPage extends Omit<ListPage, 'columns'> {
	readonly columns: readonly WireListColumn[];
}

export interface WireListColumn extends Omit<ListColumn, 'values'> {
	readonly values: WireColumn;
}

export type WirePage = Exclude<Page, ListPage> | WireListPage;

/** The input of its wire form, with the words of its language. */
export function unpackInput(wire: WireWorkbookInput, texts: ReportTexts): ProjectWorkbookInput {
	const computed = Object.entries(wire.computed).map(
		([table, columns]) =>
			[table, columns.map((one) => ({ ...one, column: unpackColumn(one.column) }))] as const,
	);
	const columns = new Map<WireColumn, Column>();
	const columnOf = (one: WireColumn): Column => {
		const column = columns.get(one) ?? unpackColumn(one);
		columns.set(one, column);
		return column;
	};
	const listOf = (page: WireListPage): ListPage => ({
		...page,
		columns: page.columns.map((one) => ({ ...one, values: columnOf(one.values) })),
	});
	const { pages = [], handouts = [], ...rest } = wire;
	return {
		...rest,
		texts,
		pages: pages.map((page) => (page.kind === 'list' ? listOf(page) : page)),
		handouts: handouts.map(listOf),
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
