import { addMadeScheme, deleteScheme } from '#src/features/segments/scheme-edits.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { wayName } from './goal-texts.ts';
import type { GoalView } from './goal-view.svelte.ts';

/** Adds the scheme as it is shown, brings it on screen and offers to take it back. */
export function addWay(app: App, view: GoalView): void {
	const { preview, session, way } = view;
	if (!preview || !way) return;
	const scheme = addMadeScheme(session, preview.kind, (id) => view.scheme(id) ?? { ...preview, id });
	app.navigation.goTo('segments', scheme.id);
	app.notify({
		text: m.goals_added({ name: wayName(way.id) }),
		action: { label: m.goals_undo(), onselect: () => void deleteScheme(session, scheme) },
	});
}
