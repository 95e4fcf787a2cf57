import { formatSerial } from './dates.ts';
import { formatInUnit, formatNumber, formatPercent, type NumberUnit } from './format.ts';
import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

/** Shapes of a column's type, format and value, as the table core defines them. */
export type CellType = 'text' | 'choice' | 'number' | 'date' | 'boolean';
export interface CellFormat {
	readonly decimals: number | null;
	readonly style: 'plain' | 'money' | 'percent' | 'datetime';
}
export type CellContent = number | string | null | { readonly unread: string };

/**
 * What a cell of the sheet shows. Numbers carry no unit, it stands in the header: money is divided by `unit`. Nothing is
 * the empty text; text that could not be read is shown as it came.
 */
export function formatCell(
	type: CellType,
	format: CellFormat | undefined,
	value: CellContent,
	locale: Locale,
	unit?: NumberUnit,
): string {
	if (value === null) return '';
	if (typeof value === 'object') return value.unread;
	if (typeof value === 'string') return value;
	if (type === 'date') return formatSerial(value, format?.style === 'datetime');
	if (type === 'boolean') return value === 0 ? m.ui_no({}, { locale }) : m.ui_yes({}, { locale });
	const decimals = format?.decimals ?? undefined;
	if (format?.style === 'percent') return formatPercent(value, { decimals: decimals ?? 1 });
	if (format?.style === 'money' && unit && unit.factor !== 1) {
		return formatInUnit(value, unit, { decimals: Math.max(decimals ?? 1, 1) });
	}
	return formatNumber(value, { decimals });
}

/** Named one by one: a computed name would bring every message of the product into the first load. */
const COUNTS = {
	row: m.ui_count_row,
	customer: m.ui_count_customer,
	order: m.ui_count_order,
	column: m.ui_count_column,
	cell: m.ui_count_cell,
	sheet: m.ui_count_sheet,
	file: m.ui_count_file,
	class: m.ui_count_class,
	region: m.ui_count_region,
	value: m.ui_count_value,
	change: m.ui_count_change,
	day: m.ui_count_day,
};

/** What can be counted in words. */
export type CountNoun = keyof typeof COUNTS;

/** A number with its noun: 1,286 个客户, 1 customer, 1,286 customers. */
export function countOf(noun: CountNoun, count: number, locale: Locale): string {
	return COUNTS[noun]({ count, shown: formatNumber(count, { decimals: 0 }) }, { locale });
}
