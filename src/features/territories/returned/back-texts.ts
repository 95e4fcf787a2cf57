import { formatPercent, m } from '#src/i18n/index.ts';
import type { ReturnedMove, ReturnedPlans } from '#src/state/territories/returned/returned-plans.svelte.ts';

/** What is to be known before a change is accepted; empty where nothing speaks against it. */
export function remarkOf({ text, isKnown, likely, isOursChanged, isLocked, other }: ReturnedMove): string {
	return [
		...(text === '' ? [m.plansheets_back_isNobody()] : []),
		...(isKnown ? [] : [m.plansheets_back_isUnknown({ text })]),
		...(likely === null ? [] : [m.plansheets_back_isLikely({ name: likely })]),
		...(isOursChanged ? [m.plansheets_back_isOurs()] : []),
		...(isLocked ? [m.plansheets_back_isLocked()] : []),
		...(other === null ? [] : [m.plansheets_back_isOther({ text: other })]),
	].join(m.plansheets_back_join());
}

/** The loads of both territories before and after. */
export function effectText(back: ReturnedPlans, move: ReturnedMove): string {
	const percent = (share: number) => formatPercent(share, { decimals: 0 });
	return back
		.effectOf(move)
		.map(({ name, before, after }) =>
			m.plansheets_back_effectOne({ name, before: percent(before), after: percent(after) }),
		)
		.join(m.plansheets_back_join());
}

/** Name of a territory, or of having none. */
export function ownerText(name: string): string {
	return name === '' ? m.plansheets_back_nobody() : name;
}
