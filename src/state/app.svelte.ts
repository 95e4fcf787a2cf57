import {
	createProject,
	officialScheme,
	type Change,
	type ChangeLabel,
	type Project,
} from '#src/core/model/index.ts';
import { toFault, type Fault } from '#src/errors/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import { stepText } from '#src/i18n/steps.ts';
import { areBoundaries } from './import/accepted.ts';
import type { BoundaryLoading } from './regions/boundary-loading.svelte.ts';
import { exportActiveSheet, exportProject } from './workbook/exporting.ts';
import { ImportState, type ImportGoal } from './import/import-state.svelte.ts';
import { faultOf, Jobs } from './jobs.svelte.ts';
import { Navigation, type Route } from './navigation.svelte.ts';
import { Preferences } from './preferences.svelte.ts';
import { Projects, type ProjectLine } from './projects.svelte.ts';
import { Returning } from './workbook/returning.svelte.ts';
import { makeSample } from './sample.ts';
import { Session, type Remarks } from './session.svelte.ts';
import { Updates } from './updates.svelte.ts';

/** A file or project that could not be opened, shown until the user closes it. */
export interface Failure {
	readonly id: number;
	readonly file: string | null;
	readonly fault: Fault;
}

interface NoticeAction {
	readonly label: string;
	readonly onselect: () => void;
}

/** A short message at the bottom of the screen. */
export interface Notice {
	readonly text: string;
	readonly action?: NoticeAction;
	/** A way to what has come of it. */
	readonly way?: NoticeAction;
	readonly tone?: 'plain' | 'problem';
}

/** The whole application: what is open, where the user is, what is running. One instance, given down by context. */
export class App {
	readonly preferences = new Preferences();
	readonly navigation = new Navigation();
	readonly jobs = new Jobs();
	readonly updates = new Updates();
	readonly projects = new Projects(this.jobs, () => this.preferences.author);
	readonly importing = new ImportState(this);
	readonly returning = new Returning(this);
	#session = $state.raw<Session | null>(null);
	#opening: string | null = null;
	/** The project the user leaves although it could not be stored. */
	#leaving: string | null = null;
	#failures = $state.raw<readonly Failure[]>([]);
	#isMakingSample = $state(false);
	#boundaries = $state.raw<BoundaryLoading | null>(null);
	/** What is to be said of a restored project once it is open. */
	#restored: { readonly id: string; readonly remarks: Remarks } | null = null;
	#now = $state(Date.now());
	#nextFailure = 1;

	/** Shows a short message; the shell says how. */
	readonly notify: (notice: Notice) => void;

	constructor(notify: (notice: Notice) => void) {
		this.notify = notify;
	}

	/** The project on screen. */
	get session(): Session | null {
		return this.#session;
	}
	get failures(): readonly Failure[] {
		return this.#failures;
	}
	get isMakingSample(): boolean {
		return this.#isMakingSample;
	}
	/** The time, to the half minute, for "12 minutes ago". */
	get now(): number {
		return this.#now;
	}

	start(): void {
		this.updates.start();
		void this.projects.start();
		setInterval(() => (this.#now = Date.now()), 30_000);
	}

	fail(thrown: unknown, file: string | null = null): void {
		const fault = faultOf(thrown);
		if (fault) this.#failures = [...this.#failures, { id: this.#nextFailure++, file, fault }];
	}

	forgetFailure(id: number): void {
		this.#failures = this.#failures.filter((failure) => failure.id !== id);
	}

	/** Opens and closes projects as the address says. */
	async follow(route: Route): Promise<void> {
		const wanted =
			route.screen === 'project' ? route.project : route.screen === 'import' ? route.project : null;
		if (wanted === (this.#session?.open.id ?? null)) return;
		if (wanted !== null && wanted === this.#opening) return;
		const before = this.#session;
		if (before && this.#isStuck(before)) return;
		this.returning.leaveProject();
		this.#session = null;
		this.#opening = wanted;
		await before?.close();
		if (wanted === null || this.#opening !== wanted) return;
		try {
			const session = await Session.start(wanted, this.projects, this.jobs, () => this.preferences.author);
			if (this.#restored?.id === wanted) session.remark(this.#restored.remarks);
			this.#restored = null;
			if (this.#opening === wanted) this.#session = session;
			else await session.close();
		} catch (thrown) {
			this.fail(thrown);
			this.navigation.go({ screen: 'start' });
		} finally {
			if (this.#opening === wanted) this.#opening = null;
		}
	}

	/** A project that could not be stored is not left behind without a word: the address goes back to it. */
	#isStuck(session: Session): boolean {
		const { saving, id } = session.open;
		if (saving.state.kind !== 'failed' || this.#leaving === id) return false;
		const route = this.navigation.route;
		this.showProject(id);
		const leave = () => {
			this.#leaving = id;
			this.navigation.go(route);
		};
		this.notify({
			text: m.import_wizard_unsaved(),
			action: { label: m.import_wizard_leaveUnsaved(), onselect: leave },
			tone: 'problem',
		});
		return true;
	}

	/** Opens a new project at once; storing it goes on behind and is reported by its save state. */
	async createAndOpen(
		base: Project,
		steps: readonly { readonly change: Change; readonly label: ChangeLabel }[],
	): Promise<void> {
		if (steps.length === 0) {
			await this.projects.create(base, []);
			return this.showProject(base.id);
		}
		const before = this.#session;
		const session = await Session.create(base, this.projects, this.jobs, () => this.preferences.author);
		for (const { change, label } of steps) session.open.apply(change, label);
		this.#session = session;
		this.showProject(base.id);
		await before?.close();
	}

	/** Goes to the sheets of a project. */
	showProject(id: string): void {
		this.navigation.go({ screen: 'project', project: id, area: 'tables', object: null });
	}

	/** The same of a project that came back in a workbook, with what is not in it. */
	showRestored(id: string, remarks: Remarks): void {
		const isWhole = remarks.leftOut.length === 0 && remarks.notes.length === 0;
		this.#restored = isWhole ? null : { id, remarks };
		this.showProject(id);
	}

	async createBlank(): Promise<void> {
		await this.createAndOpen(createProject(crypto.randomUUID(), m.start_blankName()), []).catch(
			(thrown: unknown) => this.fail(thrown),
		);
	}

	/** Makes the sample project in the language of the interface and opens it. */
	async openSample(): Promise<void> {
		if (this.#isMakingSample) return;
		this.#isMakingSample = true;
		try {
			const base = createProject(crypto.randomUUID(), m.start_sample_name());
			await this.createAndOpen(base, await makeSample(base, this.preferences.locale, this.jobs));
		} catch (thrown) {
			this.fail(thrown);
		} finally {
			this.#isMakingSample = false;
		}
	}

	async removeProject(project: ProjectLine): Promise<void> {
		try {
			const removal = await this.projects.remove(project.id);
			this.notify({
				text: m.start_deleted({ name: project.name }),
				action: { label: m.start_undo(), onselect: () => void removal.undo() },
			});
		} catch (thrown) {
			this.fail(thrown);
		}
	}

	/** Goes to what has changed in the classes since a snapshot. */
	showChangesSince(snapshot: string): void {
		if (!this.#session) return;
		this.#session.compareWith = snapshot;
		this.navigation.goTo('segments', officialScheme(this.#session.open.current.recipe)?.id ?? null);
	}

	undo(): void {
		this.#step(() => this.#session?.open.undo() ?? null, m.app_undone);
	}

	redo(): void {
		this.#step(() => this.#session?.open.redo() ?? null, m.app_redone);
	}

	takeOver(): void {
		this.#session?.takeOver();
	}

	/** Exports the project; with a list for each rep of a plan (its id) or of today where that is asked for. */
	async exportWorkbook(locale: Locale, handout: string | null = null): Promise<void> {
		if (this.#session)
			await this.#guarded(exportProject(this.#session, this.jobs, locale, handout), (text) =>
				this.notify({ text }),
			);
	}

	async exportCsv(): Promise<void> {
		if (this.#session)
			await this.#guarded(exportActiveSheet(this.#session, this.jobs), (text) => this.notify({ text }));
	}

	/** Boundaries that are being looked at before they go into the project; null = none. */
	get boundaries(): BoundaryLoading | null {
		return this.#boundaries?.session === this.#session ? this.#boundaries : null;
	}

	/** Offers to load boundaries into the project on screen, from these files where there are any. */
	async loadBoundaries(files: readonly File[] = []): Promise<void> {
		const { BoundaryLoading } = await import('./regions/boundary-loading.svelte.ts');
		if (!this.#session) return this.notify({ text: m.boundaries_noProject() });
		if (!this.boundaries) this.#boundaries = new BoundaryLoading(this.#session, this.jobs);
		await this.#boundaries?.read(files);
	}

	forgetBoundaries(): void {
		this.#boundaries = null;
	}

	/** Files dropped or chosen: the wizard looks at them and states what will happen before anything does. */
	async receiveFiles(files: readonly File[]): Promise<void> {
		if (files.length === 0) return this.notify({ text: m.start_noFiles() });
		if (this.#session?.open.isReadOnly) return this.notify({ text: m.app_readOnly_drop() });
		const [only] = files;
		if (files.length === 1 && only && (await this.returning.take(only))) return;
		if (areBoundaries(files)) return this.loadBoundaries(files);
		this.#importFiles(files);
	}

	/** Treats the returned workbook as any other. */
	importReturned(): void {
		const { file } = this.returning;
		this.returning.forget();
		if (file) this.#importFiles([file]);
	}

	/** Files whose rows go into a table of the project on screen. */
	importInto(files: readonly File[], goal: ImportGoal): void {
		this.#importFiles(files, goal);
	}

	#importFiles(files: readonly File[], goal: ImportGoal | null = null): void {
		const inputs = files.map((file) => ({ name: file.name, content: file }));
		void this.importing.open(inputs, goal);
		// Reading starts in this task, the screen in the next one: the page answers in between.
		setTimeout(() => this.navigation.go({ screen: 'import', project: this.#session?.open.id ?? null }));
	}

	/** Rows pasted on the start page, as a file. Pastes into fields are left alone. */
	receivePaste(event: ClipboardEvent): void {
		const field = event.target instanceof HTMLElement && event.target.matches('input, textarea');
		const files = [...(event.clipboardData?.files ?? [])].filter((file) => !file.type.startsWith('image/'));
		const text = event.clipboardData?.getData('text/plain') ?? '';
		if (field || (files.length === 0 && !text.includes('\t') && !text.includes('\n'))) return;
		event.preventDefault();
		void this.receiveFiles(files.length > 0 ? files : [pastedFile(text)]);
	}

	/** Reads the clipboard on a click; false when there are no rows on it. */
	async pasteFromClipboard(): Promise<boolean> {
		const text = await navigator.clipboard.readText();
		if (!text.includes('\t') && !text.includes('\n')) return false;
		await this.receiveFiles([pastedFile(text)]);
		return true;
	}

	/** Carries out a command of the keyboard. */
	perform(command: 'undo' | 'redo' | 'export' | 'save' | 'inspector' | 'sidePane'): void {
		if (command === 'undo') this.undo();
		else if (command === 'redo') this.redo();
		else if (command === 'inspector' || command === 'sidePane') this.preferences.toggle(command);
		else void this.exportWorkbook(this.preferences.locale);
	}

	#step(take: () => ChangeLabel | null, sentence: (args: { step: string }) => string): void {
		if (this.#session?.open.isReadOnly) return;
		const label = take();
		if (label) this.notify({ text: sentence({ step: stepText(label) }) });
	}

	async #guarded(work: Promise<string>, done: (text: string) => void): Promise<void> {
		try {
			done(await work);
		} catch (thrown) {
			if (faultOf(thrown))
				this.notify({ text: m.app_exportFailed({ code: toFault(thrown).code }), tone: 'problem' });
		}
	}
}

function pastedFile(text: string): File {
	return new File([text], `${m.start_drop_pastedName()}.tsv`, { type: 'text/tab-separated-values' });
}
