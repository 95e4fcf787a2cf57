import type { RoleId } from '#src/core/model/index.ts';
import { nameKey } from './anatomy/columns.ts';
import type { ColumnPlan, ImportPlan, SheetPlan } from './types.ts';

/** Included sheets with columns that become one table each: the sheet on top first, then those stacked below it. */
export function groupsOf(plan: ImportPlan): SheetPlan[][] {
	const included = plan.sheets.filter(
		(sheet) => sheet.include && sheet.columns.some((column) => column.include),
	);
	const isBase = (sheet: SheetPlan) =>
		!included.some((other) => other.key === sheet.stackOn && other.stackOn === null);
	return included
		.filter(isBase)
		.map((base) => [base, ...included.filter((sheet) => !isBase(sheet) && sheet.stackOn === base.key)]);
}

/** The column of each sheet of a group that has a role in the table: stacked sheets follow the first by name. */
export function columnsOfRole(
	group: readonly SheetPlan[],
	role: RoleId,
): readonly { readonly sheet: SheetPlan; readonly column: ColumnPlan }[] {
	const named = group
		.flatMap((sheet) => sheet.columns)
		.find((column) => column.include && column.role === role);
	if (!named) return [];
	return group.flatMap((sheet) => {
		const column = sheet.columns.find(
			(other) => other.include && nameKey(other.name) === nameKey(named.name),
		);
		return column ? [{ sheet, column: { ...column, type: named.type } }] : [];
	});
}
