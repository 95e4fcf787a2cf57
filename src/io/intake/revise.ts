import { roleOf } from '#src/core/model/index.ts';
import { analyseSheet } from './analyse.ts';
import { planColumn, planColumns, proposeSheet, roleSuits } from './plan-sheet.ts';
import type { SheetState, SheetStates } from './propose.ts';
import { rolesFor } from './roles/kind.ts';
import type { ColumnPlan, ImportPlan, RowSpan, SheetKey, SheetPlan } from './types.ts';

/** A plan made consistent after a step of the user, with the sheets as they now are. */
export interface Revised {
	readonly plan: ImportPlan;
	readonly states: Map<SheetKey, SheetState>;
}

/**
 * Follows a change of the plan. Another header: the sheet is taken apart anew and its columns proposed anew. Other rows:
 * counted anew. Another purpose: roles proposed anew. Another role: it leaves the column that had it, and the type follows
 * where the user has not set it in the same step.
 */
export function revise(states: SheetStates, before: ImportPlan, after: ImportPlan): Revised {
	const next = new Map(states);
	const sheets = after.sheets.map((sheet) => {
		const state = states.get(sheet.key);
		const old = before.sheets.find((other) => other.key === sheet.key);
		if (!state || !old) return sheet;
		const result = reviseSheet(state, old, sheet);
		next.set(sheet.key, result.state);
		return result.plan;
	});
	return { plan: { ...after, sheets }, states: next };
}

function reviseSheet(
	state: SheetState,
	old: SheetPlan,
	plan: SheetPlan,
): { state: SheetState; plan: SheetPlan } {
	if (old.headerRow !== plan.headerRow || old.headerRows !== plan.headerRows) return withHeader(state, plan);
	let current = state;
	if (!sameRows(old.leftOut, plan.leftOut)) {
		const { source } = state.analysis;
		current = {
			...state,
			analysis: analyseSheet(source, {
				headerRow: plan.headerRow,
				headerRows: plan.headerRows,
				leftOut: plan.leftOut,
			}),
		};
	}
	if (old.kind !== plan.kind) return withKind(current, plan);
	return { state: current, plan: { ...plan, columns: followRoles(current, old, plan) } };
}

function withHeader(state: SheetState, plan: SheetPlan): { state: SheetState; plan: SheetPlan } {
	const rows = plan.headerRow === null ? 0 : Math.max(1, plan.headerRows);
	const analysis = analyseSheet(state.analysis.source, { headerRow: plan.headerRow, headerRows: rows });
	const proposed = proposeSheet(analysis);
	return {
		state: { analysis, proposed, candidates: proposed.candidates },
		plan: { ...proposed.plan, include: plan.include, tableName: plan.tableName, stackOn: null },
	};
}

function withKind(state: SheetState, plan: SheetPlan): { state: SheetState; plan: SheetPlan } {
	const { candidates, roles } = rolesFor(state.analysis.columns, plan.kind);
	const proposed = planColumns(state.analysis, roles);
	const columns = plan.columns.map((column) => {
		const fresh = proposed.find((other) => other.source === column.source);
		return fresh
			? { ...fresh, name: column.name, include: column.include, nullWords: column.nullWords }
			: column;
	});
	return { state: { ...state, candidates }, plan: { ...plan, columns } };
}

function followRoles(state: SheetState, old: SheetPlan, plan: SheetPlan): ColumnPlan[] {
	const changed = new Set<number>();
	const columns = plan.columns.map((column) => {
		const was = old.columns.find((other) => other.source === column.source);
		if (!was || was.role === column.role) return column;
		changed.add(column.source);
		const analysed = state.analysis.columns.find((other) => other.source === column.source);
		if (!analysed || column.role === null || was.type !== column.type) return column;
		const fresh = planColumn(state.analysis, analysed, column.role);
		const wanted = roleOf(column.role).type;
		const type = roleSuits(column.role, fresh.type) ? fresh.type : wanted;
		return {
			...column,
			type,
			unitFactor: type === 'number' ? fresh.unitFactor : 1,
			dateOrder: fresh.dateOrder,
		};
	});
	return columns.map((column) => (losesRole(column, columns, changed) ? { ...column, role: null } : column));
}

/** Whether a column must give its single role to one that has just been given it. */
function losesRole(
	column: ColumnPlan,
	columns: readonly ColumnPlan[],
	changed: ReadonlySet<number>,
): boolean {
	if (column.role === null || !roleOf(column.role).single || changed.has(column.source)) return false;
	return columns.some((other) => other.role === column.role && changed.has(other.source));
}

function sameRows(a: readonly RowSpan[], b: readonly RowSpan[]): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Carries what the user has changed from a plan over the first rows to the plan over all rows. `proposed` is what had been
 * proposed, `changed` what the user has made of it, `fresh` what is proposed now.
 */
export function rebase(proposed: ImportPlan, changed: ImportPlan, fresh: ImportPlan): ImportPlan {
	const sheets = fresh.sheets.map((sheet) => {
		const was = proposed.sheets.find((other) => other.key === sheet.key);
		const now = changed.sheets.find((other) => other.key === sheet.key);
		return was && now ? rebaseSheet(was, now, sheet) : sheet;
	});
	return { ...pick(proposed, changed, fresh), version: 1, sheets };
}

function rebaseSheet(was: SheetPlan, now: SheetPlan, fresh: SheetPlan): SheetPlan {
	if (was.headerRow !== now.headerRow || was.headerRows !== now.headerRows) {
		return {
			...now,
			leftOut: fresh.leftOut.filter((span) => span.from >= (now.headerRow ?? 0) + now.headerRows),
		};
	}
	const columns = fresh.columns.map((column) => {
		const old = was.columns.find((other) => other.source === column.source);
		const mine = now.columns.find((other) => other.source === column.source);
		return old && mine ? pick(old, mine, column) : column;
	});
	return { ...pick(was, now, fresh), columns, leftOut: rebaseRows(was.leftOut, now.leftOut, fresh.leftOut) };
}

/** Every property the user has changed from his version, the others from the fresh one. */
function pick<T extends object>(was: T, now: T, fresh: T): T {
	const result = { ...fresh };
	for (const key of Object.keys(now) as (keyof T)[]) {
		if (JSON.stringify(was[key]) !== JSON.stringify(now[key])) result[key] = now[key];
	}
	return result;
}

/** Rows put back in stay in, rows left out by hand stay out. */
function rebaseRows(was: readonly RowSpan[], now: readonly RowSpan[], fresh: readonly RowSpan[]): RowSpan[] {
	if (sameRows(was, now)) return [...fresh];
	const inside = (spans: readonly RowSpan[], row: number) =>
		spans.find((span) => span.from <= row && span.to >= row);
	const last = Math.max(-1, ...was.map((span) => span.to), ...now.map((span) => span.to));
	const result: { from: number; to: number; reason: RowSpan['reason'] }[] = [];
	const add = (row: number, reason: RowSpan['reason']) => {
		const open = result.at(-1);
		if (open && open.to === row - 1 && open.reason === reason) open.to = row;
		else result.push({ from: row, to: row, reason });
	};
	for (let row = 0; row <= last; row++) {
		const [a, b] = [inside(was, row), inside(now, row)];
		const span = Boolean(a) === Boolean(b) ? inside(fresh, row) : b;
		if (span) add(row, span.reason);
	}
	for (const span of fresh) {
		if (span.to > last) result.push({ ...span, from: Math.max(span.from, last + 1) });
	}
	return result;
}
