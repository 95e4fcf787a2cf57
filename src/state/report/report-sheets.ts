import type { ReportSheet } from '#src/io/project-file/index.ts';
import type { Locale } from '#src/i18n/index.ts';
import type { Session } from '../session.svelte.ts';
import { driversSheet } from './drivers-sheet.ts';
import { migrationSheet } from './migration-sheet.ts';
import { profileSheet } from './profile-sheet.ts';

/** The sheets that stand between method and data, those with nothing to say left out. */
export async function reportSheets(session: Session, locale: Locale): Promise<readonly ReportSheet[]> {
	const profile = await profileSheet(session, locale);
	const drivers = await driversSheet(session, locale);
	return [profile, drivers, migrationSheet(session, locale)].filter((sheet) => sheet !== null);
}
