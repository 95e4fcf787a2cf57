import { fillLand } from '../areas/index.ts';
import type { Adjacency } from '../problem.ts';
import type { PlanePoints } from './plane.ts';

/** What a step counts that has no length: less than any other. */
const NO_WAY = 1e-6;

/**
 * Territories of all areas, from those that have customers: land between two parts of a territory that hang together through
 * it joins them, along short ways; the rest goes with the nearest territory along the borders. Areas that no border leads to
 * stay −1.
 *
 * @param owner territory of each area, −1 = nobody lives there
 * @param middles places of the areas, in kilometres
 */
export function fillGround(owner: Int32Array, borders: Adjacency, { x, y }: PlanePoints): Int32Array {
	const share = new Float64Array(owner.length).fill(1);
	/** Between the middles of two areas; where one has none a step counts as one kilometre. */
	const stepKm = (a: number, b: number) => {
		const km = Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
		return Number.isFinite(km) ? Math.max(NO_WAY, km) : 1;
	};
	return fillLand(owner, { ...borders, share }, stepKm);
}
