import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { columnWithRole, tableOfKind, type RoleId } from '#src/core/model/index.ts';
import { watchTemplates } from '#src/core/segment/watch/index.ts';
import { cellAt, codeAt, isTextColumn, serialOf } from '#src/core/table/index.ts';
import { RECORDS, WATCH } from '#src/features/segments/routes.ts';
import { addWatchRules, changeWatchRule, setCadence } from '#src/features/segments/watch/watch-edits.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { App, Notice } from '#src/state/app.svelte.ts';
import { ALERTS_COLUMN } from '#src/state/tables/computed-columns.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { confirmRecords, today } from '#src/state/records.ts';
import { workbookRequest } from '#src/state/report/workbook-input.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { countNewAlerts, watchAlerts } from '#src/state/segments/watching.ts';
import { sampleSession } from './sample.ts';
import WatchStory from './WatchStory.svelte';

let session: Session;
const before = locale.current;
beforeEach(async () => {
	locale.set('en');
	session = await sampleSession('en', new Jobs());
});
afterEach(async () => {
	locale.set(before);
	await session.close();
});

/** What the screen asks of the application. */
function appAt(view: string | null) {
	const visits: (readonly [string, string | null])[] = [];
	const notices: Notice[] = [];
	const app = {
		navigation: {
			route: { screen: 'project', project: 'p', area: 'segments', object: WATCH, ...(view && { view }) },
			goTo: (area: string, object: string | null = null) => void visits.push([area, object]),
		},
		notify: (notice: Notice) => void notices.push(notice),
		undo: () => session.open.undo(),
		get session() {
			return session;
		},
	};
	return { app: app as unknown as App, visits, notices };
}

const alertsOf = (id: string) => session.analysis.watch?.outcomes.find(({ rule }) => rule.id === id);
const customers = () => {
	const table = tableOfKind(session.open.current, 'customers');
	if (!table) throw new Error('customers');
	return table;
};
const role = (id: RoleId) => columnWithRole(session.open.current, customers(), id);

describe('watch', () => {
	test('ST50 ready rules are added with one press, and their alerts are shown in the sheet', async () => {
		const { app, visits } = appAt(null);
		const screen = await render(WatchStory, { app, session });
		const ready = watchTemplates(session.open.current, session.analysis.metrics).filter(({ rule }) => rule);
		await screen.getByRole('button', { name: m.watch_addAll({ count: ready.length }) }).click();
		expect(session.open.current.recipe.watch).toHaveLength(ready.length);
		await session.analysis.settled();
		const silent = alertsOf('w1');
		expect(silent?.rows.length).toBeGreaterThan(0);
		const table = screen.getByRole('table').last();
		await expect.element(table).toBeVisible();
		expect(screen.container.textContent).not.toMatch(/NaN|Infinity|undefined/);
		await screen
			.getByRole('row', { name: session.display.watchRule('w1') })
			.getByRole('button', { name: formatInteger(silent?.rows.length ?? 0), exact: true })
			.click();
		await screen.getByRole('button', { name: /in the sheet/ }).click();
		expect(visits).toEqual([['tables', null]]);
		expect([...(session.sheets.customerView ?? [])]).toEqual([...(silent?.rows ?? [])]);
		await screen.unmount();
	});

	test('ST50 a rule is edited like a line of a table, and every edit is one step', async () => {
		addWatchRules(session, [
			{ measure: { kind: 'metric', metric: 'recencyDays' }, test: { kind: 'value', op: '>', value: 30 } },
		]);
		await session.analysis.settled();
		const many = alertsOf('w1')?.rows.length ?? 0;
		const { app } = appAt(null);
		const screen = await render(WatchStory, { app, session });
		const name = session.display.watchRule('w1');
		const limit = screen.getByRole('textbox', { name: m.watch_rules_limitOf({ name }) });
		await limit.fill('200');
		await userEvent.tab();
		expect(session.open.current.recipe.watch?.[0]?.test).toEqual({ kind: 'value', op: '>', value: 200 });
		await session.analysis.settled();
		expect(alertsOf('w1')?.rows.length).toBeLessThan(many);
		await screen.getByRole('switch').click();
		await session.analysis.settled();
		expect(alertsOf('w1')).toBeUndefined();
		session.open.undo();
		session.open.undo();
		await session.analysis.settled();
		expect(alertsOf('w1')?.rows.length).toBe(many);
		await screen.unmount();
	});

	test('ST51 one press makes the column of confirmations, and records are confirmed in one step', async () => {
		const { app, visits } = appAt(RECORDS);
		const screen = await render(WatchStory, { app, session });
		const name = m.watch_records_columnName();
		await screen.getByRole('button', { name: m.watch_records_make({ name }) }).click();
		expect(role('customer.confirmedDate')?.type).toBe('date');
		await session.analysis.settled();
		const count = formatInteger(customers().rowCount);
		await expect
			.element(screen.getByRole('heading', { name: m.watch_records_neverAll({ count }) }))
			.toBeVisible();
		await screen.getByRole('button', { name: m.watch_records_confirmAll({ count }) }).click();
		const column = role('customer.confirmedDate');
		expect(column && cellAt(column, 0)).toBe(today());
		await session.analysis.settled();
		expect([...(session.analysis.watch?.freshness?.states ?? [])].every((state) => state === 0)).toBe(true);
		session.open.setRecipe(['analysisDate'], serialOf(2200, 1, 1), { code: 'analysisDate', args: {} });
		await session.analysis.settled();
		const owner = role('customer.owner');
		const first = owner && session.display.cell(owner, 0);
		await screen.getByRole('button', { name: first ?? '', exact: true }).click();
		expect(visits).toEqual([['tables', null]]);
		const shown = [...(session.sheets.customerView ?? [])];
		expect(shown.length).toBeGreaterThan(0);
		expect(shown.every((row) => owner && cellAt(owner, row) === first)).toBe(true);
		await screen.unmount();
	});

	test('ST51 classes may have a cadence of their own, and new alerts are told after an import', async () => {
		const { app, notices } = appAt(null);
		confirmRecords(session, [...Array(customers().rowCount).keys()]);
		addWatchRules(session, [{ measure: { kind: 'confirmed' }, test: { kind: 'cadence' } }]);
		const day = today() + 100;
		session.open.setRecipe(['analysisDate'], day, { code: 'analysisDate', args: {} });
		await session.analysis.settled();
		expect(alertsOf('w1')?.rows.length).toBe(0);
		const tell = watchAlerts(app, session);
		const tiers = session.open.current.recipe.schemes.find(({ kind }) => kind === 'tiers')?.id ?? '';
		setCadence(session, { days: 180, scheme: tiers, classDays: { tierA: 30 } });
		tell({ text: 'Done' });
		await session.analysis.settled();
		const result = session.analysis.result(tiers);
		const inA = result?.summary[result.classes.findIndex(({ id }) => id === 'tierA')]?.count ?? -1;
		expect(alertsOf('w1')?.rows.length).toBe(inA);
		await expect
			.poll(() => notices.map(({ text }) => text))
			.toEqual([`Done · ${m.watch_new({ count: formatInteger(inA) })}`]);
	});

	test('ST72 alerts that the last import has raised are marked and stand first', async () => {
		const { app } = appAt(null);
		const day = (date: number) =>
			session.open.setRecipe(['analysisDate'], date, { code: 'analysisDate', args: {} });
		const proposed = session.analysis.proposedDate ?? 0;
		addWatchRules(session, [
			{ measure: { kind: 'metric', metric: 'recencyDays' }, test: { kind: 'value', op: '>', value: 60 } },
		]);
		day(proposed);
		await session.analysis.settled();
		const known = alertsOf('w1')?.rows.length ?? 0;
		const tell = watchAlerts(app, session);
		day(proposed + 20);
		tell({ text: 'Done' });
		const fresh = () => (alertsOf('w1')?.rows.length ?? 0) - known;
		await expect.poll(() => session.newAlerts.size).toBeGreaterThan(0);
		expect(session.newAlerts.size).toBe(fresh());
		expect(countNewAlerts(session)).toBe(fresh());
		const screen = await render(WatchStory, { app, session });
		const table = screen.getByRole('table').last();
		const marks = () =>
			[...table.element().querySelectorAll('tbody tr')].map((row) => /\bNew\b/.test(row.textContent));
		const shown = marks().length;
		expect(marks()).toEqual([...Array(shown).keys()].map((at) => at < fresh()));
		await expect
			.element(screen.getByText(new RegExp(`${fresh()} new since the last import first`)))
			.toBeVisible();
		const rule = session.open.current.recipe.watch?.[0];
		if (!rule) throw new Error('rule');
		changeWatchRule(session, rule, { test: { kind: 'value', op: '>', value: 61 } });
		await session.analysis.settled();
		expect(countNewAlerts(session)).toBe(0);
		await expect.element(screen.getByRole('cell', { name: 'New', exact: true })).not.toBeInTheDocument();
		await screen.unmount();
	});

	test('ST52 the workbook carries the rules, what they found and the column of alerts', async () => {
		addWatchRules(session, [
			{ measure: { kind: 'metric', metric: 'rhythm' }, test: { kind: 'value', op: '>', value: 2 } },
			{
				measure: { kind: 'period', figure: 'amount', unit: 'quarter' },
				test: { kind: 'history', side: 'below' },
			},
		]);
		await session.analysis.settled();
		for (const language of ['zh-CN', 'en'] as const) {
			const { method, computed, project } = workbookRequest(session, language);
			const title = m.watch_method({}, { locale: language });
			const rows = method.find((section) => section.title === title)?.rows ?? [];
			expect(rows[0]?.[2]).toEqual({ value: alertsOf('w1')?.rows.length, kind: 'count' });
			expect(rows).toHaveLength(2);
			const header = m.watch_column_alerts({}, { locale: language });
			expect(computed[customers().id]?.map((each) => each.header)).toContain(header);
			expect(project.recipe.watch).toHaveLength(2);
		}
		const column = session.sheets.customers?.columns.find(({ id }) => id === ALERTS_COLUMN);
		if (!column || !isTextColumn(column)) throw new Error('column');
		const hit = new Set(session.analysis.watch?.outcomes.flatMap(({ rows }) => [...rows]));
		const named =
			customers().rowCount -
			[...Array(customers().rowCount).keys()].filter((row) => codeAt(column, row) < 0).length;
		expect(named).toBe(hit.size);
	});
});
