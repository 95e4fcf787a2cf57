import { describe, expect, it } from 'vitest';
import {
	disruptionOf,
	reasonFor,
	REASON_CODES,
	type ReasonScene,
} from '#src/core/territory/reasons/index.ts';

/** Three territories on a line at 0, 10 and 20 km; a customer at 4 km unless told otherwise. */
function scene(
	part: Partial<Record<'owner' | 'today' | 'byHand' | 'rule' | 'x' | 'locked' | 'foreign', number>>,
): ReasonScene {
	return {
		points: { x: Float64Array.of(part.x ?? 4), y: Float64Array.of(part.x ?? 0) },
		starts: { x: Float64Array.of(0, 10, 20), y: Float64Array.of(0, 0, 0) },
		owner: Int32Array.of(part.owner ?? 0),
		today: Int32Array.of(part.today ?? -1),
		byHand: Uint8Array.of(part.byHand ?? 0),
		ruleOf: Int16Array.of(part.rule ?? -1),
		allowed: [[0, 1], [2], [1, 2]],
		locked: Uint8Array.of(part.locked ?? 0),
		foreign: Uint8Array.of(part.foreign ?? 0),
		shares: [1.04, 0.9, 1],
	};
}
const at = (part: Parameters<typeof scene>[0]) =>
	reasonFor({ ...scene(part), points: place(part.x ?? 4) }, 0);
const place = (x: number) => ({
	x: Float64Array.of(x),
	y: Float64Array.of(Number.isNaN(x) ? Number.NaN : 0),
});

describe('reasons', () => {
	it('RSN1 the first that holds is said', () => {
		expect(at({ owner: -1, foreign: 1, rule: 0 })).toEqual({ code: 'nobody', why: 'name' });
		expect(at({ owner: -1, x: Number.NaN })).toEqual({ code: 'nobody', why: 'place' });
		expect(at({ owner: -1 })).toEqual({ code: 'nobody', why: 'open' });
		expect(at({ owner: 2, rule: 0, locked: 1 })).toEqual({ code: 'rule', rule: 0, shared: false });
		expect(at({ owner: 2, rule: 1 })).toEqual({ code: 'rule', rule: 1, shared: true });
		expect(at({ owner: 0, rule: 1, locked: 1 })).toEqual({ code: 'locked', rule: 1 });
		expect(at({ owner: 0, locked: 1, today: 0 })).toEqual({ code: 'locked', rule: -1 });
		expect(at({ owner: 0, rule: 1 })).toEqual({ code: 'hand', rule: 1 });
		expect(at({ owner: 2 })).toEqual({ code: 'hand', rule: -1 });
		expect(at({ owner: 0, byHand: 1, today: 0 })).toEqual({ code: 'hand', rule: -1 });
		expect(at({ owner: 0, today: 0 })).toEqual({ code: 'kept', km: 4, nearest: -1, furtherKm: 0 });
		expect(at({ owner: 1, today: 1 })).toEqual({ code: 'kept', km: 6, nearest: 0, furtherKm: 2 });
	});

	it('RSN2 geography: nearest, the nearest full, or this one in need', () => {
		expect(at({ owner: 0, today: 1 })).toEqual({ code: 'nearest', km: 4 });
		expect(at({ owner: 1 })).toEqual({ code: 'full', nearest: 0, share: 1.04, furtherKm: 2 });
		expect(at({ owner: 0, x: 7 })).toEqual({ code: 'even', nearest: 1, furtherKm: 4 });
		// Within a kilometre, and nearer to a territory that may not have it.
		expect(at({ owner: 0, x: 5.4 })).toMatchObject({ code: 'nearest' });
		expect(at({ owner: 1, x: 19 })).toEqual({ code: 'nearest', km: 9 });
	});

	it('RSN3 without a place no distance is said', () => {
		expect(at({ owner: 0, today: 0, x: Number.NaN })).toEqual({ code: 'unplaced' });
		for (const owner of [-1, 0, 1, 2])
			for (const x of [Number.NaN, 0, 4, 19]) {
				const reason = at({ owner, x });
				expect(REASON_CODES).toContain(reason.code);
				const numbers = Object.values(reason).filter((each): each is number => typeof each === 'number');
				expect(numbers.every(Number.isFinite)).toBe(true);
			}
	});

	it('RSN4 disruption: same city, rep known, rep unknown', () => {
		const classes = disruptionOf({
			//                  kept based  there province sold unknown no owner
			today: Int32Array.of(0, 0, 0, 0, 0, 0, -1, 1, 1),
			owner: Int32Array.of(0, 2, 1, 1, 2, 2, 1, 1, -1),
			city: Int32Array.of(5, 7, 5, 6, 6, 6, 5, 5, 5),
			province: Int32Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1),
			bases: Int32Array.of(0, 0, 7),
			sales: [[4, 2]],
		});
		expect([...classes]).toEqual([0, 1, 1, 2, 2, 3, 0, 0, 0]);
	});
});
