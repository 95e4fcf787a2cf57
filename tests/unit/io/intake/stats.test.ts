import { expect, test } from 'vitest';
import type { RawColumn, RawWorkbook } from '#src/io/raw.ts';
import { RawKind } from '#src/io/raw.ts';
import { Book } from '#src/io/intake/source.ts';
import { scanColumn, type Counts } from '#src/io/intake/stats.ts';

const RAW: RawWorkbook = {
	file: 'a.xlsx',
	format: 'xlsx',
	sheets: [],
	strings: ['a', ' ', 'b'],
	formats: ['General', 'yyyy-mm-dd'],
	date1904: false,
	notes: [],
	encoding: null,
};

function column(cells: readonly (readonly [kind: number, value: number, format?: number])[]): RawColumn {
	return {
		kinds: Uint8Array.from(cells, ([kind]) => kind),
		values: Float64Array.from(cells, ([, value]) => value),
		formats: Uint16Array.from(cells, ([, , format]) => format ?? 0),
	};
}

/** The counts of numbers as a plain list counts them. */
function counted(numbers: readonly number[]): Counts {
	const counts = new Map<string, { value: number; count: number }>();
	for (const value of numbers) {
		const key = Object.is(value, -0) ? '-0' : String(value);
		const entry = counts.get(key) ?? { value, count: 0 };
		entry.count++;
		counts.set(key, entry);
	}
	const all = [...counts.values()];
	return { values: all.map(({ value }) => value), counts: all.map(({ count }) => count) };
}

test('IN17 different numbers are counted, whatever their number, size and order', () => {
	const small = Array.from({ length: 5000 }, (_, i) => i);
	const others = Array.from({ length: 5000 }, (_, i) => (i % 700) * 1e6 - 0.5);
	const numbers = [...small, ...others, 0, -0, 0, -0, -0, ...small.slice(3), 131_071, 131_072, 7, 7];
	const book = new Book(RAW);
	const cells = column(numbers.map((value) => [RawKind.number, value]));
	const { plain } = scanColumn(book, cells, [{ from: 0, to: numbers.length }]);
	expect(plain).toEqual(counted(numbers));
	expect(scanColumn(book, cells, [{ from: 2, to: 9 }]).plain).toEqual(counted(numbers.slice(2, 9)));
});

test('IN17 equal values of another kind or format are counted apart', () => {
	const cells = column([
		[RawKind.number, 2],
		[RawKind.number, 2],
		[RawKind.number, 2, 1],
		[RawKind.text, 2],
		[RawKind.text, 2],
		[RawKind.text, 1],
		[RawKind.boolean, 1],
		[RawKind.error, 1],
		[RawKind.empty, 0],
	]);
	const stats = scanColumn(new Book(RAW), cells, [
		{ from: 0, to: 4 },
		{ from: 4, to: 9 },
	]);
	expect(stats).toMatchObject({ rows: 9, empty: 2, dateTimes: 0 });
	expect([stats.plain, stats.dated, stats.texts]).toEqual([
		{ values: [2], counts: [2] },
		{ values: [2], counts: [1] },
		{ values: [2], counts: [2] },
	]);
	expect([stats.booleans, stats.errors]).toEqual([
		{ values: [1], counts: [1] },
		{ values: [1], counts: [1] },
	]);
});
