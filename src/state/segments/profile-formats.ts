import type { SchemeResult } from '#src/core/segment/types.ts';
import { findColumn, type Column } from '#src/core/table/index.ts';
import { formatNumber, formatPercent } from '#src/i18n/index.ts';
import type { ProfileFormats } from '#src/i18n/profile.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** How the profile of a scheme writes columns and figures, in the language of a display. */
export function profileFormats(session: Session, display: Display, result: SchemeResult): ProfileFormats {
	const formats = display.reasonFormats(result);
	const columnOf = (id: string): Column | undefined => {
		const { customers } = session.sheets;
		return customers && findColumn(customers, id);
	};
	const label = (id: string): string => {
		const column = columnOf(id);
		const name = column ? display.label(column) : id;
		return name.charAt(0).toUpperCase() + name.slice(1);
	};
	return {
		locale: display.locale,
		column: label,
		isDate: (id) => columnOf(id)?.type === 'date',
		value: (id, value) => {
			const column = columnOf(id);
			if (id.startsWith('metric:')) return formats.value(id, tidy(value));
			if (column?.type === 'date') return display.text(column, Math.floor(value));
			if (column?.format?.style === 'money') return formats.value(`column:${id}`, value);
			return column?.format?.style === 'percent' ? formatPercent(value) : figureText(value);
		},
		level: (id, level) => {
			const column = columnOf(id);
			if (!column) return level;
			return display.text(column, column.type === 'boolean' ? Number(level) : level);
		},
	};
}

/** A figure with three digits, or all before the point. */
export function figureText(value: number): string {
	const size = Math.abs(value);
	if (size >= 100 || value === 0) return formatNumber(value, { decimals: 0 });
	return formatNumber(tidy(value));
}

/** A small figure without more than three digits. */
function tidy(value: number): number {
	return Math.abs(value) >= 100 ? value : Number(value.toPrecision(3));
}
