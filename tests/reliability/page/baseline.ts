import { Dexie } from 'dexie';
import { cellAt, isUnread, type Table } from '#src/core/table/index.ts';
import { customersTable, transactionsTable } from './tables.ts';

const BATCH = 20_000;

function store(): Dexie {
	const database = new Dexie('objects');
	database.version(1).stores({ customers: 'id', transactions: 'id' });
	return database;
}

function* objectsOf(table: Table): Generator<Record<string, unknown>[]> {
	for (let start = 0; start < table.rowCount; start += BATCH) {
		const batch: Record<string, unknown>[] = [];
		for (let row = start; row < Math.min(table.rowCount, start + BATCH); row++) {
			const object: Record<string, unknown> = { id: row + 1 };
			for (const column of table.columns) {
				const value = cellAt(column, row);
				object[column.id] = value !== null && isUnread(value) ? value.unread : value;
			}
			batch.push(object);
		}
		yield batch;
	}
}

/** The same rows as one object each, the way Dexie is commonly used; milliseconds of writing, making the objects left out. */
export async function writeObjects(customers: number, transactions: number): Promise<number> {
	const database = store();
	await database.open();
	let ms = 0;
	for (const [name, table] of [
		['customers', customersTable(customers)],
		['transactions', transactionsTable(transactions, 1)],
	] as const) {
		for (const batch of objectsOf(table)) {
			const start = performance.now();
			await database.table(name).bulkAdd(batch);
			ms += performance.now() - start;
		}
	}
	database.close();
	return ms;
}

/** Milliseconds of reading both tables of objects back. */
export async function readObjects(): Promise<{ ms: number; rows: number }> {
	const start = performance.now();
	const database = store();
	await database.open();
	const customers = await database.table('customers').toArray();
	const transactions = await database.table('transactions').toArray();
	const ms = performance.now() - start;
	database.close();
	return { ms, rows: customers.length + transactions.length };
}
