import type { ScoreInput } from '#src/core/model/index.ts';
import {
	analyse,
	bandEdges,
	classesByPoints,
	blend,
	preparedOf,
	shares,
	sortedPoints,
	withWeight,
	type Prepared,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { input, score, scoreScheme } from '../support/score-cases.ts';
import { customersOf } from '../support/segment-cases.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f'];
const ROUNDS = 5;
const MOVES = 60;

/** A score of six inputs over 100,000 customers: the whole run, and what one move of a weight costs while it is dragged. */
export async function run(): Promise<BenchRow[]> {
	const request = requestOf();
	const inputs = inputsOf();
	const metrics = best(() => analyse(request));
	const whole = best(() => score(request, inputs)) - metrics;
	const { detail } = score(request, inputs);
	const prepared = preparedOf(detail.inputs.map(({ parts }) => parts));
	const scheme = scoreScheme(inputs);
	const moves = Array.from({ length: MOVES }, (_, i) => time(() => move(prepared, scheme, i))).sort(
		(a, b) => a - b,
	);
	return Promise.resolve([
		{
			what: `score of ${COLUMNS.length} inputs over ${CUSTOMERS} customers: points, bands, influence, stability of 12 changes`,
			figure: whole,
			unit: 'ms',
		},
		{
			what: 'preparing the inputs for dragging, once per result',
			figure: best(() => preparedOf(detail.inputs.map(({ parts }) => parts))),
			unit: 'ms',
		},
		{
			what: 'one move of a weight while it is dragged (median of 60)',
			figure: moves[MOVES / 2] ?? 0,
			unit: 'ms',
			baseline: { name: 'the whole run for every move', figure: whole },
			goal: { kind: 'atMost', value: 12 },
		},
		{
			what: 'one move of a weight while it is dragged: points, order, bands of all customers (95th of 60)',
			figure: moves[Math.floor(MOVES * 0.95)] ?? 0,
			unit: 'ms',
			baseline: { name: 'the whole run for every move', figure: whole },
			goal: { kind: 'atMost', value: 12 },
		},
	]);
}

function move(prepared: Prepared, { missing, bands }: ReturnType<typeof scoreScheme>, step: number): void {
	const weights = shares(withWeight([30, 20, 20, 10, 10, 10], step % 6, 10 + step)) ?? [];
	const points = blend(prepared, weights, missing);
	classesByPoints(points, bandEdges(bands, sortedPoints(points)));
}

function inputsOf(): readonly ScoreInput[] {
	const scales = ['percentile', 'zScore', 'minMax'] as const;
	return COLUMNS.map((column, i) =>
		input(column, [30, 20, 20, 10, 10, 10][i], {
			scale: scales[i % 3] ?? 'percentile',
			better: i % 2 === 0 ? 'higher' : 'lower',
		}),
	);
}

function requestOf(): SegmentRequest {
	const random = createRandom(7);
	const list = Array.from(
		{ length: CUSTOMERS },
		() =>
			[
				Math.floor(random.next() * 700),
				1 + Math.floor(random.next() * 40),
				random.next() ** 4 * 9e5,
			] as const,
	);
	const column = (power: number) => Float64Array.from(list, () => random.next() ** power * 1000);
	const columns = Object.fromEntries(COLUMNS.map((id, i) => [id, column(1 + i)]));
	return { ...customersOf(list), columns };
}

function best(work: () => unknown): number {
	return Math.min(...Array.from({ length: ROUNDS }, () => time(work)));
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
