import type { Reason, SchemeResult } from './types.ts';
import { clusterReason } from '#src/core/segment/clusters/reason-cluster.ts';
import { matrixReason } from '#src/core/segment/matrix/reason-matrix.ts';
import { rfmReason } from '#src/core/segment/rfm/reason-rfm.ts';
import { ruleReason } from '#src/core/segment/rules/reason-rule.ts';
import { scoreReason } from '#src/core/segment/score/reason-score.ts';
import { tierReason } from '#src/core/segment/tiers/reason-tier.ts';

/**
 * Why the customer in this row has its class, and the nearest change that would give it another one, everything else being
 * equal. A value for every row of every scheme; classes in arguments are class ids, measures are written by `measureKey`.
 */
export function reasonFor(result: SchemeResult, row: number): Reason {
	const index = result.classOf[row] ?? 0;
	const own = result.classes[index]?.id ?? '';
	const { detail } = result;
	switch (detail.kind) {
		case 'rfm':
			return rfmReason(detail, result.classes, own, row);
		case 'tiers':
			return tierReason(detail, result.classes, index, row);
		case 'clusters':
			return clusterReason(detail, result.classes, index, row);
		case 'rules':
			return ruleReason(detail, own, row);
		case 'score':
			return scoreReason(detail, result.classes, index, row);
		case 'matrix':
			return matrixReason(detail, result.classes, own, row);
	}
}
