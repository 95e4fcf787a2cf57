import { makeSampleTables } from '#src/compute/sample-client.ts';
import type { Project } from '#src/core/model/index.ts';
import type { Locale } from '#src/i18n/index.ts';
import { importStep, type Step } from './import/import-steps.ts';
import type { Jobs } from './jobs.svelte.ts';

/** The sample client sells in yuan, in whatever language its workbook is written. */
const SAMPLE_CURRENCY = 'CNY';

/** What makes an empty project the sample project. */
export async function makeSample(base: Project, locale: Locale, jobs: Jobs): Promise<Step[]> {
	const packed = await jobs.run('sample', () => makeSampleTables({ locale }));
	return [importStep(base, { ...packed, currency: SAMPLE_CURRENCY })];
}
