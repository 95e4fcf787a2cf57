import { crossTable } from './agreement.ts';
import { cheapestAssignment } from './assignment.ts';
import type { Labels } from './labels.ts';

export interface LabelMatch {
	/** Labels of the new run under the numbers of the previous one; −1 stays. */
	readonly labels: Int32Array;
	/** Number each new cluster got. Those without a counterpart count on from the highest previous number. */
	readonly numberOf: Int32Array;
	/** Rows each new cluster shares with its counterpart; 0 where it has none. */
	readonly shared: Uint32Array;
	/** Previous clusters that have no counterpart any more. */
	readonly gone: readonly number[];
}

/**
 * Gives the clusters of a new run the numbers of the previous run's, so that most rows keep theirs: the assignment with
 * the largest number of rows in common (Hungarian method). Clusters without a row in common are not matched.
 *
 * @param previous label per row of the previous run, −1 for rows that were not there or not clustered
 * @param next label of the same rows in the new run
 */
export function matchLabels(previous: Labels, next: Labels): LabelMatch {
	const { counts, rows: olds, columns: news } = crossTable(previous, next);
	const common = (old: number, now: number) => counts[old * news + now] ?? 0;
	const side = Math.max(olds, news);
	const costs = new Float64Array(news * side);
	for (let now = 0; now < news; now++) {
		for (let old = 0; old < olds; old++) costs[now * side + old] = -common(old, now);
	}
	const chosen = cheapestAssignment(costs, news, side);
	let free = olds;
	const shared = new Uint32Array(news);
	const numberOf = Int32Array.from(chosen, (old, now) => {
		shared[now] = old < olds ? common(old, now) : 0;
		return shared[now] ? old : free++;
	});
	const kept = new Set(numberOf);
	return {
		labels: Int32Array.from(next, (label) => (label < 0 ? -1 : (numberOf[label] as number))),
		numberOf,
		shared,
		gone: Array.from({ length: olds }, (_, old) => old).filter((old) => !kept.has(old)),
	};
}
