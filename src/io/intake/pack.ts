import { packTable, type WireTable } from '#src/core/table/index.ts';
import { packUpdate, type WireUpdate } from '#src/core/update/index.ts';
import type { ConvertedImport, ConvertedUpdate } from './types.ts';

/** Tables of an import in wire form; those brought up to date as what they have beyond the ones before. */
export type PackedImport = Omit<ConvertedImport, 'tables' | 'updates'> & {
	readonly tables: readonly WireTable[];
	readonly updates: readonly PackedUpdate[];
};

export type PackedUpdate = Pick<ConvertedUpdate, 'report' | 'roles' | 'source'> & {
	readonly table: WireUpdate;
};

/** What an import gave, ready to be posted, with the buffers that may move. */
export function packImport({ tables, updates, ...rest }: ConvertedImport): {
	readonly value: PackedImport;
	readonly buffers: ArrayBuffer[];
} {
	const fresh = tables.map(packTable);
	const changed = updates.map(({ before, known, update, report, roles, source }) => {
		const packed = packUpdate(before, update.table, (id) => known.get(id) ?? 0);
		return { value: { report, roles, source, table: packed.value }, buffers: packed.buffers };
	});
	const buffers = [...fresh, ...changed].flatMap((each) => each.buffers);
	return {
		value: { ...rest, tables: fresh.map(({ value }) => value), updates: changed.map(({ value }) => value) },
		buffers: [...new Set(buffers)],
	};
}
