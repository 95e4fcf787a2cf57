import { Dexie } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createProject } from '#src/core/model/index.ts';
import type { DataService, StoredEntry, StoredTable } from '#src/data/index.ts';
import type { ChunkRow, HeadRow, JournalRow, ProjectRow } from '#src/data/rows.ts';
import { cleanUp, freshName, raw, settled, startService, withStore } from './support.ts';

afterEach(async () => {
	vi.restoreAllMocks();
	await cleanUp();
});

const STORES = ['projects', 'heads', 'chunks', 'journal', 'snapshots'];
const base = { ...createProject('p', 'P'), tables: [] };
const stored = (seq: number, change: StoredEntry['change']): StoredEntry => ({
	seq,
	change,
	label: { code: 'test', args: {} },
	author: 'me',
	time: seq,
});
const block = (from: number) => ({
	kind: 'number' as const,
	length: 3,
	values: Float64Array.of(from, from + 1, from + 2),
	missing: null,
	unread: null,
});

async function stagedTable(service: DataService, id: string, project = 'p'): Promise<StoredTable> {
	const blocks = await service.stage({ id: project, parts: [block(1), block(4)] });
	const columns = blocks.map((chunk, i) => ({
		spec: { id: `c${i}`, name: `C${i}`, type: 'number' as const },
		rows: 3,
		texts: null,
		blocks: [chunk],
	}));
	return { id, name: id, kind: 'other', rowCount: 3, nextRowId: 4, rowIds: [[1, 3]], columns };
}

const cell = (seq: number, value: number, column = 'c0') =>
	stored(seq, {
		kind: 'setCells',
		table: 't',
		patches: [{ column, rows: [2], before: [2], after: [value] }],
	});

/** A service holding one project with one table, its head brought up to it. */
async function withProject(options = {}): Promise<{ service: DataService; database: string }> {
	const database = freshName();
	const service = await startService(database, options);
	const table = await stagedTable(service, 't');
	await service.create({
		project: base,
		entries: [stored(1, { kind: 'addTable', index: 0, table })],
		time: 1,
	});
	await service.checkpoint({ id: 'p' });
	return { service, database };
}

async function dump(database: string): Promise<string> {
	const all = await Promise.all(STORES.map((store) => raw(database, store)));
	return JSON.stringify(all, (_, value: unknown) =>
		value instanceof ArrayBuffer ? [...new Uint32Array(value)] : value,
	);
}

/** Lets the n-th write of the store fail, counting from now. Returns how many writes there were. */
function failAt(n: number, name: string): () => number {
	let writes = 0;
	const prototype: object = IDBObjectStore.prototype;
	for (const method of ['add', 'put', 'delete'] as const) {
		const original = Reflect.get(prototype, method) as (...args: unknown[]) => IDBRequest;
		vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
			this: IDBObjectStore,
			...args: unknown[]
		) {
			if (++writes === n) throw new DOMException('no room', name);
			return original.apply(this, args) as IDBRequest<IDBValidKey> & IDBRequest<undefined>;
		});
	}
	return () => writes;
}

/** Starts something between a checkpoint's reading and its writing: transactions run in the order they are made. */
function afterRead(start: () => Promise<unknown>): () => Promise<unknown> | undefined {
	let started: Promise<unknown> | undefined;
	const original: (name: string) => IDBObjectStore = Reflect.get(IDBTransaction.prototype, 'objectStore');
	vi.spyOn(IDBTransaction.prototype, 'objectStore').mockImplementation(function (
		this: IDBTransaction,
		name: string,
	) {
		if (this.mode === 'readonly' && name === 'journal') started ??= Dexie.ignoreTransaction(start);
		return original.call(this, name);
	});
	return () => started;
}

const operations: [string, (service: DataService) => Promise<unknown>][] = [
	['an edit', (service) => service.append({ id: 'p', entries: [cell(2, 9)], expected: 1 })],
	[
		'an import',
		async (service) => {
			const change = { kind: 'addTable' as const, index: 1, table: await stagedTable(service, 'u') };
			return service.append({ id: 'p', entries: [stored(2, change)], expected: 1 });
		},
	],
	[
		'a checkpoint',
		async (service) => {
			await service.append({ id: 'p', entries: [cell(2, 9), cell(3, 8, 'c1')], expected: 1 });
			return service.checkpoint({ id: 'p' });
		},
	],
	[
		'a new project',
		async (service) => {
			const table = await stagedTable(service, 't', 'q');
			return service.create({
				project: { ...base, id: 'q' },
				entries: [stored(1, { kind: 'addTable', index: 0, table })],
				time: 2,
			});
		},
	],
	['a duplicate', (service) => service.duplicate({ id: 'p', newId: 'q', name: 'Q', author: 'me', time: 3 })],
	[
		'a removal for good',
		async (service) => service.remove({ id: 'p', time: 1 }).then(() => service.purge({ id: 'p', time: 1 })),
	],
];

describe.each(operations)('%s', (_, operate) => {
	test('DAT7 DAT8 a disk full at any write leaves the state before or after, never between', async () => {
		for (let n = 1; ; n++) {
			const { service, database } = await withProject();
			const before = await dump(database);
			vi.spyOn(console, 'warn').mockReturnValue();
			const writes = failAt(n, 'QuotaExceededError');
			const outcome = await operate(service).then(
				() => 'done',
				(thrown: { code: string }) => thrown.code,
			);
			const reached = writes();
			vi.restoreAllMocks();
			const after = await dump(database);
			if (reached < n) {
				expect(outcome).toBe('done');
				expect(n).toBeGreaterThan(2);
				break;
			}
			expect(outcome).toBe('storage.quota');
			const journal = await raw<JournalRow>(database, 'journal');
			const rows = await raw<ProjectRow>(database, 'projects');
			const heads = await raw<HeadRow>(database, 'heads');
			for (const row of rows) {
				expect(journal.filter(({ project }) => project === row.id)).toHaveLength(row.commit);
				expect(heads.find(({ project }) => project === row.id)?.manifest.seq).toBe(row.headSeq);
				if (row.removed === null) expect((await service.load({ id: row.id })).damaged).toEqual([]);
			}
			expect(rows.map(({ id }) => id)).toEqual(['p']);
			// An operation of two transactions may have ended its first one.
			if (rows[0]?.commit === 1 && rows[0].removed === null) expect(after).toBe(before);
			await service.close();
		}
	});
});

test('DAT8 where only the commit fails, nothing is stored and the next write works', async () => {
	const { service, database } = await withProject();
	const before = await dump(database);
	const original: (value: unknown) => IDBRequest<IDBValidKey> = Reflect.get(IDBObjectStore.prototype, 'put');
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		value: unknown,
	) {
		const request = original.call(this, value);
		request.addEventListener('success', () => this.transaction.abort());
		return request;
	});
	await expect(service.append({ id: 'p', entries: [cell(2, 9)], expected: 1 })).rejects.toMatchObject({
		code: 'storage.unavailable',
	});
	vi.restoreAllMocks();
	expect(await dump(database)).toBe(before);
	expect(await service.append({ id: 'p', entries: [cell(2, 9)], expected: 1 })).toMatchObject({ commit: 2 });
});

describe('schema', () => {
	const edit = (service: DataService) => service.append({ id: 'p', entries: [cell(2, 9)], expected: 1 });

	test('DAT19 a later schema number written by another tab stops every write', async () => {
		const { service, database } = await withProject();
		await withStore(database, 'meta', 'readwrite', (meta) => meta.put({ key: 'schema', value: 2 }));
		await expect(edit(service)).rejects.toMatchObject({ code: 'storage.outdatedTab' });
		expect(await raw(database, 'journal')).toHaveLength(1);
		const refused = startService(database);
		await expect(refused).rejects.toMatchObject({
			code: 'storage.newerSchema',
			args: { found: 2, supported: 1 },
		});
	});

	test('DAT19 a store with a later native version is refused', async () => {
		const { service, database } = await withProject();
		await service.close();
		(await settled(indexedDB.open(database, 20))).close();
		await expect(startService(database)).rejects.toMatchObject({
			code: 'storage.newerSchema',
			args: { found: 2 },
		});
	});

	test('DAT20 an upgrade by another tab closes this one for good', async () => {
		const { service, database } = await withProject();
		const event = service.nextEvent();
		const upgraded = await settled(indexedDB.open(database, 20));
		expect(await event).toEqual({ kind: 'outdated' });
		await expect(edit(service)).rejects.toMatchObject({ code: 'storage.outdatedTab' });
		await expect(service.list()).rejects.toMatchObject({ code: 'storage.outdatedTab' });
		upgraded.close();
		await expect(edit(service)).rejects.toMatchObject({ code: 'storage.outdatedTab' });
		expect(await raw(database, 'journal')).toHaveLength(1);
	});

	test('DAT20 a tab in the way of an upgrade is reported, and opening goes on when it leaves', async () => {
		const database = freshName();
		const old = await settled(indexedDB.open(database, 5));
		const { DataService } = await import('#src/data/index.ts');
		const service = new DataService({ database });
		const opened = service.open({ marker: null, time: 1 });
		expect(await service.nextEvent()).toEqual({ kind: 'blocked' });
		old.close();
		expect((await opened).projects).toEqual([]);
		await service.close();
	});
});

describe('damage', () => {
	const damageChunk = async (database: string, id: number) => {
		const chunk = await withStore<ChunkRow>(
			database,
			'chunks',
			'readonly',
			(chunks) => chunks.get(['p', id]) as IDBRequest<ChunkRow>,
		);
		new Uint8Array(chunk.data)[33]! ^= 1;
		await withStore(database, 'chunks', 'readwrite', (chunks) => chunks.put(chunk));
	};

	test.each(['damaged', 'missing'])(
		'DAT21 a %s block: its rows are missing and listed, the others stand',
		async (kind) => {
			const { service, database } = await withProject();
			if (kind === 'damaged') await damageChunk(database, 1);
			else await withStore(database, 'chunks', 'readwrite', (chunks) => chunks.delete(['p', 1]));
			const { project, parts, damaged } = await service.load({ id: 'p' });
			expect(damaged).toEqual([{ table: 't', column: 'C0', fromRow: 0, rows: 3 }]);
			const [first, second] = project.tables[0]!.columns.map(({ blocks }) => parts.get(blocks[0]!));
			expect(first).toMatchObject({ missing: Uint8Array.of(0xff), values: Float64Array.of(0, 0, 0) });
			expect(second).toMatchObject({ missing: null, values: Float64Array.of(4, 5, 6) });
		},
	);

	test('DAT21 a damaged chunk stays where it is when its block is edited', async () => {
		const { service, database } = await withProject();
		await damageChunk(database, 1);
		await withStore(database, 'journal', 'readwrite', (journal) =>
			journal.put({ project: 'p', seq: 1, entry: cell(1, 0) }),
		);
		await service.append({ id: 'p', entries: [cell(2, 9), cell(3, 9, 'c1')], expected: 1 });
		await service.checkpoint({ id: 'p' });
		expect((await raw<ChunkRow>(database, 'chunks')).map(({ id }) => id)).toEqual([1, 3, 4]);
	});

	test('DAT21 a gap in the journal, a missing head and an entry that cannot be applied are storage.damaged', async () => {
		const { service, database } = await withProject();
		await service.append({ id: 'p', entries: [cell(2, 9), cell(3, 8)], expected: 1 });
		const record = await withStore<JournalRow>(
			database,
			'journal',
			'readonly',
			(journal) => journal.get(['p', 2]) as IDBRequest<JournalRow>,
		);
		const damaged = (detail: string) => ({ code: 'storage.damaged', args: { project: 'P', detail } });
		await withStore(database, 'journal', 'readwrite', (journal) => journal.delete(['p', 2]));
		await expect(service.load({ id: 'p' })).rejects.toMatchObject(damaged('journal 2'));
		const change = { kind: 'renameTable', table: 'nowhere', before: '', after: '' };
		await withStore(database, 'journal', 'readwrite', (journal) =>
			journal.put({ ...record, entry: { ...record.entry, change } }),
		);
		await expect(service.load({ id: 'p' })).rejects.toMatchObject(damaged('journal 2: change.unknownTarget'));
		await withStore(database, 'heads', 'readwrite', (heads) => heads.delete('p'));
		await expect(service.load({ id: 'p' })).rejects.toMatchObject(damaged('head'));
	});
});

describe('checkpoint', () => {
	const headSeq = async (database: string) => (await raw<HeadRow>(database, 'heads'))[0]?.manifest.seq;

	test('DAT12 dirty blocks are written, chunks nothing names are dropped, later entries stay in front', async () => {
		const { service, database } = await withProject();
		await service.append({ id: 'p', entries: [cell(2, 7)], expected: 1 });
		expect(await service.checkpoint({ id: 'p' })).toEqual({ headSeq: 2, written: 1, dropped: 0 });
		await service.append({ id: 'p', entries: [cell(3, 8)], expected: 2 });
		const appended = afterRead(() => service.append({ id: 'p', entries: [cell(4, 9)], expected: 3 }));
		expect(await service.checkpoint({ id: 'p' })).toEqual({ headSeq: 3, written: 1, dropped: 1 });
		expect(await appended()).toMatchObject({ commit: 4 });
		expect(await headSeq(database)).toBe(3);
		expect((await raw<ChunkRow>(database, 'chunks')).map(({ id }) => id)).toEqual([1, 2, 4]);
		const { project, parts } = await service.load({ id: 'p' });
		expect(project.seq).toBe(4);
		expect(parts.get(project.tables[0]!.columns[0]!.blocks[0]!)).toMatchObject({
			values: Float64Array.of(1, 9, 3),
		});
	});

	test('DAT12 a chunk that a snapshot names is kept', async () => {
		const { service, database } = await withProject();
		await service.append({ id: 'p', entries: [cell(2, 7)], expected: 1 });
		await service.checkpoint({ id: 'p' });
		const [head] = await raw<HeadRow>(database, 'heads');
		await withStore(database, 'snapshots', 'readwrite', (snapshots) =>
			snapshots.put({ project: 'p', name: 's', time: 1, manifest: head?.manifest }),
		);
		await service.append({ id: 'p', entries: [cell(3, 8)], expected: 2 });
		expect(await service.checkpoint({ id: 'p' })).toMatchObject({ written: 1, dropped: 0 });
	});

	test('DAT13 it happens after so many changes', async () => {
		const { service, database } = await withProject({ checkpointEvery: 5 });
		for (let seq = 2; seq <= 4; seq++)
			await service.append({ id: 'p', entries: [cell(seq, seq)], expected: seq - 1 });
		expect(await headSeq(database)).toBe(1);
		await service.append({ id: 'p', entries: [cell(5, 5)], expected: 4 });
		await expect.poll(() => headSeq(database)).toBe(5);
	});

	test('DAT13 it happens after idle time', async () => {
		const { service, database } = await withProject({ idleMs: 30 });
		await service.append({ id: 'p', entries: [cell(2, 2)], expected: 1 });
		await expect.poll(() => headSeq(database)).toBe(2);
	});
});
