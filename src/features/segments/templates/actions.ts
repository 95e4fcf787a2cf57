import type { Draft, Need } from '#src/core/segment/templates/index.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { addMadeScheme, deleteScheme } from '#src/features/segments/scheme-edits.ts';
import { SCALES } from '#src/features/segments/routes.ts';
import { namedScheme } from './names.ts';

/** Adds the scheme of a draft, brings it on screen and offers to take it back. */
export function addDraft(app: App, session: Session, draft: Draft, name: string): void {
	const scheme = addMadeScheme(session, draft.kind, (id) => namedScheme(session, draft, id, name));
	app.navigation.goTo('segments', scheme.id);
	app.notify({
		text: m.templates_added({ name }),
		action: { label: m.templates_undo(), onselect: () => void deleteScheme(session, scheme) },
	});
}

/** A way to what is missing. */
export interface Cure {
	readonly label: string;
	readonly go: () => void;
}

/** Where what is missing can be given. */
export function cureOf(app: App, session: Session, need: Need): Cure {
	switch (need.kind) {
		case 'named':
			return { label: m.templates_cure_tables(), go: () => app.navigation.goTo('tables') };
		case 'role':
			return { label: m.templates_cure_roles(), go: () => app.navigation.goTo('tables') };
		case 'scale':
			return { label: m.scales_cure(), go: () => app.navigation.goTo('segments', SCALES) };
		case 'places':
			return { label: m.templates_cure_regions(), go: () => app.navigation.goTo('regions') };
		case 'metric':
			return {
				label: m.templates_cure_import(),
				go: () => app.navigation.go({ screen: 'import', project: session.open.id }),
			};
		default:
			return {
				label: m.templates_cure_column(),
				go: () => {
					session.sheets.reveal({ column: need.field });
					app.navigation.goTo('tables');
				},
			};
	}
}
