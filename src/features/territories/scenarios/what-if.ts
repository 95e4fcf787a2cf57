import type { PlannedTerritory, TerritoryPlan } from '#src/core/model/index.ts';
import { formatPercent, m } from '#src/i18n/index.ts';
import { freshPlan } from '#src/state/territories/plan-versions.ts';
import type { MenuItem } from '#src/ui/index.ts';
import type { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { Comparison } from './comparison.svelte.ts';

/** Bands that can be tried. */
const BANDS = [0.03, 0.05, 0.1, 0.15, 0.2];

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
		];
	}

	#try(before: TerritoryPlan, changed: TerritoryPlan): void {
		const names = this.#view.state.plans.map(({ name }) => name);
		let name = changed.name;
		for (let number = 2; names.includes(name); number++) name = `${changed.name} ${number}`;
		const { note: _, ...plan } = freshPlan({ ...changed, name });
		void this.#maker.derive(plan, before, () => this.#comparison.open([before.id, plan.id]));
	}
}

/** One who leaves: the others share the customers out. */
function without(plan: TerritoryPlan, gone: PlannedTerritory): TerritoryPlan {
	return {
		...plan,
		name: m.scenarios_if_leaves_name({ plan: plan.name, name: gone.name }),
		territories: plan.territories.filter((each) => each !== gone),
	};
}

/** One more, in a colour that is used least. */
function withOneMore(plan: TerritoryPlan): TerritoryPlan {
	const { territories } = plan;
	const names = new Set(territories.map(({ name }) => name));
	let number = 1;
	while (names.has(m.scenarios_territory_new({ number }))) number++;
	const used = (colour: number) => territories.filter((each) => each.colour === colour).length;
	const colour = Array.from({ length: 10 }, (_, i) => i + 1).reduce((a, b) => (used(b) < used(a) ? b : a));
	const more = { name: m.scenarios_territory_new({ number }), colour, base: null, posts: 1 };
	return {
		...plan,
		name: m.scenarios_if_more_name({ plan: plan.name }),
		territories: [...territories, more],
	};
}

/** One with half of the post. */
function halved(plan: TerritoryPlan, one: PlannedTerritory): TerritoryPlan {
	return {
		...plan,
		name: m.scenarios_if_half_name({ plan: plan.name, name: one.name }),
		territories: plan.territories.map((each) =>
			each === one ? { ...each, posts: Math.max(0.01, each.posts / 2) } : each,
		),
	};
}

/** Another band around every measure. */
function banded(plan: TerritoryPlan, share: number): TerritoryPlan {
	return {
		...plan,
		name: m.scenarios_if_band_name({ plan: plan.name, share: formatPercent(share, { decimals: 0 }) }),
		criteria: plan.criteria.map((each) => ({ ...each, below: share, above: share })),
	};
}
