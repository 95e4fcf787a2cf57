import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growTree, leafOf, rulesOf, type Condition } from '#src/core/segment/tree/index.ts';
import { notFinite } from '../../support/finite.ts';
import { categories, numbers } from '../../support/regression-cases.ts';

const RUNS = { numRuns: 200, seed: 20_260_103 };
const number = fc.oneof(
	{ weight: 5, arbitrary: fc.integer({ min: -6, max: 6 }) },
	{ weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324) },
	{ weight: 1, arbitrary: fc.double() },
);
const text = fc.constantFrom('a', 'b', 'c', 'd', 'e', null);
const row = fc.record({ x: number, y: number, g: text, label: fc.integer({ min: -1, max: 2 }) });
/** Rows a tree has not seen: other numbers, and a label that never occurred. */
const newRow = fc.record({ x: number, y: number, g: fc.oneof(text, fc.constant('new')) });
interface Cells {
	readonly x: number;
	readonly y: number;
	readonly g: string | null;
}

const inputsOf = (rows: readonly Cells[]) => [
	numbers(
		'x',
		rows.map(({ x }) => x),
	),
	categories(
		'g',
		rows.map(({ g }) => g),
	),
	numbers(
		'y',
		rows.map(({ y }) => y),
	),
];

/** Whether a row meets a condition, read off its words alone. */
function meets(row: Cells, condition: Condition): boolean {
	const cell = condition.column === 'g' ? row.g : condition.column === 'x' ? row.x : row.y;
	const isMissing = cell === null || (typeof cell === 'number' && !Number.isFinite(cell));
	if (condition.comparator === 'missing') return isMissing;
	if (condition.comparator === 'known') return !isMissing;
	if (isMissing) return condition.orMissing;
	if (condition.comparator === 'in') return condition.value.includes(cell as string);
	if (condition.comparator === 'notIn') return !condition.value.includes(cell as string);
	const value = cell as number;
	if (condition.comparator === 'above') return value > condition.value;
	if (condition.comparator === 'atMost') return value <= condition.value;
	return value > condition.value[0] && value <= condition.value[1];
}

describe('trees and rules', () => {
	test('LEA2 every row, seen or not, meets exactly one rule, that of its leaf', () => {
		fc.assert(
			fc.property(
				fc.array(row, { minLength: 1, maxLength: 50 }),
				fc.array(newRow, { maxLength: 20 }),
				fc.integer({ min: 1, max: 4 }),
				fc.integer({ min: 1, max: 6 }),
				(rows, others, depth, minLeaf) => {
					const labels = rows.map(({ label }) => label);
					const tree = growTree(labels, 3, inputsOf(rows), { depth, minLeaf });
					if (!tree.ok) {
						expect(labels.every((label) => label < 0)).toBe(true);
						return;
					}
					expect(notFinite(tree)).toEqual([]);
					const rules = rulesOf(tree);
					for (const list of [rows, others]) {
						const leaf = leafOf(tree, inputsOf(list), list.length);
						list.forEach((each, i) => {
							const met = rules.filter(({ conditions }) => conditions.every((one) => meets(each, one)));
							expect(met.map((rule) => rule.leaf)).toEqual([leaf[i]]);
						});
					}
					const hits = rules.reduce((sum, rule) => sum + rule.hits, 0);
					expect(tree.fidelity).toBe(hits / tree.n);
					for (const rule of rules) {
						const mine = rows.filter(
							(each) => each.label >= 0 && rule.conditions.every((one) => meets(each, one)),
						);
						expect([rule.n, rule.hits]).toEqual([
							mine.length,
							mine.filter(({ label }) => label === rule.class).length,
						]);
					}
				},
			),
			RUNS,
		);
	});

	test('TRE5 shuffled rows give the same tree', () => {
		fc.assert(
			fc.property(
				fc
					.array(row, { minLength: 1, maxLength: 50 })
					.chain((rows) =>
						fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
					),
				([rows, shuffled]) => {
					const grow = (list: typeof rows) =>
						growTree(
							list.map(({ label }) => label),
							3,
							inputsOf(list),
							{ depth: 4, minLeaf: 2 },
						);
					expect(grow(shuffled)).toEqual(grow(rows));
				},
			),
			RUNS,
		);
	});

	test('TRE1 no other threshold of a number column is better', () => {
		const known = fc.record({ x: fc.integer({ min: 0, max: 9 }), label: fc.integer({ min: 0, max: 2 }) });
		fc.assert(
			fc.property(fc.array(known, { minLength: 2, maxLength: 40 }), (rows) => {
				const labels = rows.map(({ label }) => label);
				const tree = growTree(
					labels,
					3,
					[
						numbers(
							'x',
							rows.map(({ x }) => x),
						),
					],
					{ depth: 1, minLeaf: 1 },
				);
				if (!tree.ok) throw new Error(tree.why);
				const leaves = tree.nodes.filter(({ split }) => !split);
				const found = leaves.reduce((sum, { n, impurity }) => sum + n * impurity, 0);
				const gini = (list: typeof rows) =>
					[0, 1, 2].reduce(
						(rest, c) =>
							rest - list.filter(({ label }) => label === c).length ** 2 / Math.max(1, list.length),
						list.length,
					);
				for (let cut = 0; cut < 9 && tree.leaves > 1; cut++) {
					const other = gini(rows.filter(({ x }) => x <= cut)) + gini(rows.filter(({ x }) => x > cut));
					expect(found).toBeLessThanOrEqual(other + 1e-9);
				}
			}),
			RUNS,
		);
	});
});
