import { measureKey, type ClassInfo, type Reason, type Spoken } from '#src/core/segment/types.ts';
import { contributions } from './influence.ts';
import type { ScoreDetail } from './types.ts';

/** What one customer's points are made of, in the order of the inputs. */
export interface ScorePart {
	readonly measure: string;
	/** Value of the measure; NaN = missing. */
	readonly value: number;
	/** 0 worst … 1 best; NaN = missing. */
	readonly part: number;
	/** Points it adds, and the most it could have added. */
	readonly added: number;
	readonly most: number;
}

/** The parts of a customer's points; null without a score. Inputs without weight are left out. */
export function scoreParts(detail: ScoreDetail, row: number): readonly ScorePart[] | null {
	const { inputs, scheme, points } = detail;
	const parts = inputs.map((input) => input.parts[row] ?? Number.NaN);
	const weights = inputs.map(({ weight }) => weight);
	const added = contributions(parts, weights, scheme.missing, Number.isFinite(points[row]));
	if (!added) return null;
	const known = weights.reduce((sum, weight, i) => sum + (Number.isNaN(parts[i]) ? 0 : weight), 0);
	const isRest = scheme.missing.kind === 'rest';
	return inputs.flatMap(({ measure, values, weight }, i) => {
		if (weight === 0) return [];
		const part = parts[i] ?? Number.NaN;
		const most = isRest ? (Number.isNaN(part) ? 0 : (100 * weight) / known) : 100 * weight;
		const value = values[row] ?? Number.NaN;
		return [{ measure: measureKey(measure), value, part, added: added[i] ?? 0, most }];
	});
}

/**
 * Reason under a score scheme: the points and what they are made of, most first. `next`: how many points lead into the
 * band above, and which input has the most still to give; in the highest band, how many may be lost before it is left.
 */
export function scoreReason(
	detail: ScoreDetail,
	classes: readonly ClassInfo[],
	index: number,
	row: number,
): Reason {
	const own = classes[index]?.id ?? '';
	const parts = scoreParts(detail, row);
	if (!parts) return { code: 'scoreUnknown', args: { class: own, ...missingArgs(detail, row) }, next: null };
	const args: Record<string, string | number> = {
		class: own,
		points: detail.points[row] ?? 0,
		parts: parts.length,
	};
	parts
		.toSorted((a, b) => b.added - a.added)
		.forEach(({ measure, added, value }, i) => {
			args[`measure${i + 1}`] = measure;
			args[`added${i + 1}`] = added;
			if (Number.isNaN(value)) args[`missing${i + 1}`] = 1;
		});
	return { code: 'scorePoints', args, next: nextBand(detail, classes, index, row, parts) };
}

function missingArgs({ inputs }: ScoreDetail, row: number): Record<string, string | number> {
	const missing = inputs.filter(({ weight, parts }) => weight > 0 && Number.isNaN(parts[row]));
	return { measures: missing.map(({ measure }) => measureKey(measure)).join('|') };
}

function nextBand(
	{ edges, points }: ScoreDetail,
	classes: readonly ClassInfo[],
	index: number,
	row: number,
	parts: readonly ScorePart[],
): Spoken | null {
	const own = points[row] ?? 0;
	const band = edges.length - index;
	const above = edges[band];
	if (above === undefined) {
		const floor = edges[band - 1];
		const below = classes[index + 1]?.id;
		if (floor === undefined || below === undefined) return null;
		return { code: 'scoreFall', args: { points: own - floor, limit: floor, class: below } };
	}
	const args = { points: above - own, limit: above, class: classes[index - 1]?.id ?? '' };
	const [open] = parts.toSorted((a, b) => b.most - b.added - (a.most - a.added));
	if (!open || !(open.most > open.added)) return { code: 'scoreRise', args };
	return { code: 'scoreRiseBy', args: { ...args, measure: open.measure, room: open.most - open.added } };
}
