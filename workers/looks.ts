import type { DivisionProgress } from '#src/core/territory/plan/index.ts';
import type { Report } from './serve.ts';

/** Time between two looks at the best so far, in milliseconds. */
const LOOK = 300;

/** Tells how far the search for a plan is, every now and then with the best it has found. */
export function withLooks(report: Report): (progress: DivisionProgress) => void {
	let next = performance.now() + LOOK;
	return ({ stage, done, total, best }) => {
		const found = performance.now() < next ? null : best();
		if (found) next = performance.now() + LOOK;
		report({ stage: `territory.${stage}`, done, total, ...(found && { found }) });
	};
}
