import type { LngLat } from '#src/core/geo/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { MapMark } from '#src/map/index.ts';

/** Radius in pixels of the city with most, and of the smallest. */
const LARGEST = 7;
const SMALLEST = 1.2;
const BASE = 5;

/** Amounts by code, from the code of each row; what is below nothing counts nothing. */
export function sumsBy(codes: Int32Array, amountOf: (row: number) => number): ReadonlyMap<string, number> {
	const sums = new Map<string, number>();
	codes.forEach((code, row) => {
		const city = String(code);
		if (code > 0) sums.set(city, (sums.get(city) ?? 0) + Math.max(0, amountOf(row)));
	});
	return sums;
}

/** What a customer counts where dots stand for money; without any all count alike. */
export function moneyOf({ state }: PlanView): (row: number) => number {
	const hasMoney = state.value.some((each) => each > 0);
	return (row) => (hasMoney ? Math.max(0, state.value[row] ?? 0) : 1);
}

/** A dot in each city, its area by what its customers amount to. */
export function cityDots({ detail }: PlanView, amountOf: (row: number) => number): readonly MapMark[] {
	return dotsOf(sumsBy(detail.dotCodes, amountOf), (code) => detail.dotAt(code));
}

/** Dots by code, where these lie. */
export function dotsOf(
	sums: ReadonlyMap<string, number>,
	placeOf: (code: string) => LngLat | null,
): readonly MapMark[] {
	const most = Math.max(0, ...sums.values());
	return [...sums].flatMap(([code, sum]): MapMark[] => {
		const place = placeOf(code);
		const size = most > 0 && Number.isFinite(most) ? LARGEST * Math.sqrt(sum / most) : SMALLEST;
		return place ? [{ id: code, kind: 'dot', place, size: Math.max(SMALLEST, size) }] : [];
	});
}

/** Where the reps of a plan start from. */
export function baseMarks({ session, plan }: PlanView): readonly MapMark[] {
	const { regions } = session.analysis;
	return (plan?.territories ?? []).flatMap(({ name, base }): MapMark[] => {
		const place = base === null ? null : regions.placeOf(base);
		return place ? [{ id: `base ${name}`, kind: 'base', place, size: BASE }] : [];
	});
}
