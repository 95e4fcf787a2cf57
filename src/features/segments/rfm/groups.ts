import type { RfmMeasure } from '#src/core/model/index.ts';
import type { RfmDetail } from '#src/core/segment/index.ts';

/** The group whose cuts are shown where scores are nested: F of an R score, M of an R and an F score. */
export interface Group {
	readonly recency: number;
	readonly frequency: number;
}

/** Number of the group a measure is cut in; 0 where it is cut over all. */
export function groupIndex(detail: RfmDetail, measure: RfmMeasure, { recency, frequency }: Group): number {
	if (!detail.nested || measure === 'recency') return 0;
	const r = Math.min(recency, detail.bins) - 1;
	return measure === 'frequency' ? r : r * detail.bins + Math.min(frequency, detail.bins) - 1;
}
