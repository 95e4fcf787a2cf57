import {
	divide,
	hold,
	tradeOff,
	type DivideRequest,
	type Division,
	type TradeOffRequest,
} from '#src/core/territory/plan/index.ts';
import type { SearchProgress } from '#src/core/territory/problem.ts';
import { answerTravel, type TravelAnswer, type TravelRequest } from '#src/core/territory/workload/index.ts';
import { withLooks } from './looks.ts';
import { moving, serve, type Progress, type Report } from './serve.ts';

const sent = (division: Division) => moving(division, [division.owner.buffer as ArrayBuffer]);

const methods = {
	/** Divides customers among territories; stages `territory.start` … `territory.improve`. */
	divide(request: DivideRequest, report: Report): Division {
		return sent(divide(request, withLooks(report)));
	},
	/** Keeps as much as it can of the plan in `current`; stages as `divide`. */
	hold(request: DivideRequest, report: Report): Division {
		return sent(hold(request, withLooks(report)));
	},
	/** Divides along a row of budgets; each point is told as it is found. */
	tradeOff(request: TradeOffRequest, report: Report): void {
		let last: Progress = { stage: 'territory.improve', done: 0, total: null };
		const told = ({ stage, done, total }: Pick<SearchProgress, 'stage' | 'done' | 'total'>) =>
			report((last = { stage: `territory.${stage}`, done, total }));
		tradeOff(request, (found) => report({ ...last, found }), told);
	},
	/** Counts the road of a year; stage `territory.travel`. */
	travel(request: TravelRequest, report: Report): TravelAnswer {
		const answer = answerTravel(request, (done, total) => report({ stage: 'territory.travel', done, total }));
		return moving(answer, [answer.order.buffer, answer.travel.hours.buffer] as ArrayBuffer[]);
	},
};

export type TerritoryMethods = typeof methods;
serve(methods);
