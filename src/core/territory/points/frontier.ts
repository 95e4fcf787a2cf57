import type { Plan } from './plan.ts';

/** Units kept per border and direction: those that lose least by changing over. */
const KEPT = 24;

/** Units at a border: those of the one territory that could go to the other, cheapest first. */
export interface Border {
	readonly from: number;
	readonly to: number;
	readonly units: readonly number[];
}

/**
 * The borders of a plan in both directions.
 *
 * @param pairs a · k + b with a < b, ascending
 * @returns per pair, in their order, first a → b, then b → a
 */
export function bordersOf(plan: Plan, pairs: readonly number[]): Border[] {
	const { k, n, size } = plan.layout;
	const beside: number[][] = Array.from({ length: k }, () => []);
	const slots = new Map<number, Slot>();
	for (const pair of pairs) {
		const [a, b] = [Math.floor(pair / k), pair % k];
		beside[a]?.push(b);
		beside[b]?.push(a);
		slots.set(a * k + b, new Slot(KEPT));
		slots.set(b * k + a, new Slot(KEPT));
	}
	for (let p = 0; p < n; p++) {
		const own = plan.owner[p] as number;
		const cost = plan.costOf(p, own);
		for (const other of beside[own] as number[]) {
			if (!plan.mayServe(p, other)) continue;
			const gap = (plan.costOf(p, other) - cost) / Math.max(size[p] as number, 1e-9);
			slots.get(own * k + other)?.offer(p, gap);
		}
	}
	return pairs.flatMap((pair) => {
		const [a, b] = [Math.floor(pair / k), pair % k];
		return [
			{ from: a, to: b, units: (slots.get(a * k + b) as Slot).units },
			{ from: b, to: a, units: (slots.get(b * k + a) as Slot).units },
		];
	});
}

/** The cheapest few of what is offered, in order. */
export class Slot {
	readonly units: number[] = [];
	readonly #gaps: number[] = [];
	readonly #kept: number;

	/** @param kept how many, at most */
	constructor(kept: number) {
		this.#kept = kept;
	}

	offer(p: number, gap: number): void {
		const gaps = this.#gaps;
		let at = gaps.length;
		if (at === this.#kept && gap >= (gaps[at - 1] as number)) return;
		if (at < this.#kept) {
			gaps.push(gap);
			this.units.push(p);
		} else at--;
		for (; at > 0 && (gaps[at - 1] as number) > gap; at--) {
			gaps[at] = gaps[at - 1] as number;
			this.units[at] = this.units[at - 1] as number;
		}
		gaps[at] = gap;
		this.units[at] = p;
	}
}
