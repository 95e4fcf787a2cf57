import { describe, expect, test } from 'vitest';
import { findDrivers, type DriverRequest, type Drivers } from '#src/core/segment/drivers/index.ts';
import { createRandom, type AnalysisInput } from '#src/core/stats/index.ts';
import { linearRegression } from '#src/core/stats/regression/index.ts';
import { notFinite } from '../../../support/finite.ts';
import { categories, numbers } from '../../../support/regression-cases.ts';

const ask = (
	outcome: ArrayLike<number>,
	inputs: readonly AnalysisInput[],
	part: Partial<DriverRequest> = {},
) =>
	findDrivers({
		...{ outcome: Float64Array.from(outcome), kind: 'linear', log: false, chosen: null },
		...part,
		inputs,
	});
const reasons = ({ proposals }: Drivers) =>
	Object.fromEntries(
		proposals.map(({ column, why, with: other }) => [column, other ? `${why} ${other}` : why]),
	);

/** Spend by orders and region; a copy of the orders, noise, gaps, names. */
function shop(rows = 300, seed = 3) {
	const random = createRandom(seed);
	const orders = Array.from({ length: rows }, () => Math.round(random.next() * 20));
	const region = orders.map(() => (random.next() < 0.4 ? 'south' : 'north'));
	const spend = orders.map(
		(count, i) => 100 + 50 * count + (region[i] === 'south' ? 300 : 0) + random.next() * 80,
	);
	const inputs = [
		numbers('orders', orders),
		numbers(
			'visits',
			orders.map((count) => count * 2 + random.next()),
		),
		categories('region', region),
		numbers(
			'noise',
			orders.map(() => random.next()),
		),
		numbers(
			'same',
			orders.map(() => 4),
		),
		numbers(
			'none',
			orders.map(() => Number.NaN),
		),
		numbers(
			'gaps',
			orders.map((count, i) => (i % 2 ? count : Number.NaN)),
		),
		categories(
			'city',
			orders.map((_, i) => `city ${i % 30}`),
		),
	];
	return { spend, inputs };
}

describe('drivers', () => {
	test('DRV1 proposed is what explains without repeating, with a reason for the rest', () => {
		const { spend, inputs } = shop();
		const found = ask(spend, inputs);
		expect(reasons(found)).toEqual({
			...{ orders: null, visits: 'collinear orders', region: null, noise: 'weak' },
			...{ same: 'constant', none: 'missing', gaps: 'gaps', city: 'tooManyLevels' },
		});
		expect(found.used).toEqual(['orders', 'region']);
		if (!found.fit.ok) throw new Error(found.fit.why);
		expect(found.fit.coefficients[1]?.estimate).toBeCloseTo(50, 0);
		expect(found.spread['orders']).toBeGreaterThan(5);
	});

	test('DRV2 of two columns that say the same only the one that explains more is proposed', () => {
		const { spend, inputs } = shop();
		const [orders, visits, region] = inputs;
		const copy = { ...orders!, id: 'copy' };
		expect(reasons(ask(spend, [copy, visits!, region!]))).toEqual({
			...{ copy: null, visits: 'collinear copy', region: null },
		});
		expect(reasons(ask(spend, [orders!, copy]))).toEqual({ orders: null, copy: 'collinear orders' });
	});

	test('DRV1 few rows allow few parameters, and rows in another order give the same', () => {
		const { spend, inputs } = shop(16);
		expect(reasons(ask(spend, inputs))['region']).not.toBeNull();
		const { spend: all, inputs: columns } = shop();
		const order = all.map((_, i) => i).sort((a, b) => ((a * 7919) % 300) - ((b * 7919) % 300));
		const shuffled = columns.map((input): AnalysisInput =>
			input.kind === 'number'
				? numbers(
						input.id,
						order.map((row) => input.values[row]!),
					)
				: categories(
						input.id,
						order.map((row) => input.labels[input.codes[row]!] ?? null),
					),
		);
		expect(
			ask(
				order.map((row) => all[row]!),
				shuffled,
			),
		).toEqual(ask(all, columns));
	});

	test('DRV4 skewed targets call for the logarithm, which negatives do not have', () => {
		const { spend, inputs } = shop();
		const skewed = spend.map((value) => Math.exp(value / 150));
		expect(ask(skewed, inputs, { log: true })).toMatchObject({ log: true, canLog: true, isSkewed: true });
		expect(ask(skewed, inputs)).toMatchObject({ log: false, canLog: true, isSkewed: true });
		expect(ask(spend, inputs)).toMatchObject({ log: false, canLog: true, isSkewed: false });
		const mixed = [...skewed.slice(1), -1];
		expect(ask(mixed, inputs, { log: true })).toMatchObject({ log: false, canLog: false, isSkewed: false });
		const { fit } = ask(skewed, inputs, { log: true });
		if (!fit.ok) throw new Error(fit.why);
		expect(fit.coefficients[1]?.estimate).toBeCloseTo(50 / 150, 1);
	});

	test('DRV3 DRV5 chosen columns are fitted on all rows as the regression does', () => {
		const { spend, inputs } = shop();
		const found = ask(spend, inputs, { chosen: ['noise', 'visits'] });
		expect(found.used).toEqual(['visits', 'noise']);
		const [, visits, , noise] = inputs;
		const plain = linearRegression(
			Float64Array.from(spend),
			[visits!, noise!],
			Uint32Array.from(spend.keys()),
		);
		if (!found.fit.ok || !plain.ok || found.fit.kind !== 'linear') throw new Error('fit');
		expect(found.fit.r2).toBeCloseTo(plain.r2, 12);
		expect(ask(spend, inputs, { chosen: ['gaps'] }).fit).toMatchObject({ ok: true, excluded: 150 });
	});

	test('DRV5 an outcome that a column tells apart without error names it', () => {
		const { spend, inputs } = shop();
		const isLarge = spend.map((value) => Number(value > 800));
		const told = [...inputs, numbers('spend', spend)];
		expect(ask(isLarge, told, { kind: 'logistic', chosen: ['spend'] }).fit).toMatchObject({
			...{ ok: false, why: 'separation' },
			terms: [{ predictor: 'spend' }],
		});
		expect(notFinite(ask(isLarge, inputs, { kind: 'logistic' }))).toEqual([]);
	});

	test('DRV6 a proposed column that tells the outcome without error is left out and named', () => {
		const { spend, inputs } = shop();
		const isLarge = spend.map((value) => Number(value > 800));
		const tells = numbers(
			'tells',
			isLarge.map((large, i) => large * 5 + (i % 3)),
		);
		const found = ask(isLarge, [...inputs, tells], { kind: 'logistic' });
		expect(reasons(found)['tells']).toBe('separates');
		expect(found.used).not.toContain('tells');
		expect(found.used.length).toBeGreaterThan(0);
		expect(found.fit.ok).toBe(true);
		expect(ask(isLarge, [tells], { kind: 'logistic' }).fit).toMatchObject({ ok: false, why: 'separation' });
	});

	test('DRV5 bad input gives a reason', () => {
		const { spend, inputs } = shop();
		const huge = numbers(
			'huge',
			spend.map((_, i) => (i % 3 === 0 ? 1.7e308 : i % 3 === 1 ? -1.7e308 : Infinity)),
		);
		const cases: readonly [ArrayLike<number>, readonly AnalysisInput[], Partial<DriverRequest>, string][] = [
			[[], [], {}, 'noRows'],
			[[5], [numbers('x', [1])], { chosen: ['x'] }, 'constantOutcome'],
			[[5, 6], [numbers('x', [1, 2])], { chosen: ['x'] }, 'tooFewRows'],
			[spend.map(() => 7), inputs, {}, 'constantOutcome'],
			[spend.map(() => Number.NaN), inputs, {}, 'noRows'],
			[spend.map(() => 1), inputs, { kind: 'logistic' }, 'constantOutcome'],
			[spend, [], {}, 'noPredictors'],
			[spend, inputs, { chosen: ['same'] }, 'noPredictors'],
		];
		for (const [outcome, columns, part, why] of cases) {
			const found = ask(outcome, columns, part);
			expect(found.fit).toMatchObject({ ok: false, why });
			expect(notFinite(found)).toEqual([]);
		}
		for (const part of [{}, { chosen: ['huge'] }, { kind: 'logistic' as const }])
			expect(
				notFinite(
					ask(
						spend.map((_, i) => (i % 2 ? 1.7e308 : -1.7e308)),
						[huge, ...inputs],
						part,
					),
				),
			).toEqual([]);
	});
});
