import { describe, expect, it } from 'vitest';
import type { Comparison, Condition } from '#src/core/model/index.ts';
import {
	analyse,
	reasonFor,
	type RuleDetail,
	type RuleField,
	type SchemeResult,
	type SegmentRequest,
} from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import { REASON_CODES, reasonFormats, reasonText } from '#src/i18n/reasons.ts';
import { classIds, customersOf, rfmScheme, ruleScheme, run, where } from '../../../support/segment-cases.ts';

/** Days since the last order, orders, amount. */
const list: readonly (readonly [number, number, number])[] = [
	[10, 12, 900],
	[40, 3, 500],
	[200, 1, 500],
	[400, 2, 100],
	[5, 1, Number.NaN],
];
const industry: RuleField = {
	kind: 'text',
	codes: Int32Array.of(0, 1, -1, 0, 2),
	texts: ['机械', 'ＦＯＯＤ retail', 'steel'],
};
const request: SegmentRequest = { ...customersOf(list), fields: { industry } };
const money = (is: Comparison) => where('metric:amount', is);
const detailOf = (result: SchemeResult) => result.detail as RuleDetail;
const rowsWith = (when: Condition) =>
	classIds(run(request, ruleScheme([['in', when]], 'out'))).flatMap((id, row) => (id === 'in' ? [row] : []));
const faultOf = (of: SegmentRequest) => {
	const outcome = analyse(of).schemes.at(-1);
	return outcome?.ok === false ? outcome.fault : null;
};

describe('rules', () => {
	it('RSC1 the first rule that holds decides', () => {
		const rules = ruleScheme(
			[
				['large', money({ op: '>=', value: 500 })],
				['recent', where('metric:recencyDays', { op: '<', value: 60 })],
			],
			'rest',
		);
		expect(classIds(run(request, rules))).toEqual(['large', 'large', 'large', 'rest', 'recent']);
		const turned = { ...rules, rules: rules.rules.toReversed() };
		expect(classIds(run(request, turned))).toEqual(['recent', 'recent', 'large', 'rest', 'recent']);
	});
	it.each<[Comparison, number[]]>([
		[{ op: '<', value: 500 }, [3]],
		[{ op: '<=', value: 500 }, [1, 2, 3]],
		[{ op: '>', value: 500 }, [0]],
		[{ op: '>=', value: 500 }, [0, 1, 2]],
		[{ op: '=', value: 500 }, [1, 2]],
		[{ op: '!=', value: 500 }, [0, 3]],
		[{ op: 'between', min: 100, max: 500 }, [3]],
		[{ op: 'between', min: 500, max: 500 }, []],
		[{ op: 'missing' }, [4]],
		[{ op: 'present' }, [0, 1, 2, 3]],
	])('RSC2 numbers: %j', (is, rows) => {
		expect(rowsWith(money(is))).toEqual(rows);
	});
	it.each<[Comparison, number[]]>([
		[{ op: 'in', values: ['机械', 'steel'] }, [0, 3, 4]],
		[{ op: 'notIn', values: ['机械'] }, [1, 4]],
		[{ op: 'contains', text: 'food' }, [1]],
		[{ op: 'notContains', text: 'food' }, [0, 3, 4]],
		[{ op: 'missing' }, [2]],
		[{ op: 'present' }, [0, 1, 3, 4]],
	])('RSC2 texts: %j', (is, rows) => {
		expect(rowsWith(where('industry', is))).toEqual(rows);
	});
	it('RSC3 groups nest; an empty one holds for everyone or for nobody', () => {
		const [a, b] = [money({ op: '>=', value: 500 }), where('metric:orders', { op: '>', value: 1 })];
		const c = where('industry', { op: 'in', values: ['steel'] });
		expect(rowsWith({ kind: 'all', of: [a, b] })).toEqual([0, 1]);
		expect(rowsWith({ kind: 'any', of: [{ kind: 'all', of: [a, b] }, c] })).toEqual([0, 1, 4]);
		expect(rowsWith({ kind: 'all', of: [] })).toEqual([0, 1, 2, 3, 4]);
		expect(rowsWith({ kind: 'any', of: [] })).toEqual([]);
	});
	it('RSC4 customers for whom no rule holds are unclassified, unless a class takes them', () => {
		const rules = [['large', money({ op: '>=', value: 500 })]] as const;
		const open = run(request, ruleScheme(rules));
		expect(classIds(open)).toEqual(['large', 'large', 'large', 'unclassified', 'unclassified']);
		expect(detailOf(open).unclassified).toBe(2);
		expect(open.warnings).toContainEqual({ code: 'rulesUnclassified', args: { count: 2 } });
		const closed = run(request, ruleScheme(rules, 'rest'));
		expect(detailOf(closed)).toMatchObject({ unclassified: 0, otherwise: 2 });
		expect(closed.classes.map(({ id }) => id)).toEqual(['large', 'rest']);
		expect(closed.warnings).toEqual([]);
	});
	it('RSC5 dead rules are found, with the one that takes their customers', () => {
		const result = run(
			request,
			ruleScheme([
				['a', money({ op: '>=', value: 500 })],
				['b', money({ op: '>=', value: 900 })],
				['c', { kind: 'all', of: [money({ op: '<', value: 1 }), money({ op: '>', value: 2 })] }],
				['d', where('metric:orders', { op: '>', value: 1e6 })],
				['e', { kind: 'all', of: [] }],
				['f', where('metric:orders', { op: '>', value: 0 })],
			]),
		);
		const found = detailOf(result).rules;
		expect(found.map(({ finding }) => finding)).toEqual([
			null,
			{ kind: 'shadowed', by: 0 },
			{ kind: 'impossible' },
			{ kind: 'never' },
			null,
			{ kind: 'shadowed', by: 4 },
		]);
		expect(found[1]).toMatchObject({ holds: 1, decides: 0, before: [{ rule: 0, count: 1 }] });
		expect(result.warnings).toEqual([
			{ code: 'rulesShadowed', args: { rule: 2, by: 1 } },
			{ code: 'rulesImpossible', args: { rule: 3 } },
			{ code: 'rulesNever', args: { rule: 4 } },
			{ code: 'rulesShadowed', args: { rule: 6, by: 5 } },
		]);
		expect(found[0]).toMatchObject({ holds: 3, decides: 3, amount: 1900 });
	});
	it('RSC5 a rule that the data alone leave without customers is covered', () => {
		const rules = ruleScheme([
			['a', money({ op: '>=', value: 500 })],
			['b', where('metric:orders', { op: '>', value: 2 })],
		]);
		const result = run(request, rules);
		expect(detailOf(result).rules[1]).toMatchObject({ holds: 2, finding: { kind: 'covered', by: 0 } });
		expect(result.warnings).toContainEqual({ code: 'rulesCovered', args: { rule: 2, by: 1 } });
	});
	it('RSC6 a contradiction names the first later rule that gives another class', () => {
		const rules = ruleScheme([
			['x', money({ op: '>=', value: 500 })],
			['x', { kind: 'all', of: [] }],
			['y', where('metric:orders', { op: '>', value: 2 })],
			['z', where('metric:orders', { op: '>', value: 5 })],
		]);
		const detail = detailOf(run(request, rules));
		expect(Array.from(detail.rivalOf)).toEqual([2, 2, -1, -1, -1]);
		expect(detail.several).toBe(2);
	});
	it('RSC6 contradictions are counted, agreement is none', () => {
		const [a, b] = [money({ op: '>=', value: 500 }), where('metric:orders', { op: '>', value: 1 })];
		expect(
			detailOf(
				run(
					request,
					ruleScheme(
						[
							['x', a],
							['y', b],
						],
						'z',
					),
				),
			).several,
		).toBe(2);
		expect(
			detailOf(
				run(
					request,
					ruleScheme(
						[
							['x', a],
							['x', b],
						],
						'z',
					),
				),
			).several,
		).toBe(0);
	});
	it('RSC1 RSC6 seventy rules give what asking them one by one gives', () => {
		const random = createRandom(3);
		const many = customersOf(
			Array.from({ length: 301 }, () => [random.next() * 400, 1, Math.round(random.next() * 1000)] as const),
		);
		const limits = Array.from({ length: 70 }, () => [random.next() * 1000, random.next() * 400] as const);
		const rules = ruleScheme(
			limits.map(([amount, days], i) => [
				`class${i % 5}`,
				{
					kind: i % 2 ? 'any' : 'all',
					of: [
						money({ op: 'between', min: amount, max: amount + 60 }),
						where('metric:recencyDays', { op: '<', value: days / (1 + (i % 2) * 30) }),
					],
				},
			]),
			'rest',
		);
		const { metrics } = analyse({ ...many, schemes: [] });
		const holds = (row: number) =>
			limits.flatMap(([amount, days], i) => {
				const value = metrics.amount[row] ?? Number.NaN;
				const inside = value >= amount && value < amount + 60;
				const recent = (metrics.recencyDays[row] ?? Number.NaN) < days / (1 + (i % 2) * 30);
				return (i % 2 ? inside || recent : inside && recent) ? [i] : [];
			});
		const expected = Array.from({ length: many.customerCount }, (_, row) => holds(row));
		const result = run(many, rules);
		const detail = detailOf(result);
		expect(Array.from(detail.ruleOf)).toEqual(expected.map(([first]) => first ?? -1));
		expect(classIds(result)).toEqual(
			expected.map(([first]) => (first === undefined ? 'rest' : `class${first % 5}`)),
		);
		expect(detail.rules.map((each) => each.holds)).toEqual(
			limits.map((_, i) => expected.filter((list) => list.includes(i)).length),
		);
		expect(detail.several).toBe(expected.filter((list) => new Set(list.map((i) => i % 5)).size > 1).length);
		const before = limits.map(
			(_, rule) => expected.filter(([first, ...rest]) => first === rule && rest.includes(69)).length,
		);
		expect(detail.rules[69]?.before.map(({ rule, count }) => [rule, count])).toEqual(
			before
				.map((count, rule) => [rule, count] as const)
				.filter(([, count]) => count > 0)
				.sort((a, b) => b[1] - a[1] || a[0] - b[0]),
		);
	});
	it('RSC7 rules ask for the classes of other schemes, wherever they stand', () => {
		const rules = ruleScheme([['lost', where('class:rfm', { op: 'in', values: ['generalRetain'] })]], 'rest');
		for (const schemes of [
			[rules, rfmScheme()],
			[rfmScheme(), rules],
		]) {
			const { schemes: outcomes } = analyse({ ...request, schemes });
			const own = outcomes.find((each) => each.ok && each.result.kind === 'rules');
			const rfm = outcomes.find((each) => each.ok && each.result.kind === 'rfm');
			if (!own?.ok || !rfm?.ok) throw new Error('no result');
			const expected = classIds(rfm.result).map((id) => (id === 'generalRetain' ? 'lost' : 'rest'));
			expect(classIds(own.result)).toEqual(expected);
		}
	});
	it('RSC7 a circle and a basis without result are faults', () => {
		const asks = (id: string, other: string) =>
			ruleScheme([['x', where(`class:${other}`, { op: 'in', values: ['x'] })]], 'y', { id });
		expect(faultOf({ ...request, schemes: [asks('a', 'b'), asks('b', 'a')] })?.code).toMatch(
			/^segment\.rule/,
		);
		const broken = ruleScheme([['x', where('gone', { op: 'missing' })]], 'y', { id: 'b' });
		expect(faultOf({ ...request, schemes: [broken, asks('a', 'b')] })?.code).toBe('segment.ruleBasis');
	});
	it.each<[string, Condition]>([
		['segment.ruleColumn', where('gone', { op: 'present' })],
		['segment.ruleColumn', where('class:none', { op: 'present' })],
		['segment.ruleType', where('industry', { op: '>', value: 1 })],
		['segment.ruleType', money({ op: 'contains', text: 'x' })],
	])('RSC8 %s names the rule', (code, when) => {
		const scheme = ruleScheme([
			['a', { kind: 'all', of: [] }],
			['b', { kind: 'any', of: [when] }],
		]);
		expect(faultOf({ ...request, schemes: [scheme] })).toEqual({ code, args: { rule: 2 } });
	});
	it('RSC8 a class that is gone names the rule', () => {
		const scheme = ruleScheme([['a', { kind: 'all', of: [] }]], null, { classes: [] });
		expect(faultOf({ ...request, schemes: [scheme] })).toEqual({
			code: 'segment.ruleClass',
			args: { rule: 1 },
		});
	});
	it('RSC9 chosen values that nobody has are warned of', () => {
		const result = run(
			request,
			ruleScheme([['a', where('industry', { op: 'in', values: ['steel', 'gone'] })]], 'rest'),
		);
		expect(classIds(result)).toEqual(['rest', 'rest', 'rest', 'rest', 'a']);
		expect(result.warnings).toEqual([
			{ code: 'rulesUnknownValue', args: { rule: 1, measure: 'industry', value: 'gone', count: 1 } },
		]);
	});
	it('RSC11 the order of customers does not matter', () => {
		const rules = ruleScheme([['large', money({ op: '>=', value: 500 })]], 'rest');
		const forwards = classIds(run(request, rules));
		const backwards = classIds(run(customersOf(list.toReversed()), rules));
		expect(backwards.toReversed()).toEqual(forwards);
	});
});

describe('reasons of rules', () => {
	const rules = ruleScheme(
		[
			[
				'a',
				{
					kind: 'all',
					of: [
						money({ op: '>=', value: 500 }),
						{
							kind: 'any',
							of: [
								where('industry', { op: 'contains', text: 'food' }),
								where('metric:orders', { op: '>', value: 10 }),
							],
						},
					],
				},
			],
			['b', where('metric:recencyDays', { op: 'between', min: 30, max: 300 })],
		],
		'c',
	);
	const result = run(request, rules);

	it('RSC10 the reason names the rule and the values that met it', () => {
		const { code, args } = reasonFor(result, 0);
		expect(code).toBe('ruleHolds');
		expect(args).toMatchObject({
			...{ class: 'a', rule: 1, facts: 2 },
			...{ measure1: 'metric:amount', op1: '>=', limit1: 500, value1: 900 },
			...{ measure2: 'metric:orders', op2: '>', limit2: 10, value2: 12 },
		});
		expect(reasonFor(result, 3).code).toBe('ruleOtherwise');
	});
	it('RSC10 the next change leads to the class named', () => {
		for (let row = 0; row < list.length; row++) {
			const { next } = reasonFor(result, row);
			if (!next) continue;
			const { measure1, op1, limit1 } = next.args as { measure1: string; op1: string; limit1: number };
			const value = op1 === '<' ? limit1 - 1e-6 : op1 === '>' ? limit1 + 1e-6 : limit1;
			const at = { 'metric:recencyDays': 0, 'metric:orders': 1, 'metric:amount': 2 }[measure1];
			const changed = list.map((each, i) => (i === row ? each.with(at!, value) : each));
			const of = { ...customersOf(changed as unknown as typeof list), fields: { industry } };
			// Days are whole in a list of dates, so a value between two days is asked of the metric itself.
			if (measure1 !== 'metric:recencyDays') expect(classIds(run(of, rules))[row]).toBe(next.args['class']);
		}
		expect(reasonFor(result, 2).next?.args).toMatchObject({ class: 'c', op1: '>=', limit1: 300 });
	});
	it('RSC12 every reason and every condition has a sentence in both languages', () => {
		const conditions: Condition[] = [
			...(['<', '<=', '>', '>=', '=', '!='] as const).map((op) => money({ op, value: 5 })),
			money({ op: 'between', min: 1, max: 2 }),
			where('industry', { op: 'in', values: ['a', 'b', 'c', 'd', 'e', 'f'] }),
			where('industry', { op: 'notIn', values: ['a'] }),
			where('industry', { op: 'contains', text: 'x' }),
			where('industry', { op: 'notContains', text: 'x' }),
			money({ op: 'missing' }),
			money({ op: 'present' }),
		];
		for (const locale of ['zh-CN', 'en'] as const) {
			const formats = reasonFormats({
				locale,
				currency: 'CNY',
				columnName: () => 'Industry',
				classes: result.classes,
			});
			for (let row = 0; row < list.length; row++) {
				const reason = reasonFor(result, row);
				expect(REASON_CODES).toContain(reason.code);
				expect(reasonText(reason, formats)).not.toMatch(/NaN|undefined|null|Infinity|\{/);
			}
			const texts = conditions.map((each) => conditionText(each, formats));
			expect(new Set(texts).size).toBe(texts.length);
			const nested: Condition = { kind: 'all', of: [conditions[0]!, { kind: 'any', of: conditions }] };
			expect(conditionText(nested, formats)).toContain(locale === 'en' ? ' and (' : '，且（');
			expect(conditionText({ kind: 'any', of: [] }, formats)).not.toBe('');
		}
	});
});
