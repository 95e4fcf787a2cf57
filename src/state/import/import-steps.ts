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
import type { PackedImport, ProjectCustomers } from '#src/io/intake/index.ts';
import { updateChanges } from './import-updates.ts';

export interface Step {
	readonly change: Change;
	readonly label: ChangeLabel;
}

/**
 * The one step that brings imported tables into a project and those of the project up to date; a project without schemes
 * gets those its data allow, so that classes, charts and map are there as soon as the rows are.
 *
 * @param kept what is kept of the state before where tables change
 */
export function importStep(project: Project, packed: PackedImport, kept: readonly Change[] = []): Step {
	const tables = packed.tables.map(unpackTable);
	const updates = updateChanges(project, packed.updates);
	const fresh = importChange(project, { ...packed, tables });
	const isUpdate = updates.length > 0;
	const tablesIn: Change = isUpdate ? { kind: 'batch', changes: [...kept, ...updates, fresh] } : fresh;
	const schemes = project.recipe.schemes.length > 0 ? [] : startingSchemes(apply(project, tablesIn));
	const changes: Change[] = [tablesIn];
	if (schemes.length > 0)
		changes.push({ kind: 'setRecipe', path: ['schemes'], before: [], after: schemes as never });
	const day = dayAfterLastOrder(apply(project, tablesIn), isUpdate);
	if (day !== null) {
		const before = apply(project, tablesIn).recipe.analysisDate;
		changes.push({ kind: 'setRecipe', path: ['analysisDate'], before, after: day });
	}
	const change: Change = changes.length === 1 ? tablesIn : { kind: 'batch', changes };
	const rows = tables.reduce((sum, table) => sum + table.rowCount, 0);
	const [first] = packed.updates;
	if (!first) return { change, label: { code: 'import', args: { tables: tables.length, rows } } };
	const { name, counts, mode } = first.report;
	const gone = mode === 'replace' ? counts.gone : 0;
	const args = { table: name, added: counts.added, changed: counts.changed, gone };
	return { change, label: { code: 'update', args } };
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

/** Whether the files bring nothing that is not there. */
export function isEmpty({ change }: { readonly change: Change }): boolean {
	return change.kind === 'batch' && change.changes.every((each) => isEmpty({ change: each }));
}

/** For a list of customers without transactions: the day after the latest of their last orders, where none is set or new ones are later. */
function dayAfterLastOrder(project: Project, isUpdate: boolean): number | null {
	const customers = tableOfKind(project, 'customers');
	const { analysisDate } = project.recipe;
	if (!customers || (analysisDate !== null && !isUpdate)) return null;
	const column = columnWithRole(project, customers, 'customer.lastOrderDate');
	if (!column || isTextColumn(column)) return null;
	const last = toNumbers(column).reduce(
		(latest, day) => (day > latest ? day : latest),
		Number.NEGATIVE_INFINITY,
	);
	const day = Math.floor(last) + 1;
	return Number.isFinite(last) && (analysisDate === null || day > analysisDate) ? day : null;
}
