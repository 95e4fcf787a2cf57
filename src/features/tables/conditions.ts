import type { FilterCondition } from '#src/core/model/index.ts';
import { findColumn, type Table } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';

const NAMED = 3;

/** A condition in words: `省份 属于 江苏、上海`. */
export function conditionText(table: Table, condition: FilterCondition, display: Display): string {
	const found = findColumn(table, condition.column);
	const column = found ? display.label(found) : condition.column;
	switch (condition.kind) {
		case 'in': {
			const named = condition.values.map((value) => (found ? valueName(value) : value));
			if (condition.missing) named.push(m.tables_filter_missing());
			const values = named.slice(0, NAMED).join(display.locale === 'zh-CN' ? '、' : ', ');
			if (named.length === 0) return m.tables_chip_in({ column, values: '—' });
			return named.length <= NAMED
				? m.tables_chip_in({ column, values })
				: m.tables_chip_inMore({ column, values, count: named.length });
		}
		case 'range': {
			const { min, max } = condition;
			const text = (value: number) => (found ? display.text(found, value) : String(value));
			if (min !== null && max !== null)
				return m.tables_chip_range({ column, min: text(min), max: text(max) });
			if (min !== null) return m.tables_chip_atLeast({ column, min: text(min) });
			return m.tables_chip_atMost({ column, max: max === null ? '' : text(max) });
		}
		case 'contains':
			return m.tables_chip_contains({ column, text: condition.text });
		case 'missing':
			return m.tables_chip_missing({ column });
		case 'present':
			return m.tables_chip_present({ column });
		case 'unread':
			return m.tables_chip_unread({ column });
	}

	function valueName(value: string): string {
		if (!found) return value;
		const isNumber = found.type === 'number' || found.type === 'date' || found.type === 'boolean';
		return display.text(found, isNumber ? Number(value) : value);
	}
}
