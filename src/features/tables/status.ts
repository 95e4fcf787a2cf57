import { selectionStats, type CellRange, type Column, type Table, type View } from '#src/core/table/index.ts';
import { countOf, formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import type { Session, StatusItem } from '#src/state/session.svelte.ts';

/** Arithmetic of the selection for the status bar. Money is written in the unit of the sheet. */
export function statusItems(
	session: Session,
	table: Table,
	columns: readonly Column[],
	view: View,
	ranges: readonly CellRange[],
): StatusItem[] {
	const stats = selectionStats(table, columns, view, ranges);
	const cells = {
		label: m.tables_status_cells(),
		value: countOf('cell', stats.cells, session.display.locale),
	};
	if (stats.cells <= 1) return [cells];
	if (stats.numbers === 0)
		return [cells, { label: m.tables_status_filled(), value: formatInteger(stats.filled) }];
	const selected = columns.filter(
		(column, i) => column.type === 'number' && ranges.some((range) => range.left <= i && i <= range.right),
	);
	const money = selected.length > 0 && selected.every((column) => column.format?.style === 'money');
	const unit = money ? session.display.moneyUnit.factor : 1;
	const write = (value: number | null) =>
		value === null ? '—' : formatNumber(value / unit, { decimals: decimalsOf(value / unit) });
	return [
		cells,
		{ label: m.tables_status_sum(), value: write(stats.sum) },
		{ label: m.tables_status_average(), value: write(stats.average) },
		{ label: m.tables_status_min(), value: write(stats.min) },
		{ label: m.tables_status_max(), value: write(stats.max) },
	];
}

function decimalsOf(value: number): number {
	if (Number.isInteger(value)) return 0;
	return Math.abs(value) >= 1000 ? 1 : 2;
}
