import { type RoleId, type TableSource } from '#src/core/model/index.ts';
import { findColumn, unpackTable, type Column, type Table } from '#src/core/table/index.ts';
import { updateTable } from '#src/core/update/index.ts';
import { AppError } from '#src/errors/index.ts';
import { nameKey } from './anatomy/columns.ts';
import type { DraftTable } from './convert.ts';
import type { ConvertedUpdate, IntoTable, UpdateTarget } from './types.ts';

/** A table of the file for one of the project. */
export interface UpdateDraft {
	readonly draft: Pick<DraftTable, 'table' | 'roles' | 'source'>;
	readonly into: Omit<IntoTable, 'mode'> & { readonly mode: IntoTable['mode'] | 'extend' };
}

/** Roles that name the rows of a table, the surest first. */
const KEYS: readonly RoleId[] = ['customer.id', 'customer.name', 'rep.id', 'rep.name'];

/**
 * Brings the rows of a file into a table of the project.
 * @throws AppError import.roleMissing where customers cannot be told apart because the file has no column for their key
 * @throws AppError import.emptyReplace where a file without rows would take out all there are
 */
export function updateOf({ draft, into }: UpdateDraft, target: UpdateTarget): ConvertedUpdate {
	const table = unpackTable(target.table);
	const known = new Map(target.table.columns.map(({ spec, texts }) => [spec.id, texts?.ends.length ?? 0]));
	const fresh = draft.table;
	const byName = new Map(table.columns.map((column) => [nameKey(column.name), column]));
	const columns: Record<string, string> = {};
	for (const column of fresh.columns) {
		const own = byName.get(nameKey(column.name));
		if (own) columns[column.id] = own.id;
	}
	if (into.mode === 'replace' && fresh.rowCount === 0 && table.rowCount > 0)
		throw new AppError('import.emptyReplace', { table: table.name });
	const key = keyOf(table, target.roles, new Set(Object.values(columns)));
	const update = updateTable({
		...{ table, fresh, into: columns, key: key?.id ?? null },
		...{ mode: into.mode, blanks: into.blanks, base: target.base, taken: target.taken },
		confirm: target.confirm ?? null,
	});
	return {
		report: {
			...{ table: table.id, name: table.name, kind: table.kind, mode: into.mode },
			rowsBefore: table.rowCount,
			key: key?.name ?? null,
			newColumns: fresh.columns.flatMap(({ id, name }) => (update.added[id] === undefined ? [] : [name])),
			counts: update.counts,
		},
		...{ before: table, known },
		update,
		roles: Object.fromEntries(
			Object.entries(draft.roles).flatMap(([id, role]) => {
				const added = update.added[id];
				return added === undefined ? [] : [[added, role]];
			}),
		),
		source: withIds(draft.source, { ...columns, ...update.added }),
	};
}

function keyOf(
	table: Table,
	roles: Readonly<Record<string, RoleId>>,
	carried: ReadonlySet<string>,
): Column | null {
	const keys = KEYS.flatMap((role) => Object.keys(roles).filter((id) => roles[id] === role));
	const key = keys.find((id) => carried.has(id));
	const column = findColumn(table, key ?? '');
	if (column) return column;
	const missing = findColumn(table, keys[0] ?? '');
	if (missing && table.kind === 'customers')
		throw new AppError('import.roleMissing', { sheet: table.name, role: missing.name });
	return null;
}

/** How the file was read, by columns of the table of the project. */
function withIds(source: TableSource, ids: Readonly<Record<string, string>>): TableSource {
	return {
		...source,
		columns: source.columns.map((each) => ({
			...each,
			column: each.column === null ? null : (ids[each.column] ?? null),
		})),
	};
}
