import { m } from '#src/i18n/index.ts';

const titles: Readonly<Record<string, () => string>> = {
	read: m.app_job_read,
	import: m.app_job_import,
	segment: m.app_job_segment,
	regions: m.app_job_regions,
	territories: m.app_job_territories,
	tradeOff: m.scenarios_job_curve,
	tour: m.tour_job,
	export: m.app_job_export,
	boundaries: m.boundaries_job,
	open: m.app_job_open,
	save: m.app_job_save,
	sample: m.app_job_sample,
};

/** Name of a running job. */
export function jobTitle(code: string): string {
	return titles[code]?.() ?? code;
}
