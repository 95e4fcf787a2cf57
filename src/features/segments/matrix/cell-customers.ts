import type { SchemeResult } from '#src/core/segment/index.ts';
import { missingMeasures, type MatrixDetail } from '#src/core/segment/matrix/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

const LISTED = 8;

/** Rows of the customers of a class with the most to gain under the filters. */
export function roomiestIn(
	view: SchemeView,
	{ classOf }: SchemeResult,
	index: number,
	headroom: Float64Array,
): readonly number[] {
	const { mask } = view;
	const rows: number[] = [];
	classOf.forEach((at, row) => {
		if (at === index && (!mask || mask[row] === 1) && (headroom[row] ?? 0) > 0) rows.push(row);
	});
	return rows.sort((a, b) => (headroom[b] ?? 0) - (headroom[a] ?? 0) || a - b).slice(0, LISTED);
}

/** Rows of the largest customers of a class under the filters, those who are threatened first. */
export function largestIn(
	view: SchemeView,
	{ classOf }: SchemeResult,
	index: number,
	threatened: Uint8Array | null,
): readonly number[] {
	const { mask } = view;
	const amounts = view.session.analysis.metrics?.amount;
	const rank = (row: number) => [threatened?.[row] ?? 0, amounts?.[row] || 0] as const;
	const isBefore = (a: number, b: number) => {
		const [[threatA, amountA], [threatB, amountB]] = [rank(a), rank(b)];
		return threatA === threatB ? amountA > amountB : threatA > threatB;
	};
	const best: number[] = [];
	classOf.forEach((at, row) => {
		if (at !== index || (mask && mask[row] !== 1)) return;
		const last = best[LISTED - 1];
		if (last !== undefined && !isBefore(row, last)) return;
		const place = best.findIndex((other) => isBefore(row, other));
		best.splice(place < 0 ? best.length : place, 0, row);
		if (best.length > LISTED) best.pop();
	});
	return best;
}

/** Why places are not known, by measure: how many customers lack it, the most first. A customer may lack several. */
export function whyUnknown(
	view: SchemeView,
	{ classOf }: SchemeResult,
	detail: MatrixDetail,
	index: number,
): readonly { readonly key: string; readonly count: number }[] {
	const counts = new Map<string, number>();
	classOf.forEach((at, row) => {
		if (at !== index || (view.mask && view.mask[row] !== 1)) return;
		for (const key of missingMeasures(detail, row)) counts.set(key, (counts.get(key) ?? 0) + 1);
	});
	return [...counts]
		.map(([key, count]) => ({ key, count }))
		.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
