import type { Column, Table, TableKind } from '#src/core/table/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import type { Recipe } from './recipe.ts';
import { emptyRecipe } from './recipe.ts';
import type { RoleId } from './roles.ts';

/** Everything a project holds. Immutable; a new version comes only from `apply`. */
export interface Project {
	readonly id: string;
	readonly name: string;
	readonly tables: readonly Table[];
	readonly recipe: Recipe;
	/** Sequence number of the last change applied; 0 for a new project. */
	readonly seq: number;
}

/** A project without tables. */
export function createProject(id: string, name: string, recipe: Recipe = emptyRecipe()): Project {
	return { id, name, tables: [], recipe, seq: 0 };
}

export function findTable(project: Project, tableId: string): Table | undefined {
	return project.tables.find((table) => table.id === tableId);
}

/** The first table of a kind. */
export function tableOfKind(project: Project, kind: TableKind): Table | undefined {
	return project.tables.find((table) => table.kind === kind);
}

/** The column of a table that has a role. */
export function columnWithRole(project: Project, table: Table, role: RoleId): Column | undefined {
	const roles = project.recipe.roles[table.id];
	if (!roles) return undefined;
	const id = Object.keys(roles).find((columnId) => roles[columnId] === role);
	return id === undefined ? undefined : findColumn(table, id);
}

/** The column of a table that names the customers of its rows, and that of the customers it is compared with. */
export interface CustomerJoin {
	readonly from: Column;
	readonly key: Column;
}

/** Roles that name the customer of a row, by the kind of its table: by id, by name. */
const NAMING = {
	customers: ['customer.id', 'customer.name'],
	transactions: ['transaction.customerId', 'transaction.customerName'],
	other: ['other.customerId', 'other.customerName'],
} as const satisfies Record<TableKind, readonly [RoleId, RoleId]>;

/** Rows belong to customers by id where both tables have one, else by name; null where neither is in both. */
export function customerJoin(project: Project, customers: Table, table: Table): CustomerJoin | null {
	for (const [naming, named] of namingRoles(table)) {
		const from = columnWithRole(project, table, naming);
		const key = columnWithRole(project, customers, named);
		if (from && key) return { from, key };
	}
	return null;
}

/** Tables beside the customers whose rows name customers, in the order of the project. */
export function linkedTables(project: Project, customers: Table): readonly Table[] {
	return project.tables.filter(
		(table) => table.id !== customers.id && customerJoin(project, customers, table) !== null,
	);
}

/** The roles by which a column of a table names customers, and the roles of the customers that they are compared with. */
export function namingRoles({ kind }: Table): readonly (readonly [from: RoleId, key: RoleId])[] {
	return [
		[NAMING[kind][0], NAMING.customers[0]],
		[NAMING[kind][1], NAMING.customers[1]],
	];
}
