import { describe, expect, test } from 'vitest';
import { kMeans } from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { rowsWhere } from '#src/core/segment/rules/evaluate.ts';
import { bytesOf } from '#src/core/segment/rules/flags.ts';
import type { RuleField } from '#src/core/segment/rules/fields.ts';
import { growTree, leafOf, rulesOf, type Tree } from '#src/core/segment/tree/index.ts';
import { featurePoints } from '../../../support/features.ts';
import { notFinite } from '../../../support/finite.ts';
import { categories, numbers, telco } from '../../../support/regression-cases.ts';

const FULL = { depth: 4, minLeaf: 1 };
type Inputs = Parameters<typeof growTree>[2];

function grow(classOf: number[], inputs: Inputs, options = FULL, classes = 3): Tree {
	const tree = growTree(classOf, classes, inputs, options);
	if (!tree.ok) throw new Error(tree.why);
	return tree;
}

describe('trees', () => {
	test('TRE1 the best single split of a small table, worked out by hand', () => {
		const tree = grow([0, 0, 0, 1, 1, 2], [numbers('x', [1, 2, 3, 4, 5, 6])], { depth: 1, minLeaf: 1 });
		expect(tree.nodes[0]).toMatchObject({
			split: { kind: 'number', column: 'x', threshold: 4, missing: 'right' },
			counts: [3, 2, 1],
			impurity: 1 - 14 / 36,
		});
		expect(tree.nodes.slice(1).map(({ counts }) => counts)).toEqual([
			[3, 0, 0],
			[0, 2, 1],
		]);
		expect(tree.fidelity).toBe(5 / 6);
	});

	test('TRE1 a purer column wins over one that separates less', () => {
		const tree = grow([0, 0, 1, 1], [numbers('noise', [1, 4, 2, 3]), numbers('x', [1, 1, 2, 2])]);
		expect(tree.nodes[0]!.split?.column).toBe('x');
		expect(tree.leaves).toBe(2);
	});

	test('TRE2 depth and leaves keep their limits', () => {
		const random = createRandom(3);
		const x = Array.from({ length: 400 }, () => random.next());
		const labels = x.map((value) => Math.floor(value * 97) % 3);
		for (const minLeaf of [1, 7, 40, 150, 250]) {
			const tree = grow(labels, [numbers('x', x)], { depth: 9, minLeaf });
			for (const node of tree.nodes) {
				expect(node.depth).toBeLessThanOrEqual(4);
				if (!node.split) expect(node.n).toBeGreaterThanOrEqual(Math.min(minLeaf, 400));
			}
		}
		expect(grow(labels, [numbers('x', x)], { depth: 4, minLeaf: 250 }).leaves).toBe(1);
	});

	test('TRE3 missing values go where they explain better, or apart', () => {
		const gap = Number.NaN;
		const withHigh = grow([0, 0, 0, 1, 1, 1], [numbers('x', [1, 2, 3, 8, gap, Infinity])]);
		expect(withHigh.nodes[0]!.split).toEqual({ kind: 'number', column: 'x', threshold: 6, missing: 'right' });
		const withLow = grow([0, 0, 0, 1, 1], [numbers('x', [1, gap, 3, 8, 9])]);
		expect(withLow.nodes[0]!.split).toEqual({ kind: 'number', column: 'x', threshold: 6, missing: 'left' });
		const apart = grow([0, 1, 0, 1, 1], [numbers('x', [5, gap, 7, gap, -Infinity])]);
		expect(apart.nodes[0]!.split).toEqual({ kind: 'missing', column: 'x' });
		expect(apart.fidelity).toBe(1);
		const labels = grow([0, 1, 0, 1, 1], [categories('g', ['a', null, 'b', null, null])]);
		expect(labels.nodes[0]!.split).toEqual({ kind: 'missing', column: 'g' });
	});

	test('TRE3 without missing values in a node, later ones go to the larger side', () => {
		const tree = grow([0, 1, 1, 1], [numbers('x', [1, 8, 9, 10])]);
		expect(tree.nodes[0]!.split).toMatchObject({ missing: 'right' });
		const leaf = leafOf(tree, [numbers('x', [Number.NaN, 0, 99])], 3);
		expect(Array.from(leaf, (at) => tree.nodes[at]!.class)).toEqual([1, 0, 1]);
		expect(tree.nodes[leafOf(tree, [], 1)[0]!]!.class).toBe(1);
	});

	test('TRE4 labels are halved, unseen ones go with those not named', () => {
		const texts = ['north', 'south', 'east', 'west', 'north', 'south', 'east', 'west'];
		const tree = grow([0, 1, 1, 1, 0, 1, 1, 1], [categories('region', texts)]);
		expect(tree.nodes[0]!.split).toEqual({
			kind: 'category',
			column: 'region',
			labels: ['north'],
			missing: 'right',
		});
		const leaf = leafOf(tree, [categories('region', ['islands', 'north', null])], 3);
		expect(Array.from(leaf, (at) => tree.nodes[at]!.class)).toEqual([1, 0, 1]);
	});

	test('TRE4 exact halves: as good as every way tried one by one', () => {
		const random = createRandom(12);
		let compared = 0;
		for (let run = 0; run < 60; run++) {
			const classes = run % 2 === 0 ? 2 : 3;
			const texts = Array.from({ length: 60 }, () => 'abcdef'[Math.floor(random.next() * 6)]!);
			const labels = texts.map((text) => (random.next() < 0.6 ? text.charCodeAt(0) % classes : 0));
			const tree = grow(labels, [categories('g', texts)], { depth: 1, minLeaf: 1 }, classes);
			if (tree.leaves === 1) continue;
			expect(weightedImpurity(tree)).toBeCloseTo(leastImpurity(texts, labels, classes), 10);
			compared++;
		}
		expect(compared).toBeGreaterThan(20);
	});

	test('TRE4 a column with more labels than a rule can name is dropped', () => {
		const texts = Array.from({ length: 101 }, (_, i) => `c${i}`);
		const tree = grow(
			texts.map((_, i) => i % 2),
			[categories('id', texts)],
			FULL,
			2,
		);
		expect(tree.dropped).toEqual([{ column: 'id', why: 'tooManyLabels' }]);
		expect(tree.leaves).toBe(1);
	});

	test('TRE4 many labels and classes: the order by the share of a class', () => {
		const texts = Array.from({ length: 400 }, (_, i) => `l${i % 40}`);
		const tree = grow(
			texts.map((_, i) => Math.floor((i % 40) / 14)),
			[categories('g', texts)],
		);
		expect(tree.fidelity).toBe(1);
	});

	test('TRE5 ties, shuffled rows and another order of the dictionary', () => {
		const same = numbers('b', [1, 2, 3, 4]);
		expect(grow([0, 0, 1, 1], [numbers('a', [1, 2, 3, 4]), same]).nodes[0]!.split?.column).toBe('a');
		expect(grow([0, 1, 0, 1], [numbers('x', [1, 1, 1, 1])]).nodes[0]!.class).toBe(0);
		const random = createRandom(9);
		const rows = Array.from({ length: 300 }, (_, i) => ({
			x: i % 11 === 0 ? Number.NaN : Math.round(random.next() * 30),
			g: 'pqrstuvwxyzabc'[Math.floor(random.next() * 14)]!,
			label: Math.floor(random.next() * 3),
		}));
		const treeOf = (list: typeof rows) =>
			grow(
				list.map(({ label }) => label),
				[
					numbers(
						'x',
						list.map(({ x }) => x),
					),
					categories(
						'g',
						list.map(({ g }) => g),
					),
				],
			);
		const tree = treeOf(rows);
		expect(tree.leaves).toBeGreaterThan(5);
		expect(treeOf(rows.toReversed())).toEqual(tree);
		expect(treeOf(rows.toSorted((a, b) => a.x - b.x || (a.g < b.g ? -1 : 1)))).toEqual(tree);
	});

	test('TRE6 thresholds are as short as they may be', () => {
		const cut = (below: number, above: number) => {
			const split = grow([0, 1], [numbers('x', [below, above])]).nodes[0]!.split;
			return split?.kind === 'number' ? split.threshold : null;
		};
		expect(cut(900.37, 1180.2)).toBe(1000);
		expect(cut(0.6, 1)).toBe(0.8);
		expect(cut(44_561, 44_562)).toBe(44_562);
		expect(cut(-3, 5)).toBe(0);
		expect(cut(-5, 0)).toBe(0);
		expect(cut(0, 5)).toBe(3);
		expect(cut(-1.7e308, -1.6e308)).toBe(-1.6e308);
		expect(cut(1, 1 + Number.EPSILON)).toBe(1 + Number.EPSILON);
		expect(cut(0.123456, 0.123459)).toBe(0.123457);
	});

	test('TRE7 a question after which no more rows are right is taken back', () => {
		const labels = [0, 0, 1, 1, ...new Array<number>(10).fill(1)];
		const x = labels.map((_, row) => (row < 4 ? 1 : 2));
		expect(grow(labels, [numbers('x', x)]).nodes).toHaveLength(1);
		expect(grow([0, ...labels], [numbers('x', [1, ...x])]).leaves).toBe(2);
	});

	test('TRE7 leaves that say the same are joined', () => {
		const tree = grow([0, 0, 0, 1, 0, 0, 0, 0], [numbers('x', [1, 1, 1, 1, 2, 2, 2, 2])]);
		expect(tree.nodes).toHaveLength(1);
		expect(tree.fidelity).toBe(7 / 8);
		expect(tree.classes).toEqual([
			{ n: 7, found: 7, claimed: 8 },
			{ n: 1, found: 0, claimed: 0 },
			{ n: 0, found: 0, claimed: 0 },
		]);
		const crossed = grow([0, 1, 1, 0], [numbers('x', [1, 1, 2, 2]), numbers('y', [1, 2, 1, 2])]);
		expect(crossed.fidelity).toBe(1);
	});

	/** Fidelity of scikit-learn 1.2.1 at depth 2, 3, 4; column and threshold of its first question, where no other column ties. */
	test.for([
		['iris_raw', [0.9733, 0.9733, 1], null, 0],
		['iris_z', [0.9267, 0.98, 0.98], null, 0],
		['wine_z', [0.9382, 0.9775, 0.9944], 12, 0.0258],
		['wholesale_log1p_z', [0.8364, 0.8773, 0.9227], 2, -0.0815],
		['telco_num_z', [0.9543, 0.9708, 0.9771], 2, 0.32],
		['onlineretail_rfm_log1p_z', [0.8121, 0.8748, 0.9071], 1, -0.6584],
	] as const)('TRE8 %s', ([name, reference, column, threshold], { skip }) => {
		const points = featurePoints(name);
		if (!points) return skip('skipped: no shared data');
		const { labels } = kMeans(points, { k: 3, seed: 1, restarts: 20 });
		const inputs = Array.from({ length: points.d }, (_, j) =>
			numbers(`c${j}`, points.data.subarray(j * points.n, (j + 1) * points.n)),
		);
		const found = [2, 3, 4].map((depth) => grow(Array.from(labels), inputs, { depth, minLeaf: 1 }));
		found.forEach(({ fidelity }, i) => expect(fidelity).toBeGreaterThanOrEqual(reference[i]! - 0.01));
		const split = found[0]!.nodes[0]!.split;
		if (split?.kind !== 'number') throw new Error('no number');
		if (column === null) return;
		const values = inputs[column]!.kind === 'number' ? inputs[column]!.values : [];
		const between = Array.from(values).filter((value) => value <= threshold !== value < split.threshold);
		expect([split.column, between]).toEqual([`c${column}`, []]);
	});

	test('TRE8 mixed columns of Telco explain its tenure bands', ({ skip }) => {
		const table = telco();
		if (!table) return skip('skipped: no shared data');
		const charges = table['TotalCharges']!.map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
		const bands = table['tenure']!.map((text) => (Number(text) < 12 ? 0 : Number(text) < 48 ? 1 : 2));
		const inputs = [
			numbers('TotalCharges', charges),
			numbers('MonthlyCharges', table['MonthlyCharges']!.map(Number)),
			...['Contract', 'PaymentMethod', 'InternetService'].map((name) => categories(name, table[name]!)),
		];
		const tree = grow(bands, inputs, { depth: 4, minLeaf: 50 });
		expect(tree.fidelity).toBeGreaterThan(0.85);
		expect(rulesOf(tree).reduce((sum, { n }) => sum + n, 0)).toBe(7043);
	});

	test('TRE9 bad input', () => {
		expect(growTree([], 2, [numbers('x', [])], FULL)).toEqual({ ok: false, why: 'noRows' });
		expect(growTree([-1, -1, 7], 2, [numbers('x', [1, 2, 3])], FULL)).toEqual({ ok: false, why: 'noRows' });
		const gaps = [Number.NaN, Infinity, -Infinity];
		for (const tree of [
			grow([1], [numbers('x', [4])]),
			grow([1, 1, 1], [numbers('x', [1, 2, 3])]),
			grow([0, 1, 2], [numbers('x', [5, 5, 5]), categories('g', ['a', 'a', 'a'])]),
			grow([0, 1, 2], [numbers('x', gaps), categories('g', [null, null, null])]),
			grow([0, 1, 2], []),
		]) {
			expect(tree.leaves).toBe(1);
			expect(notFinite(tree)).toEqual([]);
			expect(rulesOf(tree)).toMatchObject([{ when: { kind: 'all', of: [] } }]);
		}
		const huge = grow([0, 1, 0, 2], [numbers('x', [1e308, -1e308, 1.7e308, 5e-324])]);
		expect(huge.fidelity).toBe(1);
		expect(notFinite(huge)).toEqual([]);
	});
});

describe('rules', () => {
	const asks = (field: string, is: object) => ({ kind: 'test', field, is });
	const whenOf = (tree: Tree) =>
		rulesOf(tree).map(({ class: each, when }) => [each, when.kind === 'all' ? when.of : [when]]);

	test('LEA1 ranges of one column are put together', () => {
		const x = [1, 2, 3, 4, 5, 6, 7, 8, 9];
		const tree = grow([0, 0, 1, 1, 2, 2, 1, 1, 1], [numbers('x', x)]);
		expect(whenOf(tree)).toEqual([
			[0, [asks('x', { op: '<', value: 3 })]],
			[1, [asks('x', { op: '>=', value: 7 })]],
			[1, [asks('x', { op: 'between', min: 3, max: 5 })]],
			[2, [asks('x', { op: 'between', min: 5, max: 7 })]],
		]);
		expect(rulesOf(tree).map(({ n, hits }) => [n, hits])).toEqual([
			[2, 2],
			[3, 3],
			[2, 2],
			[2, 2],
		]);
	});

	test('LEA1 labels that remain are named once', () => {
		const texts = ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'];
		const rules = (list: (string | null)[]) =>
			whenOf(grow([0, 0, 1, 1, 2, 2, 2, 2, 2], [categories('g', list)]));
		const rest = asks('g', { op: 'notIn', values: ['a', 'b'] });
		expect(rules([...texts, 'd'])).toEqual([
			[0, [asks('g', { op: 'in', values: ['a'] })]],
			[1, [asks('g', { op: 'in', values: ['b'] })]],
			[2, [rest]],
		]);
		expect(rules([...texts, null])[2]).toEqual([
			2,
			[{ kind: 'any', of: [rest, asks('g', { op: 'missing' })] }],
		]);
	});

	test('LEA1 no value, and any value', () => {
		expect(whenOf(grow([0, 1, 0], [numbers('x', [Number.NaN, 3, Number.NaN])]))).toEqual([
			[0, [asks('x', { op: 'missing' })]],
			[1, [asks('x', { op: 'present' })]],
		]);
	});

	test('LEA3 the engine of rule schemes gives each row of Telco the class of its leaf', ({ skip }) => {
		const table = telco();
		if (!table) return skip('skipped: no shared data');
		const charges = table['TotalCharges']!.map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
		const inputs = [
			numbers('TotalCharges', charges),
			...['Contract', 'InternetService', 'PaymentMethod'].map((name) => categories(name, table[name]!)),
		];
		const tree = grow(
			table['Churn']!.map((text) => (text === 'Yes' ? 1 : 0)),
			inputs,
			{ depth: 4, minLeaf: 30 },
		);
		const fields = (id: string): RuleField | undefined => {
			const input = inputs.find((each) => each.id === id);
			if (input?.kind === 'category') return { kind: 'text', codes: input.codes, texts: input.labels };
			return input && { kind: 'number', values: input.values };
		};
		const leaf = leafOf(tree, inputs, 7043);
		for (const rule of rulesOf(tree)) {
			const held = bytesOf(rowsWhere(rule.when, fields, 7043), 7043);
			expect(Array.from(held)).toEqual(Array.from(leaf, (at) => (at === rule.leaf ? 1 : 0)));
			expect(held.reduce((sum, one) => sum + one, 0)).toBe(rule.n);
		}
		expect(tree.leaves).toBeGreaterThan(3);
	});
});

function weightedImpurity(tree: Tree): number {
	return tree.nodes.filter(({ split }) => !split).reduce((sum, { n, impurity }) => sum + n * impurity, 0);
}

/** Every half of the labels, one by one. */
function leastImpurity(texts: string[], labels: number[], classes: number): number {
	const used = [...new Set(texts)];
	const gini = (list: number[]) => {
		const counts = Array.from({ length: classes }, (_, c) => list.filter((label) => label === c).length);
		return list.length - counts.reduce((sum, count) => sum + (count * count) / list.length, 0);
	};
	let least = gini(labels);
	for (let mask = 1; mask < 2 ** used.length - 1; mask++) {
		const inLeft = (text: string) => ((mask >> used.indexOf(text)) & 1) === 1;
		const left = labels.filter((_, i) => inLeft(texts[i]!));
		const right = labels.filter((_, i) => !inLeft(texts[i]!));
		least = Math.min(least, gini(left) + gini(right));
	}
	return least;
}
