import {
	columnWithRole,
	customerJoin,
	tableOfKind,
	USUAL_SUPPORT,
	type CustomerJoin,
	type Project,
	type RoleId,
	type Scheme,
} from '#src/core/model/index.ts';
import {
	cellAt,
	findColumn,
	isTextColumn,
	joinRows,
	keyText,
	packColumn,
	toCodes,
	toNumbers,
	type Column,
	type Table,
	type WireColumn,
} from '#src/core/table/index.ts';
import type { BehaviourColumns, CodedTexts } from './behaviour/index.ts';
import { isRatio } from '#src/core/segment/tiers/summable.ts';
import { flagReturns } from '#src/core/segment/metrics/returns.ts';
import { categoriesOf } from './clusters/asked.ts';
import { measuresOf } from './dependencies.ts';
import { fieldIdsOf, fieldOf, type RuleField } from './rules/fields.ts';
import { watchedColumns, watchRequest } from './watch/request.ts';
import type { CustomerColumns, SegmentRequest, TransactionColumns } from './types.ts';

/** What the segmentation reads of a project: its tables with the columns that are used, and the schemes to compute. */
export interface SegmentQuery {
	readonly project: Omit<Project, 'tables'>;
	readonly tables: readonly QueryTable[];
	readonly schemes: readonly Scheme[];
	/** The rules of the project are asked too. */
	readonly isWatching: boolean;
}

export interface QueryTable {
	readonly table: Omit<Table, 'columns'>;
	readonly columns: readonly QueryColumn[];
}

/** A query whose columns were posted before it: each is named by the number it was given. */
export interface PostedQuery extends Omit<SegmentQuery, 'tables'> {
	readonly tables: readonly { readonly table: QueryTable['table']; readonly columns: readonly number[] }[];
}

/** A column to be posted once: `column` tells whether it has been, `pack` gives the form that is copied. */
export interface QueryColumn {
	readonly column: Column;
	readonly pack: () => WireColumn;
}

/**
 * The query for these schemes, or null without a table of customers.
 *
 * @param computed columns of the customers that are not in the table, such as their regions
 * @param isWatching the rules of the project are asked too
 */
export function segmentQuery(
	project: Project,
	schemes: readonly Scheme[],
	computed: readonly Column[] = [],
	isWatching = false,
): SegmentQuery | null {
	const used = usedTables(project);
	if (!used.some(({ kind }) => kind === 'customers')) return null;
	const { tables: _, ...rest } = project;
	const columnsOf = (table: Table) => {
		const own = usedColumns(project, table);
		if (table.kind !== 'customers') return own;
		return [...new Set([...own, ...computed, ...(isWatching ? watchedColumns(project, table) : [])])];
	};
	const tables = used.map(({ columns: _columns, ...table }, i) => ({
		table: { ...table, rowIds: [] },
		columns: columnsOf(used[i] as Table).map((column) => ({ column, pack: () => packColumn(column).value })),
	}));
	// Snapshots are large, and nothing is computed from them.
	return { project: { ...rest, recipe: { ...rest.recipe, snapshots: [] } }, tables, schemes, isWatching };
}

/** What the segmentation of a project is computed from; fresh arrays. Null without a table of customers. */
export function segmentRequest(
	project: Project,
	schemes: readonly Scheme[],
	isWatching = false,
): SegmentRequest | null {
	const customers = tableOfKind(project, 'customers');
	if (!customers) return null;
	const transactions = tableOfKind(project, 'transactions');
	// Transactions that say of no customer whose they are would leave every customer without orders.
	const join = transactions ? customerJoin(project, customers, transactions) : null;
	const source =
		transactions && join
			? { kind: 'transactions' as const, columns: transactionColumns(project, transactions, join) }
			: { kind: 'customers' as const, columns: customerColumns(project, customers) };
	return {
		customerCount: customers.rowCount,
		source,
		filter: project.recipe.transactionFilter,
		analysisDate: project.recipe.analysisDate,
		keys: customerKeys(project, customers),
		columns: numberColumns(customers, schemes),
		ratios: ratioColumns(project, customers),
		fields: ruleFields(customers, schemes),
		schemes,
		behaviour: behaviourColumns(project, customers, join ? transactions : undefined),
		watch: isWatching ? watchRequest(project, customers) : null,
	};
}

/** Everything the request reads, for telling whether a result is still right. Compared by identity. */
export function segmentInputs(project: Project): readonly unknown[] {
	const { analysisDate, transactionFilter, affinity, roles } = project.recipe;
	return [
		analysisDate,
		transactionFilter,
		affinity,
		...usedTables(project).flatMap((table) => [
			roles[table.id],
			table.rowIds,
			...usedColumns(project, table),
		]),
	];
}

function usedTables(project: Project): Table[] {
	return [tableOfKind(project, 'customers'), tableOfKind(project, 'transactions')].filter(
		(table) => table !== undefined,
	);
}

const USED: readonly RoleId[] = [
	'customer.id',
	'customer.amount',
	'customer.amountOfPeriod',
	'customer.orderCount',
	'customer.firstOrderDate',
	'customer.lastOrderDate',
	'customer.createdDate',
	'customer.potential',
	'customer.shareOfWallet',
	'transaction.id',
	'transaction.date',
	'transaction.amount',
	'transaction.quantity',
	'transaction.price',
	'transaction.status',
	'transaction.channel',
	'transaction.productId',
	'transaction.product',
	'transaction.category',
];

function usedColumns(project: Project, table: Table): Column[] {
	const roles = project.recipe.roles[table.id] ?? {};
	const measured = new Set(project.recipe.schemes.flatMap(columnsAskedBy));
	const [customers, transactions] = [tableOfKind(project, 'customers'), tableOfKind(project, 'transactions')];
	const join = customers && transactions ? customerJoin(project, customers, transactions) : null;
	return table.columns.filter((column) => {
		const role = roles[column.id];
		// Names of products say no more than their ids.
		const isSpare = role === 'transaction.product' && Object.values(roles).includes('transaction.productId');
		return (
			(role !== undefined && USED.includes(role) && !isSpare) ||
			column === join?.from ||
			column === join?.key ||
			(table.kind === 'customers' && measured.has(column.id))
		);
	});
}

function transactionColumns(
	project: Project,
	transactions: Table,
	{ from, key }: CustomerJoin,
): TransactionColumns {
	const column = (role: RoleId) => columnWithRole(project, transactions, role);
	const order = column('transaction.id');
	const amount = column('transaction.amount');
	return {
		customerOf: joinRows(from, key),
		date: numbers(column('transaction.date')),
		amount: numbers(amount),
		quantity: numbers(column('transaction.quantity')),
		price: numbers(column('transaction.price')),
		orderOf: order && isTextColumn(order) ? toCodes(order) : null,
		isReturn: flagReturns({ order, status: column('transaction.status'), amount }),
	};
}

function customerColumns(project: Project, customers: Table): CustomerColumns {
	const column = (role: RoleId) => numbers(columnWithRole(project, customers, role));
	const total = column('customer.amount');
	const roles = project.recipe.roles[customers.id] ?? {};
	const periods = customers.columns
		.filter((each) => roles[each.id] === 'customer.amountOfPeriod')
		.map(numbers);
	return {
		orders: column('customer.orderCount'),
		amounts: total ? [total] : periods.filter((each) => each !== null),
		firstOrder: column('customer.firstOrderDate'),
		lastOrder: column('customer.lastOrderDate'),
	};
}

function behaviourColumns(
	project: Project,
	customers: Table,
	transactions: Table | undefined,
): BehaviourColumns {
	const own = (role: RoleId) => numbers(columnWithRole(project, customers, role));
	const texts = (...roles: readonly RoleId[]): CodedTexts | null => {
		const found = roles.map((role) => transactions && columnWithRole(project, transactions, role));
		const column = found.find((each) => each !== undefined);
		return column && isTextColumn(column)
			? { codes: toCodes(column), texts: column.dictionary.texts() }
			: null;
	};
	return {
		channel: texts('transaction.channel'),
		product: texts('transaction.productId', 'transaction.product'),
		category: texts('transaction.category'),
		created: own('customer.createdDate'),
		potential: own('customer.potential'),
		shareOfWallet: own('customer.shareOfWallet'),
		support: project.recipe.affinity ?? USUAL_SUPPORT,
	};
}

/** Key of every customer, or null without an id column. */
function customerKeys(project: Project, customers: Table): (string | null)[] | null {
	const key = columnWithRole(project, customers, 'customer.id');
	if (!key) return null;
	return Array.from({ length: customers.rowCount }, (_, row) => keyText(cellAt(key, row)));
}

function numberColumns(customers: Table, schemes: readonly Scheme[]): Record<string, Float64Array> {
	const found: Record<string, Float64Array> = {};
	for (const measure of schemes.flatMap(measuresOf)) {
		if (measure.kind !== 'column') continue;
		const values = numbers(findColumn(customers, measure.column));
		if (values) found[measure.column] = values;
	}
	return found;
}

/** Ids of the number columns whose sum says nothing. */
export function ratioColumns({ recipe }: Project, customers: Table): readonly string[] {
	const roles = recipe.roles[customers.id] ?? {};
	return customers.columns.filter((column) => isRatio(column, roles[column.id])).map(({ id }) => id);
}

function ruleFields(customers: Table, schemes: readonly Scheme[]): Record<string, RuleField> {
	const found: Record<string, RuleField> = {};
	for (const id of schemes.flatMap(textColumnsOf)) {
		const column = findColumn(customers, id);
		if (column) found[id] = fieldOf(column);
	}
	return found;
}

/** Ids of the columns of the customers that a scheme reads, those beside the table included. */
export function columnsAskedBy(scheme: Scheme): readonly string[] {
	const measured = measuresOf(scheme).flatMap((measure) =>
		measure.kind === 'column' ? [measure.column] : [],
	);
	return [...textColumnsOf(scheme), ...measured];
}

/** Columns read as fields: what conditions ask, and the categories of clusters. */
function textColumnsOf(scheme: Scheme): readonly string[] {
	return scheme.kind === 'clusters' ? categoriesOf(scheme) : fieldIdsOf(scheme);
}

function numbers(column: Column | undefined): Float64Array<ArrayBuffer> | null {
	return column && !isTextColumn(column) ? toNumbers(column) : null;
}
