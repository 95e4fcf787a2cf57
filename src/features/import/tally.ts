import { CARRIED_ROLES, type RoleId } from '#src/core/model/index.ts';
import type { TableKind } from '#src/core/table/index.ts';
import type {
	ColumnPlan,
	ColumnReport,
	ImportPlan,
	Proposal,
	SheetKey,
	SheetPlan,
	SheetReport,
} from '#src/state/import/import-state.svelte.ts';

/** A column as found and as planned. */
export interface ColumnLine {
	readonly found: ColumnReport;
	readonly plan: ColumnPlan;
}

/** A table that the import will create. */
export interface PlannedTable {
	readonly key: string;
	readonly name: string;
	readonly kind: TableKind;
	readonly rows: number;
	readonly columns: number;
	/** Names of the sheets its rows come from; none for derived customers. */
	readonly sheets: readonly string[];
	/** Whether its amount is worked out from quantity and price. */
	readonly hasComputedAmount: boolean;
	/** Its rows go into a table of the project. */
	readonly isUpdate: boolean;
}

/** What an import will create, and what needs a look. */
export interface Tally {
	readonly tables: readonly PlannedTable[];
	readonly rows: number;
	readonly byKind: Readonly<Record<TableKind, number>>;
	/** Cells of included columns that cannot be read; they keep their text. */
	readonly unread: number;
	/** Cells left empty by a null word. */
	readonly nulled: number;
	/** Cells of which only the number in the text is used. */
	readonly taken: number;
	/** Columns whose proposal is unsure. */
	readonly unsure: number;
	readonly leftOutRows: number;
	readonly leftOutColumns: number;
	/** Customers without a list of their own, made from the orders. */
	readonly derived: number;
	/** Rows whose customer number stands in an earlier row too. */
	readonly duplicateKeys: number;
	readonly failedFiles: number;
	/** Customers that only orders name. */
	readonly unknown: number;
	/** Customers of lists beside the first, which stay tables of their own. */
	readonly beside: number;
}

/** Columns of a sheet as found, each with its plan. */
export function linesOf(report: SheetReport, plan: SheetPlan): ColumnLine[] {
	const plans = new Map(plan.columns.map((column) => [column.source, column]));
	return report.columns.flatMap((found) => {
		const column = plans.get(found.source);
		return column ? [{ found, plan: column }] : [];
	});
}

/** Counts what an import under this plan will create. */
export function tallyOf(proposal: Proposal, plan: ImportPlan): Tally {
	const reports = new Map(proposal.sheets.map((sheet) => [sheet.key, sheet]));
	const sheets = plan.sheets.filter(
		(sheet) => sheet.include && reports.has(sheet.key) && sheet.columns.some((column) => column.include),
	);
	const lines = sheets.flatMap((sheet) =>
		linesOf(reports.get(sheet.key) as SheetReport, sheet).map((line) => ({ ...line, sheet })),
	);
	const used = lines.filter(({ plan: column }) => column.include);
	const tables = groupsOf(sheets).map((group) => tableOf(group, reports));
	const derived = plan.deriveCustomers
		? (distinctOf(used, 'transaction.customerId') ?? distinctOf(used, 'transaction.customerName') ?? 0)
		: 0;
	if (plan.deriveCustomers && derived > 0) tables.unshift(derivedTable(plan, derived, used));
	const rowsOf = (kind: TableKind) => sum(tables, (table) => (table.kind === kind ? table.rows : 0));
	return {
		tables,
		rows: sum(tables, (table) => table.rows),
		byKind: {
			customers: rowsOf('customers'),
			transactions: rowsOf('transactions'),
			other: rowsOf('other'),
		},
		unread: sum(used, ({ found }) => found.unread),
		nulled: sum(used, ({ found }) => found.nulled),
		taken: sum(used, ({ found }) => takenOf(found)),
		unsure: used.filter(({ found }) => found.status === 'check').length,
		leftOutRows: sum(sheets, (sheet) => sum(sheet.leftOut, (span) => span.to - span.from + 1)),
		leftOutColumns: lines.length - used.length,
		derived,
		duplicateKeys: sum(used, ({ found, plan: column }) =>
			column.role === 'customer.id' ? Math.max(0, found.filled - found.distinct) : 0,
		),
		failedFiles: proposal.files.filter((file) => file.fault !== null).length,
		unknown: proposal.unknownCustomers.customers,
		beside: sum(listsOf(tables).slice(1), ({ rows }) => rows),
	};
}

/** New lists of customers; the first is what is analysed. */
export function listsOf(tables: readonly PlannedTable[]): readonly PlannedTable[] {
	return tables.filter(({ kind, isUpdate }) => kind === 'customers' && !isUpdate);
}

function distinctOf(lines: readonly ColumnLine[], role: ColumnPlan['role']): number | null {
	const counts = lines.filter(({ plan }) => plan.role === role).map(({ found }) => found.distinct);
	return counts.length === 0 ? null : Math.max(...counts);
}

function derivedTable(
	plan: ImportPlan,
	rows: number,
	used: readonly { readonly plan: ColumnPlan; readonly sheet: SheetPlan }[],
): PlannedTable {
	const taken = new Set<RoleId>(['transaction.customerId', ...CARRIED_ROLES.map(([from]) => from)]);
	const carried = new Set(used.flatMap(({ plan: { role } }) => (role && taken.has(role) ? [role] : [])));
	return {
		...{ key: 'derived', name: plan.customersName, kind: 'customers', rows, columns: carried.size },
		...{ sheets: [], hasComputedAmount: false, isUpdate: plan.customersInto !== null },
	};
}

function tableOf(group: readonly SheetPlan[], reports: ReadonlyMap<SheetKey, SheetReport>): PlannedTable {
	const base = group[0] as SheetPlan;
	const roles = new Set(base.columns.filter((column) => column.include).map((column) => column.role));
	const hasComputedAmount =
		base.kind === 'transactions' &&
		!roles.has('transaction.amount') &&
		roles.has('transaction.quantity') &&
		roles.has('transaction.price');
	const columns = base.columns.filter((column) => column.include).length;
	return {
		key: base.key,
		name: base.tableName,
		kind: base.kind,
		rows: sum(group, (sheet) => reports.get(sheet.key)?.dataRows ?? 0),
		columns: columns + (group.length > 1 ? 1 : 0) + (hasComputedAmount ? 1 : 0),
		sheets: group.map((sheet) => reports.get(sheet.key)?.name ?? sheet.tableName),
		hasComputedAmount,
		isUpdate: base.into !== null,
	};
}

/** Sheets that become one table, each group with the sheet on top first. */
function groupsOf(sheets: readonly SheetPlan[]): SheetPlan[][] {
	const isBase = (sheet: SheetPlan) =>
		!sheets.some((other) => other.key === sheet.stackOn && other.stackOn === null);
	return sheets
		.filter(isBase)
		.map((base) => [base, ...sheets.filter((sheet) => !isBase(sheet) && sheet.stackOn === base.key)]);
}

/** Cells of a column of which only the number in the text is used. */
export function takenOf(found: ColumnReport): number {
	const note = found.evidence.find((each) => each.code === 'type.takenNumbers');
	return note?.code === 'type.takenNumbers' ? note.args.count : 0;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
	return items.reduce((total, item) => total + of(item), 0);
}

/** Whether everything is clear: nothing unsure, nothing unreadable, every file read, every customer known and in one list. */
export function isPlain(tally: Tally): boolean {
	const problems = tally.unread + tally.unsure + tally.failedFiles + tally.unknown + tally.beside;
	return tally.tables.length > 0 && problems === 0;
}
