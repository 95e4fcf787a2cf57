import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picksOf } from '#src/core/model/index.ts';
import {
	projectWorkbook,
	unpackInput,
	type MethodSection,
	type ReportSheet,
} from '#src/io/project-file/index.ts';
import { m } from '#src/i18n/index.ts';
import { reportTexts } from '#src/i18n/report.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { driversSheet } from '#src/state/report/drivers-sheet.ts';
import { methodSections } from '#src/state/report/method.ts';
import { migrationSheet } from '#src/state/report/migration-sheet.ts';
import { reportSheets, workbookRequest } from '#src/state/report/index.ts';
import { Display } from '#src/state/tables/display.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { keepSnapshot } from '#src/state/segments/snapshots.ts';
import { validateWorkbook } from '../../support/ooxml-validator.ts';
import { workbookBytes } from '../../support/workbook-bytes.ts';
import { sampleSession } from './sample.ts';

let session: Session;
beforeAll(async () => {
	session = await sampleSession('zh-CN', new Jobs());
});
afterAll(() => session.close());

const LANGUAGES = ['zh-CN', 'en'] as const;
const textsOf = ({ title, note, sections }: ReportSheet) =>
	[
		title,
		note,
		...sections.flatMap((each) => [each.title, each.note ?? '', ...(each.header ?? []), ...each.rows.flat()]),
	]
		.filter((value) => typeof value === 'string')
		.join('\n');
const numbersOf = ({ rows }: MethodSection, column: number) =>
	rows.map((row) => {
		const value = row[column];
		return typeof value === 'object' && value !== null ? (value.value ?? 0) : Number.NaN;
	});
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The parts of a migration sheet. */
async function migrationIn(locale: 'zh-CN' | 'en') {
	await session.analysis.settled();
	const sheet = migrationSheet(session, locale);
	if (!sheet) throw new Error('no sheet');
	const [causes, customers, money] = sheet.sections;
	if (!causes || !customers || !money) throw new Error('sections');
	return { sheet, causes, customers, money };
}

describe('drivers in the workbook', () => {
	test.each(LANGUAGES)('ST42 what goes with sales, in words and figures in %s', async (locale) => {
		const sheet = await driversSheet(session, locale);
		if (!sheet) throw new Error('no sheet');
		expect(sheet.sections).toHaveLength(2);
		const [table, model] = sheet.sections;
		expect(table?.header).toHaveLength(7);
		expect(table?.rows.length).toBeGreaterThan(2);
		for (const row of table?.rows ?? []) {
			const [low, high] = [row[3], row[4]].map((each) => (typeof each === 'object' ? each?.value : null));
			expect(low).toBeLessThan(Number(high));
		}
		expect(textsOf({ ...sheet, sections: model ? [model] : [] })).toMatch(/R² = 0\.\d\d/);
		expect(textsOf(sheet)).not.toMatch(/undefined|NaN|Infinity|\{|\}/);
		if (locale === 'en') expect(model?.rows[0]?.[0]).not.toMatch(/\p{Script=Han}/u);
	});

	test('ST42 picks of other schemes are told too; the same question once', async () => {
		const { schemes } = session.open.current.recipe;
		const [first, second] = schemes;
		if (!first || !second) throw new Error('schemes');
		const { classes, summary } = session.analysis.result(second.id) ?? { classes: [], summary: [] };
		const own = classes.find((_, at) => (summary[at]?.count ?? 0) > 20);
		session.open.pick(second.id, 'drivers', { target: `class ${own?.id}` });
		const both = await driversSheet(session, 'en');
		expect(both?.sections.map(({ rows }) => rows.length > 0)).toEqual([true, true, true, true]);
		expect(textsOf(both as ReportSheet)).toMatch(/AUC = 0\.\d\d/);
		session.open.pick(second.id, 'drivers', { target: 'metric:amount' });
		expect((await driversSheet(session, 'en'))?.sections).toHaveLength(2);
		session.open.pick(first.id, 'drivers', { chosen: [] });
		const none = await driversSheet(session, 'en');
		expect(textsOf(none as ReportSheet)).toContain(m.drivers_no_noPredictors({}, { locale: 'en' }));
		for (let step = 0; step < 3; step++) session.open.undo();
		expect(picksOf(session.open.current.recipe, first.id, 'drivers').chosen).toBeNull();
	});
});

describe('migration in the workbook', () => {
	test('ST43 without a snapshot there is no migration and no list of snapshots', async () => {
		expect(migrationSheet(session, 'en')).toBeNull();
		const titles = methodSections(session, new Display(session, () => 'en'), 'CNY').map(({ title }) => title);
		expect(titles).not.toContain(m.snapshots_title({}, { locale: 'en' }));
	});

	test('ST43 flows add up to all customers and sales, causes to those that moved', async () => {
		keepSnapshot(session, 'Before');
		const { sheet: still } = await migrationIn('en');
		expect(still.sections).toHaveLength(3);
		session.setAnalysisDate('2025-12-31');
		for (const locale of LANGUAGES) {
			const { sheet, causes, customers, money } = await migrationIn(locale);
			const count = session.sheets.customers?.rowCount ?? 0;
			const counts = numbersOf(causes, 1);
			expect(counts.at(-1)).toBe(count);
			expect(sum(counts.slice(0, -1))).toBe(count);
			expect(counts[0]).toBeLessThan(count);
			const last = (customers.header?.length ?? 0) - 1;
			for (const table of [customers, money]) {
				const totals = numbersOf(table, last);
				expect(sum(totals.slice(0, -1))).toBeCloseTo(totals.at(-1) ?? 0, 4);
				for (let column = 1; column < last; column++) {
					const own = numbersOf(table, column);
					expect(sum(own.slice(0, -1))).toBeCloseTo(own.at(-1) ?? 0, 4);
				}
			}
			expect(numbersOf(customers, last).at(-1)).toBe(count);
			expect(textsOf(sheet)).not.toMatch(/undefined|NaN|Infinity|\{|\}/);
			expect(sheet.sections.length).toBeGreaterThan(3);
		}
	});

	test('ST43 where nothing moved since the last snapshot the last two are compared', async () => {
		keepSnapshot(session, 'After');
		session.open.setRecipe(['snapshots', 0, 'name'], 'First', { code: 'renameSnapshot', args: {} });
		session.open.setRecipe(['snapshots', 1, 'name'], 'Second', { code: 'renameSnapshot', args: {} });
		const { sheet, causes } = await migrationIn('en');
		expect(sheet.title).toMatch(/First.*Second/);
		expect(numbersOf(causes, 1)[0]).toBeLessThan(numbersOf(causes, 1).at(-1) ?? 0);
		const method = methodSections(session, new Display(session, () => 'en'), 'CNY');
		const kept = method.find(({ title }) => title === m.snapshots_title({}, { locale: 'en' }));
		expect(kept?.rows.map(([name]) => name)).toEqual(['First', 'Second']);
	});

	test.each(LANGUAGES)('ST44 the workbook with all its reports is sound in %s', async (locale) => {
		await session.analysis.settled();
		const reports = await reportSheets(session, locale);
		expect(reports).toHaveLength(3);
		const input = unpackInput(workbookRequest(session, locale, { reports }), reportTexts(locale));
		const { problems } = validateWorkbook(await workbookBytes(await projectWorkbook(input)));
		expect(problems).toEqual([]);
	});
});
