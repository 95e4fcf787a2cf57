import type { FilterCondition } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import { filterView } from '#src/core/table/index.ts';
import { classColumnId } from '#src/state/tables/computed-columns.ts';
import { resultRowOf } from '#src/state/tables/result-rows.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { scoreColumnId } from './scheme-edits.ts';

/** Ids of the classes the customers are narrowed to; none = all. */
export function chosenClasses(session: Session, schemeId: string): readonly string[] {
	const filter = session.sheets.customerFilter(classColumnId(schemeId));
	return filter?.kind === 'in' ? filter.values : [];
}

/** Cell of the R × F map the customers are narrowed to, as `recency frequency`. */
export function chosenCell(session: Session, schemeId: string): string | null {
	const filter = session.sheets.customerFilter(scoreColumnId(schemeId));
	if (filter?.kind !== 'in') return null;
	const cells = new Set(filter.values.map((score) => `${score[0]} ${score[1]}`));
	return cells.size === 1 ? ([...cells][0] ?? null) : null;
}

/** Narrows the customers to a class, or lifts that when they are narrowed to it already. A chosen cell gives way. */
export function chooseClass(session: Session, schemeId: string, classId: string): void {
	const column = classColumnId(schemeId);
	const now = chosenClasses(session, schemeId);
	const isLifted = now.length === 1 && now[0] === classId;
	narrow(session, schemeId, isLifted ? null : { column, kind: 'in', values: [classId], missing: false });
}

/** A cell of the R × F map, as text. */
export function cellKey(cell: { readonly recency: number; readonly frequency: number }): string {
	return `${cell.recency} ${cell.frequency}`;
}

/** Narrows the customers to a cell of the R × F map, or lifts that. A chosen class gives way. */
export function chooseCell(
	session: Session,
	result: SchemeResult,
	cell: Parameters<typeof cellKey>[0],
): void {
	const { recency, frequency } = cell;
	const column = scoreColumnId(result.schemeId);
	const bins = result.detail.kind === 'rfm' ? result.detail.bins : 0;
	const values = Array.from({ length: bins }, (_, i) => i + 1).map(
		(monetary) => `${recency}${frequency}${monetary}`,
	);
	const isLifted = chosenCell(session, result.schemeId) === cellKey(cell);
	narrow(session, result.schemeId, isLifted ? null : { column, kind: 'in', values, missing: false });
}

function narrow(session: Session, schemeId: string, condition: FilterCondition | null): void {
	const { customers } = session.sheets;
	if (!customers) return;
	const view = session.sheets.viewState(customers.id);
	const others = view.filters.filter(({ column }) => !isOwn(column, schemeId));
	const filters = condition ? [...others, condition] : others;
	session.open.setView(customers.id, { ...view, filters }, { code: 'filter', args: {} });
}

/**
 * Per row of the last result, of which there are `count`, 1 = meets every filter but those on this scheme itself, so that
 * a picture keeps showing what it filters; null = all do.
 */
export function maskBeside(session: Session, schemeId: string, count: number): Uint8Array | null {
	const { customers } = session.sheets;
	if (!customers) return null;
	const filters = session.sheets
		.viewState(customers.id)
		.filters.filter(({ column }) => !isOwn(column, schemeId));
	const rows = filters.length === 0 ? null : filterView(customers, filters);
	if (!rows) return null;
	const mask = new Uint8Array(count);
	const rowOf = resultRowOf(session);
	for (const row of rows) mask[rowOf(row)] = 1;
	return mask;
}

function isOwn(column: string, schemeId: string): boolean {
	return column === classColumnId(schemeId) || column === scoreColumnId(schemeId);
}
