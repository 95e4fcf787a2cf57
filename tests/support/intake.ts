import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cellAt, findColumn, type CellValue, type Table } from '#src/core/table/index.ts';
import { IntakeSession, type ConvertedImport, type ImportPlan, type Proposal } from '#src/io/intake/index.ts';
import { convert } from '#src/io/intake/convert.ts';
import {
	analyseAll,
	buildProposal,
	proposePlan,
	sourcesOf,
	type LoadedFile,
	type SheetStates,
} from '#src/io/intake/propose.ts';
import type { RawWorkbook } from '#src/io/raw.ts';

/** What the intake makes of workbooks that have been read. */
export interface Intake {
	readonly states: SheetStates;
	readonly plan: ImportPlan;
	readonly proposal: Proposal;
	convert(plan?: ImportPlan): ConvertedImport;
}

/** Proposes for workbooks. */
export function intake(...books: readonly RawWorkbook[]): Intake {
	const files = books.map((workbook): LoadedFile => ({
		name: workbook.file,
		bytes: 1,
		workbook,
		fault: null,
	}));
	const states = analyseAll(sourcesOf(files));
	const plan = proposePlan(files, states);
	return {
		states,
		plan,
		proposal: buildProposal(files, states, plan, null),
		convert: (changed = plan) => convert(states, changed, null),
	};
}

/** A session that has read a file whole. */
export async function sessionOf(path: string): Promise<{ session: IntakeSession; proposal: Proposal }> {
	const session = new IntakeSession();
	const proposal = await session.complete(
		[{ name: basename(path), content: new Blob([readFileSync(path)]) }],
		() => undefined,
	);
	return { session, proposal };
}

/** Cells of a row by the names of their columns. */
export function rowOf(table: Table, row: number): Record<string, CellValue> {
	return Object.fromEntries(table.columns.map((column) => [column.name, cellAt(column, row)]));
}

/** Values of the column with a role. */
export function valuesOfRole(result: ConvertedImport, table: Table, role: string): CellValue[] {
	const id = Object.entries(result.roles[table.id] ?? {}).find(([, other]) => other === role)?.[0] ?? '';
	const column = findColumn(table, id);
	return column ? Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)) : [];
}
