import {
	columnRefs,
	type ChunkId,
	type StoredChange,
	type StoredColumn,
	type StoredEntry,
	type StoredProject,
	type StoredTable,
} from './stored.ts';

interface Membership {
	has(id: string): boolean;
}

/** What must be in memory: columns by id (of any table) and the row ids of tables. */
export interface Need {
	readonly columns: Membership;
	readonly rowIds: Membership;
}

/** The columns and row ids that these entries read or write when they are applied to the project. */
export function needOf(base: StoredProject, entries: readonly StoredEntry[]): Need {
	const columns = new Set<string>();
	const rowIds = new Set<string>();
	const whole = new Set<string>();
	const visit = (change: StoredChange): void => {
		if (change.kind === 'batch') change.changes.forEach(visit);
		else if (change.kind === 'setCells') {
			rowIds.add(change.table);
			for (const patch of change.patches) columns.add(patch.column);
		} else if (change.kind === 'insertRows' || change.kind === 'deleteRows') {
			rowIds.add(change.table);
			whole.add(change.table);
		}
	};
	for (const entry of entries) visit(entry.change);
	forEachColumn(base, entries, (column, tableId) => {
		if (whole.has(tableId)) columns.add(column.spec.id);
	});
	return { columns, rowIds };
}

/** Chunks that must be read for this need: its columns, and all row ids that are no run. */
export function chunksOf(need: Need, base: StoredProject, entries: readonly StoredEntry[]): ChunkId[] {
	const refs = new Set<ChunkId>();
	forEachColumn(base, entries, (column) => {
		if (need.columns.has(column.spec.id)) columnRefs(column, refs);
	});
	forEachTable(base, entries, (table) => {
		for (const ids of table.rowIds) if (typeof ids === 'number') refs.add(ids);
	});
	return [...refs];
}

function forEachTable(
	base: StoredProject,
	entries: readonly StoredEntry[],
	visit: (table: StoredTable) => void,
): void {
	base.tables.forEach(visit);
	const inside = (change: StoredChange): void => {
		if (change.kind === 'batch') change.changes.forEach(inside);
		else if (change.kind === 'addTable' || change.kind === 'removeTable') visit(change.table);
	};
	for (const entry of entries) inside(entry.change);
}

function forEachColumn(
	base: StoredProject,
	entries: readonly StoredEntry[],
	visit: (column: StoredColumn, tableId: string) => void,
): void {
	forEachTable(base, entries, (table) => table.columns.forEach((column) => visit(column, table.id)));
	const inside = (change: StoredChange): void => {
		if (change.kind === 'batch') change.changes.forEach(inside);
		else if (change.kind === 'addColumn' || change.kind === 'removeColumn')
			visit(change.column, change.table);
		else if (change.kind === 'replaceColumn') {
			visit(change.before, change.table);
			visit(change.after, change.table);
		}
	};
	for (const entry of entries) inside(entry.change);
}
