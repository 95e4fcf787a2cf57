import { concaveResponse, RESPONSE_LEVELS, type AnsweringClass } from './call-plan.ts';

/** What the sales of a class are guessed to answer to visits a year and customer, as the call plan counts it. */
export interface CallCurve {
	/** At no visits, half of today's, today's and half as many again; straight lines between. */
	readonly points: readonly { readonly visits: number; readonly sales: number }[];
	/** Between these: sales that one more visit to one customer brings. */
	readonly steps: readonly { readonly from: number; readonly to: number; readonly perVisit: number }[];
}

/** The response of a class in its own visits and money (Lodish 1971); steps never rise. */
export function callCurve({ customers, visits, sales, response }: AnsweringClass): CallCurve {
	const { shares } = concaveResponse(response);
	const points = RESPONSE_LEVELS.map((level, i) => ({
		visits: visits * level,
		sales: Math.max(0, sales) * (shares[i] ?? 0),
	}));
	const steps = points.slice(1).map((to, i) => {
		const from = points[i] ?? to;
		const more = customers * (to.visits - from.visits);
		return { from: from.visits, to: to.visits, perVisit: more > 0 ? (to.sales - from.sales) / more : 0 };
	});
	return { points, steps };
}

/** What the next visit to one customer would bring; 0 beyond the last step. */
export function nextVisit({ steps }: CallCurve, visits: number): number {
	return steps.find(({ to }) => visits < to - 1e-9)?.perVisit ?? 0;
}
