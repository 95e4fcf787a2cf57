import { unpackColumn, type WireColumn } from '#src/core/table/wire.ts';
import type { ReportProgress } from '#src/io/raw.ts';
import { readFile } from '#src/io/read-file.ts';
import { readReturnedCells, type OwnColumn, type ReturnedCells } from './returned.ts';

/** A returned workbook, and the columns of the own project that it may have changed, in wire form. */
export interface ReturnRequest {
	readonly name: string;
	readonly content: Blob;
	readonly own: readonly (Omit<OwnColumn, 'column'> & { readonly column: WireColumn })[];
}

/** {@link readReturnedCells} of a file. */
export async function readReturnedFile(
	{ name, content, own }: ReturnRequest,
	report: ReportProgress,
): Promise<ReturnedCells | null> {
	const raw = await readFile(new Uint8Array(await content.arrayBuffer()), name, {}, report);
	const columns = own.map((each) => ({ ...each, column: unpackColumn(each.column) }));
	return readReturnedCells(raw, columns);
}
