import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allRows } from '#src/core/stats/index.ts';
import { linearRegression, logisticRegression } from '#src/core/stats/regression/index.ts';
import { notFinite } from '../../support/finite.ts';
import { categories, numbers } from '../../support/regression-cases.ts';

const RUNS = { numRuns: 200, seed: 20_260_102 };
const cell = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: -20, max: 20 }) },
	{ weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, 1e308, -1e308, 1e-300) },
	{ weight: 1, arbitrary: fc.double() },
);
const row = fc.record({
	x: cell,
	z: cell,
	group: fc.constantFrom('a', 'b', 'c', null),
	y: cell,
	event: fc.constantFrom(0, 1, Number.NaN),
});
const plainRow = fc.record({
	x: fc.integer({ min: -50, max: 50 }),
	z: fc.integer({ min: -5, max: 5 }),
	group: fc.constantFrom('a', 'b'),
	y: fc.integer({ min: -100, max: 100 }),
	event: fc.constantFrom(0, 1),
});
type Row = { x: number; z: number; group: string | null; y: number; event: number };

const predictorsOf = (rows: readonly Row[]) => [
	numbers(
		'x',
		rows.map(({ x }) => x),
	),
	numbers(
		'z',
		rows.map(({ z }) => z),
	),
	categories(
		'g',
		rows.map(({ group }) => group),
	),
];

describe('regression', () => {
	test('LIN3 a fit or a reason, never NaN, whatever the columns hold', () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
				const outcome = Float64Array.from(rows, ({ y }) => y);
				expect(notFinite(linearRegression(outcome, predictorsOf(rows), allRows(rows.length)))).toEqual([]);
			}),
			RUNS,
		);
	});

	test('LIN2 residuals are at right angles to every term', () => {
		fc.assert(
			fc.property(fc.array(plainRow, { minLength: 6, maxLength: 25 }), (rows) => {
				const outcome = Float64Array.from(rows, ({ y }) => y);
				const fit = linearRegression(outcome, predictorsOf(rows), allRows(rows.length));
				if (!fit.ok) return;
				const terms = fit.coefficients.map(({ term, estimate }) => ({
					estimate,
					value: (of: Row) => valueOf(of, term),
				}));
				const gaps = rows.map(
					(of) => of.y - terms.reduce((sum, { estimate, value }) => sum + estimate * value(of), 0),
				);
				for (const { value } of terms) {
					const along = gaps.reduce((sum, gap, i) => sum + gap * value(rows[i]!), 0);
					expect(Math.abs(along)).toBeLessThan(1e-6);
				}
				const squares = gaps.reduce((sum, gap) => sum + gap * gap, 0);
				expect(fit.sigma ** 2 * fit.degreesOfFreedom).toBeCloseTo(squares, 6);
			}),
			RUNS,
		);
	});

	test('LGT3 the gradient vanishes, or there is a reason', () => {
		let fits = 0;
		fc.assert(
			fc.property(fc.array(plainRow, { minLength: 8, maxLength: 60 }), (rows) => {
				const fit = logisticRegression(
					rows.map(({ event }) => event),
					predictorsOf(rows),
					allRows(rows.length),
				);
				expect(notFinite(fit)).toEqual([]);
				if (!fit.ok) {
					expect(fit.why).not.toBe('notConverged');
					return;
				}
				fits++;
				for (const { term: along } of fit.coefficients) {
					const slope = rows.reduce((sum, of) => {
						const score = fit.coefficients.reduce(
							(part, { term, estimate }) => part + estimate * valueOf(of, term),
							0,
						);
						return sum + (of.event - 1 / (1 + Math.exp(-score))) * valueOf(of, along);
					}, 0);
					expect(Math.abs(slope)).toBeLessThan(1e-6);
				}
			}),
			RUNS,
		);
		expect(fits).toBeGreaterThan(20);
	});

	test('LGT3 never NaN, whatever the columns hold', () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
				const events = rows.map(({ event }) => event);
				expect(notFinite(logisticRegression(events, predictorsOf(rows), allRows(rows.length)))).toEqual([]);
			}),
			RUNS,
		);
	});
});

function valueOf(row: Row, term: { predictor: string; level: string | null } | null): number {
	if (term === null) return 1;
	if (term.level !== null) return row.group === term.level ? 1 : 0;
	return term.predictor === 'x' ? row.x : row.z;
}
