import type { App } from '#src/state/app.svelte.ts';
import type { ImportState, PlanEdit, SheetPlan, SheetReport } from '#src/state/import/import-state.svelte.ts';
import { isPlain, linesOf, tallyOf, type ColumnLine } from './tally.ts';

export type ColumnFilter = 'all' | 'check' | 'unread';

export const STEP_COUNT = 5;
/** The steps by name. */
export const STEP = { files: 0, sheets: 1, columns: 2, unread: 3, confirm: 4 } as const;

/** Where the user is in the wizard, and what it shows there. */
export class Wizard {
	readonly app: App;
	readonly state: ImportState;
	#step = $state<number | null>(null);
	filter = $state<ColumnFilter>('all');
	/** First column of the page shown, of the columns that pass the filter. */
	page = $state(0);
	#name = $state<string | null>(null);
	#sheet = $state<string | null>(null);
	#source = $state<number | null>(null);

	constructor(app: App) {
		this.app = app;
		this.state = app.importing;
	}

	/** Where the user is; files for a table of the project lead straight to what they do to it. */
	get step(): number {
		return this.#step ?? (this.state.isUpdate ? STEP.confirm : STEP.files);
	}

	/** The sheet that is looked at, as found and as planned. */
	readonly sheet = $derived.by((): { report: SheetReport; plan: SheetPlan } | null => {
		const { proposal, plan } = this.state;
		if (!proposal || !plan) return null;
		const wanted =
			plan.sheets.find((sheet) => sheet.key === this.#sheet) ??
			plan.sheets.find((sheet) => sheet.include) ??
			plan.sheets[0];
		const report = proposal.sheets.find((sheet) => sheet.key === wanted?.key);
		return wanted && report ? { report, plan: wanted } : null;
	});

	readonly lines: readonly ColumnLine[] = $derived(
		this.sheet ? linesOf(this.sheet.report, this.sheet.plan) : [],
	);
	readonly shown: readonly ColumnLine[] = $derived(
		this.filter === 'all'
			? this.lines
			: this.lines.filter(({ found, plan }) => plan.include && found.status === this.filter),
	);
	/** The column that is looked at: the one chosen, else the first that needs a look. */
	readonly column: ColumnLine | null = $derived(
		this.lines.find(({ found }) => found.source === this.#source) ??
			this.lines.find(({ found, plan }) => plan.include && found.status === 'unread') ??
			this.lines.find(({ found, plan }) => plan.include && found.status === 'check') ??
			this.lines[0] ??
			null,
	);

	readonly tally = $derived.by(() => {
		const { proposal, plan } = this.state;
		return proposal && plan ? tallyOf(proposal, plan) : null;
	});
	readonly isPlain = $derived(this.tally !== null && isPlain(this.tally));
	/** Tables that the import makes; the others are brought up to date. */
	readonly fresh = $derived((this.tally?.tables ?? []).filter(({ isUpdate }) => !isUpdate));
	/** Whether the counts are those of all rows. */
	readonly isWhole = $derived.by(() => this.state.reading === 'done');
	/** Whether the import goes into a project that has tables; currency and unit are settled then. */
	readonly isSettled = $derived.by(() => (this.app.session?.open.current.tables.length ?? 0) > 0);
	readonly canImport = $derived.by(
		() =>
			(this.tally?.tables.length ?? 0) > 0 &&
			this.state.phase === 'ready' &&
			!this.state.comparison?.fault &&
			(this.#target === null || (this.app.session !== null && !this.app.session.open.isReadOnly)),
	);

	/** Name of the new project; that of the first file that can be read until the user sets one. */
	get name(): string {
		const { files, proposal } = this.state;
		const first = proposal?.files.find((file) => file.fault === null) ?? files[0];
		return this.#name ?? first?.name.replace(/\.[^.]{1,5}$/, '') ?? '';
	}
	set name(name: string) {
		this.#name = name.trim() === '' ? null : name;
	}

	get #target(): string | null {
		const { route } = this.app.navigation;
		return route.screen === 'import' ? route.project : null;
	}

	change(edit: PlanEdit): void {
		this.state.change(edit);
	}

	showSheet(key: string): void {
		if (this.sheet?.plan.key === key) return;
		this.#sheet = key;
		this.#source = null;
		this.page = 0;
		this.filter = 'all';
	}

	showColumn(source: number): void {
		this.#source = source;
	}

	setFilter(filter: ColumnFilter): void {
		this.filter = filter;
		this.page = 0;
	}

	go(step: number): void {
		this.#step = Math.max(0, Math.min(STEP_COUNT - 1, step));
	}

	/** Reads on where that was stopped, converts and shows the rows. */
	import(): void {
		this.go(STEP.confirm);
		void this.state.commit(this.name);
	}

	/** Leaves; nothing was written. */
	close(): void {
		const target = this.#target;
		this.state.reset();
		if (target) this.app.showProject(target);
		else this.app.navigation.go({ screen: 'start' });
	}
}
