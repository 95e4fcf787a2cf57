import type { Project } from '#src/core/model/index.ts';
import { cellAt, rowIdAt, type Table } from '#src/core/table/index.ts';

/** Everything in which two projects differ, one line each, at most ten lines per table. */
export function projectDifferences(expected: Project, found: Project): string[] {
	const differences: string[] = [];
	for (const key of ['id', 'name', 'seq', 'recipe'] as const) {
		if (JSON.stringify(expected[key]) !== JSON.stringify(found[key])) differences.push(`${key} differs`);
	}
	if (expected.tables.length !== found.tables.length)
		differences.push(`${found.tables.length} tables instead of ${expected.tables.length}`);
	expected.tables.forEach((table, i) => {
		const other = found.tables[i];
		differences.push(...(other ? tableDifferences(table, other) : [`table ${table.id} is missing`]));
	});
	return differences;
}

/** As `projectDifferences`, for one table. */
export function tableDifferences(expected: Table, found: Table): string[] {
	const differences: string[] = [];
	const head = ({ id, name, kind, rowCount, nextRowId, columns }: Table): string =>
		JSON.stringify([
			id,
			name,
			kind,
			rowCount,
			nextRowId,
			columns.map((c) => [c.id, c.name, c.type, c.format ?? null]),
		]);
	if (head(expected) !== head(found)) differences.push(`${head(found)} instead of ${head(expected)}`);
	for (let row = 0; row < expected.rowCount && differences.length < 10; row++) {
		if (rowIdAt(expected, row) !== rowIdAt(found, row))
			differences.push(`row ${row}: id ${rowIdAt(found, row)} instead of ${rowIdAt(expected, row)}`);
		expected.columns.forEach((column, c) => {
			const [was, is] = [cellAt(column, row), found.columns[c] ? cellAt(found.columns[c], row) : null];
			const same = typeof was === 'object' ? JSON.stringify(was) === JSON.stringify(is) : was === is;
			if (!same)
				differences.push(`row ${row}, ${column.id}: ${JSON.stringify(is)} instead of ${JSON.stringify(was)}`);
		});
	}
	return differences;
}
