import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import {
	analyse,
	proveCoverage,
	scoreOf,
	SEGMENT_MAPS,
	type RfmDetail,
	type SchemeResult,
} from '#src/core/segment/index.ts';
import { classIds, customersOf, lines, requestOf, rfmScheme, run } from '../../../support/segment-cases.ts';

const random = createRandom(77);
const many = Array.from(
	{ length: 1000 },
	() =>
		[Math.floor(random.next() * 400), 1 + Math.floor(random.next() ** 3 * 30), random.next() * 9000] as const,
);
const distinct = Array.from(
	{ length: 1000 },
	(_, i) => [(i * 7) % 1000, 1 + ((i * 13) % 1000), (i * 29) % 1000] as const,
);
const detailOf = (result: SchemeResult) => result.detail as RfmDetail;

describe('RFM', () => {
	test.each(['value', 'rank', 'custom'] as const)(
		'RFM1 the most recent customer scores 5 under %s',
		(ties) => {
			for (const binning of ['independent', 'nested'] as const) {
				const cuts = {
					recency: [50, 100, 200, 300],
					frequency: [1, 2, 4, 8],
					monetary: [10, 100, 1000, 5000],
				};
				const { scores, values } = detailOf(run(customersOf(many), rfmScheme({ ties, binning, cuts })));
				const newest = values.recency.indexOf(Math.min(...values.recency));
				const oldest = values.recency.indexOf(Math.max(...values.recency));
				expect([scores.recency[newest], scores.recency[oldest]]).toEqual([5, 1]);
			}
		},
	);

	test('RFM2 a value on an edge lies below it, equal values score alike', () => {
		expect([9, 10, 11, 41].map((value) => scoreOf('frequency', value, [10, 20, 30, 40]))).toEqual([
			1, 1, 2, 5,
		]);
		expect([9, 10, 11, 41].map((value) => scoreOf('recency', value, [10, 20, 30, 40]))).toEqual([5, 5, 4, 1]);
		const { scores, values, edges, onEdge } = detailOf(run(customersOf(many), rfmScheme()));
		const seen = new Map<number, number>();
		values.frequency.forEach((value, row) => {
			expect(seen.get(value) ?? scores.frequency[row]).toBe(scores.frequency[row]);
			seen.set(value, scores.frequency[row]!);
		});
		expect(onEdge.frequency).toBe(many.filter((row) => edges.frequency.includes(row[1])).length);
	});

	test('RFM2 54 % ones and 20 % twos give shares 54 / 0 / 20 / 6 / 20', () => {
		const orders = [...new Array<number>(54).fill(1), ...new Array<number>(20).fill(2)];
		const rest = Array.from({ length: 26 }, (_, i) => 3 + i);
		const list = [...orders, ...rest].map((count, i) => [i, count, i * 10] as const);
		expect(detailOf(run(customersOf(list), rfmScheme())).scoreCounts.frequency).toEqual([54, 0, 20, 6, 20]);
		expect(detailOf(run(customersOf(list), rfmScheme({ ties: 'rank' }))).scoreCounts.frequency).toEqual([
			20, 20, 20, 20, 20,
		]);
	});

	test('RFM3 rank breaks ties by key, whatever the order of rows', () => {
		const same = Array.from({ length: 10 }, () => [5, 1, 100] as const);
		const request = customersOf(same);
		const keys = ['j', 'a', 'i', 'b', 'h', 'c', 'g', 'd', 'f', 'e'];
		const { scores } = detailOf(run({ ...request, keys }, rfmScheme({ ties: 'rank' })));
		const byKey = keys.map((key, row) => [key, scores.frequency[row]] as const).sort();
		expect(byKey.map(([, score]) => score)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
	});

	test('RFM4 nested quintiles of 1,000 distinct customers give 8 in every cell', () => {
		const { cubeCount, nested, edges } = detailOf(
			run(customersOf(distinct), rfmScheme({ binning: 'nested', ties: 'rank' })),
		);
		expect(Math.min(...cubeCount)).toBeGreaterThanOrEqual(7);
		expect(Math.max(...cubeCount)).toBeLessThanOrEqual(9);
		expect([nested?.frequency.length, nested?.monetary.length, edges.frequency.length]).toEqual([5, 25, 0]);
	});

	test('RFM4 nested differs from independent', () => {
		const nested = run(customersOf(many), rfmScheme({ binning: 'nested' }));
		expect(classIds(nested)).not.toEqual(classIds(run(customersOf(many), rfmScheme())));
	});

	test.each([
		null,
		{ recency: [1, 2, 3], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] },
		{ recency: [1, 2, 2, 4], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] },
	])('RFM5 cuts %j are refused', (cuts) => {
		const [outcome] = analyse({
			...customersOf(many),
			schemes: [rfmScheme({ ties: 'custom', cuts })],
		}).schemes;
		expect(outcome).toMatchObject({
			ok: false,
			fault: { code: 'segment.cutsNotIncreasing', args: { measure: 'recency' } },
		});
	});

	test('RFM5 own cuts are used as given', () => {
		const cuts = { recency: [30, 60, 90, 180], frequency: [1, 2, 3, 4], monetary: [1, 10, 100, 1000] };
		const { scores } = detailOf(
			run(
				customersOf([
					[30, 1, 1],
					[31, 5, 1001],
				]),
				rfmScheme({ ties: 'custom', cuts }),
			),
		);
		expect([scores.recency[0], scores.frequency[0], scores.monetary[0]]).toEqual([5, 1, 1]);
		expect([scores.recency[1], scores.frequency[1], scores.monetary[1]]).toEqual([4, 5, 5]);
	});

	test('RFM7 few customers, empty scores and money ≤ 0 are said', () => {
		const codes = run(
			customersOf([
				[5, 1, 100],
				[5, 1, -100],
				[6, 1, 0],
			]),
			rfmScheme(),
		).warnings;
		expect(codes).toContainEqual({ code: 'rfmFewCustomers', args: { count: 3 } });
		expect(codes).toContainEqual({
			code: 'rfmEmptyScores',
			args: { measure: 'frequency', scores: '2 3 4 5' },
		});
		expect(codes).toContainEqual({ code: 'rfmNonPositiveMoney', args: { count: 2 } });
		expect(run(customersOf(distinct), rfmScheme()).warnings.map(({ code }) => code)).toEqual([
			'rfmNonPositiveMoney',
		]);
	});

	test('RFM7 a window without orders is said', () => {
		const { warnings } = run(customersOf(many), rfmScheme({ windowMonths: 12 }));
		expect(warnings).toContainEqual({ code: 'rfmWindowIgnored', args: { months: 12 } });
	});

	test('RFM8 customers that cannot be scored have classes of their own', () => {
		const columns = lines([
			[0, 45_000, 10],
			[1, 44_000, 10],
			[3, 45_010, 10],
		]);
		const request = requestOf(columns, { customerCount: 4, analysisDate: 45_020 });
		const result = run(request, rfmScheme({ windowMonths: 12 }));
		expect(classIds(result).slice(1, 3)).toEqual(['lapsed', 'noOrders']);
		expect(detailOf(result).scored).toBe(2);
		expect(detailOf(result).scores.recency[1]).toBe(0);
		const partly = run(
			customersOf([
				[5, 1, 100],
				[5, 2, Number.NaN],
				[6, 3, 9],
			]),
			rfmScheme(),
		);
		expect(classIds(partly)[1]).toBe('notScored');
		expect(partly.classes.at(-1)?.colour).toBe(0);
	});

	test.each([
		['noDates', { lastOrder: null }],
		['noOrderCounts', { orders: null }],
		['noAmounts', { amounts: [] }],
	])('RFM8 a measure nobody has: segment.%s', (code, changes) => {
		const request = customersOf(many);
		if (request.source.kind !== 'customers') throw new Error();
		const source = { kind: 'customers' as const, columns: { ...request.source.columns, ...changes } };
		const [outcome] = analyse({ ...request, source, schemes: [rfmScheme()] }).schemes;
		expect(outcome).toMatchObject({ ok: false, fault: { code: `segment.${code}` } });
	});

	test.each([
		['eight', 8],
		['ten', 10],
		['eleven', 11],
		['four', 4],
	] as const)('RFM9 the map %s covers each of 125 cells once', (map, classes) => {
		expect(proveCoverage(SEGMENT_MAPS[map])).toEqual({ cells: 125, uncovered: [], multiple: [] });
		expect(SEGMENT_MAPS[map]).toHaveLength(classes);
		expect(new Set(SEGMENT_MAPS[map].map((rule) => rule.colour)).size).toBe(SEGMENT_MAPS[map].length);
	});

	test('RFM9 the proof finds planted gaps and overlaps', () => {
		const [first, second, ...rest] = SEGMENT_MAPS.eight;
		expect(proveCoverage([second!, ...rest]).uncovered).toHaveLength(8);
		expect(proveCoverage([first!, first!, second!, ...rest]).multiple).toContain('555');
	});

	test('RFM9 the list of ten as published leaves 36 cells out and takes 39 more than once', () => {
		const published = [
			['champions', 4, 5, 4, 5],
			['loyal', 2, 5, 3, 5],
			['potential', 3, 5, 1, 3],
			['new', 4, 5, 1, 1],
			['promising', 3, 4, 1, 1],
			['attention', 2, 3, 2, 3],
			['sleep', 2, 3, 1, 2],
			['risk', 1, 2, 2, 5],
			['lose', 1, 1, 4, 5],
			['lost', 1, 2, 1, 2],
		] as const;
		const proof = proveCoverage(
			published.map(([id, r, rTo, fm, fmTo]) => ({
				class: id,
				colour: 1,
				takes: [{ recency: [r, rTo], frequency: [fm, fmTo], monetary: [fm, fmTo] }],
			})),
		);
		expect([proof.uncovered.length, proof.multiple.length]).toEqual([36, 39]);
	});

	test('RFM9 the best cell is the best class, the worst the last', () => {
		for (const [map, best, worst] of [
			['eight', 'importantValue', 'generalRetain'],
			['ten', 'champions', 'lost'],
			['eleven', 'champions', 'lost'],
			['four', 'platinum', 'bronze'],
		] as const) {
			const { classes, detail } = run(customersOf(many), rfmScheme({ segmentMap: map }));
			const cube = (detail as RfmDetail).cubeClass;
			expect([classes[cube[124]!]?.id, classes[cube[0]!]?.id]).toEqual([best, worst]);
		}
	});

	test('RFM10 heat map, cube and score counts add up', () => {
		const detail = detailOf(run(customersOf(many), rfmScheme()));
		expect(detail.heat.reduce((sum, cell) => sum + cell.count, 0)).toBe(1000);
		expect(detail.cubeCount.reduce((a, b) => a + b)).toBe(1000);
		for (const counts of Object.values(detail.scoreCounts)) expect(counts.reduce((a, b) => a + b)).toBe(1000);
		const cell = detail.heat[0]!;
		const rows = many.filter(
			(_, row) => detail.scores.recency[row] === 5 && detail.scores.frequency[row] === 1,
		);
		expect([cell.recency, cell.frequency, cell.count]).toEqual([5, 1, rows.length]);
		expect(cell.meanAmount).toBeCloseTo(rows.reduce((sum, row) => sum + row[2], 0) / rows.length, 9);
	});
});
