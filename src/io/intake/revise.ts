import { roleOf, type RoleId } from '#src/core/model/index.ts';
import { analyseSheet } from './analyse.ts';
import { bySource, planColumn, planColumns, proposeSheet, roleSuits } from './plan-sheet.ts';
import type { SheetState, SheetStates } from './propose.ts';
import { rolesFor } from './roles/kind.ts';
import type { AdoptRequest, ColumnPlan, ImportPlan, RowSpan, SheetKey, SheetPlan } from './types.ts';

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
		plan: {
			...proposed.plan,
			include: plan.include,
			tableName: plan.tableName,
			stackOn: null,
			into: plan.into,
		},
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
 * Carries what the user has changed of a plan over to one that is proposed after another reading: of all rows, under
 * another character set, beside further files. `proposed` is what had been proposed, `changed` what the user has made of
 * it, `fresh` what is proposed now.
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
	if (!sameHeader(was, now)) {
		if (sameNames(was, fresh)) return now;
		const leftOut = rebaseRows([], byUser(now), fresh.leftOut);
		return { ...pick(was, now, fresh), columns: fresh.columns, leftOut };
	}
	const columns = rebaseColumns(was.columns, now.columns, fresh.columns);
	return { ...pick(was, now, fresh), columns, leftOut: rebaseRows(was.leftOut, now.leftOut, fresh.leftOut) };
}

/** Whether the columns proposed before are still there under their names: another character set changes them. */
function sameNames(was: SheetPlan, fresh: SheetPlan): boolean {
	const found = bySource(fresh.columns);
	return was.columns.every(({ source, name }) => found.get(source)?.name === name);
}

function byUser({ leftOut }: SheetPlan): RowSpan[] {
	return leftOut.filter((span) => span.reason === 'user');
}

/**
 * Columns as proposed now, each with what the user has changed of it. They are matched by place while their number is the
 * same, as names change with the character set; else by name.
 */
function rebaseColumns(
	was: readonly ColumnPlan[],
	now: readonly ColumnPlan[],
	fresh: readonly ColumnPlan[],
): ColumnPlan[] {
	const mine = bySource(now);
	const placed = bySource(was);
	const named = new Map(was.map((column) => [column.name, column]));
	return fresh.map((column) => {
		const old = was.length === fresh.length ? placed.get(column.source) : named.get(column.name);
		const own = old && mine.get(old.source);
		return old && own ? pick(old, own, column) : column;
	});
}

/**
 * Carries over in steps, each to be revised before the next: first what `rebase` gives; then, for sheets that are taken
 * apart under the header or the purpose the user has set, the purpose; then their rows and columns as the user saw and
 * left them. Where the names read otherwise now, such columns are as proposed anew, with what the user has changed of them.
 */
export function stepsOfAdopting(
	{ proposed, plan }: AdoptRequest,
	before: ImportPlan,
): ((plan: ImportPlan) => ImportPlan)[] {
	const wanted = rebase(proposed, plan, before);
	const kept = new Map<SheetKey, KeptSheet>();
	for (const mine of wanted.sheets) {
		const of = ({ sheets }: ImportPlan) => sheets.find(({ key }) => key === mine.key);
		const [old, was, now] = [of(before), of(proposed), of(plan)];
		if (old && was && now && isOther(old, mine)) kept.set(mine.key, { old, mine, was, now });
	}
	const each = (edit: (sheet: SheetPlan, of: KeptSheet) => SheetPlan) => (next: ImportPlan) => ({
		...next,
		sheets: next.sheets.map((sheet) => {
			const of = kept.get(sheet.key);
			return of ? edit(sheet, of) : sheet;
		}),
	});
	return kept.size === 0 ? [() => wanted] : [() => wanted, each(keepKind), each(keepColumns)];
}

/** A sheet as proposed now and as wanted, and as it had been proposed and was then changed. */
interface KeptSheet {
	readonly old: SheetPlan;
	readonly mine: SheetPlan;
	readonly was: SheetPlan;
	readonly now: SheetPlan;
}

function keepKind(sheet: SheetPlan, { old, mine, was, now }: KeptSheet): SheetPlan {
	const isSet = was.kind !== now.kind || sameNames(was, old);
	return { ...sheet, kind: isSet ? mine.kind : sheet.kind, stackOn: mine.stackOn };
}

function keepColumns(sheet: SheetPlan, { old, mine, was, now }: KeptSheet): SheetPlan {
	const own = bySource(mine.columns);
	const leftOut = sameHeader(old, mine) ? sheet.leftOut : rebaseRows([], byUser(mine), sheet.leftOut);
	if (sameNames(was, old)) {
		const columns = sheet.columns.map((column) => own.get(column.source) ?? column);
		return { ...sheet, columns, leftOut };
	}
	if (!sameHeader(was, now)) return { ...sheet, leftOut };
	return { ...sheet, columns: rebaseColumns(was.columns, now.columns, sheet.columns), leftOut };
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
