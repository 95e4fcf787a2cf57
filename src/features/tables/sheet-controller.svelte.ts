import {
	cellAt,
	parseInput,
	rowAt,
	rowSpans,
	type Column,
	type ColumnType,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import {
	deleteRowsAt,
	insertRowsAt,
	type EditResult,
	type GridColumn,
	type GridSelection,
	type GridTarget,
	type RefusalCode,
} from '#src/grid/index.ts';
import { countOf, formatInteger, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { App } from '#src/state/app.svelte.ts';
import { confirmRecords } from '#src/state/records.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { columnMenu } from './column-menu.ts';
import { addColumn, applyEdit, convertColumn, deleteColumn } from './sheet-actions.ts';
import { typeName } from './type-icons.ts';

/** What the sheet needs of the grid on screen. */
interface GridHandle {
	focus(): void;
	goTo(point: { row: number; col: number }): void;
	rows(command: 'insertRows' | 'deleteRows'): void;
}

/** What is open around the sheet: filter panel, rename, inspector tab. */
export class SheetController {
	readonly #app: App;
	readonly #selection: GridSelection;
	/** Column whose filter panel is open. */
	filterColumn = $state<string | null>(null);
	/** Column being renamed. */
	renameColumn = $state<string | null>(null);
	/** The box that asks where to go is open. */
	goingTo = $state(false);
	tab = $state<'column' | 'customer' | 'changes'>('column');

	constructor(app: App, selection: GridSelection) {
		this.#app = app;
		this.#selection = selection;
	}

	/** Applies an edit and selects what it says. */
	apply(edit: EditResult, refuse: (reason: RefusalCode) => void): void {
		const { session } = this.#app;
		if (!session) return;
		const applied = applyEdit(session, edit, (reason) => refuse(reason as RefusalCode));
		if (applied?.select) this.#selection.selectRange(applied.select);
	}

	addRow(table: Table, columns: readonly GridColumn[], view: View, grid: GridHandle | undefined): void {
		const readOnly = this.#app.session?.open.isReadOnly ?? true;
		const end = view ? view.length : table.rowCount;
		this.apply(
			insertRowsAt({ table, view: null, columns, readOnly, parse: parseInput }, table.rowCount, 1),
			() => undefined,
		);
		grid?.goTo({ row: end, col: 0 });
		grid?.focus();
	}

	addColumn(table: Table): void {
		if (this.#app.session) this.renameColumn = addColumn(this.#app.session, table, null, true);
	}

	/** Goes to what another part of the screen points at. */
	goToRevealed(table: Table, columns: readonly GridColumn[], view: View, grid: GridHandle): void {
		const target = this.#app.session?.sheets.revealed;
		if (!target) return;
		const col =
			target.column === undefined ? 0 : columns.findIndex(({ column }) => column.id === target.column);
		const row =
			target.row === undefined ? this.#selection.active.row : view ? view.indexOf(target.row) : target.row;
		grid.goTo({ row: Math.max(0, Math.min(row, table.rowCount - 1)), col: Math.max(0, col) });
		grid.focus();
		if (target.row !== undefined) this.tab = 'customer';
		this.#app.session?.sheets.forgetRevealed();
	}

	/** The context menu of a place of the grid. */
	menu(
		target: GridTarget,
		table: Table,
		columns: readonly GridColumn[],
		view: View,
		grid: GridHandle,
	): MenuItem[] {
		const { session } = this.#app;
		if (!session) return [];
		if (target.kind === 'column') {
			const column = columns[target.col]?.column;
			if (!column) return [];
			return columnMenu(session, table, column, {
				index: target.col,
				filter: () => (this.filterColumn = column.id),
				profile: () => this.#showProfile(target.col, grid),
				rename: () => (this.renameColumn = column.id),
				remove: () => this.#removeColumn(table, column),
				convert: (type) => this.#convert(table, column, type),
			});
		}
		return this.#cellMenu(target, table, columns, view, grid);
	}

	#cellMenu(
		target: GridTarget,
		table: Table,
		columns: readonly GridColumn[],
		view: View,
		grid: GridHandle,
	): MenuItem[] {
		const { session } = this.#app;
		const disabled = session?.open.isReadOnly ?? true;
		const items: MenuItem[] = [
			{ label: m.tables_menu_insertRows(), disabled, onselect: () => grid.rows('insertRows') },
			{
				label: m.tables_menu_deleteRows(),
				disabled,
				danger: true,
				onselect: () => this.#deleteRows(table, columns, view),
			},
		];
		if (table.kind === 'customers')
			items.push({
				label: m.watch_menu_confirm(),
				disabled,
				onselect: () => this.#confirm(this.#selectedRows(table, view)),
			});
		const column = target.kind === 'cell' ? columns[target.point.col]?.column : undefined;
		if (!column || !session || target.kind !== 'cell') return items;
		const value = cellAt(column, rowAt(table, view, target.point.row));
		if (typeof value === 'string' || (typeof value === 'number' && column.type === 'boolean')) {
			items.unshift(
				{
					label: m.tables_menu_filterValue({ value: session.display.text(column, value) }),
					onselect: () =>
						session.sheets.setFilter(table.id, column.id, {
							column: column.id,
							kind: 'in',
							values: [String(value)],
							missing: false,
						}),
				},
				{ kind: 'separator' },
			);
		}
		if (table.kind === 'customers')
			items.unshift({ label: m.tables_menu_customer(), onselect: () => (this.tab = 'customer') });
		return items;
	}

	#showProfile(col: number, grid: GridHandle): void {
		this.tab = 'column';
		grid.goTo({ row: this.#selection.active.row, col });
		if (this.#app.preferences.isClosed('inspector')) this.#app.preferences.toggle('inspector');
	}

	#removeColumn(table: Table, column: Column): void {
		if (!this.#app.session || !deleteColumn(this.#app.session, table, column.id)) return;
		this.#offerUndo(m.tables_column_deleted({ name: column.name }));
	}

	#convert(table: Table, column: Column, type: ColumnType): void {
		if (!this.#app.session) return;
		const unread = convertColumn(this.#app.session, table, column, type);
		this.#offerUndo(
			m.tables_converted({ column: column.name, type: typeName(type), unread: formatInteger(unread) }),
		);
	}

	/** Rows of the table under the selection. */
	#selectedRows(table: Table, view: View): readonly number[] {
		const ranges = this.#selection.ranges.map((range) => ({ ...range, left: 0, right: 0 }));
		return rowSpans(ranges, 0, view ? view.length : table.rowCount).flatMap(([from, to]) =>
			Array.from({ length: to - from }, (_, i) => rowAt(table, view, from + i)),
		);
	}

	#confirm(rows: readonly number[]): void {
		const date = this.#app.session && confirmRecords(this.#app.session, rows);
		if (date)
			this.#offerUndo(
				m.watch_records_confirmed({ customers: countOf('customer', rows.length, locale.current), date }),
			);
		else this.#app.notify({ text: m.watch_records_unchanged() });
	}

	#deleteRows(table: Table, columns: readonly GridColumn[], view: View): void {
		const { session } = this.#app;
		if (!session) return;
		const stored = session.open.current.tables.find((each) => each.id === table.id) ?? table;
		const ranges = this.#selection.ranges.map((range) => ({ ...range, left: 0, right: 0 }));
		const spans = rowSpans(ranges, 0, view ? view.length : table.rowCount);
		const context = { table: stored, view, columns, readOnly: session.open.isReadOnly, parse: parseInput };
		const count = spans.reduce((sum, [from, to]) => sum + to - from, 0);
		if (applyEdit(session, deleteRowsAt(context, spans), () => undefined))
			this.#offerUndo(m.tables_rowsDeleted({ count: formatInteger(count) }));
	}

	#offerUndo(text: string): void {
		this.#app.notify({ text, action: { label: m.app_undo(), onselect: () => this.#app.undo() } });
	}
}
