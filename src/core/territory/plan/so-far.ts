import { movedShareOf, scoreOf, type PlanScore } from '../figures.ts';
import { lumpyOrSearch } from '../points/answer.ts';
import type { SearchProgress, Shortfall, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import { shortfallsOf } from '../shortfalls.ts';
import { balanceOf } from './balance.ts';
import type { DivideRequest, Division } from './divide.ts';
import { peopled } from './peopled.ts';
import { planeOf, type Plane } from './plane.ts';
import type { PoolProblem } from './pool-problem.ts';
import { poolsOf } from './pools.ts';
import { targetsByPool } from './targets.ts';
import { meanDistance, startsOf } from './travel.ts';

/** What the search for a plan tells while it runs. */
export interface DivisionProgress extends Pick<SearchProgress, 'stage' | 'done'> {
	/** Null where the search cannot tell how far it is. */
	readonly total: number | null;
	/** The best division of everything so far, made when it is asked for; good for a plan. */
	readonly best: () => DivisionSoFar;
}

/** A division that a search had when it was looked at, and what it comes to. */
export interface DivisionSoFar extends Division {
	/** Rounds of the search until then. */
	readonly rounds: number;
	readonly figures: DivisionFigures;
}

/** What a division comes to. */
export interface DivisionFigures {
	/** Largest deviation of a load from its target, without its sign, over all criteria. */
	readonly worst: number;
	/** Territories within the bands of all criteria. */
	readonly inside: number;
	/** All territories. */
	readonly count: number;
	/** Mean distance from where the ways of the territory start, in kilometres. */
	readonly distanceKm: number | null;
	/** Share of the value with another territory than in `current`. */
	readonly moved: number;
}

/** What the search in one pool of territories tells; `best` holds until the call returns. */
export interface PoolProgress extends Omit<DivisionProgress, 'best'> {
	readonly best: () => Int32Array;
}

/** Keeps the best of the divisions that a search shows, as far as they keep to the budget of moves. */
export class Best {
	readonly #problem: TerritoryProblem;
	readonly #isBetter: (one: PlanScore, than: PlanScore) => boolean;
	#kept: { readonly owner: Int32Array; readonly score: PlanScore } | null = null;

	constructor(problem: TerritoryProblem, isBetter: (one: PlanScore, than: PlanScore) => boolean) {
		this.#problem = problem;
		this.#isBetter = isBetter;
	}

	/** A division of the search; the array is copied. */
	offer(owner: Int32Array): void {
		const budget = this.#problem.disruption?.budget ?? 1;
		if (budget < 1 && movedShareOf(this.#problem, owner) > budget + 1e-9) return;
		const score = scoreOf(this.#problem, owner);
		if (!this.#kept || this.#isBetter(score, this.#kept.score)) this.#kept = { owner: owner.slice(), score };
	}

	/** The best; before any was shown everyone where they are today, and the rest with whom is nearest. */
	get owner(): Int32Array {
		return this.#kept?.owner ?? peopled(this.#problem);
	}
}

/** The best division of everything while one pool of territories after the other is searched. */
export class SoFar {
	readonly #request: DivideRequest;
	readonly #pools: readonly PoolProblem[];
	/** Answers of the pools that are searched. */
	readonly #done: Pick<TerritoryAnswer, 'owner' | 'shortfalls'>[] = [];
	#plane: Plane | null = null;
	#rounds = 0;

	constructor(request: DivideRequest, pools: readonly PoolProblem[]) {
		this.#request = request;
		this.#pools = pools;
	}

	/** The division of the pools that are searched. */
	get division(): Division {
		return this.#divisionOf(this.#done);
	}

	/** The next pool is searched. */
	settle(answer: Pick<TerritoryAnswer, 'owner' | 'shortfalls'>): void {
		this.#done.push(answer);
	}

	/** Tells what the search in the pool at hand does. */
	teller(onProgress: (progress: DivisionProgress) => void): (progress: PoolProgress) => void {
		return ({ best, ...progress }) => {
			this.#rounds++;
			onProgress({ ...progress, best: () => this.#with(best()) });
		};
	}

	/** With a division of the pool at hand; in those to come everyone is where they are today. */
	#with(own: Int32Array): DivisionSoFar {
		const answers = this.#pools.map(({ problem }, at) => {
			const done = this.#done[at];
			if (done) return done;
			const owner = at === this.#done.length ? own : peopled(problem);
			return { owner, shortfalls: shortfallsOf(problem, owner, (_, one) => lumpyOrSearch(problem, one)) };
		});
		const division = this.#divisionOf(answers);
		return { ...division, rounds: this.#rounds, figures: this.#figuresOf(division.owner) };
	}

	#divisionOf(answers: readonly Pick<TerritoryAnswer, 'owner' | 'shortfalls'>[]): Division {
		const owner = new Int32Array(this.#request.current.length).fill(-1);
		const shortfalls: Shortfall[] = [];
		answers.forEach((answer, at) => {
			const { members, rows, shared } = this.#pools[at] as PoolProblem;
			rows.forEach((row, unit) => (owner[row] = members[answer.owner[unit] as number] as number));
			if (shared.length === 0) return;
			for (const each of answer.shortfalls)
				shortfalls.push({
					...each,
					territory: members[each.territory] as number,
					criterion: shared[each.criterion] as number,
					unit: each.unit < 0 ? -1 : (rows[each.unit] as number),
				});
		});
		return { owner, shortfalls };
	}

	#figuresOf(owner: Int32Array): DivisionFigures {
		const { criteria, posts, bases, groups, current, value, longitude, latitude } = this.#request;
		const pools = poolsOf(groups?.allowed ?? [posts.map((_, j) => j)], posts.length);
		const isInside = posts.map(() => true);
		let worst = 0;
		for (const { values, below, above } of criteria) {
			const loads = posts.map(() => 0);
			owner.forEach(
				(own, row) => own >= 0 && (loads[own] = (loads[own] as number) + (values[row] as number)),
			);
			const { deviations } = balanceOf(loads, targetsByPool(loads, posts, pools), below, above);
			deviations.forEach((each, j) => {
				worst = Math.max(worst, Math.abs(each));
				if (each > above + 1e-9 || each < -below - 1e-9) isInside[j] = false;
			});
		}
		let [moved, total] = [0, 0];
		owner.forEach((own, row) => {
			const [amount, from] = [Math.max(0, value[row] as number), current[row] as number];
			total += amount;
			if (from >= 0 && own >= 0 && own !== from) moved += amount;
		});
		this.#plane ??= planeOf(longitude, latitude);
		const starts = startsOf(this.#plane, owner, posts.length, this.#plane.pointsOf(bases));
		return {
			...{ worst, inside: isInside.filter(Boolean).length, count: posts.length },
			distanceKm: meanDistance(this.#plane, owner, starts),
			moved: total > 0 ? moved / total : 0,
		};
	}
}
