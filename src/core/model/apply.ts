import { AppError } from '#src/errors/index.ts';
import {
	allRowIds,
	BLOCK_ROWS,
	findColumn,
	rowOfId,
	withCells,
	withoutRows,
	withRows,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import type { Change, DeleteRows, InsertRows, Json, RowGroup, SetCells, SetRecipe } from './change.ts';
import { findTable, type Project } from './project.ts';
import type { Recipe } from './recipe.ts';

/**
 * The project after a change. Pure: the project given stays as it is, and shares with the result everything that the
 * change does not touch. `seq` rises by one for the outermost change.
 *
 * @throws AppError change.unknownTarget when the change names a table or column that is not there
 */
export function apply(project: Project, change: Change): Project {
	return { ...applyInner(project, change), seq: project.seq + 1 };
}

/** The change that takes this one back. */
export function invert(change: Change): Change {
	switch (change.kind) {
		case 'setCells':
			return {
				...change,
				patches: change.patches.map((patch) => ({ ...patch, before: patch.after, after: patch.before })),
			};
		case 'insertRows':
			return { ...change, kind: 'deleteRows' };
		case 'deleteRows':
			return { ...change, kind: 'insertRows' };
		case 'addColumn':
			return { ...change, kind: 'removeColumn' };
		case 'removeColumn':
			return { ...change, kind: 'addColumn' };
		case 'addTable':
			return { ...change, kind: 'removeTable' };
		case 'removeTable':
			return { ...change, kind: 'addTable' };
		case 'moveColumn':
			return { ...change, from: change.to, to: change.from };
		case 'batch':
			return { kind: 'batch', changes: change.changes.map(invert).reverse() };
		case 'replaceColumn':
			return { ...change, before: change.after, after: change.before };
		case 'updateColumn':
			return { ...change, before: change.after, after: change.before };
		case 'renameTable':
		case 'renameProject':
			return { ...change, before: change.after, after: change.before };
		case 'setRecipe':
			return { ...change, before: change.after, after: change.before };
	}
}

function applyInner(project: Project, change: Change): Project {
	switch (change.kind) {
		case 'batch':
			return change.changes.reduce(applyInner, project);
		case 'renameProject':
			return { ...project, name: change.after };
		case 'setRecipe':
			return { ...project, recipe: setRecipe(project.recipe, change) };
		case 'addTable':
			return { ...project, tables: project.tables.toSpliced(change.index, 0, change.table) };
		case 'removeTable':
			return { ...project, tables: project.tables.filter((table) => table.id !== change.table.id) };
		default:
			return replaceTable(project, applyToTable(requireTable(project, change.table), change));
	}
}

type TableChange = Exclude<
	Change,
	{ kind: 'batch' | 'renameProject' | 'setRecipe' | 'addTable' | 'removeTable' }
>;

function applyToTable(table: Table, change: TableChange): Table {
	switch (change.kind) {
		case 'renameTable':
			return { ...table, name: change.after };
		case 'setCells':
			return setCells(table, change);
		case 'insertRows':
			return insertRows(table, change);
		case 'deleteRows':
			return deleteRows(table, change);
		case 'addColumn':
			return { ...table, columns: table.columns.toSpliced(change.index, 0, change.column) };
		case 'removeColumn':
			requireColumn(table, change.column.id);
			return { ...table, columns: table.columns.filter((column) => column.id !== change.column.id) };
		case 'replaceColumn':
			return replaceColumn(table, change.after);
		case 'updateColumn':
			return replaceColumn(table, { ...requireColumn(table, change.after.id), ...change.after } as Column);
		case 'moveColumn': {
			const column = table.columns[change.from];
			if (!column) throw new AppError('change.unknownTarget', { target: `${table.name} ${change.from}` });
			return { ...table, columns: table.columns.toSpliced(change.from, 1).toSpliced(change.to, 0, column) };
		}
	}
}

function setCells(table: Table, change: SetCells): Table {
	let result = table;
	for (const patch of change.patches) {
		const column = requireColumn(result, patch.column);
		const positions = patch.rows.map((rowId) => rowOfId(table, rowId));
		result = replaceColumn(result, withCells(column, positions, patch.after));
	}
	return result;
}

function insertRows(table: Table, change: InsertRows): Table {
	const runs = change.groups.map((group) => ({ at: group.at, count: group.rows.length }));
	const columns = table.columns.map((column) => {
		const values = change.groups.flatMap((group) =>
			group.rows.map((_, i) => group.values[column.id]?.[i] ?? null),
		);
		return withRows(column, table.rowCount, runs, values);
	});
	const ids = withIds(table, change.groups);
	const highest = change.groups.reduce((max, group) => group.rows.reduce((m, id) => Math.max(m, id), max), 0);
	return {
		...table,
		columns,
		rowIds: idBlocks(ids),
		rowCount: ids.length,
		nextRowId: Math.max(table.nextRowId, highest + 1),
	};
}

function deleteRows(table: Table, change: DeleteRows): Table {
	const runs = change.groups.map((group) => ({ at: group.at, count: group.rows.length }));
	const ids = withoutIds(table, change.groups);
	return {
		...table,
		columns: table.columns.map((column) => withoutRows(column, table.rowCount, runs)),
		rowIds: idBlocks(ids),
		rowCount: ids.length,
	};
}

/** Row ids with those of the groups put in, in one pass. */
function withIds(table: Table, groups: readonly RowGroup[]): Uint32Array {
	const added = groups.reduce((sum, group) => sum + group.rows.length, 0);
	const before = allRowIds(table);
	const ids = new Uint32Array(before.length + added);
	let source = 0;
	let target = 0;
	for (const group of groups) {
		const keep = group.at - target;
		ids.set(before.subarray(source, source + keep), target);
		ids.set(group.rows, group.at);
		source += keep;
		target = group.at + group.rows.length;
	}
	ids.set(before.subarray(source), target);
	return ids;
}

/** Row ids without those of the groups. */
function withoutIds(table: Table, groups: readonly RowGroup[]): Uint32Array {
	const gone = new Set<number>();
	for (const group of groups) for (const id of group.rows) gone.add(id);
	return allRowIds(table).filter((id) => !gone.has(id));
}

function idBlocks(ids: Uint32Array): Uint32Array[] {
	const blocks: Uint32Array[] = [];
	for (let start = 0; start < ids.length; start += BLOCK_ROWS)
		blocks.push(ids.slice(start, start + BLOCK_ROWS));
	return blocks;
}

function setRecipe(recipe: Recipe, change: SetRecipe): Recipe {
	return setPath(
		recipe as unknown as Json,
		change.path,
		change.after,
		change.before === undefined,
	) as unknown as Recipe;
}

function setPath(
	node: Json | undefined,
	path: readonly (string | number)[],
	value: Json | undefined,
	insert: boolean,
): Json {
	const [key, ...rest] = path;
	if (key === undefined) return value ?? null;
	if (Array.isArray(node)) {
		const list = node as readonly Json[];
		const index = Number(key);
		if (rest.length > 0) return list.with(index, setPath(list[index], rest, value, insert));
		return value === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, insert ? 0 : 1, value);
	}
	const record = (typeof node === 'object' && node !== null ? node : {}) as Record<string, Json>;
	if (rest.length === 0 && value === undefined) {
		return Object.fromEntries(Object.entries(record).filter(([name]) => name !== String(key)));
	}
	const child = Object.hasOwn(record, key) ? record[String(key)] : undefined;
	return { ...record, [key]: rest.length === 0 ? (value as Json) : setPath(child, rest, value, insert) };
}

function replaceTable(project: Project, table: Table): Project {
	return { ...project, tables: project.tables.map((other) => (other.id === table.id ? table : other)) };
}

function replaceColumn(table: Table, column: Column): Table {
	return { ...table, columns: table.columns.map((other) => (other.id === column.id ? column : other)) };
}

function requireTable(project: Project, id: string): Table {
	const table = findTable(project, id);
	if (!table) throw new AppError('change.unknownTarget', { target: id });
	return table;
}

function requireColumn(table: Table, id: string): Column {
	const column = findColumn(table, id);
	if (!column) throw new AppError('change.unknownTarget', { target: `${table.name} · ${id}` });
	return column;
}
