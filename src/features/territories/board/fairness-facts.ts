import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { meanShape } from '#src/features/territories/compactness.svelte.ts';
import type { Fact } from '#src/ui/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';

/** How fairly the load that is shown is shared, and how compact territories are. */
export function fairnessFacts(view: PlanView): readonly Fact[] {
	const { load, figures, compactness } = view;
	if (!load || !figures) return [];
	const shape = meanShape(compactness.shapes);
	const [total, today] = [compactness.inertia?.total ?? null, compactness.today];
	return [
		{
			name: m.territories_fact_spread(),
			title: m.territories_fact_spread_help(),
			value: Number.isFinite(load.balance.spread) ? formatNumber(load.balance.spread, { decimals: 2 }) : '—',
		},
		{
			name: m.territories_fact_cv(),
			title: m.territories_fact_cv_help(),
			value: formatPercent(load.balance.cv),
		},
		{
			name: m.territories_fact_gini(),
			title: m.territories_fact_gini_help(),
			value: formatNumber(load.balance.gini, { decimals: 3 }),
		},
		{
			name: m.territories_fact_distance(),
			title: m.territories_fact_distance_help(),
			value: m.territories_km({ value: formatNumber(figures.distanceKm, { decimals: 0 }) }),
		},
		...(figures.plan && total !== null && today !== null
			? [
					{
						name: m.scenarios_row_inertia(),
						title: m.scenarios_row_inertia_help({ measure: view.nameOf(load.criterion) }),
						value: formatNumber((100 * total) / today, { decimals: 0 }),
					},
				]
			: []),
		...(shape !== null
			? [
					{
						name: m.making_shape_mean(),
						title: m.making_shape_help(),
						value: formatNumber(shape, { decimals: 2 }),
					},
				]
			: []),
	];
}
