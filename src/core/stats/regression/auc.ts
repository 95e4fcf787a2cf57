import { midRanks } from '../ranks.ts';

/**
 * Area under the ROC curve: the chance that a row with the event has the higher score, equal scores counting one half
 * (Mann–Whitney). Null without rows of both kinds.
 */
export function auc(scores: Float64Array, isEvent: ArrayLike<number>): number | null {
	const { ranks } = midRanks(scores);
	let events = 0;
	let others = 0;
	let sum = 0;
	ranks.forEach((rank, i) => {
		if (Number.isNaN(rank)) return;
		if (isEvent[i] === 1) {
			events++;
			sum += rank;
		} else others++;
	});
	return events > 0 && others > 0 ? (sum - (events * (events + 1)) / 2) / events / others : null;
}
