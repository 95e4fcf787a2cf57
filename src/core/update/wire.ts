import {
	Dictionary,
	findColumn,
	isTextColumn,
	unpackColumn,
	type Block,
	type Column,
	type ColumnSpec,
	type PackedTexts,
	type Table,
	type WireColumn,
} from '#src/core/table/index.ts';

/** A table as what it has beyond the one it came from: parts that are the same are named by their place there. */
export interface WireUpdate {
	readonly table: Omit<Table, 'columns' | 'rowIds'>;
	readonly rowIds: readonly (number | Uint32Array)[];
	readonly columns: readonly UpdatedColumn[];
}

interface UpdatedColumn {
	readonly spec: ColumnSpec;
	readonly blocks: readonly (number | Block)[];
	/** Texts that come behind the first `known` of the column before; null for numbers. */
	readonly texts: PackedTexts | null;
	readonly known: number;
}

/**
 * The table after an update beside the one before, with the buffers of its own that may move.
 *
 * @param known texts of a column of the table before, as many as its receiver has
 */
export function packUpdate(
	before: Table,
	after: Table,
	known: (column: string) => number,
): { readonly value: WireUpdate; readonly buffers: ArrayBuffer[] } {
	const { columns, rowIds, ...table } = after;
	const buffers = new Set<ArrayBuffer>();
	const keep = <T extends object>(part: T, at: number, there: readonly T[] | undefined, move: () => void) => {
		if (there?.[at] === part) return at;
		move();
		return part;
	};
	const add = (view: { readonly buffer: ArrayBufferLike } | null) => {
		if (view?.buffer instanceof ArrayBuffer) buffers.add(view.buffer);
	};
	const value: WireUpdate = {
		table,
		rowIds: rowIds.map((ids, i) => keep(ids, i, before.rowIds, () => add(ids))),
		columns: columns.map((column) => {
			const old = findColumn(before, column.id);
			const size = old ? known(column.id) : 0;
			const { id, name, type, format } = column;
			return {
				spec: format ? { id, name, type, format } : { id, name, type },
				blocks: column.blocks.map((block: Block, i) =>
					keep(block, i, old?.blocks as readonly Block[] | undefined, () => {
						add(block.values);
						add(block.missing);
					}),
				),
				texts: isTextColumn(column) ? column.dictionary.pack(size) : null,
				known: size,
			};
		}),
	};
	return { value, buffers: [...buffers] };
}

/** The table after an update, over the one before: what is the same is shared. */
export function unpackUpdate(wire: WireUpdate, before: Table): Table {
	return {
		...wire.table,
		rowIds: sharedIds(wire, before),
		columns: wire.columns.map((column) => unpacked(column, findColumn(before, column.spec.id))),
	};
}

function sharedIds({ rowIds }: WireUpdate, before: Table): readonly Uint32Array[] {
	const ids = rowIds.map((each) => (typeof each === 'number' ? (before.rowIds[each] as Uint32Array) : each));
	const isSame = ids.length === before.rowIds.length && ids.every((each, i) => each === before.rowIds[i]);
	return isSame ? before.rowIds : ids;
}

function unpacked({ spec, blocks, texts, known }: UpdatedColumn, before: Column | undefined): Column {
	const own = blocks.map((block) => (typeof block === 'number' ? (before?.blocks[block] as Block) : block));
	if (!before) return unpackColumn({ spec, blocks: own, texts } as WireColumn);
	if (isSameList(own, before.blocks)) return before;
	if (!texts || !isTextColumn(before)) return { ...spec, blocks: own } as Column;
	const added = unpackColumn({ spec, blocks: [], texts });
	const { dictionary } = before;
	// Codes were given behind the texts that were there when the table was sent; they are given here in the same order.
	const fresh = isTextColumn(added) ? added.dictionary.texts() : [];
	if (dictionary.size === known) fresh.forEach((text) => dictionary.intern(text));
	if (fresh.every((text, i) => dictionary.at(known + i) === text))
		return { ...spec, dictionary, blocks: own } as Column;
	const all = [...dictionary.texts().slice(0, known), ...fresh];
	return { ...spec, dictionary: Dictionary.of(all), blocks: own } as Column;
}

function isSameList(a: readonly Block[], b: readonly Block[]): boolean {
	return a.length === b.length && a.every((block, i) => block === b[i]);
}
