import { divide, hold, type DivideRequest, type Division } from '#src/core/territory/plan/index.ts';
import type { SearchProgress } from '#src/core/territory/problem.ts';
import { moving, serve, type Report } from './serve.ts';

function told(report: Report) {
	return ({ stage, done, total }: SearchProgress) => report({ stage: `territory.${stage}`, done, total });
}

function sent(division: Division): Division {
	return moving(division, [division.owner.buffer as ArrayBuffer]);
}

const methods = {
	/** Divides customers among territories; stages `territory.start` … `territory.improve`. */
	divide(request: DivideRequest, report: Report): Division {
		return sent(divide(request, told(report)));
	},
	/** Keeps as much as it can of the plan in `current`; stages as `divide`. */
	hold(request: DivideRequest, report: Report): Division {
		return sent(hold(request, told(report)));
	},
};

export type TerritoryMethods = typeof methods;
serve(methods);
