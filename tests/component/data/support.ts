import { DataClient } from '#src/compute/data-client.ts';
import { mapChange, type Change, type JournalEntry, type Project } from '#src/core/model/index.ts';
import {
	cellAt,
	columnOf,
	createTable,
	Dictionary,
	isUnread,
	type CellValue,
	type ColumnType,
	type Table,
} from '#src/core/table/index.ts';
import { DataService, type ServiceOptions } from '#src/data/index.ts';

const open: DataClient[] = [];
const services: DataService[] = [];
let count = 0;

/** A name no other test has used. */
export function freshName(): string {
	return `fenqu-test-${Date.now().toString(36)}-${count++}`;
}

/** A client over its own worker. */
export function startClient(database: string, options: ServiceOptions = {}): DataClient {
	const client = new DataClient(
		{ mapChange, dictionaryOf: (chunks) => Dictionary.fromPacked(chunks) },
		{ ...options, database },
	);
	open.push(client);
	return client;
}

/** A service in the page, where a test can get at IndexedDB beneath it. */
export async function startService(database: string, options: ServiceOptions = {}): Promise<DataService> {
	const service = new DataService({ ...options, database });
	services.push(service);
	await service.open({ marker: null, time: 1 });
	return service;
}

/** Ends what the test started and deletes its databases. */
export async function cleanUp(): Promise<void> {
	await Promise.all(open.splice(0).map((client) => client.close().catch(() => undefined)));
	await Promise.all(services.splice(0).map((service) => service.close().catch(() => undefined)));
}

export function entry(seq: number, change: Change): JournalEntry {
	return { seq, change, label: { code: 'test', args: {} }, author: 'test', time: 1000 + seq };
}

export function column(id: string, type: ColumnType, values: readonly CellValue[]) {
	return columnOf({ id, name: id.toUpperCase(), type }, values);
}

/** A small table of a number and a text column. */
export function smallTable(id = 't', rows = 5): Table {
	const numbers = Array.from({ length: rows }, (_, row): CellValue =>
		row === 1 ? null : row === 2 ? { unread: '约 3' } : row * 1.5,
	);
	const texts = Array.from({ length: rows }, (_, row): CellValue => (row === 3 ? null : `客户 ${row}`));
	return createTable(id, id.toUpperCase(), 'customers', rows, [
		column('n', 'number', numbers),
		column('s', 'text', texts),
	]);
}

export function setCell(
	table: string,
	columnId: string,
	row: number,
	before: CellValue,
	after: CellValue,
): Change {
	return {
		kind: 'setCells',
		table,
		patches: [{ column: columnId, rows: [row], before: [before], after: [after] }],
	};
}

export const addTable = (table: Table, index = 0): Change => ({ kind: 'addTable', index, table });

/** Everything a user can see of a project, as plain values. */
export function visible(project: Project) {
	return {
		name: project.name,
		seq: project.seq,
		recipe: project.recipe,
		tables: project.tables.map((table) => ({
			id: table.id,
			name: table.name,
			rowIds: table.rowIds.flatMap((ids) => [...ids]),
			nextRowId: table.nextRowId,
			columns: table.columns.map((each) => ({
				id: each.id,
				name: each.name,
				type: each.type,
				cells: Array.from({ length: table.rowCount }, (_, row) => {
					const value = cellAt(each, row);
					return value !== null && isUnread(value) ? `? ${value.unread}` : value;
				}),
			})),
		})),
	};
}

/** All records of a store, read beneath Dexie. */
export async function raw<T>(database: string, store: string): Promise<T[]> {
	return withStore(database, store, 'readonly', (objects) => objects.getAll() as IDBRequest<T[]>);
}

/** One request on a store, beneath Dexie. */
export async function withStore<T>(
	database: string,
	store: string,
	mode: IDBTransactionMode,
	request: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
	const connection = await settled(indexedDB.open(database));
	try {
		const transaction = connection.transaction(store, mode);
		const result = await settled(request(transaction.objectStore(store)));
		return result;
	} finally {
		connection.close();
	}
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('request'));
	});
}
