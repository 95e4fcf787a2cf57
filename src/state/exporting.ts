import type { Locale } from '#src/i18n/index.ts';
import type { Jobs } from './jobs.svelte.ts';
import type { Session } from './session.svelte.ts';
import { m } from '#src/i18n/index.ts';

export async function exportProject(_session: Session, _jobs: Jobs, _locale: Locale): Promise<string> {
	return m.app_name();
}
export async function exportActiveSheet(_session: Session, _jobs: Jobs, _locale: Locale): Promise<string> {
	return m.app_name();
}
