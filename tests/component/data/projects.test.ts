import { afterEach, expect, test } from 'vitest';
import { createProject } from '#src/core/model/index.ts';
import {
	addTable,
	cleanUp,
	entry,
	freshName,
	raw,
	setCell,
	smallTable,
	startClient,
	visible,
} from './support.ts';

afterEach(cleanUp);

const STORES = ['projects', 'heads', 'chunks', 'journal'];

async function withProject(database = freshName()) {
	const client = startClient(database);
	await client.openStore(1);
	await client.createProject(createProject('p', 'P'), [entry(1, addTable(smallTable()))], 1);
	return { client, database };
}

test('DAT15 a duplicate has everything, and neither reaches the other', async () => {
	const { client } = await withProject();
	await client.append('p', [entry(2, setCell('t', 'n', 1, 0, 5))], 1);
	const copy = await client.duplicate('p', 'q', 'P 副本', 'me', 50);
	expect(copy).toMatchObject({
		id: 'q',
		name: 'P 副本',
		created: 50,
		modified: 50,
		commit: 3,
		savedToFile: null,
	});
	await client.append('q', [entry(4, setCell('t', 'n', 1, 5, 8))], 3);
	await client.checkpoint('q');
	await client.purge(await client.remove('p', 60), 60);
	const { project } = await client.loadProject('q');
	expect(visible(project)).toMatchObject({
		name: 'P 副本',
		seq: 4,
		tables: [{ columns: [{ cells: [8, null, '? 约 3', 4.5, 6] }, {}] }],
	});
	expect(await client.loadHistory('q')).toHaveLength(4);
	await expect(client.loadProject('p')).rejects.toMatchObject({ code: 'project.notFound' });
});

test('DAT16 a removed project is hidden and comes back whole', async () => {
	const { client } = await withProject();
	const removal = await client.remove('p', 1000);
	expect(removal.until).toBe(11_000);
	expect(await client.listProjects()).toEqual([]);
	await expect(client.append('p', [entry(2, setCell('t', 'n', 1, 0, 5))], 1)).rejects.toMatchObject({
		code: 'project.notFound',
	});
	expect((await client.restore(removal)).name).toBe('P');
	expect(await client.listProjects()).toHaveLength(1);
	await client.append('p', [entry(2, setCell('t', 'n', 1, 0, 5))], 1);
});

test('DAT16 a removal is final when purged, or at a start ten seconds later', async () => {
	const { client, database } = await withProject();
	const removal = await client.remove('p', 1000);
	const early = startClient(database);
	await early.openStore(10_999);
	expect(await raw(database, 'projects')).toHaveLength(1);
	const late = startClient(database);
	expect(await late.openStore(11_000)).toEqual({ projects: [], recovery: null });
	for (const store of STORES) expect(await raw(database, store)).toEqual([]);
	await expect(client.restore(removal)).rejects.toMatchObject({ code: 'project.notFound' });
});

test('DAT17 the summary keeps what it is told', async () => {
	const { client } = await withProject();
	await client.touch('p', 70);
	await client.markSavedToFile('p', { time: 80, commit: 1 });
	await client.setClasses('p', [{ key: 'A', colour: 0, count: 3 }]);
	await client.setNewAlerts('p', [{ rule: 'w1', customers: Float64Array.of(3, 7) }]);
	await client.rename('p', '新名', 'me', 90);
	const [summary] = await client.listProjects();
	expect(summary).toMatchObject({
		name: '新名',
		created: 1,
		opened: 70,
		modified: 90,
		commit: 2,
		savedToFile: { time: 80, commit: 1 },
		classes: [{ key: 'A', colour: 0, count: 3 }],
		newAlerts: [{ rule: 'w1', customers: Float64Array.of(3, 7) }],
		tables: [{ id: 't', kind: 'customers', rows: 5 }],
	});
	expect(summary?.bytes).toBeGreaterThan(100);
	expect((await client.loadProject('p')).project.name).toBe('新名');
	expect((await client.loadHistory('p')).at(-1)).toMatchObject({
		seq: 2,
		author: 'me',
		label: { code: 'renameProject' },
	});
});

test('DAT17 the last changed project comes first', async () => {
	const { client } = await withProject();
	await client.createProject(createProject('q', 'Q'), [], 5);
	await client.append('p', [entry(2, setCell('t', 'n', 1, 0, 5))], 1);
	expect((await client.listProjects()).map(({ id }) => id)).toEqual(['p', 'q']);
});

test('DAT18 erasing leaves nothing, and is no loss', async () => {
	const { client, database } = await withProject();
	await client.eraseAll();
	for (const store of STORES) expect(await raw(database, store)).toEqual([]);
	const next = startClient(database);
	expect(await next.openStore(2)).toEqual({ projects: [], recovery: null });
});

test('DAT16 a project that another tab writes to is not removed', async () => {
	const { client } = await withProject();
	await navigator.locks.request('fenqu:project:p', async () => {
		await expect(client.remove('p', 5)).rejects.toMatchObject({ code: 'project.readOnly' });
		await expect(client.rename('p', 'x', 'me', 5)).rejects.toMatchObject({ code: 'project.readOnly' });
	});
	await client.remove('p', 6);
});

test('DAT24 a recipe that cannot be used in part comes with its sound part; the stored one stays', async () => {
	const client = startClient(freshName());
	await client.openStore(1);
	const base = createProject('p', 'P');
	const unsound = [{ id: 'x', kind: 'later' }];
	const recipe = { ...base.recipe, official: 'x', schemes: unsound as unknown as typeof base.recipe.schemes };
	await client.createProject({ ...base, recipe }, [], 1);
	for (const _ of ['once', 'again']) {
		const { project, mended } = await client.loadProject('p');
		expect(project.recipe.schemes).toEqual(unsound);
		expect(mended?.recipe).toEqual({ ...recipe, schemes: [] });
		expect(mended?.leftOut).toMatchObject([{ part: 'scheme', why: 'unknown', at: 'kind' }]);
	}
	await client.createProject(createProject('q', 'Q'), [], 1);
	expect((await client.loadProject('q')).mended).toBeNull();
});
