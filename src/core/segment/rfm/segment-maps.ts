import type { RfmMeasure, SegmentMapId } from '#src/core/model/index.ts';
import type { CoverageProof } from '#src/core/segment/types.ts';

/** Scores 1…5 of one customer. */
export type Scores = Readonly<Record<RfmMeasure, number>>;

/** A class and the scores it takes: closed ranges, one left out = any. `value` is the mean of F and M, halves rounded up. */
export interface MapRule {
	readonly class: string;
	/** Categorical colour 1–10. */
	readonly colour: number;
	readonly recency?: readonly [number, number];
	readonly frequency?: readonly [number, number];
	readonly monetary?: readonly [number, number];
	readonly value?: readonly [number, number];
}

const HIGH = [4, 5] as const;
const LOW = [1, 3] as const;

/** 重要/一般 × 价值 发展 保持 挽留: a score of 4 or 5 is high. */
const EIGHT: readonly MapRule[] = [
	{ class: 'importantValue', colour: 1, recency: HIGH, frequency: HIGH, monetary: HIGH },
	{ class: 'importantDevelop', colour: 7, recency: HIGH, frequency: LOW, monetary: HIGH },
	{ class: 'importantKeep', colour: 4, recency: LOW, frequency: HIGH, monetary: HIGH },
	{ class: 'importantRetain', colour: 8, recency: LOW, frequency: LOW, monetary: HIGH },
	{ class: 'generalValue', colour: 9, recency: HIGH, frequency: HIGH, monetary: LOW },
	{ class: 'generalDevelop', colour: 3, recency: HIGH, frequency: LOW, monetary: LOW },
	{ class: 'generalKeep', colour: 2, recency: LOW, frequency: HIGH, monetary: LOW },
	{ class: 'generalRetain', colour: 10, recency: LOW, frequency: LOW, monetary: LOW },
];

/** The ten names in common use, over recency and the mean of frequency and money. */
const TEN: readonly MapRule[] = [
	{ class: 'champions', colour: 1, recency: [5, 5], value: [4, 5] },
	{ class: 'loyal', colour: 9, recency: [3, 4], value: [4, 5] },
	{ class: 'potentialLoyalists', colour: 7, recency: [4, 5], value: [2, 3] },
	{ class: 'newCustomers', colour: 6, recency: [5, 5], value: [1, 1] },
	{ class: 'promising', colour: 3, recency: [4, 4], value: [1, 1] },
	{ class: 'needAttention', colour: 5, recency: [3, 3], value: [3, 3] },
	{ class: 'aboutToSleep', colour: 2, recency: [3, 3], value: [1, 2] },
	{ class: 'atRisk', colour: 4, recency: [1, 2], value: [3, 4] },
	{ class: 'cannotLose', colour: 8, recency: [1, 2], value: [5, 5] },
	{ class: 'lost', colour: 10, recency: [1, 2], value: [1, 2] },
];

/** Rules of every segment map; each is total and disjoint over the 125 cells (see `proveCoverage`). */
export const SEGMENT_MAPS: Readonly<Record<SegmentMapId, readonly MapRule[]>> = { eight: EIGHT, ten: TEN };

/** Whether a rule takes these scores. */
export function covers(rule: MapRule, scores: Scores): boolean {
	const value = Math.floor((scores.frequency + scores.monetary + 1) / 2);
	return (
		within(scores.recency, rule.recency) &&
		within(scores.frequency, rule.frequency) &&
		within(scores.monetary, rule.monetary) &&
		within(value, rule.value)
	);
}

/** Scores of a cell 0…124; cell = (R−1)·25 + (F−1)·5 + (M−1). */
export function scoresOfCell(cell: number): Scores {
	return {
		recency: Math.floor(cell / 25) + 1,
		frequency: (Math.floor(cell / 5) % 5) + 1,
		monetary: (cell % 5) + 1,
	};
}

/** Cell of scores. */
export function cellOf(scores: Scores): number {
	return (scores.recency - 1) * 25 + (scores.frequency - 1) * 5 + scores.monetary - 1;
}

/** Asks every rule about every cell. */
export function proveCoverage(rules: readonly MapRule[]): CoverageProof {
	const uncovered: string[] = [];
	const multiple: string[] = [];
	for (let cell = 0; cell < 125; cell++) {
		const scores = scoresOfCell(cell);
		const hits = rules.filter((rule) => covers(rule, scores)).length;
		const name = `${scores.recency}${scores.frequency}${scores.monetary}`;
		if (hits === 0) uncovered.push(name);
		if (hits > 1) multiple.push(name);
	}
	return { cells: 125, uncovered, multiple };
}

/** Position of the first rule that takes each cell; 255 where none does. */
export function cubeOf(rules: readonly MapRule[]): Uint8Array {
	return Uint8Array.from({ length: 125 }, (_, cell) => {
		const index = rules.findIndex((rule) => covers(rule, scoresOfCell(cell)));
		return index < 0 ? 255 : index;
	});
}

function within(score: number, range: readonly [number, number] | undefined): boolean {
	return !range || (score >= range[0] && score <= range[1]);
}
