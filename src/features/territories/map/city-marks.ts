import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { MapMark } from '#src/map/index.ts';

/** Radius in pixels of the city with most money, and of the smallest. */
const LARGEST = 7;
const SMALLEST = 1.2;
const BASE = 5;

/** A dot in each city, its area by money (by customers where there is none), and the bases of the reps. */
export function cityMarks({ session, state, plan, detail }: PlanView): readonly MapMark[] {
	const { places, divisions } = session.analysis.regions;
	if (!places || !divisions) return [];
	const hasMoney = state.value.some((each) => each > 0);
	const sums = new Map<number, number>();
	places.city.forEach((code, row) => {
		if (code > 0) sums.set(code, (sums.get(code) ?? 0) + (hasMoney ? Math.max(0, state.value[row] ?? 0) : 1));
	});
	const most = Math.max(0, ...sums.values());
	const dots = [...sums].flatMap(([code, sum]): MapMark[] => {
		const place = divisions.get(String(code))?.place;
		const size = most > 0 && Number.isFinite(most) ? LARGEST * Math.sqrt(sum / most) : SMALLEST;
		return place ? [{ id: String(code), kind: 'dot', place, size: Math.max(SMALLEST, size) }] : [];
	});
	const bases = (plan?.territories ?? []).flatMap(({ name, base }): MapMark[] => {
		const place = base === null ? undefined : divisions.get(base)?.place;
		return place ? [{ id: `base ${name}`, kind: 'base', place, size: BASE }] : [];
	});
	return [...(detail.cities ? dots : []), ...(detail.bases ? bases : [])];
}
