import { areCentresFixed, centresOf } from '../centres.ts';
import { costOf } from '../figures.ts';
import { shortfallsOf } from '../shortfalls.ts';
import type { SearchProgress, TerritoryAnswer, TerritoryProblem } from '../problem.ts';
import type { Reason } from '../shortfalls.ts';
import type { Improved, Report } from './improve.ts';
import type { Layout } from './layout.ts';

/** The answer to a problem from a division of its layout. */
export function answerOf(
	problem: TerritoryProblem,
	layout: Layout,
	{ owner: byPosition, price, bound }: Improved,
	reason: (territory: number, criterion: number) => Reason,
): TerritoryAnswer {
	const owner = new Int32Array(layout.n);
	for (let p = 0; p < layout.n; p++) owner[layout.unitAt[p] as number] = byPosition[p] as number;
	const centres = centresOf(problem, owner);
	const { territories, criteria } = problem;
	const perLoad = criteria.map(({ target }) => territories / target.reduce((sum, one) => sum + one, 0));
	return {
		owner,
		centreX: centres.x,
		centreY: centres.y,
		prices: price.map((one, at) => one * (perLoad[Math.floor(at / territories)] as number)),
		cost: costOf(problem, owner, centres),
		...(areCentresFixed(problem) && { bound: Math.max(0, bound - lightened(layout)) }),
		shortfalls: shortfallsOf(problem, owner, reason),
	};
}

/** Units too few or too large for the bands, else the search. */
export function lumpyOrSearch({ criteria, territories }: TerritoryProblem, criterion: number): Reason {
	const { values, target, below, above } = criteria[criterion] as TerritoryProblem['criteria'][number];
	const sizes = values.filter((value) => value > 0).sort();
	const narrowest = target.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
	const isLumpy = sizes.length < territories || (sizes[0] as number) > (below + above) * narrowest;
	return { cause: isLumpy ? 'lumpy' : 'search', unit: -1 };
}

/** Progress of a search in the order of the units. */
export function reporter(layout: Layout, onProgress?: (progress: SearchProgress) => void): Report {
	if (!onProgress) return () => undefined;
	const best = new Int32Array(layout.n);
	return (stage, done, total, owner) => {
		for (let p = 0; p < owner.length; p++) best[layout.unitAt[p] as number] = owner[p] as number;
		onProgress({ stage, done, total, best });
	};
}

/** What units cost at most too much because each counts with a least weight. */
function lightened({ problem, weight }: Layout): number {
	const { x, y, bases, objective } = problem;
	let sum = 0;
	for (let p = 0; p < weight.length; p++) {
		const added = (weight[p] as number) - (problem.weight[p] as number);
		if (added === 0 || !bases) continue;
		let farthest = 0;
		for (let j = 0; j < bases.x.length; j++) {
			const dx = (x[p] as number) - (bases.x[j] as number);
			const dy = (y[p] as number) - (bases.y[j] as number);
			farthest = Math.max(farthest, dx * dx + dy * dy);
		}
		sum += added * (objective === 'squared' ? farthest : Math.sqrt(farthest));
	}
	return sum;
}
