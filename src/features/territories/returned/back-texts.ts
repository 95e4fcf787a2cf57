import { isUnread, type CellValue } from '#src/core/table/index.ts';
import { formatMoney, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { ReturnedEntry } from '#src/state/territories/returned/returned-entries.svelte.ts';
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

/** What was filled in, as it is written on screen; a goal that nobody filled in is the suggested one. */
export function entryText(field: ReturnedEntry['field'], value: CellValue, currency: string): string {
	if (value === null || value === '')
		return field === 'goal' ? m.plansheets_filled_suggested() : m.plansheets_filled_nothing();
	if (field === 'goal' && typeof value === 'number')
		return formatMoney(value, currency, null, locale.current);
	if (typeof value === 'number') return formatNumber(value);
	return isUnread(value) ? value.unread : value;
}

/** What is to be known before an entry is accepted; empty where nothing speaks against it. */
export function entryRemark({ to, text, isOursChanged, other }: ReturnedEntry): string {
	return [
		...(text === '' ? [m.plansheets_filled_isGone()] : []),
		...(to === undefined ? [m.plansheets_filled_isNone()] : []),
		...(isOursChanged ? [m.plansheets_back_isOurs()] : []),
		...(other === null ? [] : [m.plansheets_back_isOther({ text: other })]),
	].join(m.plansheets_back_join());
}
