import {
	first,
	flag,
	flaw,
	list,
	number,
	object,
	oneOf,
	optional,
	orNull,
	text,
	where,
	whole,
	type Check,
	type Flaw,
} from '#src/core/check/index.ts';
import type { ColumnFormat, ColumnType } from '#src/core/table/index.ts';
import type {
	Manifest,
	ManifestBase,
	ManifestColumn,
	ManifestReturn,
	ManifestTable,
	Slice,
} from './manifest.ts';

/** Entries of a list: there are files with a note for every row. */
const MOST = 100_000_000;

const count = whole(0, Number.MAX_SAFE_INTEGER);
const rowId = whole(0, 2 ** 32 - 1);
/** The recipe is looked at by itself, so that a flaw in it does not take the tables along. */
const anything: Check<unknown> = () => null;

const slice = object<Slice>({ at: count, bytes: count });

const columnType = oneOf<ColumnType>('text', 'choice', 'number', 'date', 'boolean');

const column = object<ManifestColumn>({
	id: text,
	name: text,
	type: columnType,
	format: optional(
		object<ColumnFormat>({
			decimals: orNull(whole(0, 20)),
			style: oneOf('plain', 'money', 'percent', 'datetime'),
		}),
	),
	header: text,
	tails: orNull(slice),
	texts: list(object({ row: rowId, text, unread: flag }), MOST),
});

const base = object<ManifestBase>({
	rowIds: slice,
	rows: slice,
	cells: orNull(slice),
	columns: optional(list(object({ column: text, hashes: slice }))),
	key: orNull(object({ column: text, hashes: slice })),
});

const table = where(
	object<ManifestTable>({
		id: text,
		name: text,
		kind: oneOf('customers', 'transactions', 'other'),
		rowCount: count,
		nextRowId: number(0, 2 ** 32),
		sheets: list(text, MOST),
		rowIdHeader: text,
		columns: list(column, MOST),
		computed: list(text, MOST),
		base,
	}),
	wrongSize,
);

const edited = object<ManifestReturn>({
	...{ table: text, column: text, sheet: text, header: text, rowIdHeader: text },
	keyHeader: orNull(text),
	shown: optional(object<NonNullable<ManifestReturn['shown']>>({ type: columnType, hashes: slice })),
});

const manifest = object<Manifest>({
	project: object({ id: text, name: text, seq: count }),
	recipe: optional(anything),
	tables: list(table),
	returns: optional(list(edited)),
});

/** What is wrong with a manifest whose arrays are in so many bytes. */
export function manifestFlaw(value: unknown, bytes: number): Flaw | null {
	return where(manifest, ({ tables, returns = [] }) => {
		const ids = new Set(tables.map(({ id }) => id));
		if (ids.size < tables.length) return flaw('twice', 'tables');
		const rowsOf = new Map(tables.map(({ id, rowCount }) => [id, rowCount]));
		if (returns.some(({ table: id, shown }) => shown && shown.hashes.bytes !== 2 * (rowsOf.get(id) ?? 0)))
			return flaw('mismatch', 'returns');
		const slices = [...tables.flatMap(slicesOf), ...returns.flatMap(({ shown }) => shown?.hashes ?? [])];
		return first(slices, (each) => (each.at + each.bytes <= bytes ? null : flaw('range', 'tables')));
	})(value);
}

/** Arrays that have not an entry for every row, columns that share an id. */
function wrongSize({ rowCount, columns, base: arrays }: ManifestTable): Flaw | null {
	const { rowIds, rows, cells, columns: kept = [], key } = arrays;
	const isWhole =
		[rowIds, rows, ...(key ? [key.hashes] : [])].every(({ bytes }) => bytes === 4 * rowCount) &&
		(!cells || cells.bytes === 2 * rowCount * columns.length) &&
		kept.every(({ hashes }) => hashes.bytes === 2 * rowCount) &&
		columns.every(({ tails }) => !tails || tails.bytes === rowCount);
	if (!isWhole) return flaw('mismatch', 'base');
	return new Set(columns.map(({ id }) => id)).size < columns.length ? flaw('twice', 'columns') : null;
}

function slicesOf({ base: { rowIds, rows, cells, ...more }, columns }: ManifestTable): readonly Slice[] {
	const tails = columns.flatMap((each) => each.tails ?? []);
	const kept = [...(more.columns ?? []), ...(more.key ? [more.key] : [])].map(({ hashes }) => hashes);
	return [rowIds, rows, ...(cells ? [cells] : []), ...kept, ...tails];
}
