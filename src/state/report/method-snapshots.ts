import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import { snapshotName } from '#src/i18n/snapshots.ts';
import { schemeName } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { snapshotsOf } from '../segments/snapshots.ts';

/** The states of the classification that the project holds; none where nothing was kept. */
export function snapshotSections(session: Session, locale: Locale): readonly MethodSection[] {
	const options = { locale };
	const snapshots = snapshotsOf(session);
	if (snapshots.length === 0) return [];
	const versionOf = ({ scheme }: (typeof snapshots)[number]['schemes'][number]) =>
		m.snapshots_method_scheme({ name: schemeName(scheme, locale), version: scheme.version }, options);
	return [
		{
			title: m.snapshots_title({}, options),
			note: m.snapshots_method_note({}, options),
			header: [
				m.snapshots_rename_label({}, options),
				m.report_method_analysisDate({}, options),
				m.report_column_customers({}, options),
				m.snapshots_method_schemes({}, options),
			],
			rows: snapshots.map((snapshot): MethodValue[] => [
				snapshotName(snapshot, locale),
				{ value: snapshot.analysisDate, kind: 'date' },
				{ value: snapshot.count, kind: 'count' },
				snapshot.schemes.map(versionOf).join(m.snapshots_semicolon({}, options)),
			]),
		},
	];
}
