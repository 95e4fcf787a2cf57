import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WatchMeasure, WatchTest } from '#src/core/model/index.ts';
import type { SegmentRequest } from '#src/core/segment/index.ts';
import { serialOf } from '#src/core/table/index.ts';
import { lines, requestOf } from '../support/segment-cases.ts';
import { watched, watchRule } from '../support/watch-cases.ts';

const START = serialOf(2022, 1, 1);
const line = fc.tuple(
	fc.nat({ max: 5 }),
	fc.integer({ min: START, max: START + 900 }),
	fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.double({ noNaN: true, min: 0, max: 1e6 })),
	fc.nat({ max: 40 }),
);
const measure: fc.Arbitrary<WatchMeasure> = fc.record({
	kind: fc.constant('period' as const),
	figure: fc.constantFrom('amount' as const, 'orders' as const),
	unit: fc.constantFrom('month' as const, 'quarter' as const),
});
const test_: fc.Arbitrary<WatchTest> = fc.oneof(
	fc.record({
		kind: fc.constant('history' as const),
		side: fc.constantFrom('below' as const, 'above' as const, 'outside' as const),
	}),
	fc.record({
		kind: fc.constant('run' as const),
		direction: fc.constantFrom('falling' as const, 'rising' as const),
		periods: fc.integer({ min: 1, max: 4 }),
	}),
	fc.record({
		kind: fc.constant('value' as const),
		op: fc.constantFrom('<' as const, '>=' as const),
		value: fc.integer({ min: 0, max: 3000 }),
	}),
);

/** The same customers in another order, their lines too; `places` gives the new row of each. */
function reordered(rows: readonly (readonly [number, number, number, number])[], places: readonly number[]) {
	return rows.map(([c, day, amount, order]) => [places[c] ?? c, day, amount, order] as const);
}

describe('watch rules', () => {
	test('WAT12 the order of customers and of lines decides nothing', () => {
		const cases = fc.record({
			rows: fc.array(line, { minLength: 1, maxLength: 120 }),
			seed: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }),
			measure,
			test: test_,
		});
		fc.assert(
			fc.property(cases, ({ rows, seed: places, measure: measured, test: given }) => {
				const options: Partial<SegmentRequest> = { customerCount: 6, analysisDate: START + 905 };
				const found = (list: readonly (readonly [number, number, number, number])[]) =>
					watched(requestOf(lines(list), options), [watchRule(measured, given)]).outcomes[0];
				const a = found(rows);
				const b = found(reordered(rows.toReversed(), places));
				if (!a || !b) throw new Error('no outcome');
				const alerts = ({ rows: hit, facts, width }: typeof a, placeOf: (row: number) => number) =>
					Array.from(hit, (row, i) => [placeOf(row), ...facts.subarray(i * width, (i + 1) * width)]).sort(
						(x, y) => (x[0] ?? 0) - (y[0] ?? 0),
					);
				expect(alerts(b, (row) => row)).toEqual(alerts(a, (row) => places[row] ?? row));
				expect([b.judged, b.noValue, b.short, b.unreachable, b.amount]).toEqual([
					...[a.judged, a.noValue, a.short, a.unreachable, a.amount],
				]);
				expect(a.fault ? 6 : a.judged + a.noValue + a.short).toBe(6);
			}),
			{ numRuns: 200, seed: 7 },
		);
	});

	test('WAT18 orders of a period are the distinct codes and, without a code, the distinct days', () => {
		const near = fc.tuple(
			fc.nat({ max: 2 }),
			fc.integer({ min: START, max: START + 120 }),
			fc.constant(1),
			fc.option(fc.nat({ max: 6 }), { nil: -1 }),
		);
		const cases = fc.record({
			rows: fc.array(near, { minLength: 1, maxLength: 80 }),
			unit: fc.constantFrom('month' as const, 'quarter' as const),
		});
		fc.assert(
			fc.property(cases, ({ rows, unit }) => {
				const end = serialOf(2022, unit === 'month' ? 3 : 4, 1);
				const from = serialOf(2022, unit === 'month' ? 2 : 1, 1);
				const request = requestOf(lines(rows), { customerCount: 3, analysisDate: end });
				const rule = watchRule(
					{ kind: 'period', figure: 'orders', unit },
					{ kind: 'value', op: '>=', value: 0 },
				);
				const [outcome] = watched(request, [rule]).outcomes;
				for (const [at, customer] of [...(outcome?.rows ?? [])].entries()) {
					const own = rows.filter(([c, day]) => c === customer && day >= from && day < end);
					const orders = new Set(own.map(([, day, , order]) => (order < 0 ? `day ${day}` : order)));
					expect(outcome?.facts[2 * at]).toBe(orders.size);
				}
			}),
			{ seed: 5, numRuns: 300 },
		);
	});

	test('WAT19 rules asked together find what each finds alone', () => {
		const cases = fc.record({
			rows: fc.array(line, { minLength: 1, maxLength: 120 }),
			rules: fc.array(fc.tuple(measure, test_), { minLength: 2, maxLength: 6 }),
		});
		fc.assert(
			fc.property(cases, ({ rows, rules }) => {
				const request = requestOf(lines(rows), { customerCount: 6, analysisDate: START + 905 });
				const asked = rules.map(([what, given], i) => watchRule(what, given, { id: `w${i}` }));
				const alone = asked.map((rule) => watched(request, [rule]).outcomes[0]);
				expect(watched(request, asked).outcomes).toEqual(alone);
			}),
			{ seed: 6, numRuns: 100 },
		);
	});
});
