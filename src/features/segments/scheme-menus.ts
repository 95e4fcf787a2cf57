import BadgeCheck from '@lucide/svelte/icons/badge-check';
import ChartPie from '@lucide/svelte/icons/chart-pie';
import ChartScatter from '@lucide/svelte/icons/chart-scatter';
import Copy from '@lucide/svelte/icons/copy';
import Gauge from '@lucide/svelte/icons/gauge';
import Grid2x2 from '@lucide/svelte/icons/grid-2x2';
import Goal from '@lucide/svelte/icons/goal';
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Pencil from '@lucide/svelte/icons/pencil';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { officialScheme, type Scheme } from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { schemeName } from '#src/state/tables/display.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Icon, MenuItem } from '#src/ui/index.ts';
import { addScheme, deleteScheme, duplicateScheme, makeOfficial } from './scheme-edits.ts';
import { GOAL, TEMPLATES } from './routes.ts';

/** Icon of each kind of scheme. */
export const KIND_ICONS: Readonly<Record<Scheme['kind'], Icon>> = {
	rfm: Grid3x3,
	tiers: ChartPie,
	clusters: ChartScatter,
	rules: ListChecks,
	score: Gauge,
	matrix: Grid2x2,
};

/** Kinds of schemes to add. */
export function addItems(app: App, session: Session): MenuItem[] {
	const add = (kind: Scheme['kind'], label: string, hint: string): MenuItem => ({
		label,
		hint,
		icon: KIND_ICONS[kind],
		onselect: () => app.navigation.goTo('segments', addScheme(session, kind)),
	});
	return [
		{
			label: m.goals_menu(),
			hint: m.goals_menu_hint(),
			icon: Goal,
			onselect: () => app.navigation.goTo('segments', GOAL),
		},
		{ kind: 'separator' },
		add('rfm', m.segments_add_rfm(), m.segments_add_rfm_hint()),
		add('tiers', m.segments_add_tiers(), m.segments_add_tiers_hint()),
		add('clusters', m.segments_add_clusters(), m.segments_add_clusters_hint()),
		add('score', m.score_add(), m.score_add_hint()),
		add('rules', m.segments_add_rules(), m.segments_add_rules_hint()),
		add('matrix', m.matrix_add(), m.matrix_add_hint()),
		{ kind: 'separator' },
		{
			label: m.templates_menu(),
			hint: m.templates_menu_hint(),
			icon: LayoutTemplate,
			onselect: () => app.navigation.goTo('segments', TEMPLATES),
		},
	];
}

/** What can be done with a scheme of the list. */
export function schemeItems(app: App, session: Session, scheme: Scheme, rename: () => void): MenuItem[] {
	const disabled = session.open.isReadOnly;
	return [
		{ label: m.segments_rename(), icon: Pencil, disabled, onselect: rename },
		{
			label: m.segments_duplicate(),
			icon: Copy,
			disabled,
			onselect: () => {
				const name = m.segments_copyName({ name: schemeName(scheme) });
				app.navigation.goTo('segments', duplicateScheme(session, scheme, name));
			},
		},
		{
			label: m.segments_makeOfficial(),
			icon: BadgeCheck,
			disabled: disabled || officialScheme(session.open.current.recipe)?.id === scheme.id,
			onselect: () => makeOfficial(session, scheme),
		},
		{ kind: 'separator' },
		{
			label: m.segments_delete(),
			icon: Trash2,
			danger: true,
			disabled,
			onselect: () => {
				const restore = deleteScheme(session, scheme);
				app.notify({
					text: m.segments_deleted({ name: schemeName(scheme) }),
					action: { label: m.segments_undo(), onselect: restore },
				});
			},
		},
	];
}
