/** Stops of a tour, in kilometres. */
export interface TourPoints {
	readonly x: ArrayLike<number>;
	readonly y: ArrayLike<number>;
}

/** From so many places on a tour is estimated, below it is built. */
export const BUILT_BELOW = 15;

/**
 * Length of a tour through n places spread over an area, divided by √(n · area): 0.75 + 0.53 ÷ √n, fitted to tours by nearest
 * neighbour, 2-opt and Or-opt within 2.5 % for n = 10 … 500. The asymptotic 0.7124 of Beardwood, Halton and Hammersley (1959)
 * is 17–24 % too short for 5 … 25 stops.
 */
export function tourFactor(n: number): number {
	return 0.75 + 0.53 / Math.sqrt(Math.max(1, n));
}

/** Expected length of a round tour through n places spread over `areaKm2`. */
export function tourEstimate(n: number, areaKm2: number): number {
	return n < 2 ? 0 : tourFactor(n) * Math.sqrt(n * areaKm2);
}

/** Length of a round tour: nearest neighbour from the first place, then 2-opt and Or-opt until neither shortens it. */
export function builtTour({ x, y }: TourPoints): number {
	const n = x.length;
	if (n < 2) return 0;
	const far = new Float64Array(n * n);
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++)
			far[i * n + j] = Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number));
	const tour = nearestNeighbour(far, n);
	while (twoOpt(tour, far) || orOpt(tour, far)) continue;
	return lengthOf(tour, far);
}

/** Shortening by less than this is rounding. */
const LITTLE = 1e-9;

function nearestNeighbour(far: Float64Array, n: number): number[] {
	const left = Array.from({ length: n - 1 }, (_, i) => i + 1);
	const tour = [0];
	while (left.length > 0) {
		const from = tour[tour.length - 1] as number;
		let best = 0;
		left.forEach((to, i) => {
			if ((far[from * n + to] as number) < (far[from * n + (left[best] as number)] as number)) best = i;
		});
		tour.push(...left.splice(best, 1));
	}
	return tour;
}

function lengthOf(tour: readonly number[], far: Float64Array): number {
	const n = tour.length;
	return tour.reduce((sum, from, i) => sum + (far[from * n + (tour[(i + 1) % n] as number)] as number), 0);
}

/** The first reversal of a part that shortens the tour; false where none does. */
function twoOpt(tour: number[], far: Float64Array): boolean {
	const n = tour.length;
	const d = (a: number, b: number) => far[(tour[a % n] as number) * n + (tour[b % n] as number)] as number;
	for (let i = 0; i < n - 2; i++)
		for (let j = i + 2; j < n; j++)
			if (d(i, j) + d(i + 1, j + 1) < d(i, i + 1) + d(j, j + 1) - LITTLE && (j + 1) % n !== i) {
				tour.splice(i + 1, j - i, ...tour.slice(i + 1, j + 1).reverse());
				return true;
			}
	return false;
}

/** The first move of one to three neighbouring places elsewhere, either way round, that shortens the tour. */
function orOpt(tour: number[], far: Float64Array): boolean {
	const n = tour.length;
	const d = (a: number | undefined, b: number | undefined) =>
		far[(a as number) * n + (b as number)] as number;
	for (let length = 1; length <= Math.min(3, n - 3); length++)
		for (let from = 0; from + length <= n; from++) {
			const part = tour.slice(from, from + length);
			const rest = [...tour.slice(0, from), ...tour.slice(from + length)];
			const [first, last] = [part[0], part.at(-1)];
			const [before, after] = [tour[(from + n - 1) % n], tour[(from + length) % n]];
			const saved = d(before, first) + d(last, after) - d(before, after);
			for (let to = 0; to < rest.length; to++) {
				const [left, right] = [rest[to], rest[(to + 1) % rest.length]];
				const straight = d(left, first) + d(last, right);
				const turned = d(left, last) + d(first, right);
				if (Math.min(straight, turned) - d(left, right) >= saved - LITTLE) continue;
				const piece = turned < straight ? part.toReversed() : part;
				tour.splice(0, n, ...rest.slice(0, to + 1), ...piece, ...rest.slice(to + 1));
				return true;
			}
		}
	return false;
}

/** Area of the convex hull of some places (monotone chain; Andrew 1979). */
export function hullArea({ x, y }: TourPoints): number {
	const order = Array.from({ length: x.length }, (_, i) => i).sort(
		(a, b) => (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number),
	);
	const turn = (o: number, a: number, b: number) =>
		((x[a] as number) - (x[o] as number)) * ((y[b] as number) - (y[o] as number)) -
		((y[a] as number) - (y[o] as number)) * ((x[b] as number) - (x[o] as number));
	const half = (points: readonly number[]) => {
		const chain: number[] = [];
		for (const point of points) {
			while (chain.length > 1 && turn(chain.at(-2) as number, chain.at(-1) as number, point) <= 0)
				chain.pop();
			chain.push(point);
		}
		return chain.slice(0, -1);
	};
	const hull = [...half(order), ...half(order.toReversed())];
	const doubled = hull.reduce((sum, a, i) => {
		const b = hull[(i + 1) % hull.length] as number;
		return sum + (x[a] as number) * (y[b] as number) - (x[b] as number) * (y[a] as number);
	}, 0);
	return Math.abs(doubled) / 2;
}
