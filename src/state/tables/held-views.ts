import { BLOCK_MASK, BLOCK_SHIFT, rowIdAt, rowOfId, type Table, type View } from '#src/core/table/index.ts';

/** What decides which rows of a sheet are shown and in which order. Parts are compared by identity. */
export interface Arrangement {
	/** Filters, sort keys and whatever else is said about the order: new ones apply at once. */
	readonly terms: readonly unknown[];
	/** What the terms look at: columns they name, rows of another table. */
	readonly inputs: readonly unknown[];
	/** The table without computed columns: another one means that it has been edited. */
	readonly stored: Table;
}

interface Held extends Arrangement {
	/** The rows shown, as positions in a table with these row ids. */
	view: View;
	rowIds: Table['rowIds'];
	/** Rows shown by id, in order, also those deleted since: they come back to their place. */
	order: Uint32Array | null;
	/** The rows of the table when sort and filters were applied; all others have come since. */
	readonly judged: Table['rowIds'];
}

/**
 * Views of sheets as they were when sort and filters were applied. Editing the table moves and hides no row, as in other
 * spreadsheets. New terms apply at once; so do new inputs (a result, another table) as long as the table is not edited.
 */
export class HeldViews {
	readonly #held = new Map<string, Held>();

	/** Rows to show; `compute` is asked when sort and filters are to be applied. */
	view(arrangement: Arrangement, compute: () => View): View {
		const { stored, terms, inputs } = arrangement;
		const held = this.#held.get(stored.id);
		const applies =
			!held || !isEqual(held.terms, terms) || (held.stored === stored && !isEqual(held.inputs, inputs));
		if (applies) {
			const { rowIds } = stored;
			const view = compute();
			this.#held.set(stored.id, { ...arrangement, view, rowIds, order: null, judged: rowIds });
			return view;
		}
		if (held.rowIds !== stored.rowIds) follow(held, stored);
		return held.view;
	}

	/** Whether sorting and filtering now would show other rows than these, or these in another order. */
	isStale({ stored, inputs }: Arrangement, shown: View, compute: () => View): boolean {
		const held = this.#held.get(stored.id);
		if (!held) return false;
		if (held.stored.rowIds === stored.rowIds && isEqual(held.inputs, inputs)) return false;
		return !isSameView(compute(), shown, stored.rowCount);
	}
}

/** Finds the rows shown again in a table in which rows were put in or taken out. */
function follow(held: Held, table: Table): void {
	if (held.view) {
		held.order = withNewRows(held.order ?? idsOf(held), table, held.judged);
		held.view = positionsOf(held.order, table);
	}
	held.rowIds = table.rowIds;
}

function isSameView(a: View, b: View, rowCount: number): boolean {
	const length = a?.length ?? rowCount;
	if (length !== (b?.length ?? rowCount)) return false;
	for (let i = 0; i < length; i++) if ((a ? a[i] : i) !== (b ? b[i] : i)) return false;
	return true;
}

function isEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
	return a.length === b.length && a.every((each, i) => each === b[i]);
}

function idsOf({ rowIds, view }: Held): Uint32Array {
	return (view ?? new Uint32Array()).map((row) => rowIds[row >>> BLOCK_SHIFT]?.[row & BLOCK_MASK] ?? 0);
}

/** The order with rows come since: before the row that follows them in the table, at the end where that is not shown. */
function withNewRows(order: Uint32Array, table: Table, judged: Table['rowIds']): Uint32Array {
	const known = new Uint8Array(table.nextRowId);
	for (const block of [...judged, order]) for (const id of block) known[id] = 1;
	const before = new Map<number, number[]>();
	let waiting: number[] = [];
	for (let row = 0; row < table.rowCount; row++) {
		const id = rowIdAt(table, row);
		if (known[id] !== 1) waiting.push(id);
		else if (waiting.length > 0) {
			before.set(id, waiting);
			waiting = [];
		}
	}
	if (before.size === 0 && waiting.length === 0) return order;
	const ids: number[] = [];
	for (const id of order) {
		const added = before.get(id);
		if (added) for (const each of added) ids.push(each);
		before.delete(id);
		ids.push(id);
	}
	for (const added of before.values()) for (const each of added) ids.push(each);
	for (const each of waiting) ids.push(each);
	return Uint32Array.from(ids);
}

/** Row numbers of those ids that are in the table. */
function positionsOf(ids: Uint32Array, table: Table): Uint32Array {
	const rows = new Uint32Array(ids.length);
	let count = 0;
	for (const id of ids) {
		const row = rowOfId(table, id);
		if (row >= 0) rows[count++] = row;
	}
	return rows.subarray(0, count);
}
