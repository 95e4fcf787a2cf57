import { divide, type DivideRequest, type Division } from '#src/core/territory/plan/index.ts';
import { moving, serve, type Report } from './serve.ts';

const methods = {
	/** Divides customers among territories; stages `territory.start` … `territory.improve`. */
	divide(request: DivideRequest, report: Report): Division {
		const division = divide(request, ({ stage, done, total }) =>
			report({ stage: `territory.${stage}`, done, total }),
		);
		return moving(division, [division.owner.buffer as ArrayBuffer]);
	},
};

export type TerritoryMethods = typeof methods;
serve(methods);
