import { packTable, type WireTable } from '#src/core/table/index.ts';
import type { Project } from '#src/core/model/index.ts';
import * as io from '#src/io/project-file/index.ts';
import { readFile } from '#src/io/read-file.ts';
import { moving, serve, type Report } from './serve.ts';

/** A file to look at. */
export interface RestoreRequest {
	readonly name: string;
	readonly content: Blob;
}

/** A project found in a workbook, in wire form. */
export type PackedProject = Omit<io.ProjectFile, 'project'> & {
	readonly project: Omit<Project, 'tables'> & { readonly tables: readonly WireTable[] };
};

const methods = {
	/** Whether the file says that it carries a project; reads no rows. */
	async carriesProject({ name, content }: RestoreRequest): Promise<boolean> {
		const bytes = new Uint8Array(await content.arrayBuffer());
		const { sheets } = await readFile(bytes, name, { maxRows: 1 }, () => undefined);
		return sheets.some((sheet) => sheet.name === io.PAYLOAD_SHEET);
	},
	/** The project in the file; null when there is none. */
	async restore({ name, content }: RestoreRequest, report: Report): Promise<PackedProject | null> {
		const bytes = new Uint8Array(await content.arrayBuffer());
		const found = await io.readProjectWorkbook(await readFile(bytes, name, {}, report));
		if (!found) return null;
		const packed = found.project.tables.map(packTable);
		const project = { ...found.project, tables: packed.map((table) => table.value) };
		return moving({ ...found, project }, [...new Set(packed.flatMap((table) => table.buffers))]);
	},
	/** What came back of columns of an own project; null when the file is not one of ours. */
	returned: (request: io.ReturnRequest, report: Report) => io.readReturnedFile(request, report),
};
export type RestoreMethods = typeof methods;
serve(methods);
