import type { Gift, PlanState } from './effect.ts';
import type { PlanePoints } from './plane.ts';
import { distanceTo, middlesOf } from './travel.ts';

/** Asks for the few steps that bring most balance for least disruption. */
export interface StepQuestion {
	readonly plan: PlanState;
	readonly territories: number;
	readonly points: PlanePoints;
	/** Rows of each area (or of one customer each); an area moves as a whole, as far as one territory has it. */
	readonly areas: ReadonlyMap<number, readonly number[]>;
	/** Territories that an area may go to, such as those it touches; null = the nearest few. */
	readonly near: (area: number) => ReadonlySet<number> | null;
	/** 1 = may not move: locked, or given by a rule. */
	readonly held: Uint8Array;
	/** Largest share of the money that may have another territory than today. */
	readonly budget: number;
	/** Steps that touch this territory only; null = any. */
	readonly about: number | null;
	readonly most: number;
}

/** One area that changes hands, or two that change places. */
export interface Step {
	readonly moves: readonly (Gift & { readonly area: number; readonly from: number })[];
	/** Points of the balance index, mean of all loads. */
	readonly gain: number;
	/** Money that has another territory than today, more than before; below 0 where customers go back. */
	readonly disruption: number;
}

/** An area as far as one territory has it. */
interface Part {
	readonly area: number;
	readonly from: number;
	readonly rows: readonly number[];
	/** Per load. */
	readonly sums: readonly number[];
	/** Money by territory of today. */
	readonly today: Float64Array;
}
interface Move extends Part {
	readonly to: number;
	readonly disruption: number;
}

/** Territories nearest to an area that it may go to. */
const NEAR = 3;
/** Areas nearest to the other side that are tried in exchanges, per pair of territories and direction. */
const TRIED = 12;
/** Less gain than this, in points, is no step. */
const LEAST = 0.05;

/**
 * The steps with most gain per money disturbed, best first, each with areas of its own: what costs nothing goes first, by
 * gain. Ties go by area. Only steps within the budget, or such that lessen what is moved.
 */
export function bestSteps(question: StepQuestion): readonly Step[] {
	const { plan, about, most } = question;
	const moves = movesOf(question);
	const totals = plan.loads.map(({ targets }) => targets.reduce((sum, each) => sum + each, 0));
	const steps = [...moves.map((move) => [move]), ...exchanges(moves)]
		.filter((step) => about === null || step.some(({ from, to }) => from === about || to === about))
		.map((step) => judged(plan, totals, step))
		.filter(({ gain, disruption }) => gain >= LEAST && isAffordable(question, disruption))
		.sort((a, b) => rank(b, plan) - rank(a, plan) || b.gain - a.gain || areaOf(a) - areaOf(b));
	const taken = new Set<number>();
	const best: Step[] = [];
	for (const step of steps) {
		if (best.length === most) break;
		if (step.moves.some(({ area }) => taken.has(area))) continue;
		for (const { area } of step.moves) taken.add(area);
		best.push(step);
	}
	return best;
}

function movesOf(question: StepQuestion): readonly Move[] {
	const { plan, points, territories } = question;
	const middles = middlesOf(points, plan.owner, territories);
	return partsOf(question).flatMap((part): Move[] => {
		const [first = 0] = part.rows;
		const near = question.near(part.area);
		const far = (j: number) => distanceTo(points, first, middles, j);
		return Array.from({ length: territories }, (_, j) => j)
			.filter((j) => j !== part.from && plan.pools[j] === plan.pools[part.from] && !Number.isNaN(far(j)))
			.sort((a, b) => far(a) - far(b) || a - b)
			.filter((j, i) => near?.has(j) ?? i < NEAR)
			.map((to) => ({
				...{ ...part, to },
				// Who goes back is disturbed no longer, who was at home here is from now on.
				disruption: (part.today[part.from] as number) - (part.today[to] as number),
			}));
	});
}

/** Each area by the territories that share it; what is held stays. */
function partsOf({ plan, areas, held, territories }: StepQuestion): readonly Part[] {
	return [...areas].flatMap(([area, rows]) => {
		const byOwner = new Map<number, number[]>();
		for (const row of rows) {
			const from = plan.owner[row] as number;
			if (held[row] || from < 0) continue;
			const known = byOwner.get(from);
			if (known) known.push(row);
			else byOwner.set(from, [row]);
		}
		return [...byOwner].map(([from, own]) => ({
			...{ area, from, rows: own },
			sums: plan.loads.map(({ values }) => sumOver(own, values)),
			today: moneyToday(plan, own, territories),
		}));
	});
}

function sumOver(rows: readonly number[], values: Float64Array): number {
	let sum = 0;
	for (const row of rows) sum += values[row] as number;
	return sum;
}

function moneyToday({ today, value }: PlanState, rows: readonly number[], territories: number): Float64Array {
	const sums = new Float64Array(territories);
	if (!today) return sums;
	for (const row of rows) {
		const own = today[row] as number;
		if (own >= 0) sums[own] = (sums[own] as number) + Math.max(0, value[row] as number);
	}
	return sums;
}

/** Pairs of moves in opposite directions between two territories; of each direction the largest few. */
function exchanges(moves: readonly Move[]): readonly (readonly [Move, Move])[] {
	const byWay = new Map<string, Move[]>();
	for (const move of moves) {
		const way = `${move.from} ${move.to}`;
		const known = byWay.get(way);
		if (known) known.push(move);
		else byWay.set(way, [move]);
	}
	const largest = (list: readonly Move[]) =>
		list.toSorted((a, b) => (b.sums[0] ?? 0) - (a.sums[0] ?? 0) || a.area - b.area).slice(0, TRIED);
	return [...byWay.values()].flatMap((there) => {
		const { from, to } = there[0] as Move;
		const back = from < to ? (byWay.get(`${to} ${from}`) ?? []) : [];
		const others = largest(back);
		return largest(there).flatMap((a) =>
			others.filter((b) => b.area !== a.area).map((b): readonly [Move, Move] => [a, b]),
		);
	});
}

function judged(plan: PlanState, totals: readonly number[], moves: readonly Move[]): Step {
	const gains = plan.loads.map((load, i) => gainOf(load, moves, i) / (totals[i] as number));
	return {
		moves,
		gain: gains.reduce((sum, each) => sum + each, 0) / Math.max(1, gains.length),
		disruption: moves.reduce((sum, each) => sum + each.disruption, 0),
	};
}

/** Points of the balance index of one load, times its total: what goes from the first territory to the second, less what comes back. */
function gainOf({ loads, targets }: PlanState['loads'][number], moves: readonly Move[], i: number): number {
	const [there, back] = moves as readonly [Move, Move | undefined];
	const amount = (there.sums[i] as number) - (back?.sums[i] ?? 0);
	const off = (territory: number) => (loads[territory] as number) - (targets[territory] as number);
	const [from, to] = [off(there.from), off(there.to)];
	const less = Math.abs(from) - Math.abs(from - amount) + Math.abs(to) - Math.abs(to + amount);
	return 50 * less;
}

function isAffordable({ plan, budget }: StepQuestion, disruption: number): boolean {
	return disruption <= 0 || !(plan.total > 0) || (plan.moved + disruption) / plan.total <= budget + 1e-9;
}

/** Gain per share of the money disturbed. */
function rank({ gain, disruption }: Step, { total }: PlanState): number {
	return disruption <= 0 || !(total > 0) ? Infinity : gain / (disruption / total);
}

function areaOf({ moves }: Step): number {
	return moves[0]?.area ?? 0;
}
