import type { VisitResponse } from '#src/core/model/index.ts';

/** A guess to start from: most sales need no visit, and more visits bring less and less. */
export const USUAL_RESPONSE: VisitResponse = { none: 0.5, half: 0.8, more: 1.15 };

/** Visits at which sales are judged, as shares of today's. */
export const RESPONSE_LEVELS = [0, 0.5, 1, 1.5] as const;

/** Customers that answer visits alike. */
export interface AnsweringClass {
	readonly customers: number;
	/** A year and customer, today. */
	readonly visits: number;
	/** Of one visit, with preparation and travel. */
	readonly hoursPerVisit: number;
	/** Of all its customers, today. */
	readonly sales: number;
	readonly response: VisitResponse;
}

/** What a class is given. */
export interface CallPlanLine {
	/** A year and customer. */
	readonly visits: number;
	readonly hours: number;
	readonly sales: number;
	/** Sales against those with the visits of today. */
	readonly gain: number;
	/** What the next hour would bring; 0 where more visits bring nothing. */
	readonly perHour: number;
	/** The guess was not concave, or fell: what is counted lies above it. */
	readonly isRaised: boolean;
}

export interface CallPlan {
	readonly lines: readonly CallPlanLine[];
	readonly hours: number;
	readonly gain: number;
	/** Hours that no class can use. */
	readonly left: number;
}

interface Step {
	readonly at: number;
	readonly from: number;
	readonly to: number;
	readonly hours: number;
	/** Sales an hour. */
	readonly slope: number;
}

/**
 * Divides hours so that each goes where it brings most sales (Lodish 1971, CALLPLAN): along concave responses, whose steps are
 * taken by falling gain an hour; equal gains go to the earlier class. The last step may be taken in part.
 * @param least share of today's visits (0…1) that every class keeps before the rest is divided; where the hours are too few for
 * that, as much of it as they are enough for
 */
export function callPlan(classes: readonly AnsweringClass[], hours: number, least = 0): CallPlan {
	const curves = classes.map(({ response }) => concaveResponse(response));
	const today = classes.reduce((sum, each) => sum + hoursToday(each), 0);
	const kept = today > 0 ? Math.min(least, Math.max(0, hours) / today) : 0;
	const steps = classes.flatMap((each, at) => stepsOf(each, curves[at] as Curve, at, kept));
	steps.sort((a, b) => b.slope - a.slope || a.at - b.at || a.from - b.from);
	const levels = new Float64Array(classes.length).fill(kept);
	const next = new Float64Array(classes.length);
	let left = Math.max(0, hours - kept * today);
	for (const { at, from, to, hours: needed, slope } of steps) {
		const share = needed > 0 ? Math.min(1, left / needed) : 1;
		if (share < 1 && (next[at] as number) === 0) next[at] = slope;
		if (share > 0) levels[at] = from + share * (to - from);
		left -= share * needed;
	}
	const lines = classes.map((each, at) =>
		lineOf(each, curves[at] as Curve, levels[at] as number, next[at] as number),
	);
	return {
		lines,
		hours: lines.reduce((sum, line) => sum + line.hours, 0),
		gain: lines.reduce((sum, line) => sum + line.gain, 0),
		left: Math.max(0, left),
	};
}

/** Shares of today's sales at no visits, half, today's and half as many again, and whether the guess was lower somewhere. */
export interface Curve {
	readonly shares: readonly number[];
	readonly isRaised: boolean;
}

/** The least concave response that never falls and lies on or above the guess. */
export function concaveResponse({ none, half, more }: VisitResponse): Curve {
	const given = [none, half, 1, more];
	const rising = given.map((_, i) => Math.max(...given.slice(0, i + 1)));
	const shares = rising.map((own, i) => {
		let best = own;
		for (let a = 0; a < i; a++)
			for (let b = i + 1; b < rising.length; b++) {
				const [low, high] = [rising[a] as number, rising[b] as number];
				best = Math.max(best, low + ((high - low) * (i - a)) / (b - a));
			}
		return best;
	});
	return { shares, isRaised: shares.some((share, i) => share > (given[i] as number) + 1e-9) };
}

function hoursToday({ customers, visits, hoursPerVisit }: AnsweringClass): number {
	return customers * visits * hoursPerVisit;
}

/** Steps of the response above the visits that are kept anyway. */
function stepsOf(each: AnsweringClass, curve: Curve, at: number, kept: number): Step[] {
	const sales = Math.max(0, each.sales);
	// Rounding may not put a step before the one that leads to it.
	let steepest = Infinity;
	return RESPONSE_LEVELS.slice(1).flatMap((to, i) => {
		const from = Math.max(kept, RESPONSE_LEVELS[i] as number);
		if (from >= to) return [];
		const hours = hoursToday(each) * (to - from);
		const gain = sales * (shareAt(curve, to) - shareAt(curve, from));
		if (gain <= 0 || each.visits <= 0) return [];
		steepest = Math.min(steepest, hours > 0 ? gain / hours : Infinity);
		return [{ at, from, to, hours, slope: steepest }];
	});
}

function lineOf(
	{ customers, visits, hoursPerVisit, sales }: AnsweringClass,
	curve: Curve,
	level: number,
	perHour: number,
): CallPlanLine {
	const base = Math.max(0, sales);
	const own = visits * level;
	return {
		visits: own,
		hours: customers * own * hoursPerVisit,
		sales: base * shareAt(curve, level),
		gain: base * (shareAt(curve, level) - shareAt(curve, 1)),
		perHour,
		isRaised: curve.isRaised,
	};
}

function shareAt({ shares }: Curve, level: number): number {
	const at = Math.min(shares.length - 2, Math.floor(level / 0.5));
	const [low, high] = [shares[at] as number, shares[at + 1] as number];
	return low + (high - low) * (level / 0.5 - at);
}
