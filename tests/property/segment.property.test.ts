import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SALES_ONLY, type Scheme } from '#src/core/model/index.ts';
import {
	analyse,
	EXCLUSION_REASONS,
	type SegmentRequest,
	type TransactionColumns,
} from '#src/core/segment/index.ts';
import { classIds, clusterScheme, rfmScheme, tierScheme, AMOUNT } from '../support/segment-cases.ts';

interface Line {
	readonly customer: number;
	readonly day: number;
	readonly cents: number;
	readonly order: number;
}

const CUSTOMERS = 12;
const lineList = fc.array(
	fc.record<Line>({
		customer: fc.integer({ min: -1, max: CUSTOMERS - 1 }),
		day: fc.integer({ min: 45_000, max: 45_400 }),
		cents: fc.integer({ min: -50_000, max: 900_000 }),
		order: fc.integer({ min: 0, max: 30 }),
	}),
	{ minLength: 1, maxLength: 60 },
);
const inputs = [AMOUNT, { kind: 'metric', metric: 'orders' } as const].map((measure) => ({
	measure,
	log: 'auto' as const,
}));
const schemes: Scheme[] = [
	rfmScheme(),
	rfmScheme({ id: 'ranked', ties: 'rank', segmentMap: 'ten' }),
	rfmScheme({ id: 'nested', binning: 'nested', ties: 'rank', windowMonths: 6 }),
	tierScheme(),
	{ ...clusterScheme([], { k: 3, restarts: 2 }), inputs },
];

function requestOf(lines: readonly Line[], places: readonly number[]): SegmentRequest {
	const columns: TransactionColumns = {
		customerOf: Int32Array.from(lines, ({ customer }) => (customer < 0 ? -1 : places[customer]!)),
		date: Float64Array.from(lines, ({ day }) => day),
		amount: Float64Array.from(lines, ({ cents }) => cents / 100),
		quantity: null,
		price: null,
		orderOf: Int32Array.from(lines, ({ order }) => order),
		isReturn: null,
	};
	const keys = new Array<string>(CUSTOMERS);
	places.forEach((place, customer) => (keys[place] = `C${customer}`));
	return {
		customerCount: CUSTOMERS,
		source: { kind: 'transactions', columns },
		filter: { ...SALES_ONLY, excludeReturns: false },
		analysisDate: null,
		keys,
		columns: {},
		fields: {},
		schemes,
	};
}

/** Class ids per customer, not per row; the fault's code where a scheme cannot be computed. */
function classesOf(lines: readonly Line[], places: readonly number[]): string[][] {
	return analyse(requestOf(lines, places)).schemes.map((outcome) => {
		if (!outcome.ok) return [outcome.fault.code];
		const ids = classIds(outcome.result);
		return places.map((place) => ids[place]!);
	});
}

const identity = Array.from({ length: CUSTOMERS }, (_, i) => i);
const parameters = { seed: 20_260_630, numRuns: 200 };

describe('segmentation, any list', () => {
	test('CLS3 shuffled customers and lines give each customer the same class in every scheme', () => {
		const cases = lineList.chain((lines) =>
			fc.tuple(
				fc.constant(lines),
				fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
				fc.shuffledSubarray(identity, { minLength: CUSTOMERS, maxLength: CUSTOMERS }),
			),
		);
		fc.assert(
			fc.property(cases, ([lines, shuffled, places]) => {
				expect(classesOf(shuffled, places)).toEqual(classesOf(lines, identity));
			}),
			parameters,
		);
	});

	test('SEG1 classes are total and disjoint, counts and lines add up, nothing is NaN', () => {
		fc.assert(
			fc.property(lineList, (lines) => {
				const { metrics, schemes: outcomes } = analyse(requestOf(lines, identity));
				const left = EXCLUSION_REASONS.reduce((sum, reason) => sum + metrics.lines.excluded[reason], 0);
				expect(metrics.lines.counted + left).toBe(lines.length);
				for (const outcome of outcomes) {
					if (!outcome.ok) continue;
					const { classes, classOf, summary } = outcome.result;
					const counts = classes.map((_, index) => classOf.filter((each) => each === index).length);
					expect(summary.map(({ count }) => count)).toEqual(counts);
					expect(counts.reduce((a, b) => a + b)).toBe(CUSTOMERS);
					const money = summary.reduce((sum, { amount }) => sum + amount, 0);
					expect(money).toBeCloseTo(
						metrics.amount.reduce((a, b) => a + b),
						6,
					);
					const figures = summary.flatMap((each) => Object.values(each) as (number | null)[]);
					expect(figures.every((figure) => figure === null || Number.isFinite(figure))).toBe(true);
				}
			}),
			parameters,
		);
	});

	test('MET10 the order of lines changes no metric', () => {
		const cases = lineList.chain((lines) =>
			fc.tuple(
				fc.constant(lines),
				fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }),
			),
		);
		fc.assert(
			fc.property(cases, ([lines, shuffled]) => {
				expect(analyse(requestOf(shuffled, identity)).metrics).toEqual(
					analyse(requestOf(lines, identity)).metrics,
				);
			}),
			{ ...parameters, numRuns: 100 },
		);
	});

	test('SEG3 ids and colours of the classes do not depend on the data', () => {
		fc.assert(
			fc.property(lineList, lineList, (a, b) => {
				const colours = (lines: readonly Line[]) =>
					analyse(requestOf(lines, identity)).schemes.map((outcome) =>
						outcome.ok
							? new Map(outcome.result.classes.map(({ id, colour }) => [id, colour]))
							: new Map<string, number>(),
					);
				const other = colours(b);
				colours(a).forEach((own, i) => {
					for (const [id, colour] of own) expect(other[i]?.get(id) ?? colour).toBe(colour);
				});
			}),
			{ ...parameters, numRuns: 50 },
		);
	});
});
