import { describe, expect, it } from 'vitest';
import type { RoleId, RuleScheme } from '#src/core/model/index.ts';
import {
	candidateColumns,
	explainClasses,
	ownColumns,
	readableCondition,
	schemeParts,
	usualLeaf,
	type Explanation,
	type ExplainRequest,
} from '#src/core/segment/explain/index.ts';
import type { ClassInfo, RuleDetail } from '#src/core/segment/index.ts';
import { rowsWhere } from '#src/core/segment/rules/evaluate.ts';
import { bytesOf } from '#src/core/segment/rules/flags.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import { branchesOf } from '#src/core/segment/tree/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { columnOf, type Column } from '#src/core/table/index.ts';
import {
	classIds,
	clusterScheme,
	customersOf,
	rfmScheme,
	ruleScheme,
	run,
	tierScheme,
	where,
} from '../../../support/segment-cases.ts';

const ROWS = 300;

interface Case {
	readonly columns: readonly Column[];
	readonly classOf: Uint8Array;
	readonly classes: readonly ClassInfo[];
}

/** Customers with numbers, a choice and a yes/no column, all with gaps, in three classes that follow them nearly. */
function customers(seed: number, order: readonly number[] = Array.from({ length: ROWS }, (_, i) => i)): Case {
	const random = createRandom(seed);
	const rows = Array.from({ length: ROWS }, () => {
		const gap = () => random.next() < 0.1;
		const size = gap() ? null : Math.round(random.next() * 1000);
		const days = gap() ? null : Math.round(random.next() * 400);
		const trade = gap()
			? null
			: (['food', 'retail', 'steel', 'tools'][Math.floor(random.next() * 4)] ?? null);
		const isNew = gap() ? null : Number(random.next() < 0.4);
		const sure = random.next() > 0.1;
		const group = !sure
			? Math.floor(random.next() * 3)
			: (size ?? 0) > 500
				? 0
				: isNew === 1
					? 1
					: trade === 'food'
						? 1
						: 2;
		return { size, days, trade, isNew, group };
	});
	const placed = order.map((row) => rows[row]!);
	return {
		columns: [
			columnOf(
				{ id: 'size', name: 'Size', type: 'number' },
				placed.map((row) => row.size),
			),
			columnOf(
				{ id: 'days', name: 'Days', type: 'number' },
				placed.map((row) => row.days),
			),
			columnOf(
				{ id: 'trade', name: 'Trade', type: 'choice' },
				placed.map((row) => row.trade),
			),
			columnOf(
				{ id: 'isNew', name: 'New', type: 'boolean' },
				placed.map((row) => row.isNew),
			),
		],
		classOf: Uint8Array.from(placed, (row) => row.group),
		classes: [
			{ id: 'importantValue', name: { code: 'importantValue', args: {} }, order: 0, colour: 1 },
			{ id: 'cluster2', name: { code: 'cluster', args: { number: 2, traits: 0 } }, order: 1, colour: 4 },
			{ id: 'own', name: { code: 'named', args: { name: 'Mine' } }, order: 2, colour: 0 },
		],
	};
}

function explain({ columns, classOf }: Case, changes: Partial<ExplainRequest> = {}): Explanation {
	const found = explainClasses({ classOf, classes: 3, columns, depth: 4, minLeaf: 5, ...changes });
	if (!found.ok) throw new Error(found.why);
	return found;
}

const isYesNo = (id: string) => id === 'isNew';

/** The tree as a scheme of rules, computed over the same customers. */
function converted(of: Case, explanation: Explanation) {
	const parts = schemeParts(explanation, of.classes, isYesNo);
	const scheme: RuleScheme = { id: 'rules', name: null, version: 1, kind: 'rules', ...parts };
	const fields = Object.fromEntries(of.columns.map((column) => [column.id, fieldOf(column)]));
	const plain = customersOf(Array.from(of.classOf, () => [1, 1, 1] as const));
	return { scheme, result: run({ ...plain, fields }, scheme) };
}

describe('explaining a scheme', () => {
	it('EXP1 found and misplaced customers add up to all', () => {
		const of = customers(1);
		const { tree, leafOf } = explain(of);
		const misplaced = of.classOf.filter((own, row) => tree.nodes[leafOf[row]!]!.class !== own).length;
		const found = tree.classes.reduce((sum, each) => sum + each.found, 0);
		expect(found + misplaced).toBe(ROWS);
		expect(misplaced).toBeGreaterThan(0);
		expect(tree.fidelity).toBe(found / ROWS);
		expect(leafOf.every((leaf) => tree.nodes[leaf]?.split === null)).toBe(true);
	});

	it('EXP1 shuffled customers give the same tree', () => {
		const random = createRandom(9);
		const order = Array.from({ length: ROWS }, (_, i) => ({ i, key: random.next() }))
			.sort((a, b) => a.key - b.key)
			.map(({ i }) => i);
		const [plain, shuffled] = [explain(customers(1)), explain(customers(1, order))];
		expect(shuffled.tree).toEqual(plain.tree);
		expect(order.map((row) => plain.leafOf[row])).toEqual(Array.from(shuffled.leafOf));
	});

	it.each([1, 2, 3, 4])('EXP2 the two branches of a node part its customers: case %i', (seed) => {
		const of = customers(seed);
		const { tree } = explain(of);
		const fields = new Map(of.columns.map((column) => [column.id, fieldOf(column)]));
		const held = branchesOf(tree).map(
			(when) =>
				when &&
				bytesOf(
					rowsWhere(when, (id) => fields.get(id), ROWS),
					ROWS,
				),
		);
		const own = (row: number, at: number): boolean => {
			const parent = tree.nodes.findIndex(({ left, right }) => left === at || right === at);
			return parent < 0 || (own(row, parent) && held[at]?.[row] === 1);
		};
		tree.nodes.forEach(({ split, left, right, n }, at) => {
			const rows = Array.from({ length: ROWS }, (_, row) => row).filter((row) => own(row, at));
			expect(rows).toHaveLength(n);
			if (!split) return;
			expect(rows.every((row) => held[left]![row]! + held[right]![row]! === 1)).toBe(true);
		});
	});

	it('EXP2 a branch speaks of missing values only where there may be some', () => {
		const values = [...new Array<null>(8).fill(null), 1, 2, 3, 9, 9, 9];
		const classOf = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]);
		const columns = [columnOf({ id: 'x', name: 'x', type: 'number' }, values)];
		const found = explainClasses({ classOf, classes: 3, columns, depth: 2, minLeaf: 1 });
		expect(found.ok && found.tree.leaves).toBe(3);
		const texts = found.ok ? branchesOf(found.tree).map((when) => JSON.stringify(when)) : [];
		expect(texts.filter((text) => text.includes('"missing"'))).toHaveLength(1);
	});

	it('EXP3 metrics come first, then regions, then what is neither a name nor a class', () => {
		const texts = (values: readonly (string | null)[]) =>
			Array.from({ length: 600 }, (_, i) => values[i % values.length] ?? null);
		const column = (id: string, type: Column['type'], values?: readonly (string | number | null)[]) =>
			columnOf({ id, name: id, type }, values ?? Array.from({ length: 600 }, (_, i) => i));
		const many = Array.from({ length: 120 }, (_, i) => `v${i}`);
		const columns = [
			column('key', 'text', texts(many)),
			column('spend', 'number'),
			column('lat', 'number'),
			column('city', 'choice', texts(many)),
			column(
				'note',
				'text',
				Array.from({ length: 600 }, (_, i) => `note ${i}`),
			),
			column('grade', 'text', texts(['a', 'b', null])),
			column('class:rfm', 'choice', texts(['a', 'b'])),
			column('score:rfm', 'choice', texts(['a', 'b'])),
			column('metric:lastOrder', 'date'),
			column('metric:recencyDays', 'number'),
			column('region:province', 'choice', texts(['330000', '110000'])),
		];
		const roles: Record<string, RoleId> = { key: 'customer.id', lat: 'customer.latitude' };
		const found = candidateColumns(columns, roles);
		expect(found.columns.map(({ id }) => id)).toEqual([
			'metric:recencyDays',
			'metric:lastOrder',
			'region:province',
			'spend',
			'grade',
		]);
		expect(found.tooMany.map(({ id }) => id)).toEqual(['city']);
	});

	it('EXP4 own columns are those a scheme reads and those made of the same measures', () => {
		const roles: Record<string, RoleId> = { c1: 'customer.amount', c2: 'customer.employees' };
		const own = (scheme: Parameters<typeof ownColumns>[0]) => [...ownColumns(scheme, roles)].sort();
		const ofAmount = ['amount', 'averageOrder', 'headroom', 'yearAmount'].map((id) => `metric:${id}`);
		expect(own(tierScheme())).toEqual(['c1', ...ofAmount]);
		expect(own(clusterScheme(['c2']))).toEqual(['c2']);
		expect(own(clusterScheme(['c1']))).toEqual(['c1', ...ofAmount]);
		expect(own(ruleScheme([['a', where('metric:firstOrder', { op: 'present' })]]))).toEqual([
			...['metric:firstOrder', 'metric:tenureDays'],
		]);
		expect(own(rfmScheme())).toEqual([
			'c1',
			...[
				...ofAmount,
				...['lastOrder', 'orders', 'recencyDays', 'rhythm'].map((id) => `metric:${id}`),
			].sort(),
		]);
	});

	it.each([1, 2, 3, 4, 5, 6])('EXP5 rules give every customer the class of its leaf: case %i', (seed) => {
		const of = customers(seed);
		for (const depth of [1, 2, 3, 4]) {
			const explanation = explain(of, { depth });
			const { result } = converted(of, explanation);
			const expected = Array.from(explanation.leafOf, (leaf) => explanation.tree.nodes[leaf]!.class);
			expect(classIds(result)).toEqual(expected.map((position) => of.classes[position]!.id));
			const detail = result.detail as RuleDetail;
			expect(detail).toMatchObject({ unclassified: 0, otherwise: 0, several: 0 });
			expect(detail.rules.every(({ finding }) => finding === null)).toBe(true);
			expect(result.warnings).toEqual([]);
		}
	});

	it('EXP5 classes keep ids, colours and names, the user’s or the code of the usual one', () => {
		const of = customers(1);
		const { scheme, result } = converted(of, explain(of));
		expect(result.classes).toEqual(of.classes);
		expect(scheme.classes[0]).toEqual({ id: 'importantValue', name: null, colour: 1 });
		expect(scheme.classes[2]).toEqual({ id: 'own', name: 'Mine', colour: 0 });
		const sizes = [0, 1, 2].map((group) => of.classOf.filter((each) => each === group).length);
		expect(scheme.otherwise).toBe(of.classes[sizes.indexOf(Math.max(...sizes))]!.id);
	});

	it('EXP6 yes/no columns are asked for yes or no', () => {
		const test = (op: '<' | '>=') => where('isNew', { op, value: 1 });
		const both = { kind: 'all' as const, of: [test('<'), where('size', { op: '<', value: 1 })] };
		expect(readableCondition(both, isYesNo)).toEqual({
			kind: 'all',
			of: [where('isNew', { op: '=', value: 0 }), where('size', { op: '<', value: 1 })],
		});
		expect(readableCondition(test('>='), isYesNo)).toEqual(where('isNew', { op: '=', value: 1 }));
	});

	it('EXP7 without a tree there is the reason', () => {
		const of = customers(1);
		const why = (changes: Partial<ExplainRequest>) => {
			const { columns, classOf } = of;
			const found = explainClasses({ classOf, classes: 3, columns, depth: 3, minLeaf: 5, ...changes });
			return found.ok ? null : found.why;
		};
		const constant = columnOf({ id: 'k', name: 'k', type: 'number' }, new Array<number>(ROWS).fill(7));
		const empty = columnOf({ id: 'e', name: 'e', type: 'number' }, new Array<null>(ROWS).fill(null));
		expect(why({})).toBe(null);
		expect(why({ columns: [] })).toBe('noColumns');
		expect(why({ columns: [constant, empty] })).toBe('nothingSeparates');
		expect(why({ classOf: new Uint8Array(ROWS) })).toBe('oneClass');
		expect(why({ classOf: Uint8Array.of(1), columns: [] })).toBe('oneClass');
		expect(why({ classOf: new Uint8Array() })).toBe('oneClass');
		expect(why({ minLeaf: 151 })).toBe('fewCustomers');
	});

	it('EXP7 the usual smallest leaf is one in a hundred, five at least', () => {
		expect([1, 403, 1286, 100_000].map(usualLeaf)).toEqual([5, 5, 13, 1000]);
	});
});
