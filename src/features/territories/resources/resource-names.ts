import { m } from '#src/i18n/index.ts';
import type { Resource } from './routes.ts';

/** What the screens beside the plans are called. */
export function resourceNames(): Readonly<Record<Resource, string>> {
	return {
		reps: m.workload_reps(),
		workload: m.workload_title(),
		coverage: m.workload_coverage(),
		callplan: m.workload_call(),
	};
}
