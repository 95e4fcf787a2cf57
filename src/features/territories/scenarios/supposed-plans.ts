import type { PlannedTerritory, TerritoryPlan } from '#src/core/model/index.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';

/** One who leaves: the others share the customers out. */
export function without(plan: TerritoryPlan, gone: PlannedTerritory): TerritoryPlan {
	return {
		...plan,
		name: m.scenarios_if_leaves_name({ plan: plan.name, name: gone.name }),
		territories: plan.territories.filter((each) => each !== gone),
	};
}

/** One more, in a colour that is used least. */
export function withOneMore(plan: TerritoryPlan): TerritoryPlan {
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
export function halved(plan: TerritoryPlan, one: PlannedTerritory): TerritoryPlan {
	return {
		...plan,
		name: m.scenarios_if_half_name({ plan: plan.name, name: one.name }),
		territories: plan.territories.map((each) =>
			each === one ? { ...each, posts: Math.max(0.01, each.posts / 2) } : each,
		),
	};
}

/** Another band around every measure. */
export function banded(plan: TerritoryPlan, share: number): TerritoryPlan {
	return {
		...plan,
		name: m.scenarios_if_band_name({ plan: plan.name, share: formatPercent(share, { decimals: 0 }) }),
		criteria: plan.criteria.map((each) => ({ ...each, below: share, above: share })),
	};
}

/** A class that is visited more often, or less: plans that share hours of work share those that it would take. */
export function revisited(
	plan: TerritoryPlan,
	{ id, name }: { readonly id: string; readonly name: string },
	contacts: number,
): TerritoryPlan {
	return {
		...plan,
		name: m.making_if_visits_name({ plan: plan.name, name, count: formatNumber(contacts) }),
		criteria: plan.criteria.map((each) =>
			each.measure.kind === 'workload'
				? { ...each, measure: { ...each.measure, contacts: { ...each.measure.contacts, [id]: contacts } } }
				: each,
		),
	};
}

/** One whose target is another: its part of the whole grows or shrinks by a share. */
export function retargeted(plan: TerritoryPlan, one: PlannedTerritory, by: number): TerritoryPlan {
	return {
		...plan,
		name: m.making_if_target_name({
			...{ plan: plan.name, name: one.name },
			share: formatPercent(by, { decimals: 0, sign: true }),
		}),
		territories: plan.territories.map((each) =>
			each === one ? { ...each, posts: Math.min(1000, Math.max(0.01, each.posts * (1 + by))) } : each,
		),
	};
}
