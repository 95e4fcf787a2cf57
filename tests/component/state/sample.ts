import type { ProjectSummary } from '#src/compute/data-client.ts';
import { createProject, type JournalEntry, type Project } from '#src/core/model/index.ts';
import type { SoundRecipe } from '#src/core/model/sound/index.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Projects } from '#src/state/projects.svelte.ts';
import { makeSample } from '#src/state/sample.ts';
import { Session } from '#src/state/session.svelte.ts';

/** A store in memory: what a session asks of the projects of the browser. */
export class Store {
	project: Project;
	damaged: { table: string; column: string; fromRow: number; rows: number }[] = [];
	mended: SoundRecipe | null = null;
	newAlerts: ProjectSummary['newAlerts'];
	loads = 0;
	onload: (() => Promise<void>) | null = null;
	entries: JournalEntry[] = [];

	constructor(project: Project) {
		this.project = project;
	}
	async create(_: Project, entries: readonly JournalEntry[]): Promise<void> {
		this.entries.push(...entries);
	}
	async append(_: string, entries: readonly JournalEntry[]): Promise<void> {
		this.entries.push(...entries);
	}
	async load(): Promise<unknown> {
		this.loads++;
		const { project, damaged, mended } = this;
		await this.onload?.();
		return { project, damaged, mended, summary: { newAlerts: this.newAlerts } };
	}
	history = () => Promise.resolve(this.entries);
	opened = () => Promise.resolve();
	savedToFile = () => Promise.resolve();
	setClasses = () => Promise.resolve();
	setNewAlerts = (_: string, alerts: ProjectSummary['newAlerts']) => {
		this.newAlerts = alerts;
		return Promise.resolve();
	};
	refresh = () => Promise.resolve();
	release = () => undefined;
	summary = () => undefined;

	get asProjects(): Projects {
		return this as unknown as Projects;
	}
}

/** What makes an empty project the sample project: made once for a file of tests, as changes are never written to. */
const samples = new Map<string, ReturnType<typeof makeSample>>();

function sampleOf(base: Project, language: 'zh-CN' | 'en', jobs: Jobs): ReturnType<typeof makeSample> {
	const made = samples.get(language) ?? makeSample(base, language, jobs);
	samples.set(language, made);
	return made;
}

/** The sample project, opened and computed. */
export async function sampleSession(language: 'zh-CN' | 'en', jobs: Jobs): Promise<Session> {
	const base = createProject(crypto.randomUUID(), 'Sample');
	const session = await Session.create(base, new Store(base).asProjects, jobs, () => '');
	for (const { change, label } of await sampleOf(base, language, jobs)) session.open.apply(change, label);
	await session.analysis.settled();
	return session;
}
