import { m } from './index.ts';

interface Label {
	readonly code: string;
	readonly args: Readonly<Record<string, string | number>>;
}

type Args = Label['args'];
const number = (args: Args, name: string) => Number(args[name] ?? 0);
const text = (args: Args, name: string) => String(args[name] ?? '');

/** What each kind of step is called in the undo menu and the history. */
const steps = {
	import: (args: Args) => m.app_step_import({ tables: number(args, 'tables'), rows: number(args, 'rows') }),
	edit: (args: Args) => m.app_step_edit({ count: number(args, 'count') }),
	clear: (args: Args) => m.app_step_clear({ count: number(args, 'count') }),
	paste: (args: Args) => m.app_step_paste({ count: number(args, 'count') }),
	fill: (args: Args) => m.app_step_fill({ count: number(args, 'count') }),
	insertRows: (args: Args) => m.app_step_insertRows({ count: number(args, 'count') }),
	deleteRows: (args: Args) => m.app_step_deleteRows({ count: number(args, 'count') }),
	addColumn: (args: Args) => m.app_step_addColumn({ name: text(args, 'name') }),
	deleteColumn: (args: Args) => m.app_step_deleteColumn({ name: text(args, 'name') }),
	renameColumn: (args: Args) => m.app_step_renameColumn({ name: text(args, 'name') }),
	moveColumn: (args: Args) => m.app_step_moveColumn({ name: text(args, 'name') }),
	convertColumn: (args: Args) => m.app_step_convertColumn({ name: text(args, 'name') }),
	role: (args: Args) => m.app_step_role({ name: text(args, 'name') }),
	renameTable: (args: Args) => m.app_step_renameTable({ name: text(args, 'name') }),
	deleteTable: (args: Args) => m.app_step_deleteTable({ name: text(args, 'name') }),
	renameProject: (args: Args) => m.app_step_renameProject({ name: text(args, 'name') }),
	view: () => m.app_step_view(),
	filter: () => m.app_step_filter(),
	sort: () => m.app_step_sort(),
	analysisDate: (args: Args) => m.app_step_analysisDate({ date: text(args, 'date') }),
	addScheme: () => m.app_step_addScheme(),
	scheme: () => m.app_step_scheme(),
	deleteScheme: () => m.app_step_deleteScheme(),
	transactionFilter: () => m.app_step_transactionFilter(),
	regionFix: (args: Args) => m.app_step_regionFix({ name: text(args, 'name') }),
	regionGroups: () => m.app_step_regionGroups(),
	currency: () => m.app_step_currency(),
} satisfies Record<string, (args: Args) => string>;

/** Codes of the steps that have a name. */
export type StepCode = keyof typeof steps;

/** Name of a step of the journal; an unknown code of a newer version stands for itself. */
export function stepText(label: Label): string {
	return Object.hasOwn(steps, label.code) ? steps[label.code as StepCode](label.args) : label.code;
}
