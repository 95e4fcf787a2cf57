import { scoreOf } from './scoring.ts';
import { cellOf, type Scores } from './segment-maps.ts';
import type { ClassInfo, Reason, RfmDetail, Spoken } from '#src/core/segment/types.ts';

interface Values {
	readonly recency: number;
	readonly frequency: number;
	readonly monetary: number;
}

/** Reason under an RFM scheme. `next`: days without an order until the class changes, else orders that would change it. */
export function rfmReason(
	detail: RfmDetail,
	classes: readonly ClassInfo[],
	own: string,
	row: number,
): Reason {
	const scores = at(detail.scores, row);
	const months = detail.scheme.windowMonths ?? 0;
	if (scores.recency === 0) {
		if (own === 'refunded')
			return {
				code: 'rfmRefunded',
				args: { class: own, amount: detail.values.monetary[row] ?? 0 },
				next: null,
			};
		if (own === 'lapsed' && detail.scheme.windowDays)
			return { code: 'rfmBefore', args: { class: own, day: detail.scheme.windowDays.from ?? 0 }, next: null };
		const code = own === 'lapsed' ? 'rfmLapsed' : own === 'noOrders' ? 'rfmNoOrders' : 'rfmNotScored';
		return { code, args: own === 'lapsed' ? { class: own, months } : { class: own }, next: null };
	}
	const values = at(detail.values, row);
	const args = {
		class: own,
		days: values.recency,
		orders: values.frequency,
		amount: values.monetary,
		recency: scores.recency,
		frequency: scores.frequency,
		monetary: scores.monetary,
	};
	const classAt = (changed: Values) =>
		classes[detail.cubeClass[cellOf(scoresOf(detail, changed, scores), detail.bins)] ?? 0]?.id ?? own;
	return {
		code: 'rfmScores',
		args,
		next: afterWaiting(detail, values, own, classAt) ?? afterOrders(detail, values, own, classAt),
	};
}

/** Scores under the edges found; with nested scores those of the cell the customer would move to. */
export function scoresOf(detail: RfmDetail, values: Values, fallback: Scores): Scores {
	const { edges, nested } = detail;
	const recency = scoreOf('recency', values.recency, edges.recency);
	const fEdges = nested ? (nested.frequency[recency - 1] ?? []) : edges.frequency;
	const frequency = fEdges.length > 0 ? scoreOf('frequency', values.frequency, fEdges) : fallback.frequency;
	const mEdges = nested
		? (nested.monetary[(recency - 1) * detail.bins + frequency - 1] ?? [])
		: edges.monetary;
	const monetary = mEdges.length > 0 ? scoreOf('monetary', values.monetary, mEdges) : fallback.monetary;
	return { recency, frequency, monetary };
}

function afterWaiting(
	detail: RfmDetail,
	values: Values,
	own: string,
	classAt: (values: Values) => string,
): Spoken | null {
	for (const edge of detail.edges.recency) {
		if (edge < values.recency) continue;
		const recency = Math.floor(edge) + 1;
		const next = classAt({ ...values, recency });
		if (next !== own) return { code: 'rfmWait', args: { days: recency - values.recency, class: next } };
	}
	return null;
}

/** Orders today bring recency to 0; the amount is left as it is, so that the statement holds for any order value. */
function afterOrders(
	detail: RfmDetail,
	values: Values,
	own: string,
	classAt: (values: Values) => string,
): Spoken | null {
	const recency = scoreOf('recency', 0, detail.edges.recency);
	const edges = detail.nested ? (detail.nested.frequency[recency - 1] ?? []) : detail.edges.frequency;
	const needed = edges.map((edge) => Math.floor(edge) + 1 - values.frequency).filter((orders) => orders > 1);
	for (const orders of [1, ...needed]) {
		const next = classAt({ recency: 0, frequency: values.frequency + orders, monetary: values.monetary });
		if (next !== own) return { code: 'rfmOrders', args: { orders, class: next } };
	}
	return null;
}

function at<T extends Float64Array | Uint8Array>(
	arrays: Readonly<Record<keyof Values, T>>,
	row: number,
): Values {
	return {
		recency: arrays.recency[row] ?? 0,
		frequency: arrays.frequency[row] ?? 0,
		monetary: arrays.monetary[row] ?? 0,
	};
}
