import type { ColumnPlan, ImportPlan, SheetPlan } from '#src/io/intake/index.ts';

/** What the user has made of a plan: as it had been proposed, and as it is now. */
export interface KeptPlan {
	readonly proposed: ImportPlan;
	readonly plan: ImportPlan;
}

/** A step of carrying over: a plan that is revised before the next step. */
export type KeptStep = (fresh: ImportPlan) => ImportPlan;

/**
 * What the user had changed of a plan, put onto one that is proposed after the files were read again: settings and
 * sheets that are still there first, as another header or purpose proposes the columns anew; then the columns where they
 * still match.
 */
export function keptSteps({ proposed, plan }: KeptPlan): readonly [KeptStep, KeptStep] {
	const each =
		(keep: (was: SheetPlan, now: SheetPlan, fresh: SheetPlan) => SheetPlan) => (fresh: ImportPlan) =>
			fresh.sheets.map((sheet) => {
				const was = proposed.sheets.find((other) => other.key === sheet.key);
				const now = plan.sheets.find((other) => other.key === sheet.key);
				return was && now ? keep(was, now, sheet) : sheet;
			});
	const sheets = each((was, now, fresh) => ({ ...changed(was, now, fresh), columns: fresh.columns }));
	const columns = each((was, now, fresh) => ({ ...fresh, columns: keptColumns(was, now, fresh) }));
	return [
		(fresh) => ({ ...changed(proposed, plan, fresh), sheets: sheets(fresh) }),
		(fresh) => ({ ...fresh, sheets: columns(fresh) }),
	];
}

function keptColumns(was: SheetPlan, now: SheetPlan, fresh: SheetPlan): readonly ColumnPlan[] {
	if (was.headerRow !== now.headerRow || was.headerRows !== now.headerRows) return fresh.columns;
	const match = matchOf(was.columns, fresh.columns);
	const before = new Map(was.columns.map((column) => [column.source, column]));
	const mine = new Map(now.columns.map((column) => [column.source, column]));
	return fresh.columns.map((column) => {
		const source = match.get(column.source) ?? -1;
		const [old, own] = [before.get(source), mine.get(source)];
		return old && own ? { ...changed(old, own, column), source: column.source } : column;
	});
}

/** The place a column had before: the same while their number is, as names change with the character set; else by name. */
function matchOf(was: readonly ColumnPlan[], fresh: readonly ColumnPlan[]): ReadonlyMap<number, number> {
	if (was.length === fresh.length) return new Map(fresh.map(({ source }) => [source, source]));
	const byName = new Map(was.map(({ name, source }) => [name, source]));
	return new Map(fresh.map(({ name, source }) => [source, byName.get(name) ?? -1]));
}

/** Every property that was changed, as it is now; the others as proposed afresh. */
function changed<T extends object>(was: T, now: T, fresh: T): T {
	const result = { ...fresh };
	for (const key of Object.keys(now) as (keyof T)[]) {
		if (JSON.stringify(was[key]) !== JSON.stringify(now[key])) result[key] = now[key];
	}
	return result;
}
