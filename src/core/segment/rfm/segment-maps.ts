import type { RfmMeasure, RfmScheme, RuleClass, SegmentMapId } from '#src/core/model/index.ts';
import type { ClassInfo, CoverageProof, Spoken } from '#src/core/segment/types.ts';
import { boxesOf } from './boxes.ts';
import { classesOfOwnMap, findOwnMap } from './own-maps.ts';

/** Scores of one customer, 1…bins. */
export type Scores = Readonly<Record<RfmMeasure, number>>;

/** Closed ranges of scores out of five, one left out = any. */
export interface ScoreBox {
	readonly recency?: readonly [number, number];
	readonly frequency?: readonly [number, number];
	readonly monetary?: readonly [number, number];
	/** Mean of F and M, halves rounded up. */
	readonly value?: readonly [number, number];
	/** R + F + M, 3…15. */
	readonly total?: readonly [number, number];
}

/** A class and the scores it takes: those in any of its boxes. */
export interface MapRule {
	readonly class: string;
	/** Categorical colour 1–10; 0 = neutral. */
	readonly colour: number;
	readonly takes: readonly ScoreBox[];
}

const HIGH = [4, 5] as const;
const LOW = [1, 3] as const;

function rule(id: string, colour: number, ...takes: readonly ScoreBox[]): MapRule {
	return { class: id, colour, takes };
}

/** 重要/一般 × 价值 发展 保持 挽留: a score of 4 or 5 is high. */
const EIGHT: readonly MapRule[] = [
	rule('importantValue', 1, { recency: HIGH, frequency: HIGH, monetary: HIGH }),
	rule('importantDevelop', 7, { recency: HIGH, frequency: LOW, monetary: HIGH }),
	rule('importantKeep', 4, { recency: LOW, frequency: HIGH, monetary: HIGH }),
	rule('importantRetain', 8, { recency: LOW, frequency: LOW, monetary: HIGH }),
	rule('generalValue', 9, { recency: HIGH, frequency: HIGH, monetary: LOW }),
	rule('generalDevelop', 3, { recency: HIGH, frequency: LOW, monetary: LOW }),
	rule('generalKeep', 2, { recency: LOW, frequency: HIGH, monetary: LOW }),
	rule('generalRetain', 10, { recency: LOW, frequency: LOW, monetary: LOW }),
];

/** The ten names in common use, over recency and the mean of frequency and money. */
const TEN: readonly MapRule[] = [
	rule('champions', 1, { recency: [5, 5], value: [4, 5] }),
	rule('loyal', 9, { recency: [3, 4], value: [4, 5] }),
	rule('potentialLoyalists', 7, { recency: [4, 5], value: [2, 3] }),
	rule('newCustomers', 6, { recency: [5, 5], value: [1, 1] }),
	rule('promising', 3, { recency: [4, 4], value: [1, 1] }),
	rule('needAttention', 5, { recency: [3, 3], value: [3, 3] }),
	rule('aboutToSleep', 2, { recency: [3, 3], value: [1, 2] }),
	rule('atRisk', 4, { recency: [1, 2], value: [3, 4] }),
	rule('cannotLose', 8, { recency: [1, 2], value: [5, 5] }),
	rule('lost', 10, { recency: [1, 2], value: [1, 2] }),
];

/**
 * The list of eleven that many shop systems show. As published its ranges overlap and leave gaps; here each cell belongs to
 * the narrowest class that names it.
 */
const ELEVEN: readonly MapRule[] = [
	rule('champions', 1, { recency: [4, 5], value: [4, 5] }),
	rule('loyal', 9, { recency: [3, 3], value: [4, 5] }),
	rule('potentialLoyalists', 7, { recency: [4, 5], value: [2, 3] }),
	rule('newCustomers', 6, { recency: [4, 5], value: [1, 1] }),
	rule('promising', 3, { recency: [3, 3], value: [1, 1] }),
	rule('needAttention', 5, { recency: [3, 3], value: [2, 3] }),
	rule('aboutToSleep', 2, { recency: [2, 2], value: [1, 2] }),
	rule('atRisk', 4, { recency: [2, 2], value: [3, 5] }, { recency: [1, 1], value: [3, 3] }),
	rule('cannotLose', 8, { recency: [1, 1], value: [4, 5] }),
	rule('hibernating', 10, { recency: [1, 1], value: [2, 2] }),
	rule('lost', 0, { recency: [1, 1], value: [1, 1] }),
];

/** Four levels by the sum of the three scores. */
const FOUR: readonly MapRule[] = [
	rule('platinum', 1, { total: [13, 15] }),
	rule('gold', 5, { total: [10, 12] }),
	rule('silver', 6, { total: [7, 9] }),
	rule('bronze', 2, { total: [3, 6] }),
];

/** Rules of every named map; each is total and disjoint over the 125 cells (see `proveCoverage`). */
export const SEGMENT_MAPS: Readonly<Record<SegmentMapId, readonly MapRule[]>> = {
	eight: EIGHT,
	ten: TEN,
	eleven: ELEVEN,
	four: FOUR,
};

/** Maps read scores out of five. A score out of fewer stands for the level in which the middle of its share lies: of four, 1 2 4 5. */
export function levelOf(score: number, bins: number): number {
	return 1 + Math.floor(((score - 0.5) * 5) / bins);
}

/** Whether a rule takes these scores. */
export function covers({ takes }: MapRule, scores: Scores, bins = 5): boolean {
	const recency = levelOf(scores.recency, bins);
	const frequency = levelOf(scores.frequency, bins);
	const monetary = levelOf(scores.monetary, bins);
	const value = Math.floor((frequency + monetary + 1) / 2);
	const total = recency + frequency + monetary;
	return takes.some(
		(box) =>
			within(recency, box.recency) &&
			within(frequency, box.frequency) &&
			within(monetary, box.monetary) &&
			within(value, box.value) &&
			within(total, box.total),
	);
}

/** Scores of a cell 0…bins³−1; cell = (R−1)·bins² + (F−1)·bins + (M−1). */
export function scoresOfCell(cell: number, bins = 5): Scores {
	return {
		recency: Math.floor(cell / (bins * bins)) + 1,
		frequency: (Math.floor(cell / bins) % bins) + 1,
		monetary: (cell % bins) + 1,
	};
}

/** Cell of scores. */
export function cellOf(scores: Scores, bins = 5): number {
	return (scores.recency - 1) * bins * bins + (scores.frequency - 1) * bins + scores.monetary - 1;
}

/** Asks every rule about every cell. */
export function proveCoverage(rules: readonly MapRule[], bins = 5): CoverageProof {
	const uncovered: string[] = [];
	const multiple: string[] = [];
	const cells = bins ** 3;
	for (let cell = 0; cell < cells; cell++) {
		const scores = scoresOfCell(cell, bins);
		const hits = rules.filter((each) => covers(each, scores, bins)).length;
		const name = `${scores.recency}${scores.frequency}${scores.monetary}`;
		if (hits === 0) uncovered.push(name);
		if (hits > 1) multiple.push(name);
	}
	return { cells, uncovered, multiple };
}

/** What the class at a position takes, in scores 1…bins: as its rule says it with five, else as boxes of its cells. */
export function scoresTaken(
	map: readonly MapRule[],
	cubeClass: ArrayLike<number>,
	position: number,
	bins: number,
): readonly ScoreBox[] {
	if (bins === 5) return map[position]?.takes ?? [];
	return boxesOf((cell) => cubeClass[cell] === position, bins);
}

/** Stands for a cell no rule takes. */
export const NO_CLASS = 255;

/** Position of the first rule that takes each cell; NO_CLASS where none does. */
export function cubeOf(rules: readonly MapRule[], bins = 5): Uint8Array {
	return Uint8Array.from({ length: bins ** 3 }, (_, cell) => {
		const index = rules.findIndex((each) => covers(each, scoresOfCell(cell, bins), bins));
		return index < 0 ? NO_CLASS : index;
	});
}

/** The map a scheme names: its classes and which scores each takes. A name that nobody has stands for `eight`. */
export function mapOf({
	segmentMap,
	ownMaps,
}: Pick<RfmScheme, 'segmentMap' | 'ownMaps'>): readonly MapRule[] {
	const own = findOwnMap(segmentMap, ownMaps);
	if (own) return classesOfOwnMap(own).map(({ id, colour, boxes }) => rule(id, colour, ...boxes));
	return isNamed(segmentMap) ? SEGMENT_MAPS[segmentMap] : EIGHT;
}

/** The classes of that map as they are listed. */
export function mapClasses(scheme: Pick<RfmScheme, 'segmentMap' | 'ownMaps'>): ClassInfo[] {
	const own = findOwnMap(scheme.segmentMap, scheme.ownMaps);
	const named = new Map(own?.classes.map((each): [string, Spoken] => [each.id, nameOf(each)]));
	return mapOf(scheme).map(({ class: id, colour }, order) => ({
		id,
		name: named.get(id) ?? { code: id, args: {} },
		order,
		colour,
	}));
}

function nameOf({ id, name }: RuleClass): Spoken {
	return name === null ? { code: id, args: {} } : { code: 'named', args: { name } };
}

function isNamed(id: string): id is SegmentMapId {
	return Object.hasOwn(SEGMENT_MAPS, id);
}

function within(score: number, range: readonly [number, number] | undefined): boolean {
	return !range || (score >= range[0] && score <= range[1]);
}
