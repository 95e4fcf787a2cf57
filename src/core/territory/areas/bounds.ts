import { bandsOf } from '../figures.ts';
import type { Shortfall, TerritoryProblem } from '../problem.ts';
import { partsOf } from './adjacency.ts';
import type { Frame } from './frame.ts';

/** Rounding of sums that breaks no limit. */
const SLACK = 1e-9;

/** What stands in the way, and the unit in question (−1 = none). */
export type Cause = Pick<Shortfall, 'cause' | 'unit'>;

/** What no plan can change, of one criterion. */
interface Bounds {
	readonly floor: Float64Array;
	readonly ceiling: Float64Array;
	/** Of all units. */
	readonly all: number;
	/** The largest unit, and what the units above every ceiling have together. */
	readonly largest: number;
	readonly giants: number;
	readonly giantCount: number;
	/** Per territory: locked to it, for it alone to serve, open to it. */
	readonly locked: Float64Array;
	readonly alone: Float64Array;
	readonly open: Float64Array;
	/** Open to it if nothing were locked. */
	readonly unlocked: Float64Array;
	/** Per part of the map its load. */
	readonly parts: Float64Array;
}

/** Proofs that limits cannot be held, whatever the plan. */
export class Proofs {
	readonly #bounds: readonly Bounds[];
	readonly #part: Int32Array;
	readonly #values: readonly Float64Array[];

	constructor(frame: Frame) {
		const { part, count } = partsOf(frame);
		this.#part = part;
		this.#values = frame.problem.criteria.map(({ values }) => values);
		this.#bounds = frame.problem.criteria.map((_, criterion) => boundsOf(frame, criterion, part, count));
	}

	/** Whether some limit is beyond every plan. */
	hasAny(): boolean {
		return this.#bounds.some((bounds, criterion) => {
			const { floor, ceiling, giants, parts } = bounds;
			if (giants > 0 || parts.some((load) => !this.#fits(bounds, load))) return true;
			return floor.some(
				(_, t) =>
					this.above(t, criterion, ceiling[t] as number) !== null || this.below(t, criterion) !== null,
			);
		});
	}

	/** Why a territory that is above its ceiling has to be; null where a plan may exist. `limit`: its ceiling. */
	above(territory: number, criterion: number, limit: number, units: readonly number[] = []): Cause | null {
		const bounds = this.#bounds[criterion] as Bounds;
		const values = this.#values[criterion] as Float64Array;
		if (bounds.all > sum(bounds.ceiling) * (1 + SLACK)) return { cause: 'total', unit: -1 };
		const giant = units.find((unit) => (values[unit] as number) > limit * (1 + SLACK));
		if (giant !== undefined) return { cause: 'unit', unit: giant };
		if ((bounds.locked[territory] as number) > limit * (1 + SLACK)) return { cause: 'locked', unit: -1 };
		if ((bounds.alone[territory] as number) > limit * (1 + SLACK)) return { cause: 'eligibility', unit: -1 };
		return this.#apart(bounds, units);
	}

	/** Why a territory that is below its floor has to be; null where a plan may exist. */
	below(territory: number, criterion: number, units: readonly number[] = []): Cause | null {
		const bounds = this.#bounds[criterion] as Bounds;
		const floor = bounds.floor[territory] as number;
		if (bounds.all * (1 + SLACK) < sum(bounds.floor)) return { cause: 'total', unit: -1 };
		if (bounds.giantCount > 0) {
			const others = [...bounds.floor].sort((a, b) => a - b).slice(0, -bounds.giantCount);
			if (bounds.all - bounds.giants < sum(others) * (1 - SLACK))
				return { cause: 'unit', unit: bounds.largest };
		}
		if ((bounds.unlocked[territory] as number) < floor * (1 - SLACK))
			return { cause: 'eligibility', unit: -1 };
		if ((bounds.open[territory] as number) < floor * (1 - SLACK)) return { cause: 'locked', unit: -1 };
		return this.#apart(bounds, units);
	}

	/** Whether the part of the map that the units lie in cannot be divided within the bands. */
	#apart(bounds: Bounds, units: readonly number[]): Cause | null {
		const first = units[0];
		if (first === undefined || bounds.parts.length < 2) return null;
		return this.#fits(bounds, bounds.parts[this.#part[first] as number] as number)
			? null
			: { cause: 'contiguity', unit: -1 };
	}

	/** Whether a number of territories can hold a load: between so many floors and so many ceilings. */
	#fits({ floor, ceiling }: Bounds, load: number): boolean {
		const least = floor.reduce((a, b) => Math.min(a, b), Infinity);
		const most = ceiling.reduce((a, b) => Math.max(a, b), 0);
		const fewest = Math.max(1, Math.ceil(load / most - SLACK));
		return fewest * least <= load * (1 + SLACK);
	}
}

function boundsOf(frame: Frame, criterion: number, part: Int32Array, count: number): Bounds {
	const { problem, territories, units } = frame;
	const values = (problem.criteria[criterion] as TerritoryProblem['criteria'][number]).values;
	const bands = bandsOf(problem);
	const floor = bands.floor.subarray(criterion * territories, (criterion + 1) * territories);
	const ceiling = bands.ceiling.subarray(criterion * territories, (criterion + 1) * territories);
	const highest = ceiling.reduce((a, b) => Math.max(a, b), 0) * (1 + SLACK);
	let [largest, giants, giantCount] = [0, 0, 0];
	const parts = new Float64Array(count);
	for (let unit = 0; unit < units; unit++) {
		const value = values[unit] as number;
		if (value > (values[largest] as number)) largest = unit;
		parts[part[unit] as number] = (parts[part[unit] as number] as number) + value;
		if (value <= highest) continue;
		giants += value;
		giantCount++;
	}
	return { floor, ceiling, all: sum(values), largest, giants, giantCount, parts, ...servedBy(frame, values) };
}

/** What is locked to each territory, what it alone may serve, and what it may serve, with and without the locks. */
function servedBy(
	{ problem, territories, units, mask }: Frame,
	values: Float64Array,
): Pick<Bounds, 'locked' | 'alone' | 'open' | 'unlocked'> {
	const { locked: locks, eligibility } = problem;
	const locked = new Float64Array(territories);
	const alone = new Float64Array(territories);
	const open = new Float64Array(territories).fill(mask ? 0 : sum(values));
	const unlocked = open.slice();
	const add = (to: Float64Array, t: number, value: number) => (to[t] = (to[t] as number) + value);
	for (let unit = 0; mask && unit < units; unit++) {
		const value = values[unit] as number;
		const group = (eligibility?.group[unit] as number) * territories;
		let [may, last] = [0, 0];
		for (let t = 0; t < territories; t++) {
			const isEligible = !eligibility || eligibility.allowed[group + t] === 1;
			if (isEligible) add(unlocked, t, value);
			if (mask(unit, t)) add(open, t, value);
			if (!isEligible) continue;
			may++;
			last = t;
		}
		if (may === 1) add(alone, last, value);
		const own = locks?.[unit] ?? -1;
		if (own >= 0) add(locked, own, value);
	}
	return { locked, alone, open, unlocked };
}

function sum(values: ArrayLike<number>): number {
	let all = 0;
	for (let i = 0; i < values.length; i++) all += values[i] as number;
	return all;
}
