import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	columnOf,
	profileColumn,
	profileSteps,
	type CellValue,
	type NumberProfile,
	type TextProfile,
} from '#src/core/table/index.ts';
import { quantile } from '#src/core/stats/index.ts';

const numbers = (values: Iterable<CellValue>) => columnOf({ id: 'n', name: 'n', type: 'number' }, values);
const choices = (values: Iterable<CellValue>) => columnOf({ id: 'c', name: 'c', type: 'choice' }, values);
const profileOf = (values: Iterable<CellValue>, options = {}) =>
	profileColumn(numbers(values), options) as NumberProfile;

describe('column profile', () => {
	it('PROF1 counts filled, missing and unread rows, of all rows or of a view', () => {
		const column = numbers([1, null, { unread: '面议' }, 4, { unread: '—' }]);
		expect(profileColumn(column)).toMatchObject({ rows: 5, filled: 2, missing: 1, unread: 2 });
		expect(profileColumn(column, { view: Uint32Array.of(4, 0) })).toMatchObject({
			rows: 2,
			filled: 1,
			missing: 0,
			unread: 1,
		});
	});

	it('PROF2 gives the type 7 quantiles, whatever the order of the rows', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 300 }),
				(values) => {
					const sorted = Float64Array.from(values).sort();
					const { q1, median, q3, p95, min, max } = profileOf(values);
					for (const [ours, part] of [
						[q1, 25],
						[median, 50],
						[q3, 75],
						[p95, 95],
					] as const) {
						const right = quantile(sorted, part, 100);
						expect(Math.abs(ours - right)).toBeLessThanOrEqual(Math.max(1, Math.abs(right)) * 1e-9);
					}
					expect([min, max]).toEqual([sorted[0], sorted.at(-1)]);
				},
			),
			{ seed: 3, numRuns: 300 },
		);
	});

	it('PROF3 puts every value into exactly one bin', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e12 }), { minLength: 1, maxLength: 300 }),
				(values) => {
					const { bins } = profileOf(values);
					expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
					for (let i = 0; i < bins.counts.length; i++) {
						const last = i === bins.counts.length - 1;
						const inside = values.filter(
							(v) => v >= bins.edges[i]! && (v < bins.edges[i + 1]! || (last && v <= bins.edges[i + 1]!)),
						);
						expect(bins.counts[i]).toBe(inside.length);
					}
				},
			),
			{ seed: 4, numRuns: 300 },
		);
	});

	it('PROF4 takes logarithmic bins for skewed values without negatives, one bin each for few whole numbers', () => {
		const skewed = Array.from({ length: 500 }, (_, i) => Math.exp(i / 40));
		expect(profileOf(skewed).bins.log).toBe(true);
		expect(profileOf(skewed.map((value) => value - 5)).bins.log).toBe(false);
		expect([...profileOf([1, 2, 2, 5]).bins.counts]).toEqual([1, 2, 0, 0, 1]);
	});

	it('PROF5 counts a view on the bins of the whole column', () => {
		const values = Array.from({ length: 100 }, (_, i) => i);
		const all = profileOf(values, { bins: 10 });
		const some = profileOf(values, { view: Uint32Array.of(1, 2, 99), like: all.bins });
		expect(some.bins.edges).toBe(all.bins.edges);
		expect([...some.bins.counts]).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
	});

	it('PROF6 lists the most frequent values, ties by code units, and what is left', () => {
		const values = [
			'b',
			'b',
			'a',
			'a',
			null,
			...Array.from({ length: 20 }, (_, i) => `z${String(i).padStart(2, '0')}`),
		];
		const profile = profileColumn(choices(values)) as TextProfile;
		expect(profile.top.slice(0, 3)).toEqual([
			{ value: 'a', count: 2 },
			{ value: 'b', count: 2 },
			{ value: 'z00', count: 1 },
		]);
		expect(profile).toMatchObject({
			rows: 25,
			filled: 24,
			missing: 1,
			distinct: 22,
			repeated: 4,
			others: 10,
		});
		expect(profile.top).toHaveLength(12);
	});

	it('PROF7 has no figures and no bins without a value', () => {
		const profile = profileOf([null, null]);
		expect(profile).toMatchObject({
			rows: 2,
			filled: 0,
			missing: 2,
			min: Number.NaN,
			median: Number.NaN,
			sum: Number.NaN,
		});
		expect(profile.bins.counts).toHaveLength(0);
		expect(profileColumn(choices([]))).toMatchObject({ kind: 'text', rows: 0, distinct: 0, top: [] });
	});

	it('PROF8 profiles booleans as the two values', () => {
		const column = columnOf({ id: 'b', name: 'b', type: 'boolean' }, [1, 1, 0, null]);
		expect(profileColumn(column)).toMatchObject({
			kind: 'text',
			distinct: 2,
			top: [
				{ value: '1', count: 2 },
				{ value: '0', count: 1 },
			],
			missing: 1,
		});
	});

	it('PROF9 adds up without regard to the order of the rows', () => {
		const values = [1e16, 1, -1e16, 1, 0.1, 0.2];
		expect(profileOf(values).sum).toBe(profileOf(values.toReversed()).sum);
	});

	it('PROF10 comes in pieces that end in the same profile', () => {
		const column = numbers(Array.from({ length: 500 }, (_, row) => (row * 37) % 101));
		const steps = profileSteps(column);
		let pieces = 0;
		let step = steps.next();
		for (; !step.done; step = steps.next()) pieces++;
		expect(pieces).toBeGreaterThan(5);
		expect(step.value).toEqual(profileColumn(column));
	});
});
