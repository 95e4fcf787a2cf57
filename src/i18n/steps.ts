import { formatInteger } from './format.ts';
import { m } from './index.ts';

interface Label {
	readonly code: string;
	readonly args: Readonly<Record<string, string | number>>;
}

type Args = Label['args'];
const count = (args: Args, name: string) => formatInteger(Number(args[name] ?? 0));
const text = (args: Args, name: string) => String(args[name] ?? '');

/** What each kind of step is called in the undo menu and the history. */
const steps = {
	'grid.edit': (args: Args) => m.grid_label_edit({ column: text(args, 'column') }),
	'grid.fill': (args: Args) => m.grid_label_fill({ cells: count(args, 'cells') }),
	'grid.clear': (args: Args) => m.grid_label_clear({ cells: count(args, 'cells') }),
	'grid.paste': (args: Args) => m.grid_label_paste({ cells: count(args, 'cells') }),
	'grid.move': (args: Args) => m.grid_label_move({ cells: count(args, 'cells') }),
	'grid.insertRows': (args: Args) => m.grid_label_insertRows({ rows: count(args, 'rows') }),
	'grid.deleteRows': (args: Args) => m.grid_label_deleteRows({ rows: count(args, 'rows') }),
	'grid.addColumn': (args: Args) => m.grid_label_addColumn({ column: text(args, 'column') }),
	'grid.removeColumn': (args: Args) => m.grid_label_removeColumn({ column: text(args, 'column') }),
	'grid.renameColumn': (args: Args) => m.grid_label_renameColumn({ column: text(args, 'column') }),
	import: (args: Args) => m.app_step_import({ tables: count(args, 'tables'), rows: count(args, 'rows') }),
	update: (args: Args) =>
		m.snapshots_step_update({
			table: text(args, 'table'),
			added: count(args, 'added'),
			changed: count(args, 'changed'),
			gone: count(args, 'gone'),
		}),
	keepSnapshot: (args: Args) => m.snapshots_step_keep({ name: text(args, 'name') }),
	renameSnapshot: (args: Args) => m.snapshots_step_rename({ name: text(args, 'name') }),
	deleteSnapshot: (args: Args) => m.snapshots_step_delete({ name: text(args, 'name') }),
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
	saveScale: (args: Args) => m.scales_step_save({ name: text(args, 'name') }),
	deleteScale: (args: Args) => m.scales_step_delete({ name: text(args, 'name') }),
	affinity: () => m.behaviour_step_affinity(),
	addScheme: () => m.app_step_addScheme(),
	officialScheme: () => m.app_step_officialScheme(),
	scheme: () => m.app_step_scheme(),
	driversPicks: () => m.drivers_step(),
	explainPicks: () => m.segments_explain_step(),
	deleteScheme: () => m.app_step_deleteScheme(),
	transactionFilter: () => m.app_step_transactionFilter(),
	regionFix: (args: Args) => m.app_step_regionFix({ name: text(args, 'name') }),
	datum: () => m.datum_step(),
	regionGroups: () => m.app_step_regionGroups(),
	addBoundaries: (args: Args) => m.boundaries_step_add({ name: text(args, 'name') }),
	boundaryDatum: (args: Args) => m.boundaries_step_datum({ name: text(args, 'name') }),
	renameBoundaries: (args: Args) =>
		m.boundaries_step_rename({ name: text(args, 'name'), to: text(args, 'to') }),
	deleteBoundaries: (args: Args) => m.boundaries_step_delete({ name: text(args, 'name') }),
	market: (args: Args) => m.market_step_set({ table: text(args, 'table') }),
	noMarket: () => m.market_step_remove(),
	makeAreas: (args: Args) => m.market_step_make({ name: text(args, 'name') }),
	watchRules: () => m.watch_step_rules(),
	addPlan: (args: Args) => m.territories_step_add({ name: text(args, 'name') }),
	renamePlan: (args: Args) => m.scenarios_step_rename({ name: text(args, 'name') }),
	orderPlans: (args: Args) => m.scenarios_step_order({ name: text(args, 'name') }),
	officialPlan: (args: Args) => m.scenarios_step_official({ name: text(args, 'name') }),
	planTerritories: (args: Args) => m.scenarios_step_territories({ name: text(args, 'name') }),
	plan: (args: Args) => m.territories_step_plan({ name: text(args, 'name') }),
	workload: () => m.workload_step(),
	goalTarget: () => m.plansheets_handout_step(),
	returnedMoves: (args: Args) =>
		m.plansheets_back_step({ count: count(args, 'count'), file: text(args, 'file') }),
	moveCustomers: (args: Args) =>
		m.territories_step_move({ count: count(args, 'count'), to: text(args, 'to'), name: text(args, 'name') }),
	lockCustomers: (args: Args) =>
		m.layers_step_lock({ count: count(args, 'count'), name: text(args, 'name') }),
	unlockCustomers: (args: Args) =>
		m.layers_step_unlock({ count: count(args, 'count'), name: text(args, 'name') }),
	evenOut: (args: Args) => m.board_step_even({ count: count(args, 'count'), name: text(args, 'name') }),
	deletePlan: (args: Args) => m.territories_step_delete({ name: text(args, 'name') }),
	cadence: () => m.watch_step_cadence(),
	confirmRecords: (args: Args) =>
		m.watch_step_confirm({ count: count(args, 'count'), date: text(args, 'date') }),
	confirmedColumn: (args: Args) => m.watch_step_column({ name: text(args, 'name') }),
	currency: () => m.app_step_currency(),
	mend: (args: Args) => m.opened_step({ count: count(args, 'count') }),
} satisfies Record<string, (args: Args) => string>;

/** Codes of the steps that have a name. */
export type StepCode = keyof typeof steps;

/** Name of a step of the journal; an unknown code of a newer version stands for itself. */
export function stepText(label: Label): string {
	return Object.hasOwn(steps, label.code) ? steps[label.code as StepCode](label.args) : label.code;
}
