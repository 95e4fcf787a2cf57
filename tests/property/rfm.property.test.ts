import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnMap, RfmScheme, TiePolicy } from '#src/core/model/index.ts';
import {
	cubeOf,
	mapClasses,
	mapOf,
	proveCoverage,
	scoresOfCell,
	type RfmDetail,
	type SchemeResult,
} from '#src/core/segment/index.ts';
import {
	addMapClass,
	changeMapClass,
	CutRecount,
	edgesFor,
	ownMapFrom,
	paint,
	removeMapClass,
	withTarget,
	type CutTarget,
	type OwnCuts,
} from '#src/core/segment/rfm/index.ts';
import { boxesOf } from '#src/core/segment/rfm/boxes.ts';
import { analyse } from '#src/core/segment/index.ts';
import { classIds, customersOf, rfmScheme, run } from '../support/segment-cases.ts';

const SEED = { seed: 20_251, numRuns: 200 };
const NAMED = ['eight', 'ten', 'eleven', 'four'] as const;
const BINS = [2, 3, 4, 5] as const;

type Stroke =
	| { readonly kind: 'paint'; readonly cells: readonly number[]; readonly position: number }
	| { readonly kind: 'add' }
	| { readonly kind: 'remove'; readonly position: number; readonly heir: number }
	| { readonly kind: 'colour'; readonly position: number };

const cell = fc.nat(124);
const position = fc.nat(21);
const stroke = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('paint' as const), cells: fc.array(cell), position }),
	},
	fc.record({ kind: fc.constant('add' as const) }),
	fc.record({ kind: fc.constant('remove' as const), position, heir: position }),
	fc.record({ kind: fc.constant('colour' as const), position }),
);

function startFrom(named: (typeof NAMED)[number]): OwnMap {
	const scheme = { segmentMap: named };
	const classes = mapClasses(scheme).map(({ id, colour }) => ({ id, name: null, colour }));
	return ownMapFrom('own:1', 'Map', classes, cubeOf(mapOf(scheme)));
}

function after(map: OwnMap, each: Stroke): OwnMap {
	if (each.kind === 'paint') return paint(map, each.cells, each.position);
	if (each.kind === 'add') return addMapClass(map, 'New');
	if (each.kind === 'colour') return changeMapClass(map, each.position, { colour: 3 });
	return removeMapClass(map, each.position, each.heir);
}

describe('painted maps', () => {
	test('RFM18 each cell belongs to exactly one class whatever is painted, added and removed, with 2 to 5 scores', () => {
		fc.assert(
			fc.property(fc.constantFrom(...NAMED), fc.array(stroke, { maxLength: 25 }), (named, strokes) => {
				const map = strokes.reduce(after, startFrom(named));
				const scheme = { segmentMap: map.id, ownMaps: [map] };
				for (const bins of BINS)
					expect(proveCoverage(mapOf(scheme), bins)).toEqual({
						cells: bins ** 3,
						uncovered: [],
						multiple: [],
					});
				expect([...cubeOf(mapOf(scheme))]).toEqual(map.cells);
				expect(new Set(map.classes.map(({ id }) => id)).size).toBe(map.classes.length);
			}),
			SEED,
		);
	});

	test('RFM18 boxes are disjoint and together exactly the cells', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...BINS),
				fc.uint8Array({ minLength: 125, maxLength: 125 }),
				(bins, bytes) => {
					const has = (each: number) => (bytes[each] ?? 0) % 3 === 0;
					const hits = new Uint8Array(bins ** 3);
					for (const box of boxesOf(has, bins))
						for (let each = 0; each < hits.length; each++) {
							const { recency, frequency, monetary } = scoresOfCell(each, bins);
							const inside = (value: number, [low, high]: readonly [number, number]) =>
								value >= low && value <= high;
							if (
								inside(recency, box.recency) &&
								inside(frequency, box.frequency) &&
								inside(monetary, box.monetary)
							)
								hits[each] = (hits[each] ?? 0) + 1;
						}
					expect(Array.from(hits)).toEqual(Array.from(hits, (_, each) => (has(each) ? 1 : 0)));
				},
			),
			SEED,
		);
	});

	test('RFM18 a cell without a class leaves its customers unclassified, and the proof names it', () => {
		const map = startFrom('ten');
		const broken: OwnMap = { ...map, cells: map.cells.map((own, at) => (at === 124 ? 77 : own)) };
		const best = [1, 90, 900] as const;
		const rows = [...Array.from({ length: 40 }, (_, i) => [50 + i, 1 + i, 10 + i] as const), best];
		const result = run(customersOf(rows), rfmScheme({ segmentMap: map.id, ownMaps: [broken] }));
		expect(classIds(result).at(-1)).toBe('unclassified');
		expect((result.detail as RfmDetail).proof.uncovered).toEqual(['555']);
		expect(result.warnings).toContainEqual({ code: 'rfmMapGaps', args: { count: 1 } });
	});
});

const customer = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }), fc.integer({ min: -20, max: 200 }));
const population = fc.array(customer, { minLength: 1, maxLength: 60 });
const ties = fc.constantFrom<TiePolicy>('value', 'above', 'middle', 'distinct', 'mean', 'rank');
const binning = fc.constantFrom('independent' as const, 'nested' as const);

describe('scores', () => {
	test('RFM12 the order of customers changes no class under any policy', () => {
		fc.assert(
			fc.property(population, ties, binning, fc.constantFrom(...BINS), (rows, policy, nesting, bins) => {
				const scheme = rfmScheme({ ties: policy, binning: nesting, bins, segmentMap: 'eleven' });
				const request = customersOf(rows);
				const back = { ...customersOf(rows.toReversed()), keys: request.keys!.toReversed() };
				expect(classIds(run(back, scheme)).reverse()).toEqual(classIds(run(request, scheme)));
			}),
			SEED,
		);
	});

	interface Case {
		readonly rows: readonly (readonly [number, number, number])[];
		readonly binning: 'independent' | 'nested';
		readonly group: number;
		readonly measure: number;
		readonly masked: boolean;
	}
	const setting = fc.record<Case>({
		rows: population,
		binning,
		group: fc.nat(24),
		measure: fc.nat(2),
		masked: fc.boolean(),
	});

	/** Counts of moved cuts against the scheme run with them. */
	function agree(each: Case, move: (cuts: readonly number[]) => readonly number[]): void {
		const measure = (['recency', 'frequency', 'monetary'] as const)[each.measure]!;
		const scheme = rfmScheme({ binning: each.binning, segmentMap: 'ten' });
		const request = customersOf(each.rows);
		const { metrics } = analyse({ ...request, schemes: [] });
		const before = run(request, scheme);
		const detail = before.detail as RfmDetail;
		const mask = each.masked ? Uint8Array.from(each.rows, (_, i) => (i % 3 === 0 ? 0 : 1)) : null;
		const counted = (row: number) => !mask || mask[row] === 1;
		const target: CutTarget = { measure, group: measure === 'frequency' ? each.group % 5 : each.group };
		const start = startCuts(detail);
		const moved = move(cutsOf(start, target));
		const counts = new CutRecount(before, detail, metrics, mask, start, target).at(moved);
		const own = withTarget(start, target, moved, 5);
		const full = run(request, rfmScheme({ ...scheme, ties: 'custom', ...own }));
		expect(counts.classes.map(({ count }) => count)).toEqual(sumsOf(full, (row) => (counted(row) ? 1 : 0)));
		const amounts = sumsOf(full, (row) => (counted(row) ? (metrics.amount[row] ?? 0) : 0));
		counts.classes.forEach(({ amount }, index) => expect(amount).toBeCloseTo(amounts[index]!, 6));
		const movers = each.rows.flatMap((_, row) =>
			counted(row) && before.classOf[row] !== full.classOf[row] ? [row] : [],
		);
		expect(counts.moved).toBe(movers.length);
		expect(counts.movedAmount).toBeCloseTo(
			movers.reduce((sum, row) => sum + (metrics.amount[row] ?? 0), 0),
			6,
		);
		if (!mask) {
			const { heat } = full.detail as RfmDetail;
			expect(counts.heat.map(({ count }) => count)).toEqual(heat.map(({ count }) => count));
		}
	}

	test('RFM19 all cuts of a measure moved at once, nested or not, filtered or not, count as the scheme run with them', () => {
		const edges = fc.uniqueArray(fc.integer({ min: -20, max: 200 }), { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(setting, edges, (each, cuts) => agree(each, () => cuts.sort((a, b) => a - b))),
			SEED,
		);
	});

	test('RFM19 one cut moved between its neighbours counts as the scheme run with it', () => {
		const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
		fc.assert(
			fc.property(setting, fc.nat(3), share, (each, index, at) =>
				agree(each, (cuts) => {
					const low = cuts[index - 1] ?? (cuts[0] ?? 0) - 100;
					const high = cuts[index + 1] ?? (cuts[3] ?? 0) + 100;
					return cuts.map((cut, i) => (i === index ? low + (high - low) * at : cut));
				}),
			),
			SEED,
		);
	});
});

/** Cuts that give every customer the scores of the detail, strictly rising. */
function startCuts(detail: RfmDetail): OwnCuts {
	const rise = (edges: readonly number[]) =>
		edges.reduce<number[]>((all, edge) => [...all, Math.max(edge, (all.at(-1) ?? -Infinity) + 1e-6)], []);
	const cut = (measure: 'recency' | 'frequency' | 'monetary') =>
		rise(
			detail.edges[measure].length > 0
				? detail.edges[measure]
				: edgesFor('value', detail.values[measure].slice().sort(), 5),
		);
	const cuts: RfmScheme['cuts'] & object = {
		recency: cut('recency'),
		frequency: cut('frequency'),
		monetary: cut('monetary'),
	};
	const { nested } = detail;
	const nestedCuts = nested && {
		frequency: nested.frequency.map(rise),
		monetary: nested.monetary.map(rise),
	};
	return { cuts, nestedCuts };
}

function cutsOf({ cuts, nestedCuts }: OwnCuts, { measure, group }: CutTarget): readonly number[] {
	const own = measure === 'recency' ? undefined : nestedCuts?.[measure][group];
	return own?.length === 4 ? own : cuts[measure];
}

function sumsOf({ classes, classOf, detail }: SchemeResult, of: (row: number) => number): number[] {
	const sums = classes.map(() => 0);
	classOf.forEach((index, row) => (sums[index] = (sums[index] ?? 0) + of(row)));
	return sums.slice(0, (detail as RfmDetail).map.length);
}
