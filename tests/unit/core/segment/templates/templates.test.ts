import { describe, expect, it } from 'vitest';
import { createProject } from '#src/core/model/index.ts';
import { fieldIdsOf, testsOf } from '#src/core/segment/index.ts';
import { schemeOf, TEMPLATE_IDS, templatesFor, type Template } from '#src/core/segment/templates/index.ts';
import { className } from '#src/i18n/class-names.ts';
import { dimensionName, NAMED_TEMPLATES, templateAbout, templateName } from '#src/i18n/templates.ts';
import { cellAt, findColumn, type CellValue, type Table } from '#src/core/table/index.ts';
import { listCase, resultOf, sampleCase, type TemplateCase } from '../../../../support/template-cases.ts';

const sample = await sampleCase();
const list = (of: TemplateCase) => templatesFor(of.project, of.metrics, of.computed);
const ready = (of: TemplateCase) => list(of).filter(({ draft }) => draft !== null);

/** People with everything a list of consumers may say. */
const people = listCase({
	c1: ['text', ['a', 'b', 'c', 'd', 'e', 'f'], 'customer.id'],
	c2: ['choice', ['男', '女', '女', '男', null, '女'], 'customer.gender'],
	c3: ['number', [17, 24, 35, 48, 70, null], 'customer.age'],
	c4: ['date', [20_000, 25_000, 30_000, 35_000, 36_000, null], 'customer.birthDate'],
	c5: ['number', [3000, 3100, 9000, 9200, 40_000, 41_000], null, '月收入'],
	c6: ['choice', ['本科', '本科', '高中', '硕士', '高中', null], null, '学历'],
	c7: ['choice', ['教师', '医生', '教师', '工人', '工人', '医生'], null, '职业'],
	c8: ['text', ['运动,旅行', '旅行', '美食；旅行', null, '美食', '摄影'], 'customer.tags'],
	c9: ['number', [0.1, 0.3, 0.6, 0.8, null, 0.2], 'customer.shareOfWallet'],
	c10: ['number', [100, 200, 300, 400, null, 500], 'customer.potential'],
	c11: ['choice', ['高', '低', '高', '低', '高', null], null, '购买意愿'],
	c12: ['number', [10, 20, 30, 40, 50, 60], null, '年度预算'],
	c13: ['choice', ['定制', '标准', '标准', '定制', null, '其他'], null, '需求类型'],
	c14: ['choice', ['专业用户', '普通用户', '普通用户', '专业用户', '？', null], null, '用户类型'],
	c15: ['number', [1, 2, 3, 4, 5, null], 'customer.satisfaction'],
	c16: ['number', [10, 9, 8, 7, 0, null], 'customer.nps'],
	c17: ['number', [50, 40, 30, 20, 10, null], 'customer.margin'],
	c18: ['choice', ['线上', '门店', '线上', '门店', '线上', '门店'], 'customer.channel'],
	c19: ['choice', ['现有', '潜在', '现有', '流失', '现有', '现有'], 'customer.status'],
	c20: ['number', [1, 5, 2, 0, 9, 4], 'customer.orderCount'],
	c21: ['number', [100, 900, 150, 0, 4000, 700], 'customer.amount'],
	c22: ['date', [45_900, 45_500, 45_990, null, 45_999, 44_000], 'customer.lastOrderDate'],
	c23: ['date', [45_900, 44_500, 45_950, null, 44_999, 43_000], 'customer.firstOrderDate'],
});

describe('templates', () => {
	it('TPL1 every template is listed once, ready or with what it lacks', () => {
		expect(list(sample).map(({ id }) => id)).toEqual([...TEMPLATE_IDS]);
		for (const { id, needs, draft, classes } of list(sample)) {
			expect([id, draft === null]).toEqual([id, needs.length > 0]);
			expect([id, classes.length > 1]).toEqual([id, draft !== null]);
		}
		expect(ready(sample).map(({ id }) => id)).toEqual([
			...[
				'statusRhythm',
				'statusDays',
				'lifecycle',
				...['guideReading', 'attackDefend', 'nineBox', 'loyaltyMatrix', 'kraljic'],
				'frequency',
				'amount',
				'averageOrder',
				'recency',
				...['interval', 'productBreadth', 'tenure'],
			],
			...['regionGroup', 'province', 'industryGiven', 'customerType', 'sizeEmployees'],
			...['potentialLevel', 'potentialTiers', 'headroom', 'favouriteCategory', 'satisfaction'],
		]);
		expect(ready(people).map(({ id }) => id)).toEqual(
			expect.arrayContaining(['gender', 'age', 'generation', 'income', 'education', 'occupation', 'tags']),
		);
	});

	it('TPL1 names in both languages', () => {
		expect([...NAMED_TEMPLATES].sort()).toEqual([...TEMPLATE_IDS].sort());
		for (const of of [sample, people])
			for (const { id, dimension, classes } of list(of)) {
				expect([templateName(id), templateAbout(id), dimensionName(dimension)]).not.toContain('');
				for (const { id: code, label } of classes.filter((each) => each.label.kind === 'usual')) {
					for (const locale of ['zh-CN', 'en'] as const)
						expect([id, label, className({ code, args: {} }, locale, () => '?')]).not.toContain(code);
				}
			}
	});

	it('TPL2 every ready template gives everyone exactly one class', () => {
		for (const of of [sample, people])
			for (const { id, draft, classes } of ready(of)) {
				const made = draft!();
				const result = resultOf(of, made);
				const total = result.summary.reduce((sum, { count }) => sum + count, 0);
				expect([id, total]).toEqual([id, of.metrics!.customerCount]);
				expect(result.classes.map((each) => each.id)).not.toContain('unclassified');
				if (made.kind === 'tiers') continue;
				const left = made.kind === 'matrix' ? made.classes.at(-1)?.id : made.otherwise;
				expect(['unknown', 'otherwise']).toContain(left);
				expect(new Set(made.classes.map((each) => each.id)).size).toBe(made.classes.length);
				const known = new Set(made.classes.map((each) => each.id));
				expect(
					classes.filter((each) => !known.has(each.id) && !/^(level|otherwise|unknown)/.test(each.id)),
				).toEqual([]);
			}
	});

	it('TPL2 a scheme keeps names out of what is named in every language', () => {
		const { draft } = ready(sample).find(({ id }) => id === 'province')!;
		const scheme = schemeOf(draft!(), { id: 's', name: 'Province' }, ({ id }) =>
			id.startsWith('place:') ? null : 'x',
		);
		expect(scheme).toMatchObject({
			id: 's',
			name: 'Province',
			version: 1,
			kind: 'rules',
			otherwise: 'otherwise',
		});
		expect(scheme.kind === 'rules' && scheme.classes.every(({ name }) => name === null)).toBe(true);
		expect(scheme.kind === 'rules' && fieldIdsOf(scheme)).toEqual(['region:province']);
	});

	it('TPL20 bad data give what is missing, never an exception or NaN', () => {
		const nothing = createProject('p', 'P');
		expect(templatesFor(nothing, null, []).every(({ draft }) => draft === null)).toBe(true);
		const roles = [
			'customer.potential',
			'customer.shareOfWallet',
			'customer.age',
			'customer.satisfaction',
			'customer.nps',
			'customer.margin',
			'customer.amount',
			'customer.orderCount',
			'customer.employees',
			'customer.revenue',
		] as const;
		const kinds: readonly (readonly (number | null)[])[] = [
			[null, null, null],
			[5, 5, 5],
			[7],
			[1e308, -1e308, 1e308],
			[0, 0, 1],
			[-3, -2, null],
		];
		for (const values of kinds) {
			const of = listCase({
				...Object.fromEntries(roles.map((role, i) => [`c${i}`, ['number', values, role] as const])),
				t: ['text', values.map(() => null), 'customer.industry'],
				u: ['text', values.map(() => 'same'), 'customer.tags'],
			});
			for (const { id, needs, draft } of list(of)) {
				if (!draft) expect([id, needs.length]).not.toEqual([id, 0]);
				else expect([id, limitsOf(draft()).every(Number.isFinite)]).toEqual([id, true]);
			}
			for (const { draft } of ready(of)) expect(() => resultOf(of, draft!())).not.toThrow();
		}
	});

	it('TPL21 the order of customers does not matter', () => {
		const turned = reversed(people);
		const drafts = (of: TemplateCase) => ready(of).map(({ id, draft }) => [id, draft!()]);
		expect(drafts(turned)).toEqual(drafts(people));
	});
});

function limitsOf(draft: ReturnType<NonNullable<Template['draft']>>): number[] {
	if (draft.kind === 'tiers') return [...draft.cuts];
	if (draft.kind === 'matrix') return [...draft.x.cuts, ...draft.y.cuts];
	return draft.rules
		.flatMap(({ when }) => testsOf(when))
		.flatMap(({ is }) => ('value' in is ? [is.value] : 'min' in is ? [is.min, is.max] : []));
}

/** The same customers from the last to the first. */
function reversed(of: TemplateCase): TemplateCase {
	const given = of.project.tables[0] as Table;
	const rows = Array.from({ length: given.rowCount }, (_, i) => given.rowCount - 1 - i);
	const turned = given.columns.map((column) => {
		const role = of.project.recipe.roles['t1']?.[column.id] ?? null;
		return [
			column.id,
			[column.type, rows.map((row) => cell(given, column.id, row)), role, column.name],
		] as const;
	});
	return listCase(Object.fromEntries(turned));
}

function cell(table: Table, id: string, row: number): CellValue {
	const value = cellAt(findColumn(table, id)!, row);
	return typeof value === 'object' ? null : value;
}
