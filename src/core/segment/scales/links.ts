import {
	columnWithRole,
	linkedTables,
	namingRoles,
	type Project,
	type RoleId,
} from '#src/core/model/index.ts';
import {
	cellAt,
	columnLength,
	isTextColumn,
	keyText,
	type Column,
	type Table,
} from '#src/core/table/index.ts';

/** A column that seems to name the customers of a table that does not say yet whose its rows are. */
export interface ProposedLink {
	readonly table: Table;
	readonly column: Column;
	/** The role that would say so. */
	readonly role: RoleId;
	/** Different values that were looked at, and those of them that are keys of customers. */
	readonly values: number;
	readonly known: number;
}

/** Different values of a column that are looked at, and rows of a column of numbers. */
const SAMPLED = 2000;
const SAMPLED_ROWS = 20_000;
/** Share of the values that are keys. */
const LEAST = 0.5;
/** As many known keys as this cannot be the answers to a question. */
const ENOUGH = 12;

/** For every table that names no customers, the column that most likely does; tables without one are not there. */
export function proposeLinks(project: Project, customers: Table): readonly ProposedLink[] {
	const linked = linkedTables(project, customers);
	return project.tables.flatMap((table) =>
		table.id === customers.id || linked.includes(table) ? [] : (proposeLink(project, customers, table) ?? []),
	);
}

function proposeLink(project: Project, customers: Table, table: Table): ProposedLink | null {
	for (const [role, named] of namingRoles(table)) {
		const key = columnWithRole(project, customers, named);
		if (!key) continue;
		const keys = keysIn(key, Number.POSITIVE_INFINITY, columnLength(key));
		const fewest = Math.max(1, Math.min(keys.size * LEAST, ENOUGH));
		const found = table.columns
			.filter(({ type }) => type === 'text' || type === 'choice' || type === 'number')
			.map((column): ProposedLink => {
				const values = [...keysIn(column, SAMPLED, SAMPLED_ROWS)];
				return {
					table,
					column,
					role,
					values: values.length,
					known: values.filter((each) => keys.has(each)).length,
				};
			})
			.filter(({ values, known }) => known >= fewest && known >= values * LEAST)
			.sort((a, b) => b.known - a.known || a.values - b.values);
		if (found[0]) return found[0];
	}
	return null;
}

/** The first different keys of a column. */
function keysIn(column: Column, most: number, rows: number): ReadonlySet<string> {
	const keys = new Set<string>();
	const length = isTextColumn(column) ? column.dictionary.size : Math.min(rows, columnLength(column));
	for (let i = 0; i < length && keys.size < most; i++) {
		const key = keyText(isTextColumn(column) ? column.dictionary.at(i) : cellAt(column, i));
		if (key !== null) keys.add(key);
	}
	return keys;
}
