import { expect, test } from 'vitest';
import type { RoleId } from '#src/core/model/index.ts';
import { measureKey } from '#src/core/segment/index.ts';
import { startingMatrix, templateSource, type MatrixDraft } from '#src/core/segment/templates/index.ts';
import type { CellValue } from '#src/core/table/index.ts';
import {
	classesBy,
	draftOf,
	listCase,
	templateOf,
	type TemplateCase,
} from '../../../../support/template-cases.ts';

const COUNT = 60;
const numbers = (of: (i: number) => CellValue) => Array.from({ length: COUNT }, (_, i) => of(i));
const column = (values: readonly CellValue[], role: RoleId | null = null, name?: string) =>
	['number' as const, values, role, name] as const;

const BOUGHT = {
	orders: column(
		numbers((i) => 1 + (i % 9)),
		'customer.orderCount',
	),
	amount: column(
		numbers((i) => 100 + i * i),
		'customer.amount',
	),
	last: ['date', numbers((i) => 45_900 + i), 'customer.lastOrderDate'] as const,
};
const rich = listCase({
	...BOUGHT,
	share: column(
		numbers((i) => (i % 20) / 20),
		'customer.shareOfWallet',
	),
	relation: column(
		numbers((i) => i % 5),
		undefined,
		'关系评分',
	),
	potential: column(
		numbers((i) => 1_000 * (i % 13)),
		'customer.potential',
	),
	margin: column(
		numbers((i) => i % 17),
		'customer.margin',
	),
	growth: column(
		numbers((i) => i / 7 - 4),
		undefined,
		'增长率',
	),
	rival: ['choice', numbers((i) => (i % 4 === 0 ? 'A' : null)), 'customer.competitor'],
});

function matrixOf(
	of: TemplateCase,
	id: 'attackDefend' | 'nineBox' | 'loyaltyMatrix' | 'kraljic',
): MatrixDraft {
	const draft = draftOf(of, id);
	if (draft.kind !== 'matrix') throw new Error(draft.kind);
	return draft;
}

const weights = ({ parts }: MatrixDraft['x']) =>
	parts.map(({ measure, weight, scale }) => [
		measure.kind === 'column' ? measure.column : measureKey(measure).replace('metric:', ''),
		weight,
		scale,
	]);

test('TPL22 with everything there the axes are those told, and nothing is missing', () => {
	const { x, y, threat } = matrixOf(rich, 'attackDefend');
	expect([x.usual, weights(x)]).toEqual([
		'ourPosition',
		[
			['share', 60, 'percentile'],
			['relation', 40, 'percentile'],
		],
	]);
	expect([y.usual, weights(y)]).toEqual([
		'attractiveness',
		[
			['potential', 50, 'percentile'],
			['margin', 30, 'percentile'],
			['growth', 20, 'percentile'],
		],
	]);
	expect(templateOf(rich, 'attackDefend').without).toEqual([]);
	expect(threat).toEqual({ kind: 'any', of: [{ kind: 'test', field: 'rival', is: { op: 'present' } }] });
});

test('TPL22 what is missing is said, and what stands in for it has another name', () => {
	const few = listCase(BOUGHT);
	const { x, y } = matrixOf(few, 'attackDefend');
	expect([x.usual, weights(x)]).toEqual([
		'buyingPosition',
		[
			['orders', 50, 'percentile'],
			['recencyDays', 50, 'percentileDown'],
		],
	]);
	expect([y.usual, weights(y)]).toEqual(['salesSize', [['amount', 100, 'percentile']]]);
	expect(templateOf(few, 'attackDefend').without).toHaveLength(5);
	const some = listCase({
		...BOUGHT,
		potential: column(
			numbers((i) => i),
			'customer.potential',
		),
	});
	const only = matrixOf(some, 'attackDefend').y;
	expect([only.usual, weights(only), only.cuts]).toEqual([
		'attractiveness',
		[['potential', 100, 'raw']],
		[30],
	]);
	const none = templateOf(listCase({ a: column([1, 2]) }), 'attackDefend');
	expect(none.draft).toBeNull();
	expect(none.needs).toHaveLength(5);
});

test('TPL22 a matrix to begin with has two axes and four cells, whatever the data are', () => {
	for (const of of [rich, listCase(BOUGHT), listCase({ a: column([1, 2]) }), listCase({})]) {
		const { x, y, cells, kind } = startingMatrix(templateSource(of.project, of.metrics, of.computed), 'm');
		expect([kind, x.parts.length > 0, y.parts.length > 0]).toEqual(['matrix', true, true]);
		expect(cells.map(({ id }) => id)).toEqual(['attack', 'defend', 'select', 'maintain']);
	}
});

test('TPL23 potential and lost customers are attack, existing ones defend', () => {
	const day = (days: number | null) => (days === null ? null : 46_000 - days);
	const of = listCase({
		orders: column([0, 3, 3, null], 'customer.orderCount'),
		amount: column([0, 10, 20, 30], 'customer.amount'),
		last: ['date', [null, day(10), day(900), null], 'customer.lastOrderDate'],
	});
	const status = classesBy(of, 'statusDays');
	const sides = classesBy(of, 'guideReading');
	expect(status.slice(0, 3)).toEqual(['statusPotential', 'statusExisting', 'statusLost']);
	expect(sides.slice(0, 3)).toEqual(['guideAttack', 'guideDefend', 'guideAttack']);
	status.forEach((each, row) => {
		const side = { statusPotential: 'guideAttack', statusLost: 'guideAttack', statusExisting: 'guideDefend' }[
			each
		];
		expect(sides[row]).toBe(side ?? 'unknown');
	});
});

test('TPL24 contribution × potential has nine cells at thirds', () => {
	const { x, y, classes } = matrixOf(rich, 'nineBox');
	expect([x.cuts.length, y.cuts.length, classes.length]).toEqual([2, 2, 10]);
	const amounts = numbers((i) => 100 + i * i).map(Number);
	for (const [i, cut] of x.cuts.entries()) {
		const below = amounts.filter((amount) => amount < cut).length;
		expect(Math.abs(below - ((i + 1) * COUNT) / 3)).toBeLessThanOrEqual(2);
	}
	const flat = listCase({
		...BOUGHT,
		potential: column(
			numbers((i) => (i < 50 ? 1 : 2)),
			'customer.potential',
		),
	});
	expect(weights(matrixOf(flat, 'nineBox').y)).toEqual([['potential', 100, 'percentile']]);
	expect(matrixOf(flat, 'nineBox').y.cuts).toEqual([33, 67]);
});

test('TPL24 loyalty needs an attitude, impact × risk a rhythm; both have four cells', () => {
	expect(templateOf(rich, 'loyaltyMatrix').needs).toEqual([
		{ kind: 'role', anyOf: ['customer.satisfaction', 'customer.nps'] },
	]);
	expect(templateOf(rich, 'kraljic').needs).toEqual([{ kind: 'metric', metric: 'rhythm' }]);
	const liked = listCase({
		...BOUGHT,
		liking: column(
			numbers((i) => 1 + (i % 5)),
			'customer.satisfaction',
		),
	});
	const { x, y, classes } = matrixOf(liked, 'loyaltyMatrix');
	expect([x.usual, y.usual, classes.length]).toEqual(['repeatPatronage', 'attitude', 5]);
	expect(templateOf(liked, 'loyaltyMatrix').without).toHaveLength(1);
});
