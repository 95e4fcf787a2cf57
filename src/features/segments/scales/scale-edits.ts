import { scaleColumnId, type RoleId, type Scale } from '#src/core/model/index.ts';
import type { ProposedLink } from '#src/core/segment/scales/index.ts';
import { scaleDraft } from '#src/core/segment/templates/index.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { addDraft } from '#src/features/segments/templates/actions.ts';

/** Scales of the project. */
export function scalesOf({ open }: Session): readonly Scale[] {
	return open.current.recipe.scales ?? [];
}

/** Keeps a scale, in the place of the one with its id; one step. Returns its id. */
export function saveScale(
	session: Session,
	scale: Omit<Scale, 'id'> & { readonly id: string | null },
): string {
	const scales = scalesOf(session);
	const id = scale.id ?? `s-${crypto.randomUUID().slice(0, 8)}`;
	const kept: Scale = { ...scale, id };
	const isThere = scales.some((each) => each.id === id);
	const after = isThere ? scales.map((each) => (each.id === id ? kept : each)) : [...scales, kept];
	session.open.setRecipe(['scales'], after, { code: 'saveScale', args: { name: scale.name } });
	return id;
}

/** Takes a scale away; one step. */
export function deleteScale(session: Session, { id, name }: Scale): void {
	const after = scalesOf(session).filter((each) => each.id !== id);
	session.open.setRecipe(['scales'], after, { code: 'deleteScale', args: { name } });
}

/** A scheme of low, middle and high on a scale. */
export function classify(app: App, session: Session, scale: Scale): void {
	const column = session.analysis.computed.find((each) => each.column.id === scaleColumnId(scale.id))?.column;
	if (column) addDraft(app, session, scaleDraft(scale, column), m.scales_classes_name({ name: scale.name }));
}

/** Says of a table whose its rows are; one step. */
export function linkTable({ open }: Session, { table, column, role }: ProposedLink): void {
	const roles = open.current.recipe.roles[table.id] ?? {};
	const set = (id: string, after: RoleId | undefined) => {
		const path = ['roles', table.id, id];
		return { kind: 'setRecipe' as const, path, before: roles[id], after };
	};
	const holders = Object.keys(roles).filter((id) => roles[id] === role && id !== column.id);
	const changes = [...holders.map((id) => set(id, undefined)), set(column.id, role)];
	open.apply({ kind: 'batch', changes }, { code: 'role', args: { name: column.name } });
}
