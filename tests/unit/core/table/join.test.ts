import { describe, expect, it } from 'vitest';
import { columnOf, Dictionary, joinRows, keyText } from '#src/core/table/index.ts';

const text = (values: readonly (string | null)[], dictionary?: Dictionary) =>
	columnOf({ id: 'k', name: 'K', type: 'text' }, values, dictionary);
const number = (values: readonly (number | null | { unread: string })[]) =>
	columnOf({ id: 'n', name: 'N', type: 'number' }, values);

describe('keys', () => {
	it('JOIN1 outer spaces do not count, 12 and "12" are one key, an empty text is none', () => {
		expect([' K1 ', 12, 12.5, '', '  ', null, { unread: ' 7a ' }].map(keyText)).toEqual([
			'K1',
			'12',
			'12.5',
			null,
			null,
			null,
			'7a',
		]);
		expect([...joinRows(text(['1', ' 2', '3 ', '04']), number([3, 2, 1, 4]))]).toEqual([2, 1, 0, -1]);
		expect([...joinRows(number([2, { unread: 'x' }, null]), text(['x', '2']))]).toEqual([1, 0, -1]);
	});

	it('JOIN2 the first row with a key is taken; keys that are not there and empty cells give −1', () => {
		expect([...joinRows(text(['a', null, 'b', 'z', '']), text(['b', 'a', null, 'a', 'b']))]).toEqual([
			1, -1, 0, -1, -1,
		]);
		expect([...joinRows(text([]), text(['a']))]).toEqual([]);
	});

	it('JOIN3 the result is that of looking up every row by itself, whatever the codes and blocks', () => {
		const rows = 70_000;
		const from = Array.from({ length: rows }, (_, i) => (i % 11 === 0 ? null : `K${(i * 37) % 501}`));
		const to = Array.from({ length: 400 }, (_, i) => (i % 13 === 0 ? null : `K${(i * 7) % 450} `));
		const shuffled = Dictionary.of([...new Set(from.filter((key) => key !== null))].reverse());
		const expected = from.map((key) => (key === null ? -1 : to.findIndex((other) => other?.trim() === key)));
		const found = joinRows(text(from, shuffled), text(to));
		expect(found.every((row, i) => row === expected[i])).toBe(true);
		expect(found).toHaveLength(rows);
		expect(found.some((row) => row >= 0)).toBe(true);
	});
});
