import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '#src/core/model/index.ts';
import { growTree, leafOf, rulesOf } from '#src/core/segment/tree/index.ts';
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

const cellOf = (row: Cells, id: string) => (id === 'g' ? row.g : id === 'x' ? row.x : row.y);
const isMissing = (row: Cells, id: string) => {
	const cell = cellOf(row, id);
	return cell === null || (typeof cell === 'number' && !Number.isFinite(cell));
};

/** Whether a row meets a condition, read off its words alone. */
function meets(row: Cells, condition: Condition): boolean {
	if (condition.kind === 'all') return condition.of.every((each) => meets(row, each));
	if (condition.kind === 'any') return condition.of.some((each) => meets(row, each));
	const { field, is } = condition;
	const cell = cellOf(row, field);
	if (is.op === 'missing') return isMissing(row, field);
	if (isMissing(row, field)) return false;
	if (is.op === 'present') return true;
	if (is.op === 'in') return is.values.includes(cell as string);
	if (is.op === 'notIn') return !is.values.includes(cell as string);
	const value = cell as number;
	if (is.op === '>=') return value >= is.value;
	if (is.op === '<') return value < is.value;
	if (is.op === 'between') return value >= is.min && value < is.max;
	throw new Error(`unexpected ${is.op}`);
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
							const met = rules.filter(({ when }) => meets(each, when)).map((rule) => rule.leaf);
							if (met.length > 0 || !tree.complete.some((id) => isMissing(each, id)))
								expect(met).toEqual([leaf[i]]);
						});
					}
					const hits = rules.reduce((sum, rule) => sum + rule.hits, 0);
					expect(tree.fidelity).toBe(hits / tree.n);
					for (const rule of rules) {
						const mine = rows.filter((each) => each.label >= 0 && meets(each, rule.when));
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
