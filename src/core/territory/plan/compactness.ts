import type { Outlines } from '#src/core/geo/index.ts';
import type { PlanePoints } from './plane.ts';

/**
 * Compactness of territories made of areas: 4π · area ÷ perimeter², 1 for a circle (Polsby & Popper 1991). The perimeter is that
 * of the whole: borders between areas of one territory do not count.
 *
 * @param ownerOf territory of each area, −1 = of none
 * @returns per territory; null without any area
 */
export function polsbyPopper(
	{ areas, sides, lengths }: Outlines,
	ownerOf: Int32Array,
	territories: number,
): readonly (number | null)[] {
	const [sizes, around] = [new Float64Array(territories), new Float64Array(territories)];
	const add = (sums: Float64Array, own: number, amount: number) => {
		if (own >= 0) sums[own] = (sums[own] as number) + amount;
	};
	areas.forEach((size, area) => add(sizes, ownerOf[area] as number, size));
	lengths.forEach((length, i) => {
		const [one, other] = [sides[2 * i] as number, sides[2 * i + 1] as number];
		const [a, b] = [ownerOf[one] ?? -1, ownerOf[other] ?? -1];
		if (a === b) return;
		add(around, a, length);
		add(around, b, length);
	});
	return Array.from(sizes, (size, j) =>
		size > 0 && (around[j] as number) > 0 ? (4 * Math.PI * size) / (around[j] as number) ** 2 : null,
	);
}

/** How far a load lies from the middles of its territories. */
export interface Inertia {
	/** Moment of inertia: Σ load · distance², around the middle of the load of each territory (Hess et al. 1965); null without any. */
	readonly total: number | null;
	/** Radius of gyration of each territory in kilometres: √(its moment ÷ its load); null without any load. */
	readonly radii: readonly (number | null)[];
}

/**
 * Moments of inertia of territories weighted by a load, over the customers that have a place and a territory.
 *
 * @param values load of each customer, ≥ 0
 */
export function inertiaOf(
	{ x, y }: PlanePoints,
	owner: Int32Array,
	values: Float64Array,
	territories: number,
): Inertia {
	const sums = () => new Float64Array(territories);
	const [load, sumX, sumY, moment] = [sums(), sums(), sums(), sums()];
	const each = (visit: (own: number, row: number, value: number) => void) =>
		owner.forEach((own, row) => {
			const value = values[row] as number;
			if (own >= 0 && value > 0 && !Number.isNaN(x[row])) visit(own, row, value);
		});
	each((own, row, value) => {
		load[own] = (load[own] as number) + value;
		sumX[own] = (sumX[own] as number) + value * (x[row] as number);
		sumY[own] = (sumY[own] as number) + value * (y[row] as number);
	});
	each((own, row, value) => {
		const dx = (x[row] as number) - (sumX[own] as number) / (load[own] as number);
		const dy = (y[row] as number) - (sumY[own] as number) / (load[own] as number);
		moment[own] = (moment[own] as number) + value * (dx * dx + dy * dy);
	});
	return {
		total: load.some((own) => own > 0) ? moment.reduce((sum, own) => sum + own, 0) : null,
		radii: Array.from(load, (own, j) => (own > 0 ? Math.sqrt((moment[j] as number) / own) : null)),
	};
}
