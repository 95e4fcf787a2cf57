import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { LoadFigures } from '#src/state/territories/plan-figures.ts';

/** A figure of a plan with its name and its definition. */
interface Fact {
	readonly label: string;
	readonly title: string;
	readonly value: string;
}

/** How fairly a load is shared, and how far customers are from the middle of their territory. */
export function fairnessFacts(load: LoadFigures, distanceKm: number | null): readonly Fact[] {
	return [
		{
			label: m.territories_fact_spread(),
			title: m.territories_fact_spread_help(),
			value: Number.isFinite(load.balance.spread) ? formatNumber(load.balance.spread, { decimals: 2 }) : '—',
		},
		{
			label: m.territories_fact_cv(),
			title: m.territories_fact_cv_help(),
			value: formatPercent(load.balance.cv),
		},
		{
			label: m.territories_fact_gini(),
			title: m.territories_fact_gini_help(),
			value: formatNumber(load.balance.gini, { decimals: 3 }),
		},
		{
			label: m.territories_fact_distance(),
			title: m.territories_fact_distance_help(),
			value: m.territories_km({ value: formatNumber(distanceKm, { decimals: 0 }) }),
		},
	];
}
