import type { RoleId, SourceColumn, TableSource } from '#src/core/model/index.ts';
import {
	ColumnBuilder,
	createTable,
	type Column,
	type ColumnSpec,
	type Table,
} from '#src/core/table/index.ts';
import { AppError } from '#src/errors/index.ts';
import { nameKey } from './anatomy/columns.ts';
import { buildColumn, formatOf, type Piece } from './convert-column.ts';
import { checkCustomers } from './check-customers.ts';
import { deriveCustomers, lastTransactionDate, withAmounts } from './derive.ts';
import { groupsOf } from './groups.ts';
import { note, type IntakeNote } from './notes.ts';
import { isMoney } from './plan-sheet.ts';
import type { SheetState, SheetStates } from './propose.ts';
import { findUnknownCustomers, type KnownCustomers } from './unknown-customers.ts';
import { updateOf, type UpdateDraft } from './update.ts';
import type {
	ColumnPlan,
	ConvertedImport,
	ConvertedUpdate,
	ImportPlan,
	SheetPlan,
	TableReport,
	UpdateTarget,
} from './types.ts';

/** A table under construction with the roles of its columns. */
export interface DraftTable {
	readonly table: Table;
	readonly roles: Readonly<Record<string, RoleId>>;
	readonly report: TableReport;
	readonly source: TableSource;
	/** Table of the project it goes into; null = it becomes a new one. */
	readonly into: UpdateDraft['into'] | null;
}

/**
 * Carries out a plan. Tables come out in the order of the sheets, derived customers first; row ids run from 1.
 * `project`: customers of the project the tables go into; `targets`: its tables that are brought up to date.
 * @throws AppError import.nothingChosen without an included sheet that has columns
 */
export function convert(
	states: SheetStates,
	plan: ImportPlan,
	project: KnownCustomers | null,
	targets: readonly UpdateTarget[] = [],
): ConvertedImport {
	const notes: IntakeNote[] = [];
	let drafts = groupsOf(plan).map((group, index) => buildTable(states, plan, group, `t${index + 1}`, notes));
	if (drafts.length === 0) throw new AppError('import.nothingChosen', {});
	drafts = drafts.map((draft) => withAmounts(draft, plan.amountName, notes));
	const derived = plan.deriveCustomers
		? deriveCustomers(drafts, `t${drafts.length + 1}`, plan.customersName, plan.customersInto)
		: null;
	if (derived) {
		notes.push(note('import.customersDerived', { customers: derived.table.rowCount }));
		drafts = [derived, ...drafts];
	}
	const checked = checkCustomers(drafts);
	notes.push(...checked.notes);
	const unknown = findUnknownCustomers(states, plan, project);
	if (unknown.customers > 0)
		notes.push(note('import.unknownCustomers', { rows: unknown.rows, customers: unknown.customers }));
	const unread = drafts.reduce((sum, draft) => sum + draft.report.unread, 0);
	if (unread > 0) notes.push(note('import.unread', { cells: unread }));
	const fresh = drafts.filter(({ into }) => into === null);
	return {
		tables: fresh.map((draft) => draft.table),
		roles: Object.fromEntries(fresh.map((draft) => [draft.table.id, draft.roles])),
		sources: Object.fromEntries(fresh.map((draft) => [draft.table.id, draft.source])),
		updates: drafts.flatMap((draft) => (draft.into ? [updateFor(draft, draft.into, targets)] : [])),
		analysisDate: lastTransactionDate(drafts),
		currency: plan.currency,
		displayUnit: plan.displayUnit,
		datum: plan.datum,
		report: {
			tables: drafts.map((draft) => draft.report),
			notes: [...notes, ...leftOutNotes(states, plan)],
			unknownCustomers: unknown,
			duplicateCustomers: checked.duplicates,
		},
	};
}

function updateFor(
	draft: DraftTable,
	into: UpdateDraft['into'],
	targets: readonly UpdateTarget[],
): ConvertedUpdate {
	const target = targets.find(({ table }) => table.table.id === into.table);
	if (!target) throw new AppError('change.unknownTarget', { target: into.table });
	return updateOf({ draft, into }, target);
}

/** One column of a table to be: its name and role, and where its cells come from. */
interface Outline {
	readonly plan: ColumnPlan;
	readonly sources: readonly (ColumnPlan | null)[];
}

function buildTable(
	states: SheetStates,
	plan: ImportPlan,
	group: readonly SheetPlan[],
	id: string,
	notes: IntakeNote[],
): DraftTable {
	const base = group[0] as SheetPlan;
	const sheets = group.flatMap((sheet) => {
		const state = states.get(sheet.key);
		return state ? [{ sheet, state }] : [];
	});
	const rows = sheets.reduce((sum, { state }) => sum + state.analysis.dataRows, 0);
	const columns: Column[] = [];
	const roles: Record<string, RoleId> = {};
	let unread = 0;
	outlinesOf(sheets.map(({ sheet }) => sheet)).forEach((outline, index) => {
		const spec = specOf(sheets, outline, `c${index + 1}`);
		const pieces = sheets.map(({ state }, i): Piece => {
			const own = outline.sources[i] ?? null;
			const { source, ranges } = state.analysis;
			return {
				book: source.book,
				raw: own ? (source.sheet.columns[own.source] ?? null) : null,
				plan: own,
				ranges,
			};
		});
		const built = buildColumn(spec, pieces);
		columns.push(built.column);
		unread += built.unread;
		if (outline.plan.role) roles[spec.id] = outline.plan.role;
	});
	if (sheets.length > 1) {
		columns.push(
			sheetColumn(
				plan.sheetColumnName,
				columns,
				sheets.map(({ state }) => state),
			),
		);
		notes.push(note('import.stacked', { table: base.tableName, sheets: sheets.length }));
	}
	const table = createTable(id, base.tableName, base.kind, rows, columns);
	const report = {
		table: id,
		name: table.name,
		rows,
		columns: columns.length,
		unread,
		sheets: group.map((sheet) => sheet.key),
	};
	return { table, roles, report, source: sourceOf(sheets, columns), into: base.into };
}

/** How the columns of the sheets were read: each header once, as the first sheet that has it. */
function sourceOf(
	sheets: readonly { readonly sheet: SheetPlan; readonly state: SheetState }[],
	columns: readonly Column[],
): TableSource {
	const ids = new Map(columns.map(({ id, name }) => [nameKey(name), id]));
	const found = new Map<string, SourceColumn>();
	for (const { sheet, state } of sheets) {
		const headers = new Map(state.analysis.columns.map(({ source, header }) => [source, header.trim()]));
		for (const column of sheet.columns) {
			const header = headers.get(column.source) ?? '';
			if (header === '' || found.has(nameKey(header))) continue;
			const { unitFactor, dateOrder, decimalMark, nullWords, takeNumber } = column;
			const id = column.include ? (ids.get(nameKey(column.name)) ?? null) : null;
			const how = { unitFactor, dateOrder, decimalMark, nullWords, takeNumber };
			found.set(nameKey(header), { header, column: id, ...how });
		}
	}
	return { derived: false, columns: [...found.values()] };
}

/** Columns of the table: those of the first sheet, then those only later sheets have. Matched by name. */
function outlinesOf(sheets: readonly SheetPlan[]): Outline[] {
	const outlines = new Map<string, { plan: ColumnPlan; sources: (ColumnPlan | null)[] }>();
	sheets.forEach((sheet, index) => {
		for (const column of sheet.columns) {
			if (!column.include) continue;
			const key = nameKey(column.name);
			const outline = outlines.get(key) ?? { plan: column, sources: sheets.map(() => null) };
			outline.sources[index] = column;
			outlines.set(key, outline);
		}
	});
	return [...outlines.values()];
}

function specOf(
	sheets: readonly { readonly state: SheetState }[],
	{ plan, sources }: Outline,
	id: string,
): ColumnSpec {
	const at = sources.findIndex((own) => own !== null);
	const source = sources[at]?.source;
	const column = sheets[at]?.state.analysis.columns.find((entry) => entry.source === source);
	const found = column?.found;
	const cents = found !== undefined && found.wholeNumbers < found.numbers;
	const format = formatOf(plan.type, {
		hasTime: found?.hasTime === true,
		percent: found !== undefined && found.numbers > 0 && found.percents > found.numbers / 2,
		money: isMoney(plan.role, column?.header ?? '') ? (cents ? 'cents' : 'whole') : 'no',
	});
	return format ? { id, name: plan.name, type: plan.type, format } : { id, name: plan.name, type: plan.type };
}

/** The column that says which sheet a stacked row comes from. */
function sheetColumn(name: string, columns: readonly Column[], states: readonly SheetState[]): Column {
	const taken = new Set(columns.map((column) => nameKey(column.name)));
	let free = name;
	for (let n = 2; taken.has(nameKey(free)); n++) free = `${name} (${n})`;
	return namedRows({ id: `c${columns.length + 1}`, name: free, type: 'choice' }, states);
}

function namedRows(spec: ColumnSpec, states: readonly SheetState[]): Column {
	const builder = new ColumnBuilder(spec);
	for (const { analysis } of states) {
		for (let row = 0; row < analysis.dataRows; row++) builder.push(analysis.source.sheet.name);
	}
	return builder.finish();
}

function leftOutNotes(states: SheetStates, plan: ImportPlan): IntakeNote[] {
	let rows = 0;
	let columns = 0;
	for (const sheet of plan.sheets) {
		if (!sheet.include || !states.has(sheet.key)) continue;
		columns += sheet.columns.filter((column) => !column.include).length;
		for (const span of sheet.leftOut) if (span.reason !== 'blank') rows += span.to - span.from + 1;
	}
	const notes: IntakeNote[] = [];
	if (rows > 0) notes.push(note('import.rowsLeftOut', { rows }));
	if (columns > 0) notes.push(note('import.columnsLeftOut', { columns }));
	return notes;
}
