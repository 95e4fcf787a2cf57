import type { Change, JournalEntry } from '#src/core/model/index.ts';
import type { CellValue } from '#src/core/table/index.ts';
import type { BaseValues } from './types.ts';

/**
 * What cells of a table held before the user edited them: the first value before any edit since the table was brought in
 * or up to date.
 *
 * @param steps steps in force, oldest first: those that can be undone
 */
export function baseValues(steps: readonly JournalEntry[], table: string): readonly BaseValues[] {
	let columns = new Map<string, Map<number, CellValue>>();
	const visit = (change: Change): void => {
		if (change.kind === 'batch') change.changes.forEach(visit);
		else if (change.kind === 'addTable' && change.table.id === table) columns = new Map();
		else if (change.kind === 'setCells' && change.table === table)
			for (const { column, rows, before } of change.patches) {
				const known = columns.get(column) ?? new Map<number, CellValue>();
				columns.set(column, known);
				rows.forEach((row, i) => {
					if (!known.has(row)) known.set(row, before[i] ?? null);
				});
			}
	};
	for (const { change } of steps) visit(change);
	return [...columns].map(([column, cells]) => ({
		column,
		rows: [...cells.keys()],
		values: [...cells.values()],
	}));
}
