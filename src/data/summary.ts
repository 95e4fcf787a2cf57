import type { StoredChange, StoredEntry } from './stored.ts';
import type { ProjectRow, ProjectSummary, TableCount } from './rows.ts';

/** What lists show of a project. */
export function summaryOf(row: ProjectRow): ProjectSummary {
	const { id, name, created, modified, opened, commit, tables, classes, savedToFile, newAlerts, bytes } = row;
	return {
		...{ id, name, created, modified, opened, commit, tables, classes, savedToFile, bytes },
		...(newAlerts && { newAlerts }),
	};
}

/** Rows of all tables. */
export function totalRows(summary: Pick<ProjectSummary, 'tables'>): number {
	return summary.tables.reduce((sum, table) => sum + table.rows, 0);
}

/** The row after these entries: name, row counts, commit and time of the last one. */
export function afterEntries(row: ProjectRow, entries: readonly StoredEntry[]): ProjectRow {
	let { name, tables } = row;
	for (const { change } of entries) ({ name, tables } = counted({ name, tables }, change));
	const last = entries.at(-1);
	return last ? { ...row, name, tables, commit: last.seq, modified: last.time } : row;
}

interface Counted {
	readonly name: string;
	readonly tables: readonly TableCount[];
}

function counted(state: Counted, change: StoredChange): Counted {
	const { tables } = state;
	switch (change.kind) {
		case 'batch':
			return change.changes.reduce(counted, state);
		case 'renameProject':
			return { ...state, name: change.after };
		case 'addTable': {
			const { id, name, kind, rowCount } = change.table;
			return { ...state, tables: tables.toSpliced(change.index, 0, { id, name, kind, rows: rowCount }) };
		}
		case 'removeTable':
			return { ...state, tables: tables.filter((table) => table.id !== change.table.id) };
		case 'renameTable':
			return {
				...state,
				tables: withTable(tables, change.table, (table) => ({ ...table, name: change.after })),
			};
		case 'insertRows':
		case 'deleteRows': {
			const count = change.groups.reduce((sum, group) => sum + group.rows.length, 0);
			const rows = change.kind === 'insertRows' ? count : -count;
			return {
				...state,
				tables: withTable(tables, change.table, (table) => ({ ...table, rows: table.rows + rows })),
			};
		}
		default:
			return state;
	}
}

function withTable(
	tables: readonly TableCount[],
	id: string,
	update: (table: TableCount) => TableCount,
): readonly TableCount[] {
	return tables.map((table) => (table.id === id ? update(table) : table));
}
