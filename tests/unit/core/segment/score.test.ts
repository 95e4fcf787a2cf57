import { describe, expect, test } from 'vitest';
import type { Scheme } from '#src/core/model/index.ts';
import {
	analyse,
	leastAgreement,
	reasonFor,
	scoreParts,
	type SegmentRequest,
	type SchemeOutcome,
} from '#src/core/segment/index.ts';
import { equalWeights, orderWeights, percentages, withWeight } from '#src/core/segment/score/weights.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { REASON_CODES, reasonFormats, reasonText } from '#src/i18n/reasons.ts';
import { WARNING_CODES, warningText } from '#src/i18n/warnings.ts';
import { input, score, scoreScheme } from '../../../support/score-cases.ts';
import {
	classIds,
	clusterScheme,
	columnsOf,
	customersOf,
	ruleScheme,
	tierScheme,
	where,
} from '../../../support/segment-cases.ts';

const NONE = Number.NaN;
const codes = (given: { readonly warnings: readonly { readonly code: string }[] }) =>
	given.warnings.map(({ code }) => code);
const random = createRandom(3);
const many = Array.from({ length: 200 }, () => [random.next() * 100, random.next() ** 3 * 50] as const);
const MANY = columnsOf({ a: many.map(([a]) => a), b: many.map(([, b]) => b) });

describe('points', () => {
	test('SCO1 points are the weighted parts, and only proportions of weights count', () => {
		const request = columnsOf({ a: [1, 2, 3, 4], b: [4, 3, 2, 1] });
		const { detail } = score(request, [input('a', 3), input('b', 1)]);
		expect([...detail.points]).toEqual([31.25, 43.75, 56.25, 68.75]);
		expect(detail.inputs.map(({ weight }) => weight)).toEqual([0.75, 0.25]);
		const scaled = score(request, [input('a', 3e300), input('b', 1e300)]);
		expect(scaled.detail.points).toEqual(detail.points);
	});

	test('SCO2 percentiles share equal ranks and mirror where lower is better', () => {
		const request = columnsOf({ a: [10, 20, 20, 1e9] });
		expect([...score(request, [input('a')]).detail.points]).toEqual([12.5, 50, 50, 87.5]);
		const lower = score(request, [input('a', 1, { better: 'lower' })]);
		expect([...lower.detail.points]).toEqual([87.5, 50, 50, 12.5]);
	});

	test('SCO2 another unit or a logarithm changes no percentile', () => {
		const values = many.map(([a]) => a);
		const points = (change: (value: number) => number) =>
			score(columnsOf({ a: values.map(change) }), [input('a')]).detail.points;
		expect(points((value) => value * 7.3 - 1000)).toEqual(points((value) => value));
		expect(points(Math.log1p)).toEqual(points((value) => value));
	});

	test('SCO3 deviations end at three standard deviations and those beyond are counted', () => {
		const values = [...new Array<number>(50).fill(10), ...new Array<number>(50).fill(20), 1000];
		const { detail, result } = score(columnsOf({ a: values }), [input('a', 1, { scale: 'zScore' })]);
		expect(detail.points[100]).toBe(100);
		expect(detail.inputs[0]?.clipped).toBe(1);
		expect(codes(result)).toContain('scoreClipped');
		const two = score(columnsOf({ a: [-1, 1] }), [input('a', 1, { scale: 'zScore' })]);
		expect(two.detail.points[0]).toBeCloseTo(100 / 3, 5);
		expect(two.detail.points[1]).toBeCloseTo(200 / 3, 5);
	});

	test('SCO4 the customer that squeezes a min–max scale is named', () => {
		const values = [...Array.from({ length: 40 }, (_, i) => i), 100_000];
		const { detail, result } = score(columnsOf({ a: values }), [input('a', 1, { scale: 'minMax' })]);
		expect(detail.inputs[0]?.squeeze).toMatchObject({ row: 40, value: 100_000 });
		expect(result.warnings[0]).toMatchObject({ code: 'scoreSqueezed', args: { customer: 'K000040' } });
		const even = score(columnsOf({ a: values.slice(0, 40) }), [input('a', 1, { scale: 'minMax' })]);
		expect(even.detail.inputs[0]?.squeeze).toBeNull();
		expect([even.detail.points[0], even.detail.points[39]]).toEqual([0, 100]);
	});

	test('SCO4 an outlier at the low end is named too', () => {
		const values = [-100_000, ...Array.from({ length: 40 }, (_, i) => i)];
		const { detail } = score(columnsOf({ a: values }), [input('a', 1, { scale: 'minMax' })]);
		expect(detail.inputs[0]?.squeeze?.row).toBe(0);
	});
});

describe('missing values', () => {
	const request = columnsOf({ a: [1, 2, NONE, NONE], b: [1, NONE, 2, NONE] });
	const inputs = [input('a', 3), input('b', 1)];
	const pointsUnder = (missing: Parameters<typeof scoreScheme>[1]) => [
		...score(request, inputs, missing).detail.points,
	];

	test('SCO5 no score, the rest in full from enough weight, or the middle', () => {
		expect(pointsUnder({ missing: { kind: 'unknown' } })).toEqual([25, NONE, NONE, NONE]);
		expect(pointsUnder({ missing: { kind: 'rest', atLeast: 0.5 } })).toEqual([25, 75, NONE, NONE]);
		expect(pointsUnder({ missing: { kind: 'rest', atLeast: 0.25 } })).toEqual([25, 75, 75, NONE]);
		expect(pointsUnder({ missing: { kind: 'neutral' } })).toEqual([25, 68.75, 56.25, NONE]);
	});

	test('SCO5 an input without weight is not missed', () => {
		const { detail } = score(request, [input('a', 1), input('b', 0)]);
		expect([...detail.points]).toEqual([25, 75, NONE, NONE]);
	});

	test('SCO5 a customer without orders has no score from metrics', () => {
		const list = customersOf([
			[10, 3, 300],
			[20, 0, 0],
			[30, 1, 100],
		]);
		const measure = { kind: 'metric', metric: 'amount' } as const;
		const { result } = score(list, [input('', 1, { measure })], { missing: { kind: 'neutral' } });
		expect(classIds(result)[1]).toBe('unknown');
	});
});

describe('bands', () => {
	const request = columnsOf({ a: [0, 25, 50, 75, 100, NONE] });
	const minMax = [input('a', 1, { scale: 'minMax' })];

	test('SCO6 points equal to a cut lie below it, and those without points are unknown', () => {
		const { result, detail } = score(request, minMax, { bands: { kind: 'cuts', cuts: [25, 75] } });
		expect(classIds(result)).toEqual(['band3', 'band3', 'band2', 'band2', 'band1', 'unknown']);
		expect(detail.bandCounts).toEqual([2, 2, 1]);
		expect(result.summary.map(({ count }) => count)).toEqual([1, 2, 2, 1]);
		expect(codes(result)).toContain('scoreUnknown');
	});

	test('SCO6 equal shares and natural breaks', () => {
		const shares = score(MANY, [input('a'), input('b')], { bands: { kind: 'quantiles', count: 4 } });
		expect(shares.detail.bandCounts).toEqual([50, 50, 50, 50]);
		const clumps = columnsOf({ a: [1, 2, 3, 50, 51, 52, 100, 99] });
		const natural = score(clumps, minMax, { bands: { kind: 'natural', count: 3 } });
		expect(natural.detail.bandCounts).toEqual([3, 3, 2]);
	});

	test('SCO6 fewer bands than asked for are warned of', () => {
		const { result, detail } = score(columnsOf({ a: [1, 1, 1, 2] }), [input('a')], {
			bands: { kind: 'quantiles', count: 5 },
		});
		expect(detail.bandCounts.length).toBeLessThan(5);
		expect(codes(result)).toContain('scoreFewerBands');
	});
});

describe('what the points are made of', () => {
	test('SCO8 parts add up to the points under every rule for missing values', () => {
		const gaps = columnsOf({
			a: many.map(([a], i) => (i % 5 === 0 ? NONE : a)),
			b: many.map(([, b], i) => (i % 7 === 0 ? NONE : b)),
		});
		for (const missing of [
			{ kind: 'unknown' },
			{ kind: 'rest', atLeast: 0.3 },
			{ kind: 'neutral' },
		] as const) {
			const { detail } = score(gaps, [input('a', 2), input('b', 1)], { missing });
			detail.points.forEach((points, row) => {
				const parts = scoreParts(detail, row);
				if (Number.isNaN(points)) expect(parts).toBeNull();
				else expect(parts?.reduce((sum, { added }) => sum + added, 0)).toBeCloseTo(points, 5);
			});
			const influence = detail.inputs.reduce((sum, each) => sum + (each.influence ?? 0), 0);
			expect(influence).toBeCloseTo(1, 6);
		}
	});

	test('SCO9 the points named lead into the band named, and a little less does not', () => {
		const { result, detail } = score(MANY, [input('a', 2), input('b', 1)]);
		for (let row = 0; row < 200; row++) {
			const { next, args } = reasonFor(result, row);
			const { points, limit } = { points: Number(next?.args['points']), limit: Number(next?.args['limit']) };
			const isRise = next?.code !== 'scoreFall';
			expect(Number(args['points']) + (isRise ? points : -points)).toBeCloseTo(limit, 9);
			const target = result.classes.findIndex(({ id }) => id === next?.args['class']);
			const own = result.classOf[row] ?? 0;
			expect(target - own).toBe(isRise ? -1 : 1);
			expect(detail.edges).toContain(limit);
		}
	});

	test('SCO9 every reason has a sentence in both languages, also without a score', () => {
		const { result } = score(columnsOf({ a: [1, 2, 3, NONE], b: [3, 1, 2, 2] }), [input('a'), input('b')]);
		for (const locale of ['zh-CN', 'en'] as const) {
			const formats = reasonFormats({
				...{ locale, currency: 'CNY', columnName: (id: string) => `Column ${id}` },
				classes: result.classes,
			});
			for (let row = 0; row < 4; row++) {
				const reason = reasonFor(result, row);
				expect(REASON_CODES).toContain(reason.code);
				expect(reasonText(reason, formats)).not.toMatch(/NaN|undefined|\{/);
			}
			for (const warning of result.warnings) {
				expect(WARNING_CODES).toContain(warning.code);
				expect(warningText(warning, formats)).not.toMatch(/NaN|undefined|\{/);
			}
		}
	});
});

describe('stability', () => {
	test('SCO10 each change is the same as a full run with those weights', () => {
		const inputs = [input('a', 60), input('b', 40)];
		const { detail, result } = score(MANY, inputs);
		expect(detail.stability.map(({ input: at, factor }) => [at, factor])).toEqual([
			[0, 0.8],
			[0, 1.2],
			[1, 0.8],
			[1, 1.2],
		]);
		for (const change of detail.stability) {
			const other = inputs.map((each, i) =>
				i === change.input ? { ...each, weight: each.weight * change.factor } : each,
			);
			const rerun = score(MANY, other);
			const same = classIds(rerun.result).filter((id, row) => id === classIds(result)[row]).length;
			expect(change.kept).toBeCloseTo(same / 200, 12);
			expect(change.up + change.down).toBe(200 - same);
			expect(change.topCustomers).toBe(0);
			expect(change.spearman).toBeGreaterThan(0.9);
			expect(change.kendall).toBeLessThan(change.spearman ?? 0);
		}
		expect(leastAgreement(detail.stability).kept).toBe(
			Math.min(...detail.stability.map(({ kept }) => kept ?? 1)),
		);
	});

	test('SCO10 money into and out of the top band', () => {
		const list = customersOf(many.map(([a, b], i) => [i % 90, 1 + Math.floor(b), Math.round(a * 10)]));
		const { detail, result } = score({ ...list, columns: MANY.columns }, [input('a', 60), input('b', 40)], {
			bands: { kind: 'cuts', cuts: [40, 60] },
		});
		const [change] = detail.stability;
		const rerun = score({ ...list, columns: MANY.columns }, [input('a', 48), input('b', 40)], {
			bands: { kind: 'cuts', cuts: [40, 60] },
		});
		const top = (given: typeof result) => given.summary[0];
		expect(change?.topCustomers).toBe((top(rerun.result)?.count ?? 0) - (top(result)?.count ?? 0));
		expect(change?.topAmount).toBeCloseTo((top(rerun.result)?.amount ?? 0) - (top(result)?.amount ?? 0), 6);
	});

	test('SCO10 inputs without weight, or with all of it, are not varied', () => {
		expect(score(MANY, [input('a', 1), input('b', 0)]).detail.stability).toEqual([]);
	});
});

describe('points as a measure', () => {
	const points = { kind: 'score', scheme: 'score' } as const;
	const base = scoreScheme([input('a', 2), input('b', 1)]);
	const outcomes = (schemes: readonly Scheme[], request: SegmentRequest = MANY): readonly SchemeOutcome[] =>
		analyse({ ...request, schemes }).schemes;

	test('SCO11 tiers, clusters, rules and other scores ask for points, whatever the order of schemes', () => {
		const asking: readonly Scheme[] = [
			tierScheme({ measure: points, by: 'customers', cuts: [0.2, 0.5] }),
			clusterScheme([], { inputs: [{ measure: points, log: 'never' }], k: 2 }),
			ruleScheme([['top', where('points:score', { op: '>', value: 60 })]], 'rest'),
			scoreScheme([input('a', 1, { measure: points })], { id: 'second' }),
		];
		const found = outcomes([...asking, base]);
		expect(found.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
		const [, , rules, , first] = found;
		if (!rules?.ok || !first?.ok || first.result.detail.kind !== 'score') throw new Error('no result');
		const above = first.result.detail.points.filter((value) => value > 60).length;
		expect(rules.result.summary[0]?.count).toBe(above);
	});

	test('SCO11 a circle, a score that is gone and one without a result are faults', () => {
		const ask = (id: string, scheme: string) =>
			scoreScheme([input('a', 1, { measure: { kind: 'score', scheme } })], { id });
		const faults = (schemes: readonly Scheme[]) =>
			outcomes(schemes).map((outcome) => (outcome.ok ? 'ok' : outcome.fault.code));
		expect(faults([ask('one', 'two'), ask('two', 'one')])).toEqual([
			'segment.ruleBasis',
			'segment.ruleCycle',
		]);
		expect(faults([ask('one', 'one')])).toEqual(['segment.ruleCycle']);
		expect(faults([ask('one', 'gone')])).toEqual(['segment.measureGone']);
		expect(faults([ask('one', 'tiers'), tierScheme({ measure: { kind: 'column', column: 'a' } })])).toEqual([
			'segment.measureGone',
			'ok',
		]);
		expect(faults([ask('one', 'score'), scoreScheme([])])).toEqual([
			'segment.ruleBasis',
			'segment.scoreInputs',
		]);
	});
});

describe('bad input', () => {
	const bad: Readonly<Record<string, readonly number[]>> = {
		'one customer': [5],
		constant: [3, 3, 3, 3],
		'all missing': [NONE, NONE, NONE],
		huge: [-1e308, 1e308, 0, 1e308],
		infinite: [Infinity, -Infinity, 1, 2],
		'one giant': [1, 2, 3, 1e300],
	};

	test('SCO12 every scale gives a usable result', () => {
		for (const [name, a] of Object.entries(bad)) {
			for (const scale of ['percentile', 'zScore', 'minMax'] as const) {
				for (const kind of ['quantiles', 'natural'] as const) {
					const { result, detail } = score(
						columnsOf({ a, b: a.map((_, i) => i) }),
						[input('a', 1, { scale }), input('b', 1, { scale })],
						{ missing: { kind: 'rest', atLeast: 0.5 }, bands: { kind, count: 3 } },
					);
					const numbers = [
						...detail.points,
						...detail.edges,
						...detail.stability.flatMap(({ spearman, kendall, kept }) => [spearman, kendall, kept]),
						...detail.inputs.map(({ influence }) => influence),
					].filter((value) => value !== null);
					expect(numbers.every(Number.isFinite), `${name} ${scale}`).toBe(true);
					expect(result.classOf.length).toBe(a.length);
				}
			}
		}
	});

	test('SCO12 nothing known: everyone is unknown and the input is named', () => {
		const { result, detail } = score(columnsOf({ a: [NONE, NONE] }), [input('a')]);
		expect(classIds(result)).toEqual(['unknown', 'unknown']);
		expect(codes(result)).toEqual(['scoreAllMissing', 'scoreUnknown']);
		expect(detail.money).toBeNull();
	});

	test('SCO15 faults', () => {
		const fault = (scheme: Scheme) => {
			const [outcome] = analyse({ ...MANY, schemes: [scheme] }).schemes;
			return outcome?.ok === false ? outcome.fault.code : 'ok';
		};
		expect(fault(scoreScheme([]))).toBe('segment.scoreInputs');
		expect(fault(scoreScheme([input('a', 0), input('b', 0)]))).toBe('segment.scoreWeights');
		expect(fault(scoreScheme([input('a', NONE), input('b', -1)]))).toBe('segment.scoreWeights');
		for (const cuts of [[50, 50], [60, 40], [0], [100], [NONE]])
			expect(fault(scoreScheme([input('a')], { bands: { kind: 'cuts', cuts } }))).toBe('segment.scoreCuts');
		expect(fault(scoreScheme([input('a')], { bands: { kind: 'natural', count: 0 } }))).toBe(
			'segment.scoreCuts',
		);
	});
});

describe('money and weights', () => {
	test('SCO13 the curve goes by points, its reference by money', () => {
		const list = customersOf([
			[1, 1, 10],
			[2, 1, 30],
			[3, 1, 60],
		]);
		const { detail } = score({ ...list, columns: { a: Float64Array.of(3, 1, 2) } }, [input('a')]);
		expect([...(detail.money?.share ?? [])].map((share) => Math.round(share * 100))).toEqual([
			0, 10, 70, 100,
		]);
		expect([...(detail.money?.best ?? [])].map((share) => Math.round(share * 100))).toEqual([0, 60, 90, 100]);
		expect(detail.money?.cuts.map((share) => Math.round(share * 100))).toEqual([10, 70]);
	});

	test('SCO14 percentages add up to 100 and stay in proportion', () => {
		expect(percentages([1, 1, 1])).toEqual([34, 33, 33]);
		expect(percentages([0, 0])).toEqual([50, 50]);
		expect(percentages([NONE, 5])).toEqual([0, 100]);
		expect(equalWeights(6)).toEqual([17, 17, 17, 17, 16, 16]);
		expect(withWeight([50, 30, 20], 0, 75)).toEqual([75, 15, 10]);
		expect(withWeight([100, 0, 0], 0, 40)).toEqual([40, 30, 30]);
		expect(withWeight([50, 50], 1, 130)).toEqual([0, 100]);
		expect(withWeight([100], 0, 10)).toEqual([100]);
		expect(orderWeights(3)).toEqual([61, 28, 11]);
	});
});
