import { readFile } from '#src/io/read-file.ts';
import type { RawWorkbook } from '#src/io/raw.ts';
import {
	projectWorkbook,
	readProjectWorkbook,
	type ProjectFile,
	type ProjectWorkbookInput,
} from '#src/io/project-file/index.ts';
import { writeWorkbook, type WorkbookSpec } from '#src/io/xlsx/write/index.ts';
import { joined } from './ooxml-validator.ts';

/** The file of a workbook. */
export async function workbookBytes(spec: WorkbookSpec): Promise<Uint8Array<ArrayBuffer>> {
	return joined((await writeWorkbook(spec)).parts);
}

/** The file of a project. */
export async function projectBytes(input: ProjectWorkbookInput): Promise<Uint8Array<ArrayBuffer>> {
	return workbookBytes(await projectWorkbook(input));
}

/** What our own reader makes of a file. */
export async function readRaw(bytes: Uint8Array): Promise<RawWorkbook> {
	return readFile(bytes, 'test.xlsx', {}, () => undefined);
}

/** The project in a file. */
export async function readProject(bytes: Uint8Array): Promise<ProjectFile | null> {
	return readProjectWorkbook(await readRaw(bytes));
}
