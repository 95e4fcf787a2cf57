import { roleOf, type RoleId } from '#src/core/model/index.ts';
import type { ColumnType } from '#src/core/table/index.ts';
import type { Assessment } from './assess.ts';
import type { DateOrder } from './types.ts';

/** Share of the telling cells that must be readable for a column to become number or date. */
export const READABLE = 0.9;
/** The same where the header names a role of that type. */
export const READABLE_BY_HEADER = 0.5;
/** Most different values of a column of choices that no role calls so. */
const MOST_CHOICES = 50;

/** Share of the telling cells that read as this type; 0 for a column without any. */
export function shareOf(found: Assessment, type: 'number' | 'date' | 'boolean'): number {
	if (found.telling === 0) return 0;
	if (type === 'date') return Math.min(1, datesOf(found) / found.telling);
	return Math.min(1, (type === 'number' ? found.numbers : found.booleans) / found.telling);
}

/** Cells that are dates; bare serials count where they stand among written dates. */
function datesOf(found: Assessment): number {
	return found.dates > 0 ? found.dates + Math.min(found.serials, found.dates * 4) : 0;
}

/** Whether values look like identifiers: leading zeros, 15 and more digits, letters mixed with digits. */
export function looksLikeIds(found: Assessment): boolean {
	if (found.telling === 0 || found.dates / found.telling > 0.5) return false;
	return found.leadingZeros > 0 || found.longDigits / found.telling > 0.5;
}

/** The type a column is read as, from its values and from the role its header names; `isId`: the header names a key. */
export function proposeType(found: Assessment, role: RoleId | null, isId = false): ColumnType {
	const wanted = role ? roleOf(role).type : isId && found.wholeNumbers >= found.numbers ? 'text' : null;
	if (found.telling === 0) return wanted ?? 'text';
	if (wanted === 'text' && !(role === 'customer.paymentTerms' && isChoice(found, MOST_CHOICES, 0.5)))
		return 'text';
	const needed = (type: ColumnType) => (wanted === type ? READABLE_BY_HEADER : READABLE);
	if (shareOf(found, 'boolean') >= needed('boolean')) return 'boolean';
	const serialsMeant = wanted === 'date' && found.dates + found.serials >= READABLE_BY_HEADER * found.telling;
	if (serialsMeant || shareOf(found, 'date') >= needed('date')) return 'date';
	if (wanted === 'choice' && isChoice(found, 2000, 0.95)) return 'choice';
	const ids = wanted !== 'number' && looksLikeIds(found);
	if (!ids && shareOf(found, 'number') >= needed('number')) return 'number';
	return !ids && isChoice(found, MOST_CHOICES, 0.5) ? 'choice' : 'text';
}

function isChoice(found: Assessment, most: number, share: number): boolean {
	const numbersOnly = found.numbers / found.telling >= READABLE;
	const limit = numbersOnly ? 30 : most;
	if (numbersOnly && found.wholeNumbers < found.numbers) return false;
	return (
		found.distinct <= limit &&
		(found.distinct <= share * found.telling || (share > 0.9 && found.telling < 20)) &&
		found.longest <= 60
	);
}

/** Day-month or month-day, by the dates that read only one way; day-month where nothing tells. */
export function proposeOrder(found: Assessment): DateOrder {
	return found.monthFirst > found.dayFirst ? 'mdy' : 'dmy';
}
