import { cutBySize } from './select.ts';
import { solvePart } from './solve.ts';
import type { Plan } from './plan.ts';

/** Load on either side of a border over which its density is measured: share of the mean target, and mean sizes of a unit. */
const SHARE = 0.03;
const UNITS = 3;

/**
 * Prices per size that fit the borders of a plan best: where the prices of two territories differ by what units at their border
 * lose by changing over, the border stays. Least squares over all borders, each by the load that it would move per price.
 *
 * @param pairs a · k + b
 */
export function borderPrices(plan: Plan, pairs: readonly number[]): Float64Array {
	const { k } = plan.layout;
	const members: number[][] = Array.from({ length: k }, () => []);
	plan.owner.forEach((own, p) => {
		if ((plan.layout.pinned[p] as number) < 0) members[own]?.push(p);
	});
	const falls = new Float64Array(k * k);
	const right = new Float64Array(k);
	const add = (values: Float64Array, at: number, by: number) => (values[at] = (values[at] as number) + by);
	const probe = new BorderProbe(plan);
	for (const pair of pairs) {
		const [a, b] = [Math.floor(pair / k), pair % k];
		const found = probe.measure(a, b, members[a] as number[], members[b] as number[]);
		if (!found) continue;
		const [at, density] = found;
		add(falls, a * k + a, density);
		add(falls, b * k + b, density);
		add(falls, a * k + b, -density);
		add(falls, b * k + a, -density);
		add(right, a, density * at);
		add(right, b, -density * at);
	}
	const rows = Array.from({ length: k }, (_, j) => j).filter((j) => (falls[j * k + j] as number) > 0);
	const ridge = right.map((_, j) => 1e-9 * (falls[j * k + j] as number));
	return solvePart(falls, rows, ridge, right).map((price) => (Number.isFinite(price) ? price : 0));
}

class BorderProbe {
	readonly #plan: Plan;
	readonly #key: Float64Array;
	readonly #pool: Uint32Array;
	readonly #span: number;

	constructor(plan: Plan) {
		const { n, k } = plan.layout;
		this.#plan = plan;
		this.#key = new Float64Array(n);
		this.#pool = new Uint32Array(n);
		this.#span = Math.max(SHARE, (UNITS * k) / n);
	}

	/** Price difference at the border of a and b that leaves the loads as they are, and load per price there. */
	measure(
		a: number,
		b: number,
		ofA: readonly number[],
		ofB: readonly number[],
	): readonly [at: number, density: number] | null {
		const plan = this.#plan;
		const { size } = plan.layout;
		const [key, pool, span] = [this.#key, this.#pool, this.#span];
		let [count, inB, all] = [0, 0, 0];
		for (const list of [ofA, ofB]) {
			for (const p of list) {
				if (!plan.mayServe(p, list === ofA ? b : a)) continue;
				const own = Math.max(size[p] as number, 1e-12);
				key[p] = (plan.costOf(p, b) - plan.costOf(p, a)) / own;
				pool[count++] = p;
				all += own;
				if (list === ofB) inB += own;
			}
		}
		if (inB === 0 || inB >= all) return null;
		const cut = cutBySize(pool, key, size, 0, count, 0, inB);
		const first = inB > span ? cutBySize(pool, key, size, 0, cut, 0, inB - span) : 0;
		const last = inB + span < all ? cutBySize(pool, key, size, cut, count, inB, inB + span) : count;
		let [low, high, below, above, mass] = [Infinity, -Infinity, -Infinity, Infinity, 0];
		for (let at = first; at < last; at++) {
			const own = key[pool[at] as number] as number;
			low = Math.min(low, own);
			high = Math.max(high, own);
			if (at < cut) below = Math.max(below, own);
			else above = Math.min(above, own);
			mass += size[pool[at] as number] as number;
		}
		if (!(high > low) || below === -Infinity || above === Infinity) return null;
		return [(below + above) / 2, mass / (high - low)];
	}
}
