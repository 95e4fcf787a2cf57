import { distanceTo, type PlanePoints } from '#src/core/territory/plan/index.ts';

/** Why a customer has its owner: a code and what its sentence needs. Territories and rules are positions in the plan. */
export type AssignmentReason =
	/** A rule gives it; `shared` where the rule names several territories. */
	| { readonly code: 'rule'; readonly rule: number; readonly shared: boolean }
	/** Locked; `rule` would give it to another territory, −1 = none would. */
	| { readonly code: 'locked'; readonly rule: number }
	/** It stays with its owner of today; `nearest` is nearer by so many kilometres, −1 = none is. */
	| { readonly code: 'kept'; readonly km: number; readonly nearest: number; readonly furtherKm: number }
	| { readonly code: 'nearest'; readonly km: number }
	/** The nearest has this share of its part already. */
	| { readonly code: 'full'; readonly nearest: number; readonly share: number; readonly furtherKm: number }
	/** The nearest is another one; this one would have less than its part without it. */
	| { readonly code: 'even'; readonly nearest: number; readonly furtherKm: number }
	/** Somebody decided so: a rule (−1 = the division) says otherwise. */
	| { readonly code: 'hand'; readonly rule: number }
	/** It has no usable place, so it stays with its owner of today. */
	| { readonly code: 'unplaced' }
	/** Nobody has it: there is no place, the cell names no territory, or nothing else has been decided. */
	| { readonly code: 'nobody'; readonly why: 'place' | 'name' | 'open' };

export type ReasonCode = AssignmentReason['code'];
export const REASON_CODES: readonly ReasonCode[] = [
	'rule',
	'locked',
	'kept',
	'nearest',
	'full',
	'even',
	'hand',
	'unplaced',
	'nobody',
];

/** A plan as far as reasons look at it; arrays are per customer row unless said otherwise. */
export interface ReasonScene {
	readonly points: PlanePoints;
	/** What distances count from in each territory: base or middle. */
	readonly starts: PlanePoints;
	/** Territory, −1 = none. */
	readonly owner: Int32Array;
	/** Territory today, −1 = none. */
	readonly today: Int32Array;
	/** 1 = somebody put it there by hand since the plan was last divided. */
	readonly byHand: Uint8Array;
	/** Rule that decides, −1 = geography. */
	readonly ruleOf: Int16Array;
	/** Who may have customers of geography, and of each rule after it. */
	readonly allowed: readonly (readonly number[])[];
	/** 1 = locked. */
	readonly locked: Uint8Array;
	/** 1 = the cell holds a text that is no territory. */
	readonly foreign: Uint8Array;
	/** Per territory load ÷ part of the first criterion. */
	readonly shares: readonly number[];
}

/** Distances closer than this, in kilometres, say nothing. */
const TELLING_KM = 1;

/** Why a customer is where it is: the first of these that says it. */
export function reasonFor(scene: ReasonScene, row: number): AssignmentReason {
	const { owner, ruleOf, allowed, locked, byHand } = scene;
	const own = owner[row] as number;
	const rule = ruleOf[row] as number;
	if (own < 0) return { code: 'nobody', why: whyNobody(scene, row) };
	const list = allowed[rule + 1] ?? [];
	const fits = list.includes(own);
	if (rule >= 0 && fits) return { code: 'rule', rule, shared: list.length > 1 };
	if (locked[row] === 1) return { code: 'locked', rule };
	if (!fits) return { code: 'hand', rule };
	if (byHand[row] === 1) return { code: 'hand', rule: -1 };
	return byPlace(scene, row, own, list);
}

function whyNobody({ foreign, points }: ReasonScene, row: number): 'place' | 'name' | 'open' {
	if (foreign[row] === 1) return 'name';
	return Number.isNaN(points.x[row]) ? 'place' : 'open';
}

function byPlace(
	{ points, starts, today, shares }: ReasonScene,
	row: number,
	own: number,
	others: readonly number[],
): AssignmentReason {
	const km = distanceTo(points, row, starts, own);
	if (Number.isNaN(km)) return { code: 'unplaced' };
	let [nearest, shortest] = [own, km];
	for (const other of others) {
		const distance = distanceTo(points, row, starts, other);
		if (distance < shortest) [nearest, shortest] = [other, distance];
	}
	const furtherKm = km - shortest;
	const isNearest = furtherKm < TELLING_KM;
	if (today[row] === own) return { code: 'kept', km, nearest: isNearest ? -1 : nearest, furtherKm };
	if (isNearest) return { code: 'nearest', km };
	const share = shares[nearest] ?? Number.NaN;
	return share >= 1 ? { code: 'full', nearest, share, furtherKm } : { code: 'even', nearest, furtherKm };
}
