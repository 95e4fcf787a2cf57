import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '#src/errors/index.ts';
import { m } from '#src/i18n/index.ts';
import { reportTexts } from '#src/i18n/report.ts';
import { projectWorkbook, unpackInput } from '#src/io/project-file/index.ts';
import type { App, Notice } from '#src/state/app.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { workbookRequest } from '#src/state/report/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Returning } from '#src/state/workbook/returning.svelte.ts';
import { workbookBytes } from '../../support/workbook-bytes.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let bytes: Uint8Array<ArrayBuffer>;
let returning: Returning;
let notices: Notice[];
const jobs = new Jobs();
beforeAll(async () => {
	session = await sampleSession('en', jobs);
	const request = structuredClone(workbookRequest(session, 'en', { handouts: [] }));
	bytes = await workbookBytes(await projectWorkbook(unpackInput(request, reportTexts('en'))));
});
afterAll(() => session.close());
beforeEach(() => {
	notices = [];
	const app = { session, jobs, notify: (notice: Notice) => notices.push(notice) };
	returning = new Returning(app as unknown as App);
});

/** The next reading ends only when it is cancelled, so that what happens meanwhile does not depend on who is faster. */
function nextReadingLasts() {
	const run = jobs.run.bind(jobs);
	vi.spyOn(jobs, 'run').mockImplementationOnce((title, _, signal) => {
		const { promise, reject } = Promise.withResolvers<never>();
		const cancel = () => reject(new AppError('job.cancelled', {}));
		return run(title, () => ({ result: promise, cancel }), signal);
	});
}

const fileOf = (name: string, content: BlobPart = bytes) => new File([content], name);

test('ST251 a workbook of ours is known by what is in it, whatever it is called; nothing else is', async () => {
	for (const name of ['plan', 'plan.bin', 'plan.xlsx', 'plan.zip'])
		expect([name, await returning.take(fileOf(name))]).toEqual([name, true]);
	expect(returning.file?.name).toBe('plan.zip');
	returning.forget();
	const others = [
		fileOf('list.xlsx', 'a,b\n1,2'),
		fileOf('cut.xlsx', bytes.slice(0, bytes.length / 2)),
		fileOf('empty.xlsx', ''),
	];
	for (const other of others) expect([other.name, await returning.take(other)]).toEqual([other.name, false]);
	expect(returning.file).toBeNull();
});

test('ST252 what is being read ends when the workbook is left or another one comes, without a word', async () => {
	await returning.take(fileOf('first'));
	nextReadingLasts();
	const first = returning.readPlans();
	await expect.poll(() => jobs.running).toHaveLength(1);
	await returning.take(fileOf('second'));
	await first;
	expect([returning.file?.name, returning.doing, returning.fault]).toEqual(['second', null, null]);
	const second = returning.readPlans();
	returning.leaveProject();
	await second;
	expect([returning.file, returning.plans, jobs.running, notices]).toEqual([null, null, [], []]);
});

test('ST252 nothing that was changed is said, and the workbook is left', async () => {
	await returning.take(fileOf('same'));
	await returning.readPlans();
	expect(notices).toEqual([{ text: m.plansheets_back_none({ file: 'same' }) }]);
	expect(returning.file).toBeNull();
});

test('ST252 why it could not be read stays with the workbook, and nothing has changed', async () => {
	const steps = session.open.current.seq;
	await returning.take(fileOf('changed'));
	vi.spyOn(jobs, 'run').mockRejectedValueOnce(new Error('gone'));
	await returning.readPlans();
	expect([returning.file?.name, returning.doing, returning.fault?.code]).toEqual([
		'changed',
		null,
		'internal',
	]);
	expect(session.open.current.seq).toBe(steps);
});

test('ST269 from the start page the project of a workbook is opened, and the workbook waits to be read back', async () => {
	const shown: string[] = [];
	const known = new Set([session.open.id]);
	const app = {
		...{ session: null, jobs, notify: (notice: Notice) => notices.push(notice) },
		projects: { summary: (id: string) => (known.has(id) ? { id } : undefined) },
		showProject: (id: string) => shown.push(id),
	};
	const start = new Returning(app as unknown as App);
	await start.take(fileOf('known'));
	await start.openProject();
	expect([shown, start.file?.name, start.doing, notices]).toEqual([[session.open.id], 'known', null, []]);
	known.clear();
	await start.openProject();
	expect([shown.length, start.file]).toEqual([1, null]);
	expect(notices).toEqual([{ text: m.plansheets_back_unknown() }]);
});
