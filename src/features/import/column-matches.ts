import type { TableSource } from '#src/core/model/index.ts';
import type { Column, Table } from '#src/core/table/index.ts';
import type { PlanEdit, SheetPlan, SheetReport } from '#src/state/import/import-state.svelte.ts';
import { editColumn, editSheet } from './plan-edits.ts';

/** A column of a file about which the earlier one says nothing. */
export interface ColumnQuestion {
	/** Index of the column in the sheet. */
	readonly source: number;
	readonly header: string;
	/** `renamed`: taken for a column of the table by its role; `new`: no column of the table. */
	readonly kind: 'renamed' | 'new';
	/** Id of the column it goes into; `new` = a column of its own, `out` = left out. */
	readonly choice: string;
	/** Columns of the table that no other column of the file goes into. */
	readonly open: readonly Column[];
}

const key = (text: string) => text.trim().normalize('NFKC').toLowerCase();

/** Columns of a file that are new, or have another header, as against those the table was read from before. */
export function questionsOf(
	report: SheetReport,
	plan: SheetPlan,
	table: Table,
	source: TableSource | null,
): ColumnQuestion[] {
	const byName = new Map(table.columns.map((column) => [key(column.name), column]));
	const remembered = new Set((source?.columns ?? []).map(({ header }) => key(header)));
	const plans = new Map(plan.columns.map((column) => [column.source, column]));
	const targetOf = (at: number) => {
		const column = plans.get(at);
		return column?.include ? byName.get(key(column.name)) : undefined;
	};
	const used = new Set(report.columns.map((found) => targetOf(found.source)?.id));
	return report.columns.flatMap((found): ColumnQuestion[] => {
		const column = plans.get(found.source);
		if (!column || remembered.has(key(found.header))) return [];
		const target = targetOf(found.source);
		const isSame = target !== undefined && key(target.name) === key(found.header);
		if (isSame || isUnitOnly(target, found.header)) return [];
		const choice = target?.id ?? (column.include ? 'new' : 'out');
		const open = table.columns.filter(({ id }) => id === target?.id || !used.has(id));
		const { source: at, header } = found;
		return [{ source: at, header: header || found.letter, kind: target ? 'renamed' : 'new', choice, open }];
	});
}

/** `销售额(万元)` is the column 销售额. */
function isUnitOnly(target: Column | undefined, header: string): boolean {
	return target !== undefined && key(header).startsWith(key(target.name));
}

/** Takes a column of a file for one of the table, for a new one, or leaves it out. */
export function answer(
	plan: SheetPlan,
	question: ColumnQuestion,
	choice: string,
	table: Table,
	roles: Readonly<Record<string, SheetPlan['columns'][number]['role']>>,
): PlanEdit {
	const target = table.columns.find(({ id }) => id === choice);
	if (choice === 'out') return editColumn(plan.key, question.source, { include: false });
	if (target) {
		const role = roles[target.id] ?? null;
		return editColumn(plan.key, question.source, {
			...{ include: true, name: target.name, type: target.type, role },
		});
	}
	const taken = new Set([...table.columns, ...plan.columns].map(({ name }) => key(name)));
	let name = question.header;
	for (let n = 2; taken.has(key(name)); n++) name = `${question.header} (${n})`;
	return editColumn(plan.key, question.source, { include: true, name, role: null });
}

/** Sends the rows of a sheet into a table of the project, or into one of its own. */
export function sendInto(plan: SheetPlan, into: SheetPlan['into']): PlanEdit {
	return editSheet(plan.key, (sheet) => ({ ...sheet, into }));
}
