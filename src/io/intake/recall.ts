import { roleOf, type RoleId, type SourceColumn } from '#src/core/model/index.ts';
import { nameKey } from './anatomy/columns.ts';
import { groupsOf } from './groups.ts';
import { bySource, planColumns } from './plan-sheet.ts';
import type { SheetState, SheetStates } from './propose.ts';
import { rolesFor } from './roles/kind.ts';
import type { ColumnPlan, ImportPlan, KnownColumn, KnownTable, KnownTables, SheetPlan } from './types.ts';

/** Share of the columns of an earlier file that must be there again for a file to be taken for its successor. */
const ALIKE = 0.6;

/** A plan that takes sheets for new data of tables that are there, with the sheets as they now are. */
export interface Recalled {
	readonly plan: ImportPlan;
	readonly states: Map<string, SheetState>;
}

/**
 * Finds the sheets that bring new data for tables of the project, by their headers, and reads them as the files before:
 * names, roles, types, units, order of dates and words for nothing are remembered. Other columns stay as proposed.
 */
export function recall(states: SheetStates, plan: ImportPlan, { tables, goal }: KnownTables): Recalled {
	const next = new Map(states);
	const sheets = new Map(plan.sheets.map((sheet) => [sheet.key, sheet]));
	const used = new Set<string>();
	for (const [table, base] of assignments(states, plan, tables, goal?.table ?? null)) {
		if (used.has(table.id) || sheets.get(base.key)?.into) continue;
		used.add(table.id);
		const group = groupsOf(plan).find(([first]) => first?.key === base.key) ?? [base];
		for (const sheet of group) {
			const state = states.get(sheet.key);
			if (!state) continue;
			const read = readAs(table, state, sheet);
			next.set(sheet.key, read.state);
			const mode = goal?.table === table.id ? goal.mode : 'append';
			const blanks = mode === 'replace' ? 'erase' : 'keep';
			const into = sheet.key === base.key ? ({ table: table.id, mode, blanks } as const) : null;
			sheets.set(sheet.key, { ...read.sheet, into });
		}
	}
	if (used.size === 0) return { plan, states: next };
	return { plan: withCustomers({ ...plan, sheets: [...sheets.values()] }, tables), states: next };
}

/** Tables with the sheets that could be their new data, the surest first; with a goal, the best sheet for it. */
function assignments(
	states: SheetStates,
	plan: ImportPlan,
	tables: readonly KnownTable[],
	goal: string | null,
): (readonly [KnownTable, SheetPlan])[] {
	const bases = groupsOf(plan).map(([base]) => base as SheetPlan);
	const pairs = tables.flatMap((table) =>
		bases.map((sheet) => ({ table, sheet, share: likeness(table, states.get(sheet.key), sheet) })),
	);
	const wanted = pairs.filter(({ table, share }) => (goal === null ? share >= ALIKE : table.id === goal));
	return wanted
		.sort((a, b) => b.share - a.share || (a.sheet.key < b.sheet.key ? -1 : 1))
		.map(({ table, sheet }) => [table, sheet]);
}

/** Share of the columns the table got from its file, or of its columns, that the sheet has. */
function likeness(table: KnownTable, state: SheetState | undefined, sheet: SheetPlan): number {
	if (!state || sheet.headerRow === null || table.source?.derived) return 0;
	const headers = new Set(state.analysis.columns.map(({ header }) => nameKey(header.trim())));
	const names = new Set(sheet.columns.map(({ name }) => nameKey(name)));
	const expected = table.source?.columns.map(({ header }) => header) ?? table.columns.map(({ name }) => name);
	const found = expected.filter((text) => headers.has(nameKey(text.trim())) || names.has(nameKey(text)));
	return expected.length < 2 ? 0 : found.length / expected.length;
}

/** The sheet read as the file of the table before. */
function readAs(
	table: KnownTable,
	state: SheetState,
	sheet: SheetPlan,
): { state: SheetState; sheet: SheetPlan } {
	const isOther = sheet.kind !== table.kind;
	const roles = isOther ? rolesFor(state.analysis.columns, table.kind) : null;
	const proposed = roles ? planColumns(state.analysis, roles.roles) : sheet.columns;
	const columns = matched(table, state, proposed);
	return {
		state: roles ? { ...state, candidates: roles.candidates } : state,
		sheet: { ...sheet, kind: table.kind, tableName: table.name, columns },
	};
}

function matched(table: KnownTable, state: SheetState, proposed: readonly ColumnPlan[]): ColumnPlan[] {
	const found = bySource(state.analysis.columns);
	const headerOf = ({ source }: ColumnPlan) => nameKey(found.get(source)?.header.trim() ?? '');
	const open = new Map(table.columns.map((column) => [column.id, column]));
	const remembered = new Map<string, SourceColumn>();
	for (const each of table.source?.columns ?? [])
		if (each.header.trim() !== '') remembered.set(nameKey(each.header.trim()), each);
	const settled = new Map<number, ColumnPlan>();
	const settle = (plan: ColumnPlan, target: KnownColumn, how: Partial<ColumnPlan> = {}) => {
		open.delete(target.id);
		settled.set(plan.source, { ...plan, include: true, ...asColumn(target), ...how });
	};
	for (const plan of proposed) {
		const memory = remembered.get(headerOf(plan));
		if (memory?.column === null) settled.set(plan.source, { ...plan, include: false, role: null });
		const target = open.get(memory?.column ?? '');
		if (memory && target) settle(plan, target, howRead(memory));
	}
	const rest = (matches: (plan: ColumnPlan, column: KnownColumn) => boolean) => {
		for (const plan of proposed) {
			const target = settled.has(plan.source)
				? undefined
				: [...open.values()].find((column) => matches(plan, column));
			if (target) settle(plan, target);
		}
	};
	rest((plan, { name }) => nameKey(plan.name) === nameKey(name) || headerOf(plan) === nameKey(name));
	rest((plan, { role }) => role !== null && role === plan.role && roleOf(role).single);
	return asNew(table, proposed, settled);
}

/** Columns the table does not have keep their names and roles where those are free. */
function asNew(
	table: KnownTable,
	proposed: readonly ColumnPlan[],
	settled: ReadonlyMap<number, ColumnPlan>,
): ColumnPlan[] {
	const names = new Set(table.columns.map(({ name }) => nameKey(name)));
	const roles = new Set(table.columns.flatMap(({ role }) => role ?? []));
	return proposed.map((plan) => {
		const own = settled.get(plan.source);
		if (own) return own;
		let name = plan.name;
		for (let n = 2; names.has(nameKey(name)); n++) name = `${plan.name} (${n})`;
		names.add(nameKey(name));
		const isFree = (role: RoleId) => !roleOf(role).single || !roles.has(role);
		return { ...plan, name, role: plan.role !== null && isFree(plan.role) ? plan.role : null };
	});
}

function asColumn({ name, role, type }: KnownColumn): Pick<ColumnPlan, 'name' | 'role' | 'type'> {
	return { name, role, type };
}

function howRead({ unitFactor, dateOrder, decimalMark, nullWords, takeNumber }: SourceColumn) {
	return { unitFactor, dateOrder, decimalMark, nullWords, takeNumber };
}

/** Where the customers of the project were made from orders, those of new orders come to them. */
function withCustomers(plan: ImportPlan, tables: readonly KnownTable[]): ImportPlan {
	const derived = tables.find(({ kind, source }) => kind === 'customers' && source?.derived === true);
	const orders = plan.sheets.some(({ include, into, kind }) => include && into && kind === 'transactions');
	const customersInto = derived && orders ? derived.id : null;
	const amount = tables.flatMap((table) =>
		plan.sheets.some(({ into }) => into?.table === table.id)
			? table.columns.filter(({ role }) => role === 'transaction.amount')
			: [],
	)[0];
	return {
		...plan,
		customersInto,
		deriveCustomers: plan.deriveCustomers || customersInto !== null,
		amountName: amount?.name ?? plan.amountName,
	};
}
