import type { WorkGround } from '#src/core/territory/workload/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Territories } from '../territories.svelte.ts';

/** Where customers are, and every base that someone starts from. */
export interface BasedGround extends WorkGround {
	/** Codes of the seats, in their order. */
	readonly codes: readonly string[];
}

/** The ground of a project; the one before where nothing lies elsewhere, so that what was counted on it stays. */
export function workGround(
	{ places: { longitude, latitude }, reps, plans }: Territories,
	{ analysis }: Session,
	before: BasedGround | null,
): BasedGround {
	const known = new Map<string, readonly [number, number]>();
	for (const { base } of reps ?? []) if (base.code && base.place) known.set(base.code, base.place);
	for (const { base } of plans.flatMap(({ territories }) => territories)) {
		const place = base === null ? null : analysis.regions.placeOf(base);
		if (base !== null && place) known.set(base, place);
	}
	const [codes, seats] = [[...known.keys()], [...known.values()]];
	const isSame =
		before?.longitude === longitude &&
		before.latitude === latitude &&
		JSON.stringify([before.codes, before.seats]) === JSON.stringify([codes, seats]);
	return isSame ? before : { longitude, latitude, seats, codes };
}

/** Positions of bases among the seats; −1 where one is not known. */
export function basesOf({ codes }: BasedGround, wanted: readonly (string | null)[]): Int32Array {
	const at = new Map(codes.map((code, j) => [code, j]));
	return Int32Array.from(wanted, (code) => at.get(code ?? '') ?? -1);
}
