import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison, Condition } from '#src/core/model/index.ts';
import { holdsIn } from '#src/core/segment/rules/evaluate.ts';
import type { RuleField } from '#src/core/segment/rules/fields.ts';
import { deadConditions } from '#src/core/segment/rules/logic.ts';
import { where } from '../../../support/segment-cases.ts';

const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
const n = (is: Comparison) => where('n', is);
const t = (is: Comparison) => where('t', is);
const shadowed = { kind: 'shadowed', by: 0 };
const impossible = { kind: 'impossible' };

describe('what rules mean whatever the data', () => {
	it.each<[string, Condition]>([
		['below and above', all(n({ op: '<', value: 5 }), n({ op: '>', value: 5 }))],
		['equal and not', all(n({ op: '=', value: 5 }), n({ op: '!=', value: 5 }))],
		['an empty interval', n({ op: 'between', min: 5, max: 5 })],
		['known and unknown', all(n({ op: 'missing' }), n({ op: '>', value: 1 }))],
		['two texts at once', all(t({ op: 'in', values: ['a'] }), t({ op: 'in', values: ['b', 'c'] }))],
		['one text and not that', all(t({ op: 'in', values: ['a'] }), t({ op: 'notIn', values: ['a', 'b'] }))],
		['any of nothing', any()],
		['any of what cannot be', any(n({ op: 'between', min: 2, max: 1 }), all(any()))],
	])('RSC5 tests that exclude each other are impossible: %s', (_, condition) => {
		expect(deadConditions([condition])).toEqual([impossible]);
	});

	it.each<[string, Condition, Condition]>([
		['a higher limit', n({ op: '>=', value: 5 }), n({ op: '>', value: 5 })],
		[
			'another test more',
			t({ op: 'contains', text: 'x' }),
			all(t({ op: 'contains', text: 'x' }), n({ op: 'present' })),
		],
		['fewer texts', t({ op: 'in', values: ['a', 'b'] }), t({ op: 'in', values: ['b'] })],
		['more texts left out', t({ op: 'notIn', values: ['a'] }), t({ op: 'notIn', values: ['b', 'a'] })],
		['a text that is not left out', t({ op: 'notIn', values: ['a'] }), t({ op: 'in', values: ['b'] })],
		['known', n({ op: 'present' }), n({ op: '!=', value: 3 })],
		['each of two', any(n({ op: '<', value: 1 }), n({ op: '>', value: 9 })), n({ op: '>', value: 10 })],
		['all of nothing', all(), n({ op: 'missing' })],
	])('RSC5 a rule inside an earlier one is shadowed: %s', (_, earlier, later) => {
		expect(deadConditions([earlier, later])).toEqual([null, shadowed]);
		expect(deadConditions([later, earlier])).toEqual([null, null]);
	});

	const number = fc.constantFrom(0, 1, 2, 3, 4);
	const texts = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
	const test = fc.oneof(
		fc
			.record({ op: fc.constantFrom('<', '<=', '>', '>=', '=', '!='), value: number })
			.map((is) => n(is as Comparison)),
		fc.tuple(number, number).map(([min, max]) => n({ op: 'between', min, max })),
		fc.record({ op: fc.constantFrom('in', 'notIn'), values: texts }).map((is) => t(is as Comparison)),
		fc.constantFrom<Condition>(n({ op: 'missing' }), n({ op: 'present' }), t({ op: 'contains', text: 'a' })),
	);
	const condition = fc.letrec<{ node: Condition }>((tie) => ({
		node: fc.oneof(
			{ maxDepth: 2 },
			test,
			fc.record({
				kind: fc.constantFrom('all' as const, 'any' as const),
				of: fc.array(tie('node'), { maxLength: 3 }),
			}),
		),
	})).node;
	const values = [Number.NaN, -1, 0, 0.5, 1, 1.5, 2, 3, 4, 9];
	const names = ['a', 'b', 'c', 'ab'];

	it('RSC5 what is reported as dead is dead for every customer there could be', () => {
		fc.assert(
			fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
				const found = deadConditions(conditions);
				for (const value of values) {
					for (let code = -1; code < names.length; code++) {
						const fields: Record<string, RuleField> = {
							n: { kind: 'number', values: Float64Array.of(value) },
							t: { kind: 'text', codes: Int32Array.of(code), texts: names },
						};
						const held = conditions.map((each) => holdsIn(each, (id) => fields[id], 0));
						found.forEach((dead, rule) => {
							if (dead && held[rule])
								expect(dead.kind === 'shadowed' && held.indexOf(true) < rule).toBe(true);
						});
					}
				}
			}),
			{ seed: 7, numRuns: 400 },
		);
	});
});
