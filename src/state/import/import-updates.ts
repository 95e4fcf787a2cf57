import type { ImportClient } from '#src/compute/import-client.ts';
import {
	findTable,
	setSource,
	type Change,
	type JournalEntry,
	type Project,
	type TableSource,
} from '#src/core/model/index.ts';
import { confirmedColumn } from '#src/core/segment/watch/index.ts';
import { packTable, type Table } from '#src/core/table/index.ts';
import { baseValues, unpackUpdate } from '#src/core/update/index.ts';
import type {
	ImportPlan,
	KnownTables,
	PackedUpdate,
	UpdateReport,
	UpdateTarget,
} from '#src/io/intake/index.ts';
import type { OpenProject } from '../open-project.svelte.ts';
import { today } from '../records.ts';

/** The tables of a project as the files of an import are compared with them; null for a project without any. */
export function knownTables(project: Project, goal: KnownTables['goal']): KnownTables | null {
	const { roles, sources } = project.recipe;
	if (project.tables.length === 0) return null;
	const tables = project.tables.map(({ id, name, kind, columns }) => ({
		...{ id, name, kind, source: sources?.[id] ?? null },
		columns: columns.map((column) => ({
			...{ id: column.id, name: column.name, type: column.type },
			role: roles[id]?.[column.id] ?? null,
		})),
	}));
	return { tables, goal };
}

/** Ids of the tables of the project that a plan brings up to date. */
export function tablesInto(plan: ImportPlan): readonly string[] {
	const own = plan.sheets.flatMap(({ include, into }) => (include && into ? [into.table] : []));
	const derived = plan.deriveCustomers && plan.customersInto !== null ? [plan.customersInto] : [];
	return [...new Set([...own, ...derived])];
}

/** Tables of a project as they are now, with what their files had said before the user edited them. */
function updateTargets(
	project: Project,
	steps: readonly JournalEntry[],
	ids: readonly string[],
): readonly UpdateTarget[] {
	return ids.flatMap((id) => {
		const table = findTable(project, id);
		const roles = project.recipe.roles[id] ?? {};
		if (!table) return [];
		const confirmed = table.kind === 'customers' ? confirmedColumn(project) : null;
		return [
			{
				...{ table: packTable(table).value, roles, base: baseValues(steps, id), taken: Object.keys(roles) },
				confirm: confirmed && { column: confirmed.id, day: today() },
			},
		];
	});
}

/** What a plan does to tables of the project that is open. */
export async function compareWith(
	client: ImportClient,
	open: OpenProject | null,
	plan: ImportPlan,
): Promise<readonly UpdateReport[]> {
	const ids = tablesInto(plan);
	if (!open || ids.length === 0) return [];
	return client.compare({ plan, targets: updateTargets(open.current, open.history.undo, ids) });
}

/** The changes that bring tables of a project up to date; none for one that stays as it is. */
export function updateChanges(project: Project, updates: readonly PackedUpdate[]): readonly Change[] {
	return updates.flatMap((update) => {
		const index = project.tables.findIndex(({ id }) => id === update.report.table);
		const before = project.tables[index];
		if (!before) return [];
		const after = unpackUpdate(update.table, before);
		const roles = Object.entries(update.roles).map(([column, role]): Change => {
			const was = project.recipe.roles[before.id]?.[column];
			return { kind: 'setRecipe', path: ['roles', before.id, column], before: was, after: role };
		});
		return [
			...(isSameTable(before, after) ? [] : replaced(index, before, after)),
			...roles,
			...remembered(project, before.id, update.source),
		];
	});
}

function replaced(index: number, before: Table, after: Table): Change[] {
	return [
		{ kind: 'removeTable', index, table: before },
		{ kind: 'addTable', index, table: after },
	];
}

function isSameTable(a: Table, b: Table): boolean {
	return (
		a.rowIds === b.rowIds &&
		a.columns.length === b.columns.length &&
		a.columns.every((column, i) => column === b.columns[i])
	);
}

/** How the latest file was read; headers it does not have stay known. */
function remembered(project: Project, table: string, source: TableSource): Change[] {
	const before = project.recipe.sources?.[table];
	const headers = new Set(source.columns.map(({ header }) => header));
	const rest = before?.columns.filter(({ header }) => !headers.has(header)) ?? [];
	const after = { derived: before?.derived ?? source.derived, columns: [...source.columns, ...rest] };
	if (before && sameColumns(before, after)) return [];
	return [setSource(project, table, after)];
}

function sameColumns(a: TableSource, b: TableSource): boolean {
	const sorted = ({ columns }: TableSource) => columns.map((each) => JSON.stringify(each)).sort();
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
