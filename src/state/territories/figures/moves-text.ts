import { countOf, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { PlanFigures } from './plan-figures.ts';

/** How many customers change hands, and how much money, or where there is no money which share of them. */
export function movesText({ analysis }: Session, { moved }: PlanFigures, locale: Locale): string {
	const count = moved?.rows.length ?? 0;
	if (count === 0) return m.territories_moves_none({}, { locale });
	const say = analysis.hasMoney ? m.territories_moves_finding : m.territories_moves_findingCount;
	const share = formatPercent(moved?.share ?? null);
	return say({ customers: countOf('customer', count, locale), share }, { locale });
}

/** What the share that is moved is a share of. */
export function movedName({ analysis }: Session, locale?: Locale): string {
	const say = analysis.hasMoney ? m.territories_moved : m.territories_movedCount;
	return say({}, locale && { locale });
}
