import type { PlanCriterion } from '#src/core/model/index.ts';
import { formatCut, m } from '#src/i18n/index.ts';

/** The band around a fair part: one figure where floor and ceiling are as far, else both as shares of the part. */
export function bandText(
	{ below, above }: Pick<PlanCriterion, 'below' | 'above'>,
	options: Parameters<typeof m.territories_band>[1] = {},
): string {
	if (below === above) return m.territories_band({ share: formatCut(above) }, options);
	return m.territories_floorToCeiling(
		{ floor: formatCut(1 - below), ceiling: formatCut(1 + above) },
		options,
	);
}
