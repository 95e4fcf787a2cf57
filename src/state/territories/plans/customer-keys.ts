import { columnWithRole, type Project } from '#src/core/model/index.ts';
import { cellAt, keyText, type Table } from '#src/core/table/index.ts';

/** What customers are called by, their id or else their name, so that the order of rows decides nothing; null without either. */
export function customerKeys(project: Project, customers: Table | null): readonly (string | null)[] | null {
	const column =
		customers &&
		(columnWithRole(project, customers, 'customer.id') ??
			columnWithRole(project, customers, 'customer.name'));
	if (!column) return null;
	return Array.from({ length: customers.rowCount }, (_, row) => keyText(cellAt(column, row)));
}
