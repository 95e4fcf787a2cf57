/* The page of the kill test and of the storage benchmark: the client over the real data worker, driven from outside. */
import { DataClient } from '#src/compute/data-client.ts';
import { apply, createProject, mapChange, type JournalEntry } from '#src/core/model/index.ts';
import { Dictionary } from '#src/core/table/index.ts';
import { customersTable, transactionsTable } from './tables.ts';
import { readObjects, writeObjects } from './baseline.ts';
import { CUSTOMERS, edit, plannedChange } from './plan.ts';
import { fingerprint, type Fingerprint } from './fingerprint.ts';

declare global {
	/** Told of every acknowledged commit, and waited for: the test process has counted it before the next is written. */
	var acknowledged: ((commit: number) => Promise<void>) | undefined;
}

const PROJECT = 'p1';
const DATABASE = 'fenqu-harness';
const client = new DataClient(
	{ mapChange, dictionaryOf: (chunks) => Dictionary.fromPacked(chunks) },
	{ database: DATABASE, checkpointEvery: 100 },
);

function entryOf(seq: number, change: JournalEntry['change']): JournalEntry {
	return { seq, change, label: { code: 'test', args: {} }, author: 'test', time: seq };
}

export const harness = {
	/** Opens the store; the commit of the project, null when there is none, and how many projects are said to be lost. */
	async open(): Promise<{ commit: number | null; lost: number }> {
		const { projects, recovery } = await client.openStore(Date.now());
		return {
			commit: projects.find(({ id }) => id === PROJECT)?.commit ?? null,
			lost: recovery?.lost.length ?? 0,
		};
	},

	async create(): Promise<number> {
		const entries = [entryOf(1, { kind: 'addTable', index: 0, table: customersTable(CUSTOMERS) })];
		return (await client.createProject(createProject(PROJECT, 'P'), entries, 1)).commit;
	},

	/** Goes on for ever from `from`, one entry after the other; see `plan.ts` for what each does. */
	async run(from: number): Promise<never> {
		let { project } = await client.loadProject(PROJECT);
		for (let seq = from + 1; ; seq++) {
			const change = plannedChange(project, seq);
			await client.append(PROJECT, [entryOf(seq, change)], seq - 1);
			await globalThis.acknowledged?.(seq);
			project = apply(project, change);
		}
	},

	/** The state of the project, summed up, with the shape of its journal. */
	async state(): Promise<Fingerprint> {
		const { project, damaged } = await client.loadProject(PROJECT);
		return fingerprint(project, await client.loadHistory(PROJECT), damaged.length);
	},

	/** Stores both tables of the benchmark; milliseconds from start to commit and the longest pause of the page. */
	async persist(customers: number, transactions: number): Promise<{ ms: number; longestPause: number }> {
		const tables = [customersTable(customers), transactionsTable(transactions, 1)];
		const changes = tables.map((table, index) => ({ kind: 'addTable' as const, index, table }));
		const pauses = watchPauses();
		const start = performance.now();
		await client.createProject(createProject(PROJECT, 'P'), [entryOf(1, { kind: 'batch', changes })], 1);
		return { ms: performance.now() - start, longestPause: pauses() };
	},

	/** Opens the project; milliseconds from the request to live columns. */
	async load(): Promise<{ ms: number; rows: number; longestPause: number }> {
		const pauses = watchPauses();
		const start = performance.now();
		const { project } = await client.loadProject(PROJECT);
		const ms = performance.now() - start;
		return {
			ms,
			rows: project.tables.reduce((sum, table) => sum + table.rowCount, 0),
			longestPause: pauses(),
		};
	},

	/** Milliseconds of each of `count` single-cell edits from the call to the commit. */
	async edits(from: number, count: number): Promise<number[]> {
		const times: number[] = [];
		for (let seq = from + 1; seq <= from + count; seq++) {
			const start = performance.now();
			await client.append(PROJECT, [entryOf(seq, edit(seq))], seq - 1);
			times.push(performance.now() - start);
		}
		return times;
	},

	/** Bytes of the records that one single-cell edit writes. */
	async editBytes(): Promise<number> {
		const connection = await settled(indexedDB.open(DATABASE));
		const transaction = connection.transaction(['journal', 'projects']);
		const journal = await settled(
			transaction.objectStore('journal').getAll(IDBKeyRange.lowerBound([PROJECT, 2]), 1),
		);
		const row: unknown = await settled(transaction.objectStore('projects').get(PROJECT));
		connection.close();
		return new TextEncoder().encode(JSON.stringify([journal, row])).length;
	},

	checkpoint: () => client.checkpoint(PROJECT),
	writeObjects,
	readObjects,
};

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('request'));
	});
}

/** The longest gap between turns of the event loop until the function returned is called. */
function watchPauses(): () => number {
	let last = performance.now();
	let longest = 0;
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		port2.postMessage(null);
	};
	port2.postMessage(null);
	return () => {
		port1.close();
		return longest;
	};
}

Object.assign(globalThis, { harness });
