import type { Datum } from '#src/core/geo/datum.ts';
import { findColumn, type Table } from '#src/core/table/index.ts';
import type { Change, Json } from './change.ts';
import type { Project } from './project.ts';
import type { DisplayUnit, TableSource } from './recipe.ts';
import type { RoleId } from './roles.ts';

/** Tables that come into a project together, with what belongs to the recipe. */
export interface ImportedTables {
	readonly tables: readonly Table[];
	/** Table id → column id → role. */
	readonly roles: Readonly<Record<string, Readonly<Record<string, RoleId>>>>;
	/** Table id → how its file was read. */
	readonly sources?: Readonly<Record<string, TableSource>>;
	/** Proposed analysis date; null without dated transactions. */
	readonly analysisDate: number | null;
	readonly currency: string;
	readonly displayUnit: DisplayUnit;
	/** What coordinates of customers are given in; null = nobody has said. */
	readonly datum?: Datum | null;
}

/**
 * The one change, and so the one undo, that puts imported tables into a project. Tables go behind those that are there and
 * get ids and names that are free. Currency and display unit are set by the first import only; the analysis date where it
 * was not set or the new transactions lie after it; what coordinates are given in where that was said.
 */
export function importChange(project: Project, imported: ImportedTables): Change {
	const ids = new Set([
		...project.tables.map((table) => table.id),
		...Object.keys(project.recipe.roles),
		...Object.keys(project.recipe.views),
		...Object.keys(project.recipe.sources ?? {}),
	]);
	const names = new Set(project.tables.map((table) => table.name));
	const changes: Change[] = [];
	for (const table of imported.tables) {
		const id = freeId(ids);
		ids.add(id);
		const name = freeName(table.name, names);
		names.add(name);
		changes.push({
			kind: 'addTable',
			index: project.tables.length + changes.length,
			table: { ...table, id, name },
		});
	}
	imported.tables.forEach((table, i) => {
		const added = changes[i];
		const roles = Object.fromEntries(
			Object.entries(imported.roles[table.id] ?? {}).filter(
				([column]) => findColumn(table, column) !== undefined,
			),
		);
		if (added?.kind !== 'addTable') return;
		const { id } = added.table;
		if (Object.keys(roles).length > 0)
			changes.push({ kind: 'setRecipe', path: ['roles', id], before: undefined, after: roles });
		const source = imported.sources?.[table.id];
		if (source) changes.push(setSource(project, id, source));
	});
	return { kind: 'batch', changes: [...changes, ...recipeChanges(project, imported)] };
}

/** Remembers how the file of a table was read. */
export function setSource({ recipe }: Project, table: string, source: TableSource): Change {
	const before = recipe.sources?.[table] as Json | undefined;
	return { kind: 'setRecipe', path: ['sources', table], before, after: source as unknown as Json };
}

function recipeChanges({ tables, recipe }: Project, imported: ImportedTables): Change[] {
	const changes: Change[] = [];
	const set = (key: 'analysisDate' | 'currency' | 'displayUnit', after: Json) => {
		if (recipe[key] !== after) changes.push({ kind: 'setRecipe', path: [key], before: recipe[key], after });
	};
	const { analysisDate } = imported;
	if (analysisDate !== null && (recipe.analysisDate === null || analysisDate > recipe.analysisDate))
		set('analysisDate', analysisDate);
	if (tables.length === 0) {
		set('currency', imported.currency);
		set('displayUnit', imported.displayUnit);
	}
	const { datum = null } = imported;
	if (datum !== null && datum !== recipe.regions.datum)
		changes.push({
			kind: 'setRecipe',
			path: ['regions', 'datum'],
			before: recipe.regions.datum,
			after: datum,
		});
	return changes;
}

function freeId(taken: ReadonlySet<string>): string {
	let number = 1;
	while (taken.has(`t${number}`)) number++;
	return `t${number}`;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
	let free = name;
	for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
	return free;
}
