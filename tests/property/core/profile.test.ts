import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileClasses } from '#src/core/segment/profile/index.ts';
import { notFinite } from '../../support/finite.ts';
import { categories, numbers } from '../../support/regression-cases.ts';

const RUNS = { numRuns: 200, seed: 20_260_104 };
const row = fc.record({
	x: fc.oneof(
		fc.integer({ min: -9, max: 9 }),
		fc.constantFrom(Number.NaN, Infinity, 1e308, -1e308),
		fc.double(),
	),
	g: fc.constantFrom('a', 'b', 'c', null),
	group: fc.integer({ min: -1, max: 2 }),
});
type Row = { x: number; g: string | null; group: number };

const profile = (rows: readonly Row[]) =>
	profileClasses({
		classOf: rows.map(({ group }) => group),
		classes: 3,
		columns: [
			numbers(
				'x',
				rows.map(({ x }) => x),
			),
			categories(
				'g',
				rows.map(({ g }) => g),
			),
		],
	});

describe('profiles of classes', () => {
	test('PRO7 never NaN, whatever the columns hold, and the same in any order', () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
				const found = profile(rows);
				expect(notFinite(found)).toEqual([]);
				expect(profile(rows.toReversed())).toEqual(found);
			}),
			RUNS,
		);
	});

	test('PRO1 means weighted by values give the overall mean, counts of labels the overall counts', () => {
		const plain = fc.record({
			x: fc.oneof(fc.integer({ min: -900, max: 900 }), fc.constant(Number.NaN)),
			g: fc.constantFrom('a', 'b', 'c', null),
			group: fc.integer({ min: -1, max: 2 }),
		});
		fc.assert(
			fc.property(fc.array(plain, { minLength: 1, maxLength: 40 }), (rows) => {
				for (const column of profile(rows).columns) {
					expect(column.classes.reduce((sum, { n }) => sum + n, 0)).toBe(
						column.kind === 'number' ? column.overall.n : column.n,
					);
					if (column.kind === 'number') {
						const total = column.classes.reduce((sum, { n, mean }) => sum + n * (mean ?? 0), 0);
						expect(total).toBeCloseTo(column.overall.n * (column.overall.mean ?? 0), 8);
						continue;
					}
					column.levels.forEach(({ count }, l) =>
						expect(column.classes.reduce((sum, { levels }) => sum + levels[l]!.count, 0)).toBe(count),
					);
				}
			}),
			RUNS,
		);
	});
});
