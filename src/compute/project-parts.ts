import type { Change, JournalEntry, MapChange, Project } from '#src/core/model/index.ts';
import type {
	Block,
	Column,
	ColumnSpec,
	Dictionary,
	PackedTexts,
	Table,
	TextColumn,
} from '#src/core/table/index.ts';
import type {
	ChunkId,
	Part,
	StoredChange,
	StoredColumn,
	StoredEntry,
	StoredProject,
	StoredTable,
	StoredTexts,
} from '#src/data/index.ts';

/** What the client needs of the model, handed in because this folder imports only its types. */
export interface ModelTools {
	readonly mapChange: MapChange;
	/** `Dictionary.fromPacked`. */
	readonly dictionaryOf: (chunks: readonly PackedTexts[]) => Dictionary;
}

/** A part that must be sent before a change can be stored. `make` copies it out of the live object when its turn comes. */
export interface UnsentPart {
	readonly bytes: number;
	/** Entries, of a part of a dictionary. */
	readonly entries: number;
	readonly make: () => Part;
}

const TEXTS_PER_PART = 16_384;
/** Counted as a whole batch: packing a part of a dictionary takes the page up to 13 ms. */
const BYTES_OF_TEXTS = 2 << 20;

/**
 * Knows, for one open project, which live blocks and dictionaries are stored under which chunk numbers, so that a block
 * is sent once and an unchanged one never again.
 */
export class ProjectParts {
	readonly #tools: ModelTools;
	readonly #ids = new WeakMap<object, ChunkId>();
	readonly #live = new Map<ChunkId, WeakRef<Block | Uint32Array>>();
	readonly #texts = new WeakMap<Dictionary, readonly StoredTexts[]>();
	readonly #dictionaries = new Map<string, WeakRef<Dictionary>>();

	constructor(tools: ModelTools) {
		this.#tools = tools;
	}

	/** Prepares tables and changes for storing. */
	outgoing(): Outgoing {
		return new Outgoing(this.#tools.mapChange, this.#ids, this.#texts);
	}

	/** Remembers what has been stored. */
	settle(sent: Outgoing): void {
		for (const [object, id] of sent.ids) this.#keep(object, id);
		for (const [dictionary, texts] of sent.texts) this.#keepTexts(dictionary, texts);
	}

	/** Forgets chunks that the store has dropped. */
	forget(ids: readonly ChunkId[]): void {
		const gone = new Set(ids);
		for (const id of ids) {
			const object = this.#live.get(id)?.deref();
			if (object) this.#ids.delete(object);
			this.#live.delete(id);
		}
		for (const [key, reference] of this.#dictionaries) {
			const dictionary = reference.deref();
			const texts = dictionary && this.#texts.get(dictionary);
			if (!dictionary || !texts?.some(({ id }) => gone.has(id))) continue;
			this.#texts.delete(dictionary);
			this.#dictionaries.delete(key);
		}
	}

	/** Numbers of the chunks whose content is alive in this page. */
	known(): ChunkId[] {
		const ids: ChunkId[] = [];
		for (const [id, reference] of this.#live) if (reference.deref()) ids.push(id);
		for (const reference of this.#dictionaries.values()) {
			const dictionary = reference.deref();
			if (dictionary) for (const { id } of this.#texts.get(dictionary) ?? []) ids.push(id);
		}
		return ids;
	}

	project(stored: StoredProject, parts: ReadonlyMap<ChunkId, Part>): Project {
		return { ...stored, tables: stored.tables.map((table) => this.#table(table, parts)) };
	}

	/** The entry with live columns, or null when a part of it is gone. */
	entry(stored: StoredEntry, parts: ReadonlyMap<ChunkId, Part>): JournalEntry | null {
		try {
			const change: Change = this.#tools.mapChange(
				stored.change,
				(column) => this.#column(column, parts),
				(table) => this.#table(table, parts),
			);
			return { ...stored, change };
		} catch (thrown) {
			if (thrown instanceof PartGone) return null;
			throw thrown;
		}
	}

	#table(stored: StoredTable, parts: ReadonlyMap<ChunkId, Part>): Table {
		const rowIds = stored.rowIds.map((ids) => {
			if (typeof ids === 'number') return this.#part(ids, parts) as Uint32Array;
			const [first, count] = ids;
			const run = new Uint32Array(count);
			for (let i = 0; i < count; i++) run[i] = first + i;
			return run;
		});
		return { ...stored, rowIds, columns: stored.columns.map((column) => this.#column(column, parts)) };
	}

	#column(stored: StoredColumn, parts: ReadonlyMap<ChunkId, Part>): Column {
		const blocks = stored.blocks.map((id) => this.#part(id, parts) as Block);
		if (!stored.texts) return { ...stored.spec, blocks } as Column;
		return { ...stored.spec, dictionary: this.#dictionary(stored.texts, parts), blocks } as TextColumn;
	}

	#part(id: ChunkId, parts: ReadonlyMap<ChunkId, Part>): Block | Uint32Array {
		const held = this.#live.get(id)?.deref();
		if (held) return held;
		const part = parts.get(id);
		if (!part || 'ends' in part) throw new PartGone();
		this.#keep(part, id);
		return part;
	}

	#dictionary(texts: readonly StoredTexts[], parts: ReadonlyMap<ChunkId, Part>): Dictionary {
		const key = keyOf(texts);
		for (const [held, reference] of this.#dictionaries) {
			const dictionary = held === key || held.startsWith(`${key},`) ? reference.deref() : undefined;
			if (dictionary) return dictionary;
		}
		const dictionary = this.#tools.dictionaryOf(
			texts.map(({ id }) => {
				const part = parts.get(id);
				if (!part || !('ends' in part)) throw new PartGone();
				return part;
			}),
		);
		this.#keepTexts(
			dictionary,
			texts.every(({ id }) => id > 0)
				? texts
				: texts.slice(
						0,
						texts.findIndex(({ id }) => id < 0),
					),
		);
		return dictionary;
	}

	#keep(object: Block | Uint32Array, id: ChunkId): void {
		if (id < 0) return;
		this.#ids.set(object, id);
		this.#live.set(id, new WeakRef(object));
	}

	#keepTexts(dictionary: Dictionary, texts: readonly StoredTexts[]): void {
		if (texts.length === 0) return;
		this.#texts.set(dictionary, texts);
		this.#dictionaries.set(keyOf(texts), new WeakRef(dictionary));
	}
}

/** One set of tables and changes on its way to the store: first `unsent`, then, with their numbers, the stored forms. */
export class Outgoing {
	readonly #mapChange: MapChange;
	readonly #known: WeakMap<object, ChunkId>;
	readonly #knownTexts: WeakMap<Dictionary, readonly StoredTexts[]>;
	/** Numbers given to new blocks and row ids. */
	readonly ids = new Map<Block | Uint32Array, ChunkId>();
	/** All chunks of the dictionaries that grew. */
	readonly texts = new Map<Dictionary, StoredTexts[]>();
	readonly #pending = new Map<Block | Uint32Array | Dictionary, UnsentPart[]>();

	constructor(
		mapChange: MapChange,
		known: WeakMap<object, ChunkId>,
		knownTexts: WeakMap<Dictionary, readonly StoredTexts[]>,
	) {
		this.#mapChange = mapChange;
		this.#known = known;
		this.#knownTexts = knownTexts;
	}

	/** Notes what of a change is not stored yet. */
	collect(change: Change): void {
		this.#mapChange<Column, Table, void, void>(
			change,
			(column) => this.#collectColumn(column),
			(table) => this.collectTable(table),
		);
	}

	collectTable(table: Table): void {
		for (const ids of table.rowIds) {
			if (!runOf(ids) && !this.#known.has(ids))
				this.#pending.set(ids, [{ bytes: ids.byteLength, entries: 0, make: () => ids }]);
		}
		table.columns.forEach((column) => this.#collectColumn(column));
	}

	/** Everything to send, in order. `take` must be called with the number of each before the stored forms are made. */
	*unsent(): Generator<UnsentPart & { readonly take: (id: ChunkId) => void }> {
		for (const [object, parts] of this.#pending) {
			for (const part of parts) yield { ...part, take: (id) => this.#take(object, id, part.entries) };
		}
	}

	change(change: Change): StoredChange {
		return this.#mapChange<Column, Table, StoredColumn, StoredTable>(
			change,
			(column) => this.#column(column),
			(table) => this.table(table),
		);
	}

	table(table: Table): StoredTable {
		const rowIds = table.rowIds.map((ids) => runOf(ids) ?? this.#idOf(ids));
		return { ...table, rowIds, columns: table.columns.map((column) => this.#column(column)) };
	}

	#take(object: Block | Uint32Array | Dictionary, id: ChunkId, count: number): void {
		if (!('intern' in object)) {
			this.ids.set(object, id);
			return;
		}
		const list = this.texts.get(object) ?? [...(this.#knownTexts.get(object) ?? [])];
		list.push({ id, count });
		this.texts.set(object, list);
	}

	#collectColumn(column: Column): void {
		for (const block of column.blocks as readonly Block[]) {
			if (!this.#known.has(block))
				this.#pending.set(block, [{ bytes: block.values.byteLength, entries: 0, make: () => block }]);
		}
		if (!('dictionary' in column)) return;
		const { dictionary } = column;
		const slices: UnsentPart[] = [];
		const { size } = dictionary;
		for (let start = sizeOf(this.#knownTexts.get(dictionary) ?? []); start < size; start += TEXTS_PER_PART) {
			const end = Math.min(size, start + TEXTS_PER_PART);
			slices.push({ bytes: BYTES_OF_TEXTS, entries: end - start, make: () => dictionary.pack(start, end) });
		}
		if (slices.length > 0) this.#pending.set(dictionary, slices);
	}

	#column(column: Column): StoredColumn {
		const { id, name, type, format } = column;
		const spec: ColumnSpec = format ? { id, name, type, format } : { id, name, type };
		const blocks = (column.blocks as readonly Block[]).map((block) => this.#idOf(block));
		const rows = (column.blocks as readonly Block[]).reduce((sum, block) => sum + block.length, 0);
		if (!('dictionary' in column)) return { spec, rows, texts: null, blocks };
		const texts = this.texts.get(column.dictionary) ?? this.#knownTexts.get(column.dictionary) ?? [];
		return { spec, rows, texts, blocks };
	}

	#idOf(object: Block | Uint32Array): ChunkId {
		return this.ids.get(object) ?? this.#known.get(object) ?? 0;
	}
}

class PartGone extends Error {}

function keyOf(texts: readonly StoredTexts[]): string {
	return texts.map(({ id }) => id).join();
}

function sizeOf(texts: readonly StoredTexts[]): number {
	return texts.reduce((sum, { count }) => sum + count, 0);
}

function runOf(ids: Uint32Array): readonly [number, number] | null {
	const first = ids[0] ?? 1;
	for (let i = 1; i < ids.length; i++) if (ids[i] !== first + i) return null;
	return [first, ids.length];
}
