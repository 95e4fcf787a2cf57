import { roleOf, type RoleId } from '#src/core/model/index.ts';
import { analyseSheet } from './analyse.ts';
import { bySource, planColumn, planColumns, proposeSheet, roleSuits } from './plan-sheet.ts';
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
 * counted anew. Another purpose: roles proposed anew. Another role: it leaves the column that had it; type, unit and order
 * of days follow where the user has not set them in the same step.
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
	if (!sameHeader(old, plan)) return withHeader(state, plan);
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

function sameHeader(a: SheetPlan, b: SheetPlan): boolean {
	return a.headerRow === b.headerRow && a.headerRows === b.headerRows;
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
	const proposed = bySource(planColumns(state.analysis, roles));
	const columns = plan.columns.map((column) => {
		const fresh = proposed.get(column.source);
		return fresh
			? { ...fresh, name: column.name, include: column.include, nullWords: column.nullWords }
			: column;
	});
	return { state: { ...state, candidates }, plan: { ...plan, columns } };
}

function followRoles(state: SheetState, old: SheetPlan, plan: SheetPlan): ColumnPlan[] {
	const changed = new Set<number>();
	const before = bySource(old.columns);
	const found = bySource(state.analysis.columns);
	const columns = plan.columns.map((column) => {
		const was = before.get(column.source);
		if (!was || was.role === column.role) return column;
		changed.add(column.source);
		const analysed = found.get(column.source);
		if (!analysed || column.role === null || was.type !== column.type) return column;
		const fresh = planColumn(state.analysis, analysed, column.role);
		const wanted = roleOf(column.role).type;
		const type = roleSuits(column.role, fresh.type) ? fresh.type : wanted;
		const same = (key: 'unitFactor' | 'dateOrder') => column[key] === was[key];
		return {
			...column,
			type,
			unitFactor: type !== 'number' ? 1 : same('unitFactor') ? fresh.unitFactor : column.unitFactor,
			dateOrder: same('dateOrder') ? fresh.dateOrder : column.dateOrder,
		};
	});
	const given = new Set(columns.filter(({ source }) => changed.has(source)).map(({ role }) => role));
	return columns.map((column) => {
		const loses = !changed.has(column.source) && given.has(column.role) && isSingle(column.role);
		return loses ? { ...column, role: null } : column;
	});
}

function isSingle(role: RoleId | null): boolean {
	return role !== null && roleOf(role).single === true;
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
	if (!sameHeader(was, now)) return now;
	const columns = rebaseColumns(was.columns, now.columns, fresh.columns);
	return { ...pick(was, now, fresh), columns, leftOut: rebaseRows(was.leftOut, now.leftOut, fresh.leftOut) };
}

/** Columns as proposed now, each with what the user has changed of it. */
function rebaseColumns(
	was: readonly ColumnPlan[],
	now: readonly ColumnPlan[],
	fresh: readonly ColumnPlan[],
): ColumnPlan[] {
	const before = bySource(was);
	const mine = bySource(now);
	return fresh.map((column) => {
		const [old, own] = [before.get(column.source), mine.get(column.source)];
		return old && own ? pick(old, own, column) : column;
	});
}

/**
 * The steps that follow once sheets are taken apart under the header or the purpose the user has set: the purpose, then
 * rows and columns as the user saw and left them. None where neither was changed.
 */
export function stepsAfterSheets(
	before: ImportPlan,
	wanted: ImportPlan,
): ((plan: ImportPlan) => ImportPlan)[] {
	const wantedOf = new Map(
		wanted.sheets
			.filter((sheet) => before.sheets.some((old) => old.key === sheet.key && isOther(old, sheet)))
			.map((sheet) => [sheet.key, sheet]),
	);
	if (wantedOf.size === 0) return [];
	const each = (edit: (sheet: SheetPlan, mine: SheetPlan) => SheetPlan) => (plan: ImportPlan) => ({
		...plan,
		sheets: plan.sheets.map((sheet) => {
			const mine = wantedOf.get(sheet.key);
			return mine ? edit(sheet, mine) : sheet;
		}),
	});
	return [
		each((sheet, mine) => ({ ...sheet, kind: mine.kind, stackOn: mine.stackOn })),
		each((sheet, mine) => {
			const columns = bySource(mine.columns);
			const byUser = mine.leftOut.filter((span) => span.reason === 'user');
			const old = before.sheets.find((other) => other.key === sheet.key);
			return {
				...sheet,
				columns: sheet.columns.map((column) => columns.get(column.source) ?? column),
				leftOut: old && sameHeader(old, mine) ? sheet.leftOut : rebaseRows([], byUser, sheet.leftOut),
			};
		}),
	];
}

function isOther(old: SheetPlan, sheet: SheetPlan): boolean {
	return !sameHeader(old, sheet) || old.kind !== sheet.kind;
}

/** Every property the user has changed from his version, the others from the fresh one. */
function pick<T extends object>(was: T, now: T, fresh: T): T {
	const result = { ...fresh };
	for (const key of Object.keys(now) as (keyof T)[]) {
		if (was[key] === now[key]) continue;
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
