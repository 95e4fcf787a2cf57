import ArrowDownAZ from '@lucide/svelte/icons/arrow-down-a-z';
import ArrowUpAZ from '@lucide/svelte/icons/arrow-up-a-z';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import EyeOff from '@lucide/svelte/icons/eye-off';
import ListFilter from '@lucide/svelte/icons/list-filter';
import Pencil from '@lucide/svelte/icons/pencil';
import Pin from '@lucide/svelte/icons/pin';
import Tag from '@lucide/svelte/icons/tag';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { ROLE_IDS, roleOf } from '#src/core/model/index.ts';
import type { Column, ColumnType, Table } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { roleName } from '#src/i18n/roles.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { addColumn, assignRole } from './sheet-actions.ts';
import { typeName } from './type-icons.ts';

/** What the menu of a column asks the screen for. */
export interface ColumnMenuActions {
	readonly filter: () => void;
	readonly profile: () => void;
	readonly rename: () => void;
	readonly remove: () => void;
	readonly convert: (type: ColumnType) => void;
	/** Index of the column among those shown. */
	readonly index: number;
}

const TYPES: readonly ColumnType[] = ['text', 'choice', 'number', 'date', 'boolean'];

/** The menu of a column's header. */
export function columnMenu(
	session: Session,
	table: Table,
	column: Column,
	actions: ColumnMenuActions,
): MenuItem[] {
	const { sheets, open } = session;
	const computed = sheets.computedColumn(column.id) !== undefined;
	const locked = open.isReadOnly || computed;
	const view = sheets.viewState(table.id);
	const sort = (descending: boolean) => () => sheets.setSort(table.id, [{ column: column.id, descending }]);
	const frozen = view.frozen === actions.index + 1;
	return [
		{ label: m.tables_menu_ascending(), icon: ArrowUpAZ, shortcut: 'Alt ⇧ ↑', onselect: sort(false) },
		{ label: m.tables_menu_descending(), icon: ArrowDownAZ, shortcut: 'Alt ⇧ ↓', onselect: sort(true) },
		{ label: m.tables_menu_filter(), icon: ListFilter, shortcut: 'Ctrl ⇧ L', onselect: actions.filter },
		{ kind: 'separator' },
		{ label: m.tables_menu_profile(), icon: ChartColumn, onselect: actions.profile },
		...(computed
			? []
			: [roleMenu(session, table, column), typeMenu(column, open.isReadOnly, actions.convert)]),
		{ label: m.tables_menu_rename(), icon: Pencil, disabled: locked, onselect: actions.rename },
		{ kind: 'separator' },
		{
			label: frozen ? m.tables_menu_unfreeze() : m.tables_menu_freeze(),
			icon: Pin,
			onselect: () => sheets.setLayout(table.id, { frozen: frozen ? 0 : actions.index + 1 }),
		},
		{
			label: m.tables_menu_hide(),
			icon: EyeOff,
			onselect: () => sheets.setLayout(table.id, { hidden: [...view.hidden, column.id] }),
		},
		{
			label: m.tables_menu_insertLeft(),
			disabled: locked,
			onselect: () => addColumn(session, table, column.id, false),
		},
		{
			label: m.tables_menu_insertRight(),
			disabled: locked,
			onselect: () => addColumn(session, table, column.id, true),
		},
		{ label: m.tables_menu_delete(), icon: Trash2, danger: true, disabled: locked, onselect: actions.remove },
	];
}

function roleMenu(session: Session, table: Table, column: Column): MenuItem {
	const now = session.display.role(table, column);
	const roles = ROLE_IDS.filter((role) => roleOf(role).table === table.kind);
	return {
		kind: 'submenu',
		label: m.tables_menu_role(),
		icon: Tag,
		hint: now ? roleName(now) : m.tables_menu_roleNone(),
		disabled: session.open.isReadOnly,
		items: [
			{
				kind: 'choice',
				label: m.tables_menu_roleNone(),
				checked: !now,
				onselect: () => assignRole(session, table, column, null, false),
			},
			{ kind: 'separator' },
			...roles.map((role) => ({
				kind: 'choice' as const,
				label: roleName(role),
				checked: role === now,
				onselect: () => assignRole(session, table, column, role, roleOf(role).single),
			})),
		],
	};
}

function typeMenu(column: Column, disabled: boolean, convert: (type: ColumnType) => void): MenuItem {
	return {
		kind: 'submenu',
		label: m.tables_menu_type(),
		hint: typeName(column.type),
		disabled,
		items: TYPES.map((type) => ({
			kind: 'choice' as const,
			label: typeName(type),
			checked: type === column.type,
			onselect: () => type !== column.type && convert(type),
		})),
	};
}
