import {
	customerJoin,
	findTable,
	type CustomerJoin,
	type Project,
	type Scale,
} from '#src/core/model/index.ts';
import { cellAt, joinRows, keyText, type Table } from '#src/core/table/index.ts';

/** Where the answers to the questions of a scale stand. */
export interface AnswerTable {
	readonly table: Table;
	/** How its rows name their customers; null = they are the customers. */
	readonly join: CustomerJoin | null;
}

/** The table that a scale reads; null where it is gone or no longer says whose its rows are. */
export function answerTable(
	project: Project,
	customers: Table,
	{ table: id }: Pick<Scale, 'table'>,
): AnswerTable | null {
	if (id === undefined || id === customers.id) return { table: customers, join: null };
	const table = findTable(project, id);
	const join = table ? customerJoin(project, customers, table) : null;
	return table && join ? { table, join } : null;
}

/** Whose the answer sheets are. */
export interface SheetOwners {
	/** Customer row per sheet, −1 = none that is known; of several customers with one key the first. */
	readonly customerOf: Int32Array;
	/** Sheets that name no customer. */
	readonly nameless: number;
	/** Sheets whose customer is not among the customers. */
	readonly unknown: number;
}

/** Finds the customers of answer sheets. */
export function ownersOf({ from, key }: CustomerJoin): SheetOwners {
	const customerOf = joinRows(from, key);
	let [nameless, unknown] = [0, 0];
	for (let row = 0; row < customerOf.length; row++) {
		if ((customerOf[row] as number) >= 0) continue;
		if (keyText(cellAt(from, row)) === null) nameless++;
		else unknown++;
	}
	return { customerOf, nameless, unknown };
}

/** What is known of the customers from their answer sheets. */
export interface SheetMeans {
	/** Mean per customer; NaN without a sheet that has a value. */
	readonly means: Float64Array;
	/** Sheets with a value, per customer. */
	readonly counts: Uint32Array;
}

/** Mean of the values of the sheets of each customer. Added in the order of their size: that of the rows does not matter. */
export function meansOf(customerOf: Int32Array, values: Float64Array, customers: number): SheetMeans {
	const counts = new Uint32Array(customers);
	const isCounted = (row: number) => (customerOf[row] as number) >= 0 && !Number.isNaN(values[row]);
	const rows = Array.from(values.keys()).filter(isCounted);
	for (const row of rows)
		counts[customerOf[row] as number] = (counts[customerOf[row] as number] as number) + 1;
	const ends = new Uint32Array(customers);
	counts.reduce((before, count, customer) => (ends[customer] = before + count), 0);
	const next = ends.map((end, customer) => end - (counts[customer] as number));
	const grouped = new Float64Array(rows.length);
	for (const row of rows) {
		const customer = customerOf[row] as number;
		grouped[next[customer] as number] = values[row] as number;
		next[customer] = (next[customer] as number) + 1;
	}
	const means = Float64Array.from(counts, (count, customer) => {
		const end = ends[customer] as number;
		const own = grouped.subarray(end - count, end).sort();
		return count > 0 ? own.reduce((sum, value) => sum + value, 0) / count : Number.NaN;
	});
	return { means, counts };
}
