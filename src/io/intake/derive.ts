import { CARRIED_ROLES, roleOf, type RoleId } from '#src/core/model/index.ts';
import {
	codeColumn,
	createTable,
	Dictionary,
	findColumn,
	isTextColumn,
	numberColumn,
	toCodes,
	toNumbers,
	type Column,
	type TextColumn,
} from '#src/core/table/index.ts';
import type { DraftTable } from './convert.ts';
import { nameKey } from './anatomy/columns.ts';
import { note, type IntakeNote } from './notes.ts';

/** The column of a draft that has a role. */
export function columnOfRole(draft: DraftTable, role: RoleId): Column | undefined {
	const id = Object.keys(draft.roles).find((columnId) => draft.roles[columnId] === role);
	return id === undefined ? undefined : findColumn(draft.table, id);
}

/** Transactions without a column of amounts get one: quantity × price. Other tables are returned as they are. */
export function withAmounts(draft: DraftTable, name: string, notes: IntakeNote[]): DraftTable {
	const { table } = draft;
	if (table.kind !== 'transactions' || columnOfRole(draft, 'transaction.amount')) return draft;
	const quantity = columnOfRole(draft, 'transaction.quantity');
	const price = columnOfRole(draft, 'transaction.price');
	if (!quantity || !price || isTextColumn(quantity) || isTextColumn(price)) return draft;
	const amounts = toNumbers(quantity);
	const prices = toNumbers(price);
	let rows = 0;
	for (let row = 0; row < amounts.length; row++) {
		amounts[row] = (amounts[row] ?? Number.NaN) * (prices[row] ?? Number.NaN);
		if (amounts[row] === amounts[row]) rows++;
	}
	const taken = new Set(table.columns.map((column) => nameKey(column.name)));
	let free = name;
	for (let n = 2; taken.has(nameKey(free)); n++) free = `${name} (${n})`;
	const id = `c${table.columns.length + 1}`;
	const column = numberColumn(
		{ id, name: free, type: 'number', format: { decimals: 2, style: 'money' } },
		amounts,
	);
	notes.push(note('import.amountComputed', { rows }));
	return {
		table: { ...table, columns: [...table.columns, column] },
		...{ source: draft.source, into: draft.into },
		roles: { ...draft.roles, [id]: 'transaction.amount' },
		report: { ...draft.report, columns: draft.report.columns + 1 },
	};
}

/** The day after the last transaction; null without dated transactions. */
export function lastTransactionDate(drafts: readonly DraftTable[]): number | null {
	let last = Number.NEGATIVE_INFINITY;
	for (const draft of drafts) {
		const column = columnOfRole(draft, 'transaction.date');
		if (!column || isTextColumn(column)) continue;
		const dates = toNumbers(column);
		for (let row = 0; row < dates.length; row++)
			last = (dates[row] as number) > last ? (dates[row] as number) : last;
	}
	return Number.isFinite(last) ? Math.floor(last) + 1 : null;
}

/**
 * One customer per distinct id (or name, where transactions have no ids), in the order of their code units. Other columns
 * hold the value most of the customer's transactions have, ties by code units. Null where transactions name no customers.
 * `into`: table of the project that the new ones come to.
 */
export function deriveCustomers(
	drafts: readonly DraftTable[],
	id: string,
	name: string,
	into: string | null = null,
): DraftTable | null {
	const orders = drafts.filter((draft) => draft.table.kind === 'transactions');
	const keyRole = orders.some((draft) => columnOfRole(draft, 'transaction.customerId'))
		? 'transaction.customerId'
		: 'transaction.customerName';
	const keyed = orders.flatMap((draft) => {
		const column = columnOfRole(draft, keyRole);
		return column && isTextColumn(column) ? [{ draft, key: column }] : [];
	});
	const first = keyed[0];
	if (!first) return null;
	const keys = distinctTexts(keyed.map(({ key }) => key));
	const columns: Column[] = [
		codeColumn(
			{ id: 'c1', name: first.key.name, type: 'text' },
			Int32Array.from(keys, (_, code) => code),
			Dictionary.of(keys),
		),
	];
	const keyIs: RoleId = keyRole === 'transaction.customerId' ? 'customer.id' : 'customer.name';
	const roles: Record<string, RoleId> = { c1: keyIs };
	for (const [from, to] of CARRIED_ROLES) {
		if (to === keyIs || from === keyRole) continue;
		const column = mostFrequent(keyed, keys, from, `c${columns.length + 1}`);
		if (!column) continue;
		roles[column.id] = to;
		columns.push(column);
	}
	const table = createTable(id, name, 'customers', keys.length, columns);
	return {
		table,
		roles,
		report: { table: id, name, rows: keys.length, columns: columns.length, unread: 0, sheets: [] },
		source: { derived: true, columns: [] },
		into: into === null ? null : { table: into, mode: 'extend', blanks: 'keep' },
	};
}

/** Texts that occur in these columns, each once, by code units. */
function distinctTexts(columns: readonly TextColumn[]): string[] {
	const texts = new Set<string>();
	for (const column of columns) {
		const used = new Uint8Array(column.dictionary.size);
		const codes = toCodes(column);
		for (let row = 0; row < codes.length; row++)
			if ((codes[row] as number) >= 0) used[codes[row] as number] = 1;
		used.forEach((flag, code) => {
			if (flag === 1) texts.add(column.dictionary.at(code));
		});
	}
	return [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function mostFrequent(
	keyed: readonly { readonly draft: DraftTable; readonly key: TextColumn }[],
	keys: readonly string[],
	role: RoleId,
	id: string,
): Column | null {
	const dictionary = new Dictionary();
	const position = new Map(keys.map((key, index) => [key, index]));
	const parts = keyed.flatMap(({ draft, key }) => {
		const column = columnOfRole(draft, role);
		if (!column || !isTextColumn(column)) return [];
		return [
			{
				name: column.name,
				customers: toCodes(key),
				customerOf: recode(key.dictionary, (text) => position.get(text) ?? -1),
				values: toCodes(column),
				valueOf: recode(column.dictionary, (text) => dictionary.intern(text)),
			},
		];
	});
	const [first] = parts;
	if (!first) return null;
	const counts = new PairCounts(keys.length, dictionary.size);
	for (const { customers, customerOf, values, valueOf } of parts) {
		for (let row = 0; row < values.length; row++) {
			const value = values[row] ?? -1;
			const customer = customers[row] ?? -1;
			if (value >= 0 && customer >= 0) counts.add(customerOf[customer] ?? 0, valueOf[value] ?? 0);
		}
	}
	const type = roleOf(role).type === 'text' ? 'text' : 'choice';
	return codeColumn({ id, name: first.name, type }, bestCodes(counts, keys.length, dictionary), dictionary);
}

/** Code of each entry of a dictionary somewhere else. */
function recode(dictionary: Dictionary, codeOf: (text: string) => number): Int32Array {
	return Int32Array.from({ length: dictionary.size }, (_, code) => codeOf(dictionary.at(code)));
}

/** The value with the highest count per customer; ties go to the text first by code units. */
function bestCodes(counts: PairCounts, customers: number, dictionary: Dictionary): Int32Array {
	const best = new Int32Array(customers).fill(-1);
	const bestCount = new Uint32Array(customers);
	counts.forEach((customer, code, count) => {
		const held = best[customer] ?? -1;
		const most = bestCount[customer] ?? 0;
		if (count < most || (count === most && held >= 0 && dictionary.at(held) <= dictionary.at(code))) return;
		best[customer] = code;
		bestCount[customer] = count;
	});
	return best;
}

/** Most cells of a table of counts that is kept whole. */
const DENSE = 1 << 22;

/** Counts pairs of customer and value: in a table where it is small, else by pair. */
class PairCounts {
	readonly #width: number;
	readonly #dense: Uint32Array | null;
	readonly #sparse = new Map<number, number>();

	constructor(customers: number, values: number) {
		this.#width = Math.max(1, values);
		this.#dense = customers * values <= DENSE ? new Uint32Array(customers * values) : null;
	}

	add(customer: number, value: number): void {
		const pair = customer * this.#width + value;
		if (this.#dense) this.#dense[pair] = (this.#dense[pair] ?? 0) + 1;
		else this.#sparse.set(pair, (this.#sparse.get(pair) ?? 0) + 1);
	}

	forEach(visit: (customer: number, value: number, count: number) => void): void {
		const tell = (count: number, pair: number) => {
			if (count > 0) visit(Math.floor(pair / this.#width), pair % this.#width, count);
		};
		if (this.#dense) this.#dense.forEach(tell);
		else this.#sparse.forEach(tell);
	}
}
