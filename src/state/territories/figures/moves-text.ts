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

/** How many of them had to, since their owner has no territory in the plan, and how much that is; '' where none had. */
export function inheritedText({ moved }: PlanFigures, locale: Locale): string {
	if (!moved || moved.inherited === 0) return '';
	return m.territories_moves_inherited(
		{
			customers: countOf('customer', moved.inherited, locale),
			share: formatPercent((moved.share ?? 0) - (moved.chosenShare ?? 0)),
		},
		{ locale },
	);
}

/** What the share that is moved is a share of. */
export function movedName({ analysis }: Session, locale?: Locale): string {
	const say = analysis.hasMoney ? m.territories_moved : m.territories_movedCount;
	return say({}, locale && { locale });
}
