import { describe, expect, test } from 'vitest';
import { allRows } from '#src/core/stats/index.ts';
import {
	auc,
	linearRegression,
	logisticRegression,
	type LinearFit,
	type LogisticFit,
	type NoFit,
	type Predictor,
} from '#src/core/stats/regression/index.ts';
import { notFinite } from '../../../support/finite.ts';
import { categories, longley, numbers, spector, telco } from '../../../support/regression-cases.ts';

/** Certified by NIST: estimate and standard error of the intercept and x1 … x6. */
const CERTIFIED = [
	[-3482258.63459582, 890420.383607373],
	[15.0618722713733, 84.9149257747669],
	[-0.035819179292591, 0.0334910077722432],
	[-2.02022980381683, 0.488399681651699],
	[-1.03322686717359, 0.214274163161675],
	[-0.0511041056535807, 0.22607320006937],
	[1829.15146461355, 455.478499142212],
] as const;

function fitted<F extends LinearFit | LogisticFit>(fit: F | NoFit): F {
	if (!fit.ok) throw new Error(fit.why);
	return fit;
}

const linear = (outcome: ArrayLike<number>, ...predictors: Predictor[]) =>
	linearRegression(Float64Array.from(outcome), predictors, allRows(outcome.length));
const logistic = (outcome: ArrayLike<number>, ...predictors: Predictor[]) =>
	logisticRegression(outcome, predictors, allRows(outcome.length));
const digits = (found: number, wanted: number) => -Math.log10(Math.abs(found / wanted - 1));

describe('design of a regression', () => {
	const group = ['b', 'a', 'b', 'a', 'c', 'c', null, 'c'];
	const outcome = [1, 2, 3, 4, 6, 5, 7, 8];

	test('REG1 the most frequent level is the reference, rows with gaps are left out', () => {
		const fit = fitted(linear(outcome, categories('g', group)));
		expect([fit.n, fit.excluded]).toEqual([7, 1]);
		expect(fit.coefficients.map(({ term }) => term)).toEqual([
			null,
			{ predictor: 'g', level: 'a', reference: 'c' },
			{ predictor: 'g', level: 'b', reference: 'c' },
		]);
		expect(fit.coefficients[0]!.estimate).toBeCloseTo(19 / 3, 12);
		expect(fit.coefficients[1]!.estimate).toBeCloseTo(3 - 19 / 3, 12);
		expect(fit.coefficients[2]!.estimate).toBeCloseTo(2 - 19 / 3, 12);
	});

	test('REG1 equally frequent levels go by text; a reference may be asked for', () => {
		const even = ['z', 'y', 'z', 'y', 'x', 'x', 'y', 'z'];
		const first = fitted(linear(outcome, categories('g', even)));
		expect(first.coefficients[1]!.term).toEqual({ predictor: 'g', level: 'z', reference: 'y' });
		const asked = fitted(linear(outcome, categories('g', even, 'x')));
		expect(asked.coefficients.slice(1).map(({ term }) => term?.level)).toEqual(['y', 'z']);
		const unknown = fitted(linear(outcome, categories('g', even, 'nowhere')));
		expect(unknown.coefficients).toEqual(first.coefficients);
	});

	test('REG2 useless predictors are named and cost no rows', () => {
		const x = [1, 2, 1, 3, 5, 4, 2, 6];
		const fit = fitted(
			linear(
				outcome,
				numbers('x', x),
				numbers(
					'double',
					x.map((value) => 2 * value - 7),
				),
				numbers('same', new Array<number>(8).fill(4)),
				numbers('none', new Array<number>(8).fill(Number.NaN)),
				categories('only', new Array<string>(8).fill('one')),
			),
		);
		expect(fit.n).toBe(8);
		expect(fit.coefficients).toHaveLength(2);
		expect(fit.dropped).toEqual([
			{ predictor: 'none', level: null, why: 'missing' },
			{ predictor: 'same', level: null, why: 'constant' },
			{ predictor: 'only', level: null, why: 'constant' },
			{ predictor: 'double', level: null, why: 'collinear' },
		]);
	});

	test('REG2 a category that names rows is no driver; a level that repeats another column is dropped alone', () => {
		const many = Array.from({ length: 120 }, (_, i) => `c${i % 60}`);
		const y = many.map((_, i) => Math.sin(i) * 5 + i);
		const fit = fitted(
			linear(
				y,
				categories('many', many),
				numbers(
					'i',
					y.map((_, i) => i),
				),
			),
		);
		expect(fit.dropped).toEqual([{ predictor: 'many', level: null, why: 'tooManyLevels' }]);
		const isA = numbers(
			'isA',
			group.map((text) => (text === 'a' ? 1 : 0)),
		);
		const twice = fitted(linear(outcome, isA, categories('g', group)));
		expect(twice.dropped).toEqual([{ predictor: 'g', level: 'a', why: 'collinear' }]);
	});

	test('REG3 shuffled rows in their stable order give the same numbers', () => {
		const { outcome: y, predictors } = spector();
		const turned = Array.from(y.keys()).toReversed();
		const back = predictors.map((predictor) =>
			predictor.kind === 'number'
				? numbers(
						predictor.id,
						turned.map((row) => predictor.values[row]!),
					)
				: predictor,
		);
		const order = Uint32Array.from(turned);
		const shuffled = Float64Array.from(turned, (row) => y[row]!);
		expect(linearRegression(shuffled, back, order)).toEqual(linear(y, ...predictors));
		expect(logisticRegression(shuffled, back, order)).toEqual(logistic(y, ...predictors));
	});
});

describe('linear regression', () => {
	test('LIN1 Longley to nine digits', () => {
		const { outcome, predictors } = longley();
		const fit = fitted(linear(outcome, ...predictors));
		CERTIFIED.forEach(([estimate, standardError], j) => {
			expect(digits(fit.coefficients[j]!.estimate, estimate)).toBeGreaterThan(9);
			expect(digits(fit.coefficients[j]!.standardError, standardError)).toBeGreaterThan(9);
		});
		expect(digits(fit.sigma, 304.854073561965)).toBeGreaterThan(9);
		expect(digits(fit.r2, 0.995479004577296)).toBeGreaterThan(9);
		expect(digits(fit.f!.statistic, 330.285339234588)).toBeGreaterThan(9);
		expect(fit.degreesOfFreedom).toBe(9);
	});

	test('LIN2 t, p, interval, adjusted R² and warnings of Longley', () => {
		const { outcome, predictors } = longley();
		const fit = fitted(linear(outcome, ...predictors));
		const year = fit.coefficients[6]!;
		expect(year.statistic).toBeCloseTo(4.01588981271, 9);
		expect(year.p).toBeCloseTo(0.003036803, 8);
		expect(year.low).toBeCloseTo(year.estimate - 2.262157162798206 * year.standardError, 7);
		expect(year.high - year.estimate).toBeCloseTo(year.estimate - year.low, 8);
		expect(fit.adjustedR2).toBeCloseTo(0.9924650076, 9);
		const vif = [135.53243828, 1788.51348278, 33.61889059, 3.58893019, 399.15102231, 758.98059739];
		fit.inflation.forEach((found, j) => expect(found.vif).toBeCloseTo(vif[j]!, 4));
		expect(fit.warnings.map(({ code, args }) => [code, args['predictor'] ?? null])).toEqual([
			['fewPerParameter', null],
			...['x1', 'x2', 'x3', 'x5', 'x6'].map((predictor) => ['inflated', predictor]),
		]);
		expect(fit.perParameter).toBeCloseTo(16 / 6, 12);
	});

	test('LIN2 the inflation of a category does not depend on its reference', () => {
		const x = [1, 4, 2, 8, 5, 7, 1, 9, 3, 3];
		const y = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];
		const group = ['a', 'b', 'a', 'c', 'c', 'c', 'a', 'b', 'b', 'a'];
		const [one, two] = ['a', 'b'].map((reference) =>
			fitted(linear(y, numbers('x', x), categories('g', group, reference))),
		);
		expect(one!.inflation[1]!.vif).toBeCloseTo(two!.inflation[1]!.vif, 10);
		expect(one!.r2).toBeCloseTo(two!.r2, 12);
		expect(fitted(linear(y, numbers('x', x))).inflation).toEqual([{ predictor: 'x', vif: 1 }]);
	});

	test('LIN3 too little: the reason', () => {
		const x = numbers('x', [1, 2, 3]);
		expect(linear([Number.NaN, Infinity, Number.NaN], x)).toMatchObject({ ok: false, why: 'noRows', n: 0 });
		expect(linear([2, 2, 2], x)).toMatchObject({ ok: false, why: 'constantOutcome' });
		expect(linear([1, 2, 2])).toMatchObject({ ok: false, why: 'noPredictors' });
		expect(linear([1], numbers('x', [1]))).toMatchObject({ ok: false, why: 'constantOutcome' });
		expect(linear([1, 3, 2], x, numbers('z', [5, 1, 2]))).toMatchObject({
			ok: false,
			why: 'tooFewRows',
			n: 3,
		});
		expect(linear([1, 2, 3], numbers('x', [Number.NaN, Number.NaN, Infinity]))).toMatchObject({
			why: 'noPredictors',
			dropped: [{ predictor: 'x', why: 'missing' }],
		});
	});

	test('LIN3 a perfect fit and the ends of the range', () => {
		const x = [1, 2, 3, 4, 5, 7];
		const perfect = fitted(
			linear(
				x.map((value) => 3 * value - 1),
				numbers('x', x),
			),
		);
		expect(perfect.coefficients[1]).toMatchObject({ statistic: null, p: null, standardError: 0 });
		expect(perfect.coefficients[1]!.estimate).toBeCloseTo(3, 12);
		expect([perfect.r2, perfect.f, perfect.sigma]).toEqual([1, null, 0]);
		expect(perfect.warnings.map(({ code }) => code)).toContain('perfectFit');
		const huge = linear([1, 2, 2, 4, 5, 9], numbers('x', [1e308, -1e308, 1.7e308, 0, 1, 2]));
		expect(huge.ok).toBe(true);
		expect(notFinite(huge)).toEqual([]);
		const tiny = numbers('x', [1e-150, 2e-150, 5e-150, 3e-150]);
		expect(linear([1e200, 2e200, 2e200, 7e200], tiny)).toMatchObject({ ok: false, why: 'outOfRange' });
	});
});

describe('logistic regression', () => {
	test('LGT1 Spector & Mazzeo', () => {
		const { outcome, predictors } = spector();
		const fit = fitted(logistic(outcome, ...predictors));
		const reference = [-13.021346858116, 2.826112594889, 0.09515766131791, 2.378687655093];
		const errors = [4.931324, 1.262941, 0.1415542, 1.064564];
		fit.coefficients.forEach((coefficient, j) => {
			expect(coefficient.estimate).toBeCloseTo(reference[j]!, 8);
			expect(coefficient.standardError).toBeCloseTo(errors[j]!, 4);
		});
		expect(fit.logLikelihood).toBeCloseTo(-12.889634222131, 9);
		expect([fit.n, fit.events]).toEqual([32, 11]);
		expect(fit.likelihoodRatio.statistic).toBeCloseTo(15.404, 3);
		expect(fit.warnings.map(({ code }) => code)).toEqual(['fewPerParameter']);
	});

	test('LGT1 the same rows many times over give the same estimates, with smaller errors', () => {
		const { outcome, predictors } = spector();
		const times = 900;
		const repeated = predictors.map((predictor) =>
			predictor.kind === 'number'
				? numbers(predictor.id, Array.from({ length: times }, () => Array.from(predictor.values)).flat())
				: predictor,
		);
		const outcomes = Array.from({ length: times }, () => Array.from(outcome)).flat();
		const one = fitted(logistic(outcome, ...predictors));
		const many = fitted(logistic(outcomes, ...repeated));
		many.coefficients.forEach(({ estimate, standardError }, j) => {
			expect(estimate).toBeCloseTo(one.coefficients[j]!.estimate, 8);
			expect(standardError * Math.sqrt(times)).toBeCloseTo(one.coefficients[j]!.standardError, 8);
		});
	});

	test('LGT1 Telco churn', ({ skip }) => {
		const table = telco();
		if (!table) return skip('skipped: no shared data');
		const number = (name: string) => numbers(name, table[name]!.map(Number));
		const predictors = [
			number('tenure'),
			number('MonthlyCharges'),
			categories('Contract', table['Contract']!, 'Month-to-month'),
			categories('InternetService', table['InternetService']!, 'DSL'),
			number('SeniorCitizen'),
			categories('PaperlessBilling', table['PaperlessBilling']!, 'No'),
		];
		const churned = table['Churn']!.map((text) => (text === 'Yes' ? 1 : 0));
		const fit = fitted(logistic(churned, ...predictors));
		const reference: Record<string, readonly [number, number]> = {
			'': [-0.7630821585892, 0.1597899442381],
			tenure: [-0.0338605565679, 0.002094287487339],
			MonthlyCharges: [0.003599306169986, 0.003009467968747],
			'Contract One year': [-0.7899666441533, 0.1039244687895],
			'Contract Two year': [-1.596539752437, 0.1704521332799],
			'InternetService Fiber optic': [0.9494514682118, 0.1279058718359],
			'InternetService No': [-0.8114266534215, 0.150537282983],
			SeniorCitizen: [0.3622201407935, 0.08132949522259],
			'PaperlessBilling Yes': [0.4297699045824, 0.07243595317003],
		};
		expect(fit.coefficients).toHaveLength(9);
		for (const { term, estimate, standardError } of fit.coefficients) {
			const name = term ? [term.predictor, term.level ?? []].flat().join(' ') : '';
			expect(estimate, name).toBeCloseTo(reference[name]![0], 8);
			expect(standardError, name).toBeCloseTo(reference[name]![1], 6);
		}
		expect(fit.logLikelihood).toBeCloseTo(-3002.69602088336, 7);
		expect(fit.auc).toBeCloseTo(0.8364742695244, 10);
		expect(fit.accuracy).toBeCloseTo(0.7949737327843, 10);
	});

	test('LGT2 complete and quasi-complete separation', () => {
		const x = [1, 2, 3, 4, 5, 6, 7, 8];
		const noise = numbers('noise', [3, 1, 4, 1, 5, 9, 2, 6]);
		expect(logistic([0, 0, 0, 0, 1, 1, 1, 1], numbers('x', x), noise)).toMatchObject({
			ok: false,
			why: 'separation',
			terms: expect.arrayContaining([{ predictor: 'x', level: null, reference: null }]) as unknown,
		});
		const group = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'c', 'a', 'b'];
		const outcome = [0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0];
		const other = numbers('x', [5, 3, 8, 9, 1, 2, 6, 4, 7, 3, 2, 4]);
		expect(logistic(outcome, other, categories('g', group, 'a'))).toMatchObject({
			ok: false,
			why: 'separation',
			terms: [{ predictor: 'g', level: 'c', reference: 'a' }],
		});
	});

	test('LGT2 one row on the wrong side is enough for a fit', () => {
		const x = Array.from({ length: 200 }, (_, i) => i);
		const nearly = x.map((value) => (value === 30 ? 1 : value > 99 ? 1 : 0));
		const fit = fitted(logistic(nearly, numbers('x', x)));
		expect(fit.coefficients[1]!.estimate).toBeGreaterThan(0);
		const close = x.map((value) => (value === 100 ? 0 : value > 98 ? 1 : 0));
		expect(fitted(logistic(close, numbers('x', x))).auc).toBeGreaterThan(0.99);
	});

	test('LGT3 too little: the reason', () => {
		const x = numbers('x', [1, 2, 3, 4]);
		expect(logistic([1, 1, 1, 1], x)).toMatchObject({ ok: false, why: 'constantOutcome' });
		expect(logistic([2, Number.NaN, 5, 7], x)).toMatchObject({ ok: false, why: 'noRows' });
		expect(logistic([0, 1, 1, 0])).toMatchObject({ ok: false, why: 'noPredictors' });
		expect(logistic([1, 0], numbers('x', [1, 2]))).toMatchObject({ ok: false, why: 'tooFewRows' });
		const wild = logistic([0, 1, 1, 0, 1, 0], numbers('x', [1e308, -1e308, 3, Number.NaN, 1e300, 1e308]));
		expect(notFinite(wild)).toEqual([]);
	});

	test('LGT4 pairs, ties as one half', () => {
		expect(auc(Float64Array.of(1, 2, 3, 4), [0, 0, 1, 1])).toBe(1);
		expect(auc(Float64Array.of(4, 3, 2, 1), [0, 0, 1, 1])).toBe(0);
		expect(auc(Float64Array.of(1, 2, 2, 3), [0, 1, 0, 1])).toBe(0.875);
		expect(auc(Float64Array.of(1, 1, Number.NaN), [0, 1, 1])).toBe(0.5);
		expect(auc(Float64Array.of(1, 2), [1, 1])).toBeNull();
	});
});
