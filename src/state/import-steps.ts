import type { PackedImport } from '#src/compute/import-client.ts';
import {
	apply,
	columnWithRole,
	importChange,
	tableOfKind,
	type Change,
	type ChangeLabel,
	type Project,
} from '#src/core/model/index.ts';
import { startingSchemes } from '#src/core/segment/starting-schemes.ts';
import { isTextColumn, packColumn, toNumbers, unpackTable } from '#src/core/table/index.ts';
import type { ProjectCustomers } from '#src/io/intake/index.ts';

export interface Step {
	readonly change: Change;
	readonly label: ChangeLabel;
}

/**
 * The one step that brings imported tables into a project; a project without schemes gets those its data allow, so that
 * classes, charts and map are there as soon as the rows are.
 */
export function importStep(project: Project, packed: PackedImport): Step {
	const tables = packed.tables.map(unpackTable);
	const tablesIn = importChange(project, { ...packed, tables });
	const schemes = project.recipe.schemes.length > 0 ? [] : startingSchemes(apply(project, tablesIn));
	const changes: Change[] = [tablesIn];
	if (schemes.length > 0)
		changes.push({ kind: 'setRecipe', path: ['schemes'], before: [], after: schemes as never });
	const day = dayAfterLastOrder(apply(project, tablesIn));
	if (day !== null) changes.push({ kind: 'setRecipe', path: ['analysisDate'], before: null, after: day });
	const change: Change = changes.length === 1 ? tablesIn : { kind: 'batch', changes };
	const rows = tables.reduce((sum, table) => sum + table.rowCount, 0);
	return { change, label: { code: 'import', args: { tables: tables.length, rows } } };
}

/** The customers that orders will belong to in this project; null where it has none. */
export function projectCustomers(project: Project): ProjectCustomers | null {
	const customers = tableOfKind(project, 'customers');
	if (!customers) return null;
	const packed = (role: 'customer.id' | 'customer.name') => {
		const column = columnWithRole(project, customers, role);
		return column ? packColumn(column).value : null;
	};
	return { id: packed('customer.id'), name: packed('customer.name') };
}

/** For a list of customers without transactions: the day after the latest of their last orders; null otherwise. */
function dayAfterLastOrder(project: Project): number | null {
	const customers = tableOfKind(project, 'customers');
	if (!customers || project.recipe.analysisDate !== null) return null;
	const column = columnWithRole(project, customers, 'customer.lastOrderDate');
	if (!column || isTextColumn(column)) return null;
	const last = toNumbers(column).reduce(
		(latest, day) => (day > latest ? day : latest),
		Number.NEGATIVE_INFINITY,
	);
	return Number.isFinite(last) ? Math.floor(last) + 1 : null;
}
