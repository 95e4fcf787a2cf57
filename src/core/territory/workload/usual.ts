import {
	USUAL_WORKLOAD,
	type ClassService,
	type Workload,
	type WorkloadClasses,
} from '#src/core/model/index.ts';

/** A customary frequency of visits by rank of the class; none of them has an authority behind it. */
export type VisitPreset = 'low' | 'middle' | 'high';

export const VISIT_PRESETS: readonly VisitPreset[] = ['low', 'middle', 'high'];

/** Contacts a year of ranks A, B, C, D: the ends and the middle of A 12–24, B 6–12, C 2–4, D 0–1. */
const CONTACTS: Readonly<Record<VisitPreset, readonly number[]>> = {
	low: [12, 6, 2, 0],
	middle: [18, 9, 3, 1],
	high: [24, 12, 4, 1],
};
/** Minutes of a visit by rank. */
const MINUTES: readonly number[] = [90, 60, 45, 30];
const RANKS = MINUTES.length;

/** Service of a class by its place among the classes, best first: with four classes or fewer A, B, C, D, more share ranks. */
export function usualService(place: number, classes: number, preset: VisitPreset): ClassService {
	const rank = classes <= RANKS ? place : Math.floor((place * RANKS) / classes);
	const at = Math.min(RANKS - 1, Math.max(0, rank));
	return {
		channel: at === RANKS - 1 ? 'phone' : 'field',
		contacts: CONTACTS[preset][at] ?? 0,
		minutes: MINUTES[at] ?? 0,
	};
}

/** Service of every class, best first. */
export function presetService(ids: readonly string[], preset: VisitPreset): Workload['service'] {
	return Object.fromEntries(ids.map((id, place) => [id, usualService(place, ids.length, preset)]));
}

/** The workload to start from: the middle of the customary frequencies; whoever has no class is served like the last one. */
export function usualWorkload(classes: WorkloadClasses | null = null, ids: readonly string[] = []): Workload {
	if (!classes) return USUAL_WORKLOAD;
	const otherwise = usualService(RANKS - 1, RANKS, 'middle');
	return { ...USUAL_WORKLOAD, classes, service: presetService(ids, 'middle'), otherwise };
}
