import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { RegionFigures } from '#src/state/regions/region-figures.ts';

/** What regions are compared by; the last two are shares of a market. */
export type Measure = 'amount' | 'count' | 'average' | 'class' | 'potential' | 'penetration';

/** Whether a measure is one of markets. */
export function isOfMarket(measure: Measure): measure is 'potential' | 'penetration' {
	return measure === 'potential' || measure === 'penetration';
}

export function measureName(measure: Measure): string {
	return {
		amount: m.regions_measure_amount,
		count: m.regions_measure_count,
		average: m.regions_measure_average,
		class: m.regions_measure_class,
		potential: m.market_potential,
		penetration: m.market_penetration,
	}[measure]();
}

/** The figure of a region; null = it has none. */
export function measured(measure: Measure, { amount, count, market }: RegionFigures): number | null {
	switch (measure) {
		case 'amount':
			return amount;
		case 'average':
			return count > 0 ? amount / count : 0;
		case 'potential':
			return market?.potential ?? null;
		case 'penetration':
			return market?.penetration ?? null;
		default:
			return count;
	}
}

/** A figure that is no money. */
export function formatMeasured(measure: Measure, value: number | null): string {
	return measure === 'potential' ? formatPercent(value) : formatInteger(value);
}
