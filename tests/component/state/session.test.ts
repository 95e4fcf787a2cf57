import { tick } from 'svelte';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acquireWriter } from '#src/compute/project-lock.ts';
import { createProject, tableOfKind, type Scheme } from '#src/core/model/index.ts';
import { soundRecipe } from '#src/core/model/sound/index.ts';
import { cellAt, rowIdAt, viewLength } from '#src/core/table/index.ts';
import { AppError } from '#src/errors/index.ts';
import { projectWorkbook, unpackInput, type SummaryBlock } from '#src/io/project-file/index.ts';
import { m } from '#src/i18n/index.ts';
import { reportTexts } from '#src/i18n/report.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { Display } from '#src/state/tables/display.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { workbookRequest } from '#src/state/report/workbook-input.ts';
import { Session } from '#src/state/session.svelte.ts';
import { validateWorkbook } from '../../support/ooxml-validator.ts';
import { workbookBytes } from '../../support/workbook-bytes.ts';
import { sampleSession, Store } from './sample.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const jobsOf = new Map(LANGUAGES.map((language) => [language, new Jobs()]));

const sessions = new Map<Language, Session>();
const sessionIn = (language: Language): Session => {
	const session = sessions.get(language);
	if (!session) throw new Error('session');
	return session;
};
const languageBefore = locale.current;
beforeAll(async () => {
	for (const [language, jobs] of jobsOf) sessions.set(language, await sampleSession(language, jobs));
});
afterAll(async () => {
	locale.set(languageBefore);
	for (const session of sessions.values()) await session.close();
});

const sum = (values: readonly (number | string | null | undefined)[]) =>
	values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0);

describe('sheets', () => {
	test('ST25 a filter of the customers narrows their transactions and sets the mask', () => {
		const { sheets, open } = sessionIn('en');
		const [customers, transactions] = (['customers', 'transactions'] as const).map((kind) =>
			tableOfKind(open.current, kind),
		);
		if (!customers || !transactions) throw new Error('tables');
		sheets.activate(transactions.id);
		expect([sheets.view, sheets.customerMask]).toEqual([null, null]);
		const province = customers.columns.find(({ name }) => name === 'Province');
		const key = customers.columns.find(({ name }) => name === 'Customer ID');
		const who = transactions.columns.find(({ name }) => name === 'Customer ID');
		if (!province || !key || !who) throw new Error('columns');
		sheets.toggleCustomerValue(province.id, 'Fujian', false);
		const kept = new Set<unknown>();
		for (let row = 0; row < customers.rowCount; row++)
			if (cellAt(province, row) === 'Fujian') kept.add(cellAt(key, row));
		expect(kept.size).toBeGreaterThan(0);
		expect(sum([...(sheets.customerMask ?? [])])).toBe(kept.size);
		expect(sheets.customerView?.length).toBe(kept.size);
		const expected = Array.from({ length: transactions.rowCount }, (_, row) => row).filter((row) =>
			kept.has(cellAt(who, row)),
		);
		expect([...(sheets.view ?? [])]).toEqual(expected);
		sheets.setSort(transactions.id, [{ column: who.id, descending: true }]);
		expect([...(sheets.view ?? [])].sort((a, b) => a - b)).toEqual(expected);
		sheets.activate(customers.id);
		expect(viewLength(customers, sheets.view)).toBe(kept.size);
		sheets.clearFilters(customers.id);
		expect([sheets.view, sheets.customerMask]).toEqual([null, null]);
	});

	test('ST33 an edited row stays in its place until sort and filters are applied anew', () => {
		const { sheets, open } = sessionIn('en');
		const customers = tableOfKind(open.current, 'customers');
		const name = customers?.columns.find((column) => column.name === 'Customer name');
		if (!customers || !name) throw new Error('columns');
		sheets.activate(customers.id);
		sheets.setSort(customers.id, [{ column: name.id, descending: false }]);
		const sorted = [...(sheets.view ?? [])];
		const first = sorted[0] ?? -1;
		const patch = {
			column: name.id,
			rows: [rowIdAt(customers, first)],
			before: [cellAt(name, first)],
			after: ['zzz'],
		};
		open.apply({ kind: 'setCells', table: customers.id, patches: [patch] }, { code: 'grid.edit', args: {} });
		expect([...(sheets.view ?? [])]).toEqual(sorted);
		expect(sheets.isStale).toBe(true);
		sheets.reapply();
		expect([...(sheets.view ?? [])]).toEqual([...sorted.slice(1), first]);
		expect(sheets.isStale).toBe(false);
		open.undo();
		sheets.setSort(customers.id, []);
	});

	test('ST33 a sheet that is left and comes back is as its sort says; the others stay as they are', () => {
		const { sheets, open } = sessionIn('en');
		const [customers, transactions] = (['customers', 'transactions'] as const).map((kind) =>
			tableOfKind(open.current, kind),
		);
		const name = customers?.columns.find((column) => column.name === 'Customer name');
		if (!customers || !transactions || !name) throw new Error('columns');
		sheets.activate(customers.id);
		sheets.setSort(customers.id, [{ column: name.id, descending: false }]);
		const sorted = [...(sheets.view ?? [])];
		const first = sorted[0] ?? -1;
		const patch = {
			column: name.id,
			rows: [rowIdAt(customers, first)],
			before: [cellAt(name, first)],
			after: ['zzz'],
		};
		open.apply({ kind: 'setCells', table: customers.id, patches: [patch] }, { code: 'grid.edit', args: {} });
		sheets.reapply(transactions.id);
		sheets.activate(customers.id);
		expect([...(sheets.view ?? [])]).toEqual(sorted);
		sheets.activate(transactions.id);
		sheets.activate(customers.id);
		expect([...(sheets.view ?? [])]).toEqual([...sorted.slice(1), first]);
		expect(sheets.isStale).toBe(false);
		open.undo();
		sheets.setSort(customers.id, []);
	});

	test('ST26 a value is narrowed to, added, taken away and lifted', () => {
		const { sheets } = sessionIn('en');
		const customers = sheets.customers;
		if (!customers) throw new Error('customers');
		const values = () => {
			const found = sheets.customerFilter('region:group');
			return found?.kind === 'in' ? [...found.values, ...(found.missing ? [null] : [])] : null;
		};
		const toggle = (value: string, add = false) => sheets.toggleCustomerValue('region:group', value, add);
		toggle('a');
		expect(values()).toEqual(['a']);
		toggle('b');
		expect(values()).toEqual(['b']);
		toggle('a', true);
		expect(values()).toEqual(['b', 'a']);
		toggle('a');
		expect(values()).toEqual(['a']);
		toggle('a');
		expect(values()).toBeNull();
		toggle('a', true);
		toggle('a', true);
		expect(values()).toBeNull();
		const column = 'region:group';
		sheets.setFilter(customers.id, column, { column, kind: 'in', values: ['a'], missing: true });
		toggle('b', true);
		expect(values()).toEqual(['a', 'b', null]);
		toggle('b');
		expect(values()).toEqual(['b']);
		sheets.clearFilters(customers.id);
	});
});

describe.each(LANGUAGES)('report in %s', (language) => {
	const words = language === 'zh-CN' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]*$/u;
	const request = () => workbookRequest(sessionIn(language), language);
	const column = (block: SummaryBlock, at: number) => block.rows.map((row) => row[at]);

	test('ST27 units, columns and classes follow the language', () => {
		const session = sessionIn(language);
		const display = new Display(session, () => language);
		const amount = session.analysis.computed.find(({ column: each }) => each.id === 'metric:amount');
		if (!amount) throw new Error('amount');
		expect(display.unit(amount.column)).toMatch(language === 'zh-CN' ? /元$/ : /CNY|¥|yuan/i);
		expect(display.label(amount.column)).toMatch(words);
		for (const { column: each } of session.analysis.computed) {
			expect(display.label(each)).not.toBe('');
			if (display.unit(each) !== '') expect(each.format?.style).toBe('money');
		}
		for (const scheme of session.open.current.recipe.schemes)
			for (const info of session.analysis.result(scheme.id)?.classes ?? [])
				expect(display.className(info.name)).toMatch(words);
		const group = session.analysis.computed.find(({ column: each }) => each.id === 'region:group');
		if (!group) throw new Error('regions');
		const names = [0, 1, 2].map((row) => display.cell(group.column, row)).filter((name) => name !== '');
		expect(names.length).toBeGreaterThan(0);
		for (const name of names) expect(name).toMatch(words);
		const other = new Display(session, () => (language === 'en' ? 'zh-CN' : 'en'));
		expect(other.label(amount.column)).not.toBe(display.label(amount.column));
	});

	test('ST28 every block adds up to its total, and all to the same customers and sales', () => {
		const { summaries, keyFigures } = request();
		expect(summaries).toHaveLength(4);
		const customers = sessionIn(language).sheets.customers?.rowCount;
		const amount = sum([...(sessionIn(language).analysis.metrics?.amount ?? [])]);
		expect(keyFigures[0]?.value).toBe(customers);
		for (const block of summaries) {
			expect(block.title).toMatch(words);
			expect(block.total?.[1]).toBe(customers);
			expect(sum(column(block, 1))).toBe(customers);
			expect(sum(column(block, 2))).toBeCloseTo(1, 9);
			expect(block.total?.[3]).toBeCloseTo(amount, 4);
			expect(sum(column(block, 3))).toBeCloseTo(amount, 4);
			expect(sum(column(block, 4))).toBeCloseTo(1, 9);
		}
	});

	test('ST29 every scheme has its thresholds, in the unit of what it measures', () => {
		const { method } = request();
		for (const { title } of method) expect(title).not.toBe('');
		const cell = (value: unknown) => (typeof value === 'object' && value !== null ? value : null);
		const kinds = (at: number) => method[at]?.rows.map((row) => (cell(row[2]) as { kind: string })?.kind);
		const rfm = method.findIndex(({ rows, header }) => header !== undefined && rows.length === 15);
		expect(kinds(rfm)).toEqual(['days', 'count', 'money'].flatMap((kind) => new Array<string>(5).fill(kind)));
		const tiers = method.findIndex(({ rows, header }) => header?.length === 5 && rows.length === 3);
		expect(kinds(tiers)).toEqual(['money', 'money', 'money']);
		const counts = m.clusters_scan_k({}, { locale: language });
		const scan = method.find(({ header }) => String(header?.[0]).toLowerCase() === counts);
		expect(scan?.rows.map(([k]) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
		const spoken = method.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'string');
		for (const text of spoken) expect(text).not.toMatch(/undefined|NaN|\{|\}/);
	});

	test('ST30 the workbook is sound', async () => {
		const input = unpackInput(request(), reportTexts(language));
		const { problems, parts } = validateWorkbook(await workbookBytes(await projectWorkbook(input)));
		expect(problems).toEqual([]);
		expect(parts.size).toBeGreaterThan(10);
	});
});

test('ST29 tiers by a number of orders have no thresholds in money', async () => {
	const session = sessionIn('en');
	const { schemes } = session.open.current.recipe;
	const at = schemes.findIndex(({ kind }) => kind === 'tiers');
	const measure = { kind: 'metric', metric: 'orders' };
	session.open.setRecipe(['schemes', at, 'measure'], measure, { code: 'scheme', args: {} });
	await session.analysis.settled();
	const { method } = workbookRequest(session, 'en');
	const tiers = method.find(({ rows, header }) => header?.length === 5 && rows.length === 3);
	expect(tiers?.rows.map((row) => row[2])).toMatchObject([
		{ kind: 'decimal' },
		{ kind: 'decimal' },
		{ kind: 'decimal' },
	]);
	session.open.undo();
	await session.analysis.settled();
});

test('ST30 waiting for what is computed sees a change made just before', async () => {
	const session = sessionIn('en');
	const before = session.analysis.metrics;
	session.setAnalysisDate('2026-09-30');
	await session.analysis.settled();
	expect(session.analysis.metrics).not.toBe(before);
	expect(session.analysis.metrics?.analysisDate).toBe(session.open.current.recipe.analysisDate);
	session.open.undo();
	await session.analysis.settled();
});

test('ST14 what a cancelled run was to compute is computed with the next change', async () => {
	const session = sessionIn('en');
	const jobs = jobsOf.get('en');
	session.setAnalysisDate('2026-08-31');
	await tick();
	const job = jobs?.running.find(({ title }) => title === 'segment');
	if (!job) throw new Error('job');
	job.cancel();
	await session.analysis.settled();
	expect(session.analysis.metrics?.analysisDate).not.toBe(session.open.current.recipe.analysisDate);
	expect(session.analysis.fault).toBeNull();
	session.rename('Another name');
	await session.analysis.settled();
	expect(session.analysis.metrics?.analysisDate).toBe(session.open.current.recipe.analysisDate);
	for (let step = 0; step < 2; step++) session.open.undo();
	await session.analysis.settled();
});

describe('opening', () => {
	test('ST31 what another tab wrote while the project was read is read again', async () => {
		const id = crypto.randomUUID();
		const store = new Store({ ...createProject(id, 'Old'), seq: 3 });
		let letGo = (): void => undefined;
		const held = new Promise<void>((resolve) => (letGo = resolve));
		const holds = new Promise<void>((resolve) => {
			void navigator.locks.request(`fenqu:project:${id}`, () => {
				resolve();
				return held;
			});
		});
		await holds;
		store.onload = async () => {
			store.onload = null;
			store.project = { ...store.project, name: 'New', seq: 4 };
			letGo();
			const name = `fenqu:project:${id}`;
			const isOurs = async () => {
				const { held: locks, pending } = await navigator.locks.query();
				const has = (list: LockInfo[] | undefined) => list?.some((lock) => lock.name === name) === true;
				return has(locks) && !has(pending);
			};
			while (!(await isOurs())) await new Promise((resolve) => setTimeout(resolve, 5));
		};
		const session = await Session.start(id, store.asProjects, new Jobs(), () => '');
		expect([session.open.isReadOnly, session.open.current.name, session.open.current.seq]).toEqual([
			false,
			'New',
			4,
		]);
		await session.close();
	});

	test('ST31 a tab whose turn it is and that cannot read says why, changes nothing, and can try again', async () => {
		const id = crypto.randomUUID();
		const store = new Store({ ...createProject(id, 'Old'), seq: 3 });
		let letGo = (): void => undefined;
		const held = new Promise<void>((resolve) => (letGo = resolve));
		await new Promise<void>((resolve) => {
			void navigator.locks.request(`fenqu:project:${id}`, () => {
				resolve();
				return held;
			});
		});
		const session = await Session.start(id, store.asProjects, new Jobs(), () => '');
		expect(session.open.isReadOnly).toBe(true);
		store.onload = () => Promise.reject(new AppError('storage.damaged', { project: id, detail: 'chunk 7' }));
		letGo();
		await expect.poll(() => session.fault?.code).toBe('storage.damaged');
		expect([session.open.isReadOnly, session.open.current.name]).toEqual([true, 'Old']);
		store.onload = null;
		store.project = { ...store.project, name: 'New', seq: 4 };
		await session.reload();
		expect([session.fault, session.open.isReadOnly, session.open.current.name]).toEqual([null, false, 'New']);
		await session.close();
	});

	test('ST32 what the store could not read is said', async () => {
		const id = crypto.randomUUID();
		const store = new Store(createProject(id, 'P'));
		store.damaged = [{ table: 'T', column: 'C', fromRow: 0, rows: 32_768 }];
		const session = await Session.start(id, store.asProjects, new Jobs(), () => '');
		expect(session.damaged).toEqual(store.damaged);
		expect(store.loads).toBe(1);
		await session.close();
	});

	test('ST72 alerts that are new are kept beside the project, and come back with it', async () => {
		const id = crypto.randomUUID();
		const store = new Store(createProject(id, 'P'));
		const first = await Session.start(id, store.asProjects, new Jobs(), () => '');
		expect(first.newAlerts).toEqual(new Set());
		const alerts = new Set(['["w1","a|b"]|7', '["w1","a|b"]|9', '["w2"]|7']);
		first.markNew(alerts);
		await expect.poll(() => store.newAlerts?.length).toBe(2);
		expect(store.entries).toEqual([]);
		await first.close();
		const second = await Session.start(id, store.asProjects, new Jobs(), () => '');
		expect(second.newAlerts).toEqual(alerts);
		second.markNew(new Set());
		await expect.poll(() => store.newAlerts).toEqual([]);
		await second.close();
	});

	test('ST39 what cannot be used is left out as a step that stays, and is said', async () => {
		const id = crypto.randomUUID();
		const base = createProject(id, 'P');
		const recipe = { ...base.recipe, currency: 'none', schemes: [{ id: 'x' }] as unknown as Scheme[] };
		const store = new Store({ ...base, recipe });
		store.mended = soundRecipe(recipe);
		const session = await Session.start(id, store.asProjects, new Jobs(), () => 'me');
		const { open } = session;
		await open.saving.flush();
		expect([open.current.recipe, open.current.seq]).toEqual([base.recipe, 1]);
		expect(store.entries).toMatchObject([{ seq: 1, author: 'me', mends: true, label: { code: 'mend' } }]);
		expect(JSON.stringify(store.entries)).toContain('"before":[{"id":"x"}]');
		expect([open.undo(), open.current.recipe]).toEqual([null, base.recipe]);
		expect(session.remarks?.leftOut.map(({ part }) => part)).toEqual(['setting', 'scheme']);
		session.remark(null);
		expect(session.remarks).toBeNull();
		await session.close();
	});

	test('ST39 a reader sees it, and nothing is written', async () => {
		const id = crypto.randomUUID();
		const base = createProject(id, 'P');
		const recipe = { ...base.recipe, currency: 'none' };
		const store = new Store({ ...base, recipe });
		store.mended = soundRecipe(recipe);
		const writer = await acquireWriter(id, { flush: async () => undefined, onLost() {}, onGained() {} });
		const session = await Session.start(id, store.asProjects, new Jobs(), () => '');
		expect([session.open.isReadOnly, session.open.current]).toEqual([true, base]);
		expect([store.entries, session.remarks?.from]).toEqual([[], 'store']);
		await session.close();
		writer.release();
	});
});
