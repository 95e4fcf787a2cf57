import type { ChangeLabel, Project, RoleId } from '#src/core/model/index.ts';
import {
	cellAt,
	columnOf,
	findColumn,
	inputText,
	isUnread,
	parseInput,
	type CellValue,
	type Column,
	type ColumnType,
	type Table,
} from '#src/core/table/index.ts';
import {
	addColumnAt,
	freeColumnId,
	removeColumn,
	renameColumn,
	type EditResult,
	type GridEdit,
	type GridIntent,
} from '#src/grid/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { orderedColumns } from './grid-columns.ts';

/** The table as stored, without the computed columns that its sheet carries. */
function storedTable(project: Project, table: Table): Table {
	return project.tables.find((each) => each.id === table.id) ?? table;
}

/** Applies an edit of the grid; a refused one is told to `refuse`. */
export function applyEdit(
	session: Session,
	edit: EditResult,
	refuse: (reason: string) => void,
): GridEdit | null {
	if (!edit) return null;
	if ('refused' in edit) {
		refuse(edit.refused);
		return null;
	}
	session.open.apply(edit.change, edit.label);
	return edit;
}

/** Puts an empty column beside another one and returns its id; at the end without a place. */
export function addColumn(
	session: Session,
	table: Table,
	beside: string | null,
	after: boolean,
): string | null {
	const stored = storedTable(session.open.current, table);
	const at = beside === null ? -1 : stored.columns.findIndex((column) => column.id === beside);
	const index = at < 0 ? stored.columns.length : at + (after ? 1 : 0);
	const id = freeColumnId(stored);
	const names = new Set(stored.columns.map((column) => column.name));
	let name: string = m.tables_column_new();
	for (let n = 2; names.has(name); n++) name = `${m.tables_column_new()} ${n}`;
	return applyEdit(session, addColumnAt(stored, index, id, name), () => undefined) ? id : null;
}

/** Deletes a column together with its role. */
export function deleteColumn(session: Session, table: Table, columnId: string): boolean {
	const stored = storedTable(session.open.current, table);
	const edit = removeColumn(stored, columnId);
	if (!edit || 'refused' in edit) return false;
	const role = session.open.current.recipe.roles[table.id]?.[columnId];
	const change = role
		? { kind: 'batch' as const, changes: [setRole(table, columnId, role, undefined), edit.change] }
		: edit.change;
	session.open.apply(change, edit.label);
	return true;
}

export function rename(session: Session, table: Table, columnId: string, name: string): void {
	applyEdit(session, renameColumn(storedTable(session.open.current, table), columnId, name), () => undefined);
}

function setRole(table: Table, columnId: string, before: RoleId | undefined, after: RoleId | undefined) {
	return { kind: 'setRecipe' as const, path: ['roles', table.id, columnId], before, after };
}

/** Gives a column a role, taking it from the column that had it where only one may; null takes the role away. */
export function assignRole(
	session: Session,
	table: Table,
	column: Column,
	role: RoleId | null,
	isSingle: boolean,
): void {
	const roles = session.open.current.recipe.roles[table.id] ?? {};
	const label: ChangeLabel = { code: 'role', args: { name: column.name } };
	const holders =
		role && isSingle ? Object.keys(roles).filter((id) => roles[id] === role && id !== column.id) : [];
	const changes = [
		...holders.map((id) => setRole(table, id, roles[id], undefined)),
		setRole(table, column.id, roles[column.id], role ?? undefined),
	];
	session.open.apply({ kind: 'batch', changes }, label);
}

/** Reads a column as another type. Cells that cannot be read so keep their text; their number is returned. */
export function convertColumn(session: Session, table: Table, column: Column, type: ColumnType): number {
	const values = Array.from({ length: table.rowCount }, (_, row) =>
		convertedCell(column, type, cellAt(column, row)),
	);
	const after = columnOf({ id: column.id, name: column.name, type }, values);
	session.open.apply(
		{ kind: 'replaceColumn', table: table.id, before: column, after },
		{ code: 'convertColumn', args: { name: column.name } },
	);
	return values.filter(isUnread).length;
}

function convertedCell(from: Column, type: ColumnType, value: CellValue): CellValue {
	if (value === null) return null;
	if (typeof value === 'number' && type === 'number') return value;
	return parseInput(
		{ id: from.id, name: from.name, type },
		isUnread(value) ? value.unread : inputText(from, value),
	);
}

/** Carries out what the grid asks for that is not an edit of cells. Returns false for what the screen must do itself. */
export function applyIntent(session: Session, table: Table, intent: GridIntent): boolean {
	const { sheets } = session;
	const view = sheets.viewState(table.id);
	switch (intent.kind) {
		case 'sort': {
			const others = intent.add ? view.sort.filter((key) => key.column !== intent.column) : [];
			const key =
				intent.descending === null ? [] : [{ column: intent.column, descending: intent.descending }];
			sheets.setSort(table.id, [...others, ...key]);
			return true;
		}
		case 'reapply':
			sheets.reapply();
			return true;
		case 'resize':
			sheets.setLayout(table.id, { widths: { ...view.widths, [intent.column]: Math.round(intent.width) } });
			return true;
		case 'reorder': {
			const shown = orderedColumns(table, view).map((column) => column.id);
			const order = shown.filter((id) => id !== intent.column);
			const visible = order.filter((id) => !view.hidden.includes(id));
			const before = visible[intent.to];
			order.splice(before === undefined ? order.length : order.indexOf(before), 0, intent.column);
			sheets.setLayout(table.id, { order });
			return true;
		}
		case 'freeze':
			sheets.setLayout(table.id, { frozen: intent.count });
			return true;
		default:
			return false;
	}
}

/** The column of a sheet by its id. */
export function sheetColumn(table: Table, columnId: string): Column | null {
	return findColumn(table, columnId) ?? null;
}
