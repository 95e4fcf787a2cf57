import type { RoleId } from '#src/core/model/index.ts';
import { cellAt, columnLength, keyText, unpackColumn, type WireColumn } from '#src/core/table/index.ts';
import { RawKind, type RawColumn } from '#src/io/raw.ts';
import { columnsOfRole, groupsOf } from './groups.ts';
import type { SheetState, SheetStates } from './propose.ts';
import { CellReader, tableText, textOfNumber } from './reader.ts';
import type { ColumnPlan, ImportPlan, ProjectCustomers, SheetPlan, UnknownCustomers } from './types.ts';

/** Longest list handed on. */
const LISTED = 5000;

interface Entry {
	readonly id: string;
	rows: number;
	amount: number;
	readonly sheets: string[];
}

const PARTS = ['Id', 'Name'] as const;
type Part = (typeof PARTS)[number];
const LIST_ROLE = { Id: 'customer.id', Name: 'customer.name' } as const;

/** Ids and names of a list of customers; null where it has no such column. */
export type KnownCustomers = Readonly<Record<Part, ReadonlySet<string> | null>>;

/** Ids and names of the customers a project has. */
export function knownCustomers({ id, name }: ProjectCustomers): KnownCustomers {
	return { Id: id && keysIn(id), Name: name && keysIn(name) };
}

function keysIn(wire: WireColumn): Set<string> {
	const column = unpackColumn(wire);
	const keys = new Set<string>();
	for (let row = 0; row < columnLength(column); row++) {
		const key = keyText(cellAt(column, row));
		if (key !== null) keys.add(key);
	}
	return keys;
}

/**
 * Customers that transactions name and the list of customers does not have: matched by id where both have one, else by
 * name, as the tables will hold them. The list is that of the project the import goes into, where it has one, as orders
 * belong to its customers then; else that of the import. Nothing without a list, or without transactions.
 */
export function findUnknownCustomers(
	states: SheetStates,
	plan: ImportPlan,
	project: KnownCustomers | null,
): UnknownCustomers {
	const groups = groupsOf(plan);
	const lists = groups.filter(([base]) => base?.kind === 'customers');
	const orders = groups.filter(([base]) => base?.kind === 'transactions');
	const hasList =
		plan.customersInto === null && (project !== null || (lists.length > 0 && !plan.deriveCustomers));
	if (!hasList || orders.length === 0) return { customers: 0, rows: 0, amount: null, list: [] };
	const customers = together(project, listed(states, lists));
	const named = PARTS.filter((part) =>
		orders.some((group) => keysOf(states, group, orderRole(part)).length > 0),
	);
	const part = named.find((each) => customers[each] !== null) ?? named[0] ?? 'Id';
	const known = customers[part] ?? new Set<string>();
	const entries = new Map<string, Entry>();
	let hasAmount = false;
	for (const group of orders) {
		for (const key of keysOf(states, group, orderRole(part)))
			hasAmount = collect(key, amountOf(key.state, group, key.sheet), known, entries) || hasAmount;
	}
	return summary([...entries.values()], hasAmount);
}

/** The customers of a project and those that come to them. */
function together(project: KnownCustomers | null, file: KnownCustomers): KnownCustomers {
	if (!project) return file;
	const both = (part: Part) => {
		const known = project[part];
		return known && new Set([...known, ...(file[part] ?? [])]);
	};
	return { Id: both('Id'), Name: both('Name') };
}

function orderRole(part: Part): RoleId {
	return `transaction.customer${part}`;
}

function listed(states: SheetStates, lists: readonly SheetPlan[][]): KnownCustomers {
	const keys = (part: Part) => {
		const columns = lists.flatMap((group) => keysOf(states, group, LIST_ROLE[part]));
		const known = new Set<string>();
		for (const key of columns) key.forEach((id) => known.add(id));
		return columns.length > 0 ? known : null;
	};
	return { Id: keys('Id'), Name: keys('Name') };
}

function summary(entries: readonly Entry[], hasAmount: boolean): UnknownCustomers {
	const sum = (of: (entry: Entry) => number) => entries.reduce((total, entry) => total + of(entry), 0);
	const list = [...entries]
		.sort((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1))
		.slice(0, LISTED)
		.map(({ id, rows, amount, sheets }) => ({ id, rows, amount: hasAmount ? amount : null, sheets }));
	return {
		customers: entries.length,
		rows: sum((entry) => entry.rows),
		amount: hasAmount ? sum((entry) => entry.amount) : null,
		list,
	};
}

/** A column of keys of one sheet. */
class Key {
	readonly state: SheetState;
	readonly sheet: SheetPlan;
	readonly #reader: CellReader;
	readonly #column: ColumnPlan;

	constructor(state: SheetState, sheet: SheetPlan, column: ColumnPlan) {
		this.state = state;
		this.sheet = sheet;
		this.#column = column;
		this.#reader = new CellReader(state.analysis.source.book, column);
	}

	get raw(): RawColumn | undefined {
		return this.state.analysis.source.sheet.columns[this.#column.source];
	}

	/** Every different key with its cell: the index of a string, or a number. */
	forEach(
		visit: (id: string, kind: typeof RawKind.text | typeof RawKind.number, value: number) => void,
	): void {
		const { analysis } = this.state;
		const { book } = analysis.source;
		const stats = analysis.columns.find((column) => column.source === this.#column.source)?.stats;
		if (!stats) return;
		const say = (text: string, kind: typeof RawKind.text | typeof RawKind.number, value: number) => {
			if (text !== '' && !this.#reader.isNull(text)) visit(text, kind, value);
		};
		for (const index of stats.texts.values) say(tableText(book.text(index)), RawKind.text, index);
		for (const value of stats.plain.values) say(textOfNumber(value, 0, 0), RawKind.number, value);
	}
}

function keysOf(states: SheetStates, group: readonly SheetPlan[], role: RoleId): Key[] {
	return columnsOfRole(group, role).flatMap(({ sheet, column }) => {
		const state = states.get(sheet.key);
		const isText = column.type === 'text' || column.type === 'choice';
		return state && isText ? [new Key(state, sheet, column)] : [];
	});
}

/** Reads the amount of a row: that of its column, else quantity × price; null where the sheet has neither. */
function amountOf(
	state: SheetState,
	group: readonly SheetPlan[],
	sheet: SheetPlan,
): ((row: number) => number) | null {
	const { book, sheet: raw } = state.analysis.source;
	const reading = (role: RoleId) => {
		const own = columnsOfRole(group, role).find((each) => each.sheet.key === sheet.key)?.column;
		const column = own ? raw.columns[own.source] : undefined;
		if (!own || !column || own.type !== 'number') return null;
		const reader = new CellReader(book, own);
		return (row: number) => (book.isEmpty(column, row) ? Number.NaN : reader.value(column, row));
	};
	const amount = reading('transaction.amount');
	if (amount) return amount;
	const [quantity, price] = [reading('transaction.quantity'), reading('transaction.price')];
	return quantity && price ? (row) => quantity(row) * price(row) : null;
}

/** Adds the rows of a sheet whose key is not known; whether amounts were added. */
function collect(
	key: Key,
	amount: ((row: number) => number) | null,
	known: ReadonlySet<string>,
	entries: Map<string, Entry>,
): boolean {
	const { analysis } = key.state;
	const cells = new Map<number, Map<number, Entry>>([
		[RawKind.text, new Map()],
		[RawKind.number, new Map()],
	]);
	key.forEach((id, kind, value) => {
		if (known.has(id)) return;
		const entry = entries.get(id) ?? { id, rows: 0, amount: 0, sheets: [] };
		const { name } = analysis.source.sheet;
		if (!entry.sheets.includes(name)) entry.sheets.push(name);
		entries.set(id, entry);
		cells.get(kind)?.set(value, entry);
	});
	const { raw } = key;
	if (!raw || entries.size === 0) return false;
	for (const { from, to } of analysis.ranges) {
		for (let row = from; row < to; row++) {
			const entry = cells.get(raw.kinds[row] ?? 0)?.get(raw.values[row] ?? 0);
			if (!entry) continue;
			entry.rows++;
			const value = amount?.(row) ?? 0;
			if (Number.isFinite(value)) entry.amount += value;
		}
	}
	return amount !== null;
}
