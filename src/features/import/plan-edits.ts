import type { TableKind } from '#src/core/table/index.ts';
import type {
	ColumnPlan,
	ImportPlan,
	LeftOutReason,
	PlanEdit,
	RowSpan,
	SheetKey,
	SheetPlan,
} from '#src/state/import/import-state.svelte.ts';

/** What a sheet is for; `none` is not imported. */
export type Purpose = TableKind | 'none';

export function purposeOf(sheet: SheetPlan): Purpose {
	return sheet.include ? sheet.kind : 'none';
}

/** Changes one sheet of a plan. */
export function editSheet(key: SheetKey, edit: (sheet: SheetPlan) => SheetPlan): PlanEdit {
	return (plan) => ({
		...plan,
		sheets: plan.sheets.map((sheet) => (sheet.key === key ? edit(sheet) : sheet)),
	});
}

/** Changes one column of a sheet. */
export function editColumn(key: SheetKey, source: number, patch: Partial<ColumnPlan>): PlanEdit {
	return editSheet(key, (sheet) => ({
		...sheet,
		columns: sheet.columns.map((column) => (column.source === source ? { ...column, ...patch } : column)),
	}));
}

/** Gives a sheet its purpose; customers are derived where transactions are left without a list of customers. */
export function setPurpose(key: SheetKey, purpose: Purpose): PlanEdit {
	return (plan) => {
		const next = editSheet(key, (sheet) =>
			purpose === 'none' ? { ...sheet, include: false } : { ...sheet, include: true, kind: purpose },
		)(plan);
		return withCustomers(next);
	};
}

function withCustomers(plan: ImportPlan): ImportPlan {
	const included = plan.sheets.filter((sheet) => sheet.include);
	const needs =
		included.some((sheet) => sheet.kind === 'transactions') &&
		!included.some((sheet) => sheet.kind === 'customers');
	return { ...plan, deriveCustomers: needs };
}

/** A name for the column that no other column of the sheet has. */
export function freeName(sheet: SheetPlan, source: number, wanted: string): string {
	const name = wanted.trim();
	const taken = new Set(
		sheet.columns
			.filter((column) => column.source !== source && column.include)
			.map((column) => column.name.toLowerCase()),
	);
	if (!taken.has(name.toLowerCase())) return name;
	for (let n = 2; ; n++) {
		const next = `${name} (${n})`;
		if (!taken.has(next.toLowerCase())) return next;
	}
}

/** Makes a row the header, or none where `row` is null. */
export function setHeader(key: SheetKey, row: number | null, rows = 1): PlanEdit {
	return editSheet(key, (sheet) => ({
		...sheet,
		headerRow: row,
		headerRows: row === null ? 0 : Math.max(1, rows),
		leftOut: [],
	}));
}

/** Leaves rows out of the data, or puts them back in. */
export function setRowsOut(
	key: SheetKey,
	rows: { readonly from: number; readonly to: number },
	reason: LeftOutReason | null,
): PlanEdit {
	return editSheet(key, (sheet) => {
		const rest = sheet.leftOut.flatMap((span) => without(span, rows));
		const all = reason === null ? rest : [...rest, { from: rows.from, to: rows.to, reason }];
		return { ...sheet, leftOut: all.sort((a, b) => a.from - b.from) };
	});
}

/** What is left of a span when rows are taken out of it. */
function without(span: RowSpan, rows: { readonly from: number; readonly to: number }): RowSpan[] {
	if (span.to < rows.from || span.from > rows.to) return [span];
	const parts: RowSpan[] = [];
	if (span.from < rows.from) parts.push({ ...span, to: rows.from - 1 });
	if (span.to > rows.to) parts.push({ ...span, from: rows.to + 1 });
	return parts;
}

/** Turns a word into one that means "no value" in a column, or back into text. */
export function toggleNullWord(column: ColumnPlan, word: string): readonly string[] {
	const key = (text: string) => text.trim().toLowerCase();
	return column.nullWords.some((other) => key(other) === key(word))
		? column.nullWords.filter((other) => key(other) !== key(word))
		: [...column.nullWords, word.trim()];
}
