import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import ChartSpline from '@lucide/svelte/icons/chart-spline';
import Copy from '@lucide/svelte/icons/copy';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import ListTree from '@lucide/svelte/icons/list-tree';
import Pencil from '@lucide/svelte/icons/pencil';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { officialPlan, type TerritoryPlan } from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { duplicatePlan, makePlanOfficial, movePlan } from '#src/state/territories/plans/plan-versions.ts';
import type { MenuItem } from '#src/ui/index.ts';
import type { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';

/** Dialogs that a plan of the list opens. */
export interface PlanDialogs {
	readonly details: () => void;
	readonly territories: () => void;
	/** What more moves buy. */
	readonly curve: () => void;
	/** What would be if. */
	readonly questions: readonly MenuItem[];
}

/** What can be done with a plan of the list. */
export function planItems(
	app: App,
	view: PlanView,
	maker: PlanMaker,
	plan: TerritoryPlan,
	dialogs: PlanDialogs,
): readonly MenuItem[] {
	const disabled = view.isReadOnly;
	const { session } = view;
	const { plans } = view.state;
	const at = plans.findIndex(({ id }) => id === plan.id);
	const isOfficial = officialPlan(session.open.current.recipe)?.id === plan.id;
	const move = (by: -1 | 1) => () => movePlan(session, plan, by);
	return [
		{ label: m.scenarios_details(), icon: Pencil, disabled, onselect: dialogs.details },
		{ label: m.scenarios_territories(), icon: ListTree, disabled, onselect: dialogs.territories },
		{
			label: m.territories_remake(),
			icon: RefreshCw,
			disabled: !maker.isReady,
			onselect: () => void maker.remake(plan),
		},
		{
			label: m.scenarios_view_curve(),
			icon: ChartSpline,
			onselect: dialogs.curve,
		},
		{ kind: 'submenu', label: m.scenarios_if(), icon: FlaskConical, items: dialogs.questions },
		{ kind: 'separator' },
		{
			label: m.segments_duplicate(),
			icon: Copy,
			disabled,
			onselect: () => {
				const copy = duplicatePlan(session, plan, m.segments_copyName({ name: plan.name }));
				app.navigation.goTo('territories', copy.id);
			},
		},
		{
			label: isOfficial ? m.scenarios_unofficial() : m.scenarios_makeOfficial(),
			icon: BadgeCheck,
			disabled,
			onselect: () => makePlanOfficial(session, isOfficial ? null : plan),
		},
		{ label: m.scenarios_up(), icon: ArrowUp, disabled: disabled || at <= 0, onselect: move(-1) },
		{
			label: m.scenarios_down(),
			icon: ArrowDown,
			disabled: disabled || at >= plans.length - 1,
			onselect: move(1),
		},
		{ kind: 'separator' },
		removal(app, view, plan),
	];
}

function removal(app: App, view: PlanView, plan: TerritoryPlan): MenuItem {
	return {
		label: m.territories_remove(),
		icon: Trash2,
		danger: true,
		disabled: view.isReadOnly,
		onselect: () => {
			view.state.remove(plan);
			app.notify({
				text: m.scenarios_deleted({ name: plan.name }),
				action: { label: m.app_undo(), onselect: () => app.undo() },
			});
		},
	};
}
