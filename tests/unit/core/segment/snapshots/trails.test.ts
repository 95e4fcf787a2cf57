import { describe, expect, it } from 'vitest';
import type { MatrixScheme, ScoreInput, Snapshot } from '#src/core/model/index.ts';
import {
	compareStates,
	meanTrails,
	packState,
	topMovers,
	trailOf,
	trailsBetween,
	unpackState,
	type State,
	type Trails,
} from '#src/core/segment/snapshots/index.ts';
import { axisOf, matrixScheme } from '../../../../support/matrix-cases.ts';
import { scoreScheme } from '../../../../support/score-cases.ts';
import { columnsOf } from '../../../../support/segment-cases.ts';
import { reordered, stateFrom } from '../../../../support/snapshot-cases.ts';

type Place = readonly [x: number, y: number];
const head = { id: 's1', name: null, why: 'user', time: 5 } as const;
const board = matrixScheme(axisOf(['x'], [50]), axisOf(['y'], [50]));

/** Customers by key at their places. */
function standing(places: Readonly<Record<string, Place>>, ...schemes: readonly MatrixScheme[]): State {
	const list = Object.values(places);
	const columns = { x: list.map(([x]) => x), y: list.map(([, y]) => y), z: list.map(([x, y]) => x + y) };
	const request = { ...columnsOf(columns), keys: Object.keys(places) };
	return stateFrom(request, ...(schemes.length > 0 ? schemes : [board]));
}

function found(before: State, after: State, sameData = false): Trails {
	const trails = trailsBetween(before, after, 'matrix', sameData);
	if (!trails.ok) throw new Error(trails.why);
	return trails;
}

const kept = (state: State) => unpackState(JSON.parse(JSON.stringify(packState(state, head))) as Snapshot);
const then = standing({ A: [10, 10], B: [20, 80], C: [90, 90], D: [30, 30], E: [Number.NaN, 40] });
const now = standing({ F: [1, 1], D: [30, 30], C: [40, 90], B: [60, 80], E: [50, 40], A: [10, Number.NaN] });
const rowOf = (key: string) => now.keys.indexOf(key);

describe('places in snapshots', () => {
	it('SNA15 places come back to five significant digits, unknown ones unknown', () => {
		const state = standing({ a: [1 / 3, 123_456.789], b: [-0.000_123_456_7, 1e308], c: [Number.NaN, 0] });
		const places = kept(state).schemes[0]?.places;
		expect([...(places?.x ?? [])]).toEqual([0.333_33, -0.000_123_46, Number.NaN]);
		expect([...(places?.y ?? [])]).toEqual([123_460, 1e308, 0]);
	});

	it('SNA15 a snapshot without places is read, compared, and gives no trails', () => {
		const snapshot = packState(then, head);
		const old: Snapshot = {
			...snapshot,
			schemes: snapshot.schemes.map(({ places: _, ...rest }) => rest),
		};
		expect(compareStates(unpackState(old), now, 'matrix')?.moved.count).toBe(4);
		expect(trailsBetween(unpackState(old), now, 'matrix')).toEqual({ ok: false, why: 'places' });
	});

	it('SNA14 under the same axes and cuts moves are the own ones; other cuts or axes define them', () => {
		const causes = (scheme: MatrixScheme) => {
			const after = standing({ A: [10, 10], B: [60, 80], C: [90, 90], D: [30, 30], E: [1, 1] }, scheme);
			const { real, drift, both, definition } = compareStates(then, after, 'matrix')?.causes ?? {};
			return [real?.count, drift?.count, both?.count, definition?.count];
		};
		expect(causes(board)).toEqual([2, 0, 0, 0]);
		expect(causes({ ...board, x: { ...board.x, cuts: [25] } })).toEqual([0, 0, 0, 3]);
		expect(causes({ ...board, x: axisOf(['z'], [50]) })[0]).toBe(0);
	});
});

describe('trails', () => {
	it('SNA17 from the place of the key then to the one now; none for those unknown on a side or new', () => {
		const trails = found(kept(then), now);
		expect(trailOf(trails, rowOf('B'))).toEqual({ from: [20, 80], to: [60, 80] });
		expect(trailOf(trails, rowOf('D'))).toEqual({ from: [30, 30], to: [30, 30] });
		for (const key of ['A', 'E', 'F']) expect(trailOf(trails, rowOf(key))).toBeNull();
		expect(trails).toMatchObject({ known: 3, moved: 2 });
	});

	it('SNA17 what kept digits round off is no movement', () => {
		const state = standing({ A: [100 / 3, 1e7 / 7], B: [-2 / 3, 0] });
		expect(found(kept(state), state)).toMatchObject({ known: 2, moved: 0 });
		expect(trailOf(found(kept(state), state), 0)?.from).toEqual([100 / 3, 1e7 / 7]);
	});

	it('SNA16 another definition of an axis is named, and gives no trails', () => {
		const other = (x: MatrixScheme['x'], y = board.y) => {
			const after = standing({ A: [1, 1], B: [2, 2] }, { ...board, x, y });
			const trails = trailsBetween(then, after, 'matrix');
			return trails.ok ? [] : trails.why === 'axes' ? trails.axes : trails.why;
		};
		expect(other(axisOf(['z'], [50]))).toEqual(['x']);
		expect(other(axisOf(['x 1 percentile'], [50]))).toEqual(['x']);
		expect(other(axisOf(['x', 'z 1'], [50]), axisOf(['z'], [1]))).toEqual(['x', 'y']);
		expect(other({ ...board.x, cuts: [10], name: 'Position' })).toEqual([]);
		expect(other(axisOf(['x 7', 'z 0'], [50], { missing: 'rescale' }))).toEqual([]);
	});

	it('SNA16 only the ratio of weights and the rule for missing parts count', () => {
		const two = (parts: readonly string[], changes = {}): MatrixScheme => ({
			...board,
			x: axisOf(parts, [50], changes),
		});
		const ways = (a: MatrixScheme, b: MatrixScheme, sameData = false) =>
			trailsBetween(standing({ A: [1, 1] }, a), standing({ A: [1, 1] }, b), 'matrix', sameData).ok;
		const usual = two(['x 60', 'z 40']);
		expect(ways(usual, two(['z 0.4', 'x 0.6']))).toBe(true);
		expect(ways(usual, two(['x 50', 'z 50']))).toBe(false);
		expect(ways(usual, two(['x 60', 'z 40'], { missing: 'rescale' }))).toBe(false);
		expect(ways(usual, two(['x 50', 'z 50']), true)).toBe(true);
		expect(ways(usual, two(['x 50', 'y 50']), true)).toBe(false);
	});

	it('SNA16 a score that weighs its inputs otherwise is another axis', () => {
		const asking: MatrixScheme = {
			...board,
			x: { ...board.x, parts: [{ measure: { kind: 'score', scheme: 'score' }, weight: 1, scale: 'raw' }] },
		};
		const state = (weight: number) => {
			const input = (column: string, own: number): ScoreInput => ({
				...{ measure: { kind: 'column', column }, weight: own, better: 'higher', scale: 'percentile' },
			});
			const request = { ...columnsOf({ x: [1, 2, 3], y: [3, 1, 2] }), keys: ['A', 'B', 'C'] };
			return stateFrom(request, scoreScheme([input('x', weight), input('y', 1)]), asking);
		};
		expect(trailsBetween(state(1), state(1), 'matrix').ok).toBe(true);
		expect(trailsBetween(state(1), state(2), 'matrix')).toEqual({ ok: false, why: 'axes', axes: ['x'] });
	});

	it('SNA16 a matrix that one side does not know gives none', () => {
		expect(trailsBetween(then, now, 'other')).toEqual({ ok: false, why: 'scheme' });
	});

	it('SNA18 movers of a cell, the largest first, equal ones by key', () => {
		const trails = found(kept(then), now);
		const length = (_: number, { from, to }: { from: Place; to: Place }) => Math.abs(to[0] - from[0]);
		const keys = (rows: readonly number[]) => rows.map((row) => now.keys[row]);
		expect(keys(topMovers(trails, () => true, length, 10))).toEqual(['C', 'B']);
		expect(
			keys(
				topMovers(
					trails,
					() => true,
					() => 1,
					10,
				),
			),
		).toEqual(['B', 'C']);
		expect(keys(topMovers(trails, () => true, length, 1))).toEqual(['C']);
		expect(keys(topMovers(trails, (row) => row !== rowOf('C'), length, 1))).toEqual(['B']);
		expect(
			topMovers(
				trails,
				() => true,
				() => Number.NaN,
				10,
			),
		).toEqual([]);
	});

	it('SNA19 mean trails go by the cell then, whatever the order of the customers', () => {
		const before = standing({ A: [0, 90], B: [40, 70], C: [80, 90] });
		const after = standing({ C: [60, 90], B: [60, 60], A: [20, 100] });
		const top = [{ cell: 0, count: 2, from: [20, 80], to: [40, 80] }];
		expect(meanTrails(found(before, after), 4, null)).toEqual([
			...top,
			{ cell: 1, count: 1, from: [80, 90], to: [60, 90] },
		]);
		expect(meanTrails(found(before, reordered(after, [2, 0, 1])), 4, Uint8Array.of(1, 0, 1))).toEqual(top);
		const far = standing({ A: [1e308, 1], B: [1.5e308, 1], C: [1.7e308, -1e308] });
		for (const { from, to } of meanTrails(found(far, far), 4, null))
			expect([...from, ...to].every(Number.isFinite)).toBe(true);
	});
});
