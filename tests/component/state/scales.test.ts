import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { createProject, findTable, importChange, type RoleId } from '#src/core/model/index.ts';
import {
	cellAt,
	columnOf,
	createTable,
	type CellValue,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { App } from '#src/state/app.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { showRowsOf } from '#src/state/tables/customer-orders.ts';
import { workbookRequest } from '#src/state/report/workbook-input.ts';
import { Session } from '#src/state/session.svelte.ts';
import { Store } from './sample.ts';
import ScaleStory from './ScaleStory.svelte';

const CUSTOMERS = 40;
const SHEETS = 60;
const ids = Array.from({ length: CUSTOMERS }, (_, i) => `KH-${1001 + i}`);
const text = (id: string, values: readonly CellValue[]): Column =>
	columnOf({ id, name: id, type: 'text' }, [...values]);
const numbers = (id: string, values: readonly CellValue[]): Column =>
	columnOf({ id, name: id, type: 'number' }, [...values]);
const list = (...more: readonly Column[]) =>
	createTable('c', 'Customers', 'customers', CUSTOMERS, [text('id', ids), ...more]);
/** Two sheets of every second customer; three without one, two of a stranger. The third question goes the other way. */
const owners = Array.from({ length: SHEETS }, (_, i) =>
	i < 3 ? null : i < 5 ? 'stranger' : (ids[(i * 2) % CUSTOMERS] ?? null),
);
const spread = Array.from({ length: SHEETS }, (_, i) => 1 + ((i * 7) % 5));
const near = (values: readonly number[], by: number) =>
	values.map((value, i) => Math.max(1, Math.min(5, value + (i % by === 0 ? 1 : 0))));
const survey = (...questions: readonly Column[]): Table =>
	createTable('s', 'Survey', 'other', SHEETS, [text('who', owners), ...questions]);
const QUESTIONS = [
	numbers('Trust 1', spread),
	numbers('Trust 2', near(spread, 3)),
	numbers(
		'Trust 3',
		near(spread, 4).map((value) => 6 - value),
	),
];
type Roles = Readonly<Record<string, Readonly<Record<string, RoleId>>>>;
const LIST_ROLES = { id: 'customer.id' } as const;
const LINKED: Roles = { c: LIST_ROLES, s: { who: 'other.customerId' } };

let session: Session;
const visits: (readonly [string, string | null])[] = [];
const app = {
	navigation: { goTo: (area: string, object: string | null = null) => void visits.push([area, object]) },
	notify: () => undefined,
} as unknown as App;
const before = locale.current;
beforeEach(async () => {
	locale.set('en');
	visits.length = 0;
	await page.viewport(1280, 900);
});
afterEach(async () => {
	locale.set(before);
	await session.close();
});

async function screenOf(tables: readonly Table[], roles: Roles) {
	const base = createProject(crypto.randomUUID(), 'Survey');
	session = await Session.create(base, new Store(base).asProjects, new Jobs(), () => '');
	const imported = { tables, roles, analysisDate: null, currency: 'CNY', displayUnit: 'auto' as const };
	session.open.apply(importChange(session.open.current, imported), { code: 'import', args: {} });
	await session.analysis.settled();
	return render(ScaleStory, { app, session });
}
const scales = () => session.open.current.recipe.scales ?? [];
const tableId = (name: string) => session.open.current.tables.find((table) => table.name === name)?.id ?? '';
const valueOf = (row: number) => {
	const column = session.analysis.computed.find(({ origin }) => origin.kind === 'scale')?.column;
	return column && cellAt(column, row);
};
type Screen = Awaited<ReturnType<typeof screenOf>>;
const save = (screen: Screen) => screen.getByRole('button', { name: m.scales_save() });
const alphaOf = (screen: Screen) => screen.getByRole('heading', { name: /^α = / });
const expectSound = (screen: Screen) =>
	expect(screen.container.textContent).not.toMatch(/NaN|Infinity|undefined|null/);

describe('questions of the customers', () => {
	const answers = [
		numbers('Q1', spread.slice(0, CUSTOMERS)),
		numbers('Q2', near(spread, 3).slice(0, CUSTOMERS)),
		numbers(
			'Q3',
			spread.slice(0, CUSTOMERS).map((value) => 6 - value),
		),
	];

	test('ST80 a battery is proposed, turned round as advised, saved, and given back by undo', async () => {
		const screen = await screenOf([list(...answers)], { c: LIST_ROLES });
		await expect.element(alphaOf(screen)).toBeVisible();
		const advised = screen.getByRole('button', { name: m.scales_advice_reverseDo() });
		await advised.click();
		const turned = screen.getByRole('switch', { name: m.scales_reverse_item({ name: 'Q3' }) });
		await expect.element(turned).toBeChecked();
		await expect.element(advised).not.toBeInTheDocument();
		await screen.getByRole('textbox', { name: m.scales_name() }).fill('Trust');
		await save(screen).click();
		expect(scales()).toMatchObject([{ name: 'Trust', lowest: 1, highest: 5, atLeast: 0.5 }]);
		expect(scales()[0]?.items.map(({ reversed }) => reversed)).toEqual([false, false, true]);
		expect(scales()[0]).not.toHaveProperty('table');
		expect(valueOf(1)).toBeCloseTo((3 + 3 + 3) / 3, 12);
		await expect.element(save(screen)).toBeDisabled();

		(turned.element() as HTMLElement).focus();
		await userEvent.keyboard(' ');
		await save(screen).click();
		expect(scales()[0]?.items[2]?.reversed).toBe(false);
		session.open.undo();
		expect(scales()[0]?.items[2]?.reversed).toBe(true);
		session.open.undo();
		expect(scales()).toEqual([]);
		await expect.element(save(screen)).toBeEnabled();
		session.open.redo();
		await screen.getByRole('button', { name: m.scales_delete() }).click();
		expect(scales()).toEqual([]);
		session.open.undo();
		expect(scales()).toHaveLength(1);
		expectSound(screen);
		await screen.unmount();
	});

	test.each([
		['no questions', [], m.scales_no_tooFewItems],
		[
			'nothing but missing answers',
			['Q1', 'Q2'].map((id) =>
				numbers(
					id,
					ids.map(() => null),
				),
			),
			m.scales_no_tooFewItems,
		],
		[
			'equal answers',
			['Q1', 'Q2'].map((id) =>
				numbers(
					id,
					ids.map(() => 4),
				),
			),
			m.scales_no_constant,
		],
		[
			'extremes',
			['Q1', 'Q2'].map((id) =>
				numbers(
					id,
					ids.map((_, i) => (i % 2 ? 1e308 : -1e308)),
				),
			),
			m.scales_no_tooFewRows,
		],
	])('ST83 with %s there is a reason and no odd figure', async (kind, columns, reason) => {
		const screen = await screenOf([list(...columns)], { c: LIST_ROLES });
		await expect.element(screen.getByText(m.scales_no_tooFewItems())).toBeVisible();
		if (kind === 'equal answers' || kind === 'extremes') {
			await screen.getByRole('button', { name: m.scales_items_more({ count: 2 }) }).click();
			for (const name of ['Q1', 'Q2']) {
				const box = screen.getByRole('checkbox', { name }).element() as HTMLElement;
				box.focus();
				await userEvent.keyboard(' ');
			}
		}
		await expect.element(screen.getByText(reason())).toBeVisible();
		expectSound(screen);
		await screen.unmount();
	});

	test('ST83 ends beyond any scale are refused, as are ends that cross', async () => {
		const screen = await screenOf([list(...answers)], { c: LIST_ROLES });
		const highest = screen.getByRole('textbox', { name: m.scales_highest() });
		for (const [typed, told] of [
			['1e308', /within ±1,000,000,000/],
			['1', /above the lowest/],
		] as const) {
			await highest.fill(typed);
			await userEvent.tab();
			await expect.element(screen.getByText(told)).toBeVisible();
			await expect.element(save(screen)).toBeDisabled();
		}
		expectSound(screen);
		await screen.unmount();
	});

	test('ST83 one customer has no α and may have a value', async () => {
		const one = createTable('c', 'Customers', 'customers', 1, [text('id', ['A'])]);
		const sheets = createTable('s', 'Survey', 'other', 3, [
			text('who', ['A', 'A', 'A']),
			numbers('Q1', [1, 3, 5]),
			numbers('Q2', [2, 3, 4]),
		]);
		const screen = await screenOf([one, sheets], LINKED);
		await expect
			.element(screen.getByText(/^α from the 3 answer sheets.*1 of 1 customers have a value, 3\.00 on/))
			.toBeVisible();
		await save(screen).click();
		expect(valueOf(0)).toBe(3);
		expectSound(screen);
		await screen.unmount();
	});
});

describe('answer sheets', () => {
	test('ST82 a table that names customers is chosen by itself, covered and lost sheets are told', async () => {
		const screen = await screenOf([list(), survey(...QUESTIONS)], LINKED);
		await expect.element(alphaOf(screen)).toBeVisible();
		await expect
			.element(screen.getByText(/20 of 40 customers have a value.*55 in all and at most 3/))
			.toBeVisible();
		await expect
			.element(
				screen.getByText(
					/^Answer sheets that name no known customer.*: 5 of 60 \(left empty: 3, not in the list: 2\)/,
				),
			)
			.toBeVisible();
		await screen.getByRole('button', { name: m.scales_advice_reverseDo() }).click();
		await save(screen).click();
		expect(scales()[0]?.table).toBe(tableId('Survey'));
		expect(valueOf(1)).toBeNull();
		expect(valueOf(0)).toBeGreaterThan(0);
		await screen.getByRole('button', { name: m.scales_lost_see() }).click();
		expect(visits).toEqual([['tables', null]]);
		expect(session.sheets.active?.name).toBe('Survey');
		expect([...(session.sheets.view ?? [])]).toEqual([0, 1, 2, 3, 4]);
		expect(showRowsOf(session, 0, tableId('Survey'))).toBe(true);
		expect([...(session.sheets.view ?? [])].map((row) => owners[row])).toEqual([ids[0], ids[0]]);
		const { violations } = await axe.run(screen.container);
		expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
		expectSound(screen);
		await screen.unmount();
	});

	test('ST81 the table is chosen by keyboard, and the name given stays', async () => {
		const own = [1, 2, 3].map((n) => numbers(`Own ${n}`, near(spread, n + 1).slice(0, CUSTOMERS)));
		const screen = await screenOf([list(...own), survey(...QUESTIONS)], LINKED);
		await expect.element(alphaOf(screen)).toBeVisible();
		const which = screen.getByLabelText(m.scales_table_label());
		(which.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('option', { name: 'Survey' })).toBeVisible();
		await userEvent.keyboard('{ArrowDown}{Enter}');
		await expect.element(screen.getByRole('checkbox', { name: 'Trust 1' })).toBeChecked();
		await expect.element(screen.getByRole('textbox', { name: m.scales_name() })).toHaveValue('Trust');
		await expect.element(screen.getByText(/20 of 40 customers/)).toBeVisible();
		await save(screen).click();
		expect(scales()[0]?.items.map(({ column }) => column)).toEqual(['Trust 1', 'Trust 2', 'Trust 3']);
		await screen.unmount();
	});

	test('ST81 a table that seems to name customers is linked with one press, one step to undo', async () => {
		const screen = await screenOf([list(), survey(...QUESTIONS)], { c: LIST_ROLES });
		const link = screen.getByRole('button', { name: m.scales_table_link({ table: 'Survey' }) });
		await expect
			.element(screen.getByText(/20 of 21 values of “Who” are known customers|20 of 21 values of “who”/))
			.toBeVisible();
		await link.click();
		expect(session.open.current.recipe.roles[tableId('Survey')]).toEqual({ who: 'other.customerId' });
		await expect.element(screen.getByText(/20 of 40 customers/)).toBeVisible();
		await expect.element(link).not.toBeInTheDocument();
		await save(screen).click();
		session.open.undo();
		session.open.undo();
		expect(session.open.current.recipe.roles[tableId('Survey')] ?? {}).toEqual({});
		await expect.element(screen.getByText(m.scales_table_unlinked({ name: 'Survey' }))).toBeVisible();
		await expect.element(save(screen)).toBeDisabled();
		await link.click();
		await expect.element(save(screen)).toBeEnabled();
		await screen.unmount();
	});

	test('ST81 without any table to choose the way to one is told', async () => {
		const screen = await screenOf([list()], { c: LIST_ROLES });
		await expect.element(screen.getByText(m.scales_table_help())).toBeVisible();
		await screen.getByRole('button', { name: m.scales_table_open() }).click();
		expect(visits).toEqual([['tables', null]]);
		await screen.unmount();
	});

	test('ST81 a table that is deleted leaves unknown values and a reason until it is back', async () => {
		const screen = await screenOf([list(), survey(...QUESTIONS)], LINKED);
		await expect.element(alphaOf(screen)).toBeVisible();
		await save(screen).click();
		const known = valueOf(0);
		const { tables } = session.open.current;
		const table = findTable(session.open.current, tableId('Survey'));
		if (!table) throw new Error('table');
		session.open.apply(
			{ kind: 'removeTable', index: tables.indexOf(table), table },
			{ code: 'deleteTable', args: {} },
		);
		await expect.element(screen.getByText(m.scales_table_goneText())).toBeVisible();
		expect(valueOf(0)).toBeNull();
		expectSound(screen);
		session.open.undo();
		await expect.element(alphaOf(screen)).toBeVisible();
		expect(valueOf(0)).toBe(known);
		await screen.unmount();
	});

	test('ST84 the method sheet names the table, what counts and what does not', async () => {
		const screen = await screenOf([list(), survey(...QUESTIONS)], LINKED);
		await expect.element(alphaOf(screen)).toBeVisible();
		await save(screen).click();
		await screen.unmount();
		for (const language of ['zh-CN', 'en'] as const) {
			const { method, computed, project } = workbookRequest(session, language);
			const title = m.scales_method({ name: 'Trust' }, { locale: language });
			const section = method.find((each) => each.title === title);
			expect(section?.note).toContain('Survey');
			expect(section?.rows.slice(-2).map((row) => row[2])).toEqual([
				{ value: 55, kind: 'count' },
				{ value: 5, kind: 'count' },
			]);
			expect(computed[tableId('Customers')]?.map(({ header }) => header)).toContain('Trust');
			expect(project.recipe.scales?.[0]?.table).toBe(tableId('Survey'));
		}
	});
});
