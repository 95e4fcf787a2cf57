import { Dexie, type DexieOptions, type Table } from 'dexie';
import { AppError } from '#src/errors/index.ts';
import { storageFault, type Ended } from './faults.ts';
import { migrations, SCHEMA } from './migrations/index.ts';
import type { ChunkRow, HeadRow, JournalRow, MetaRow, ProjectRow, SnapshotRow } from './rows.ts';

/** Name of the database; pages opened from disk share one store, so it carries our own prefix. */
export const DATABASE_NAME = 'fenqu';

const OPEN_TIMEOUT_MS = 5000;
const STORES = ['projects', 'heads', 'chunks', 'journal', 'snapshots', 'meta'];

/** The stores of the database inside a transaction. */
export interface Stores {
	readonly projects: Table<ProjectRow, string>;
	readonly heads: Table<HeadRow, string>;
	readonly chunks: Table<ChunkRow, [string, number]>;
	readonly journal: Table<JournalRow, [string, number]>;
	readonly snapshots: Table<SnapshotRow, [string, string]>;
	readonly meta: Table<MetaRow, string>;
}

/** What happens to the store from outside: another tab upgraded it, the browser took it away, another tab is in the way. */
export interface StoreEvent {
	readonly kind: 'outdated' | 'closed' | 'blocked';
}

/** `strict`: on disk when the transaction ends (imports, checkpoints, deletions). `relaxed`: handed to the system (edits). */
export type Durability = 'strict' | 'relaxed';

/**
 * The connection to IndexedDB. Never opens itself again after a close, and looks at its own schema number at open and
 * inside every write transaction, because IndexedDB lets an older page write into an upgraded store.
 */
export class StoreDatabase {
	readonly #connections: Readonly<Record<Durability, Dexie>>;
	readonly #onEvent: (event: StoreEvent) => void;
	#ended: Ended = null;
	#opened = false;

	private constructor(name: string, onEvent: (event: StoreEvent) => void) {
		this.#onEvent = onEvent;
		this.#connections = { strict: this.#connect(name, 'strict'), relaxed: this.#connect(name, 'relaxed') };
	}

	/**
	 * Opens the store, creating or upgrading it.
	 *
	 * @throws AppError storage.newerSchema when a later version of the product has written here; storage.unavailable
	 * when the browser gives no store or does not answer within 5 s (waiting for another tab does not count)
	 */
	static async open(name: string, onEvent: (event: StoreEvent) => void): Promise<StoreDatabase> {
		const database = new StoreDatabase(name, onEvent);
		try {
			await database.#open(database.#connections.strict);
			await database.#checkVersion();
			await database.#open(database.#connections.relaxed);
			database.#opened = true;
			return database;
		} catch (thrown) {
			database.close();
			throw storageFault(thrown);
		}
	}

	/** Why the connection has ended, or null while it stands. */
	get ended(): Ended {
		return this.#ended;
	}

	/** Runs a read-only transaction over all stores. */
	read<T>(scope: (stores: Stores) => Promise<T>): Promise<T> {
		return this.#run('r', 'relaxed', scope);
	}

	/** Runs a write transaction; the promise settles with the transaction, so "done" means committed. */
	write<T>(durability: Durability, scope: (stores: Stores) => Promise<T>): Promise<T> {
		return this.#run('rw', durability, async (stores) => {
			const schema = await stores.meta.get('schema');
			if (schema?.value !== SCHEMA) throw new AppError('storage.outdatedTab', {});
			return scope(stores);
		});
	}

	close(): void {
		this.#ended ??= 'closed';
		for (const connection of Object.values(this.#connections)) connection.close({ disableAutoOpen: true });
	}

	async #run<T>(mode: 'r' | 'rw', durability: Durability, scope: (stores: Stores) => Promise<T>): Promise<T> {
		const connection = this.#connections[durability];
		try {
			return await connection.transaction(`${mode}!`, STORES, async () => scope(storesOf(connection)));
		} catch (thrown) {
			throw storageFault(thrown, this.#ended);
		}
	}

	#connect(name: string, chromeTransactionDurability: Durability): Dexie {
		const options: DexieOptions = { autoOpen: false, chromeTransactionDurability, cache: 'disabled' };
		const connection = new Dexie(name, options);
		for (const { version, stores, upgrade } of migrations) {
			const step = connection.version(version).stores({ ...stores });
			if (upgrade) step.upgrade(upgrade);
		}
		connection.on('populate', (transaction) => {
			const install = [...crypto.getRandomValues(new Uint32Array(4))]
				.map((word) => word.toString(36))
				.join('');
			void transaction.table<MetaRow>('meta').bulkAdd([
				{ key: 'schema', value: SCHEMA },
				{ key: 'install', value: install },
			]);
		});
		connection.on('versionchange', () => {
			this.#end('outdated');
			return false;
		});
		connection.on('close', () => this.#end('closed'));
		connection.on('blocked', () => this.#onEvent({ kind: 'blocked' }));
		return connection;
	}

	#end(reason: 'outdated' | 'closed'): void {
		if (this.#ended || !this.#opened) return;
		this.#ended = reason;
		this.close();
		this.#onEvent({ kind: reason });
	}

	async #open(connection: Dexie): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(
				() => reject(new AppError('storage.unavailable', { detail: 'no answer within 5 s' })),
				OPEN_TIMEOUT_MS,
			);
		});
		connection.on('blocked', () => clearTimeout(timer));
		await Promise.race([connection.open(), late]).finally(() => clearTimeout(timer));
	}

	async #checkVersion(): Promise<void> {
		const { strict } = this.#connections;
		const native = Math.floor(strict.backendDB().version / 10);
		const schema = await strict.table<MetaRow, string>('meta').get('schema');
		const found = Math.max(native, Number(schema?.value ?? 0));
		if (found > SCHEMA) throw new AppError('storage.newerSchema', { found, supported: SCHEMA });
		if (schema?.value !== SCHEMA)
			await strict.table<MetaRow, string>('meta').put({ key: 'schema', value: SCHEMA });
	}
}

function storesOf(connection: Dexie): Stores {
	return {
		projects: connection.table('projects'),
		heads: connection.table('heads'),
		chunks: connection.table('chunks'),
		journal: connection.table('journal'),
		snapshots: connection.table('snapshots'),
		meta: connection.table('meta'),
	};
}
