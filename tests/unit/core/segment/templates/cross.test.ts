import { describe, expect, it } from 'vitest';
import { bandDraft, crossSchemes, ownValueDraft, templateSource } from '#src/core/segment/templates/index.ts';
import { schemeColumns } from '#src/state/tables/computed-columns.ts';
import { ruleScheme, where } from '../../../../support/segment-cases.ts';
import { listCase, resultOf, type TemplateCase } from '../../../../support/template-cases.ts';

const amounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const of = listCase({
	c1: ['number', amounts, 'customer.amount'],
	c2: ['choice', amounts.map((value) => (value % 3 === 0 ? 'x' : value === 1 ? 'z' : 'y')), 'customer.type'],
	c3: ['number', amounts.map(() => 5), 'customer.age'],
});
const bySize = ruleScheme([['big', where('c1', { op: '>=', value: 7 })]], 'small', { id: 'size' });
const byType = ruleScheme(
	[
		['x', where('c2', { op: 'in', values: ['x'] })],
		['y', where('c2', { op: 'in', values: ['y'] })],
	],
	'rest',
	{ id: 'type' },
);
const others = [bySize, byType];
const draft = (scheme: typeof bySize) => ({
	...scheme,
	otherwise: scheme.otherwise!,
	classes: scheme.classes.map(({ id, colour }) => ({ id, colour, label: { kind: 'usual' as const } })),
});
const columns = others.map((scheme) => {
	const result = { ...resultOf(of, draft(scheme)), schemeId: scheme.id };
	return schemeColumns(result)[0]!.column;
});
const crossed: TemplateCase = { ...of, computed: columns };
const source = templateSource(crossed.project, crossed.metrics, crossed.computed);

describe('crossed schemes', () => {
	it('TPL19 cells become classes, small ones are merged, everybody is counted', () => {
		const crossing = crossSchemes(source, ['size', 'type'], 2)!;
		expect(crossing).toMatchObject({ cells: 5, kept: 4, merged: 1 });
		const result = resultOf(of, crossing.draft!, others);
		expect(result.classes.map(({ id }, i) => [id, result.summary[i]?.count])).toEqual([
			['big.x', 2],
			['big.y', 4],
			['small.x', 2],
			['small.y', 3],
			['otherwise', 1],
		]);
	});
	it('TPL19 nothing to cross, the same scheme twice, no cell large enough', () => {
		expect(crossSchemes(source, ['size'], 1)).toBeNull();
		expect(crossSchemes(source, ['size', 'size'], 1)).toBeNull();
		expect(crossSchemes(source, ['size', 'gone'], 1)).toBeNull();
		expect(crossSchemes(source, ['size', 'type'], 100)).toEqual({
			draft: null,
			cells: 5,
			kept: 0,
			merged: 12,
		});
	});
});

describe('own columns', () => {
	it('TPL18 bands of any number', () => {
		const made = bandDraft(source, 'c1', 'quantile', 4)!;
		const result = resultOf(of, made);
		expect(result.summary.map(({ count }) => count)).toEqual([3, 3, 3, 3, 0]);
		expect(made.classes[1]?.label).toEqual({ kind: 'range', field: 'c1', min: 4, max: 7, whole: true });
		expect(bandDraft(source, 'c3', 'natural', 3)).toBeNull();
		expect(bandDraft(source, 'c2', 'natural', 3)).toBeNull();
	});
	it('TPL18 values of any text', () => {
		const made = ownValueDraft(source, 'c2')!;
		expect(resultOf(of, made).summary.map(({ count }) => count)).toEqual([7, 4, 1, 0]);
		expect(ownValueDraft(source, 'c1')).toBeNull();
		expect(ownValueDraft(source, 'gone')).toBeNull();
	});
});
