import type { TourPoints } from '#src/core/territory/workload/tour.ts';

/** Straight way between two places. */
export type Way = (a: number, b: number) => number;

/**
 * The nearest places of each place, nearest first: from it to the west and to the east along the order by x, until what is left
 * lies further off in x alone than the last of the nearest.
 *
 * @param most of each place
 */
export function nearestPlaces({ x }: TourPoints, way: Way, most: number): readonly Int32Array[] {
	const count = x.length;
	const order = Int32Array.from({ length: count }, (_, i) => i);
	order.sort((a, b) => (x[a] as number) - (x[b] as number) || a - b);
	const near: Int32Array[] = new Array<Int32Array>(count);
	order.forEach((from, at) => {
		const found: { readonly to: number; readonly far: number }[] = [];
		const limit = () => (found.length < most ? Infinity : (found.at(-1)?.far ?? Infinity));
		const look = (to: number | undefined): boolean => {
			if (to === undefined || Math.abs((x[to] as number) - (x[from] as number)) > limit()) return false;
			const far = way(from, to);
			if (far >= limit()) return true;
			const after = found.findIndex((other) => far < other.far || (far === other.far && to < other.to));
			found.splice(after < 0 ? found.length : after, 0, { to, far });
			if (found.length > most) found.pop();
			return true;
		};
		let [west, east] = [at - 1, at + 1];
		let [goesWest, goesEast] = [true, true];
		while (goesWest || goesEast) {
			if (goesWest) goesWest = look(order[west--]);
			if (goesEast) goesEast = look(order[east++]);
		}
		near[from] = Int32Array.from(found, ({ to }) => to);
	});
	return near;
}
