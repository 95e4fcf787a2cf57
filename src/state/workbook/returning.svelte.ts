import { carriesProject } from '#src/compute/restore-client.ts';
import type { Fault } from '#src/errors/index.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { restoreFile } from './restoring.ts';
import type { App } from '../app.svelte.ts';
import { faultOf } from '../jobs.svelte.ts';
import type { ReturnedPlans } from '../territories/returned/returned-plans.svelte.ts';

/** Beginnings of what may be a workbook, whatever it is called: a zip, a compound file. */
const BEGINNINGS: readonly (readonly number[])[] = [
	[0x50, 0x4b, 0x03, 0x04],
	[0xd0, 0xcf, 0x11, 0xe0],
];

type Doing = 'restore' | 'open' | 'read';

/** A workbook exported here that comes back: the user says what it is to become, and everything else waits. */
export class Returning {
	readonly #app: App;
	#file = $state.raw<File | null>(null);
	#doing = $state<Doing | null>(null);
	#fault = $state.raw<Fault | null>(null);
	#plans = $state.raw<ReturnedPlans | null>(null);
	#stop = new AbortController();

	constructor(app: App) {
		this.#app = app;
	}

	/** The workbook that waits. */
	get file(): File | null {
		return this.#file;
	}
	/** What is being done with it. */
	get doing(): Doing | null {
		return this.#doing;
	}
	/** Why that could not be done. */
	get fault(): Fault | null {
		return this.#fault;
	}
	/** Owners that came back in a workbook and wait to be taken or left. */
	get plans(): ReturnedPlans | null {
		return this.#plans;
	}

	/** Asks what is to become of a file that carries a project, whatever it is called; false for any other. */
	async take(file: File): Promise<boolean> {
		const isOurs = await carries(file).catch(() => false);
		if (!isOurs) return false;
		this.forget();
		this.#file = file;
		return true;
	}

	/** Leaves the workbook; what is being done with it is ended. */
	forget(): void {
		this.#stop.abort();
		this.#stop = new AbortController();
		this.#file = null;
		this.#doing = null;
		this.#fault = null;
	}

	/** Another project is opened: what was read for the one before is of no use. */
	leaveProject(): void {
		if (this.#doing === 'read') this.forget();
		this.#plans = null;
	}

	/** Brings back the whole project. */
	restore(): Promise<void> {
		return this.#run('restore', async (file, signal) => {
			this.#app.notify({ text: await restoreFile(this.#app, file, signal) });
		});
	}

	/** Opens the project that the workbook is of, where that is in this browser; the workbook waits to be read back. */
	openProject(): Promise<void> {
		return this.#run('open', async (file, signal) => {
			const { openProjectOf } = await import('../territories/returned/taking-back.ts');
			return openProjectOf(this.#app, file, signal);
		});
	}

	/** Shows what the workbook changes in the plans of the open project. */
	readPlans(): Promise<void> {
		return this.#run('read', async (file, signal) => {
			const { readPlansBack } = await import('../territories/returned/taking-back.ts');
			const plans = await readPlansBack(this.#app, file, signal);
			if (!plans) return;
			this.#plans = plans;
			this.#app.navigation.goTo('territories', plans.moves[0]?.plan.id ?? null);
		});
	}

	/** Writes the owners that were accepted, or leaves all of them. */
	closePlans(isWritten: boolean): void {
		const count = isWritten ? (this.#plans?.apply() ?? 0) : 0;
		this.#plans = null;
		if (count > 0) this.#app.notify({ text: m.plansheets_back_done({ count: formatInteger(count) }) });
	}

	/** Does something with the workbook and leaves it, unless that says it still waits. */
	async #run(doing: Doing, work: (file: File, signal: AbortSignal) => Promise<'waits' | void>) {
		const { signal } = this.#stop;
		if (!this.#file || this.#doing) return;
		this.#doing = doing;
		this.#fault = null;
		try {
			const then = await work(this.#file, signal);
			if (!signal.aborted && then !== 'waits') this.forget();
		} catch (thrown) {
			if (!signal.aborted) this.#fault = faultOf(thrown);
		} finally {
			if (!signal.aborted) this.#doing = null;
		}
	}
}

async function carries(file: File): Promise<boolean> {
	const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
	const mayBeWorkbook = BEGINNINGS.some((beginning) => beginning.every((byte, at) => head[at] === byte));
	return mayBeWorkbook && carriesProject({ name: file.name, content: file });
}
