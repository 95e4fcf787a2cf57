import type { ViewState } from '#src/core/model/index.ts';
import { findColumn, isTextColumn, type Column, type Table } from '#src/core/table/index.ts';
import type { GridColumn } from '#src/grid/index.ts';
import { roleName } from '#src/i18n/roles.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { profileOfView } from './profiles.svelte.ts';
import { columnIcon, typeName } from './type-icons.ts';

/** Columns of a sheet as the grid shows them: hidden ones left out, in the user's order, classes as chips. */
export function gridColumns(session: Session, table: Table, view: ViewState): GridColumn[] {
	return orderedColumns(table, view)
		.filter((column) => !view.hidden.includes(column.id))
		.map((column) => gridColumn(session, table, column, view));
}

/**
 * Ids named in the view first, the others after them in table order. Until the user has moved a column, classes stand
 * behind the columns that do not scroll: they are what the sheet is read for.
 */
export function orderedColumns(table: Table, view: ViewState): Column[] {
	if (view.order.length === 0) {
		const classes = table.columns.filter((column) => column.id.startsWith('class:'));
		const others = table.columns.filter((column) => !column.id.startsWith('class:'));
		return others.toSpliced(view.frozen, 0, ...classes);
	}
	const named = view.order.flatMap((id) => findColumn(table, id) ?? []);
	return [...named, ...table.columns.filter((column) => !view.order.includes(column.id))];
}

function gridColumn(session: Session, table: Table, column: Column, view: ViewState): GridColumn {
	const { display } = session;
	const computed = session.sheets.computedColumn(column.id);
	const role = display.role(table, column);
	const sort = view.sort.findIndex((key) => key.column === column.id);
	const chips = display.classColours(column);
	const type = typeName(column.type);
	const label = display.label(column);
	return {
		column,
		label,
		width: view.widths[column.id] ?? widthOf(column, label, display.format),
		icon: columnIcon(column.type, role),
		typeLabel: role ? `${type} · ${roleName(role)}` : type,
		computed: computed !== undefined,
		readOnly: computed !== undefined,
		unit: display.unit(column),
		filtered: view.filters.some((filter) => filter.column === column.id),
		...(chips ? { chips } : {}),
		...(computed?.origin.kind === 'metric' && column.format?.style === 'money'
			? { dataBar: { max: barMax(column) } }
			: {}),
		...(sort >= 0
			? {
					sort: {
						descending: view.sort[sort]?.descending ?? false,
						order: view.sort.length > 1 ? sort + 1 : null,
					},
				}
			: {}),
	};
}

/** The P95 of a column: larger values end dotted. */
function barMax(column: Column): number {
	const profile = profileOfView(column, null);
	return profile.kind === 'number' && profile.p95 > 0 ? profile.p95 : 1;
}

type Format = Session['display']['format'];

const widths = new WeakMap<
	Column,
	{ readonly label: string; readonly format: Format; readonly width: number }
>();

/** The width of a column that nobody has set; worked out again when its label or its texts change. */
function widthOf(column: Column, label: string, format: Format): number {
	const known = widths.get(column);
	if (known?.label === label && known.format === format) return known.width;
	const width = defaultWidth(column, label, (text) => format(column, text));
	widths.set(column, { label, format, width });
	return width;
}

const SAMPLE = 200;

/** Wide enough for the header and most values: Chinese characters count double. */
function defaultWidth(column: Column, label: string, shown: (text: string) => string): number {
	const header = textUnits(label) * 6.6 + 64;
	if (column.type === 'date') return Math.max(header, column.format?.style === 'datetime' ? 136 : 96);
	if (!isTextColumn(column)) return Math.min(160, Math.max(header, 92));
	const texts = Array.from({ length: Math.min(SAMPLE, column.dictionary.size) }, (_, code) =>
		textUnits(shown(column.dictionary.at(code))),
	);
	const usual = texts.toSorted((a, b) => a - b)[Math.floor(texts.length * 0.9)] ?? 4;
	return Math.round(Math.min(280, Math.max(header, usual * 6.6 + 32, 72)));
}

function textUnits(text: string): number {
	let units = 0;
	for (const character of text) units += (character.codePointAt(0) ?? 0) > 0x2e80 ? 1.9 : 1;
	return units;
}
