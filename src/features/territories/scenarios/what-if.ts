import type { PlannedTerritory, TerritoryPlan } from '#src/core/model/index.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { freshPlan } from '#src/state/territories/plans/plan-versions.ts';
import type { MenuItem } from '#src/ui/index.ts';
import type { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { Comparison } from './comparison.svelte.ts';
import { banded, halved, retargeted, revisited, without, withOneMore } from './supposed-plans.ts';

/** Bands that can be tried. */
const BANDS = [0.03, 0.05, 0.1, 0.15, 0.2];
/** Visits of a class that can be tried, as parts of those it has. */
const VISITS = [2, 1.5, 0.5, 0];
/** By how much more or less a target can be. */
const TARGETS = [0.2, 0.1, -0.1, -0.2];

/** What would be if: a plan beside a plan, which keeps as much of it as it can, and the two side by side. */
export class WhatIf {
	readonly #view: PlanView;
	readonly #maker: PlanMaker;
	readonly #comparison: Comparison;

	constructor(view: PlanView, maker: PlanMaker, comparison: Comparison) {
		this.#view = view;
		this.#maker = maker;
		this.#comparison = comparison;
	}

	/** The questions that can be asked of a plan. */
	items(plan: TerritoryPlan): readonly MenuItem[] {
		const disabled = !this.#maker.isReady;
		const { territories } = plan;
		const each = (item: (territory: PlannedTerritory) => MenuItem) => territories.map(item);
		return [
			{
				kind: 'submenu',
				label: m.scenarios_if_leaves(),
				disabled: disabled || territories.length < 2,
				items: each((one) => ({ label: one.name, onselect: () => this.#try(plan, without(plan, one)) })),
			},
			{
				label: m.scenarios_if_more(),
				disabled,
				onselect: () => this.#try(plan, withOneMore(plan)),
			},
			{
				kind: 'submenu',
				label: m.scenarios_if_half(),
				disabled: disabled || territories.length < 2,
				items: each((one) => ({ label: one.name, onselect: () => this.#try(plan, halved(plan, one)) })),
			},
			{
				kind: 'submenu',
				label: m.scenarios_if_band(),
				disabled,
				items: BANDS.map((share) => ({
					label: m.territories_band({ share: formatPercent(share, { decimals: 0 }) }),
					disabled: plan.criteria.every(({ below, above }) => below === share && above === share),
					onselect: () => this.#try(plan, banded(plan, share)),
				})),
			},
			{
				kind: 'submenu',
				label: m.making_if_target(),
				disabled: disabled || territories.length < 2,
				items: each((one) => ({
					kind: 'submenu',
					label: one.name,
					items: TARGETS.map((by) => ({
						label: formatPercent(by, { decimals: 0, sign: true }),
						onselect: () => this.#try(plan, retargeted(plan, one, by)),
					})),
				})),
			},
			this.#visits(plan, disabled),
		];
	}

	/** A class of customers is visited more often, or less: of plans that share hours of work. */
	#visits(plan: TerritoryPlan, disabled: boolean): MenuItem {
		const { source, served } = this.#view.state.workload;
		const classes = (source?.classes ?? []).flatMap(({ id, name }, at) => {
			const service = served?.services[at];
			return service?.channel === 'field' && service.contacts > 0
				? [{ id, name, contacts: service.contacts }]
				: [];
		});
		const hours = plan.criteria.find(({ measure }) => measure.kind === 'workload')?.measure;
		const now = hours?.kind === 'workload' ? (hours.contacts ?? {}) : {};
		return {
			kind: 'submenu',
			label: m.making_if_visits(),
			disabled: disabled || !hours || classes.length === 0,
			hint: hours ? undefined : m.making_if_visits_hours(),
			items: classes.map((one) => ({
				kind: 'submenu',
				label: one.name,
				items: [...new Set([one.contacts, ...VISITS.map((part) => part * one.contacts)])].map((contacts) => ({
					label: m.making_if_visits_year({ count: formatNumber(contacts) }),
					disabled: contacts === (now[one.id] ?? one.contacts),
					onselect: () => this.#try(plan, revisited(plan, one, contacts)),
				})),
			})),
		};
	}

	#try(before: TerritoryPlan, changed: TerritoryPlan): void {
		const names = this.#view.state.plans.map(({ name }) => name);
		let name = changed.name;
		for (let number = 2; names.includes(name); number++) name = `${changed.name} ${number}`;
		const { note: _, ...plan } = freshPlan({ ...changed, name });
		void this.#maker.derive(plan, before, () => this.#comparison.open([before.id, plan.id]));
	}
}
