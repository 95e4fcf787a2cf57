import { describe, expect, it } from 'vitest';
import { emptyRecipe, type Json, type Recipe } from '#src/core/model/index.ts';
import { soundRecipe } from '#src/core/model/sound/index.ts';
import { schemeOf, templatesFor } from '#src/core/segment/templates/index.ts';
import { everyKind, fullProject } from '../../../support/sound-cases.ts';
import { ruleScheme, tierScheme, where } from '../../../support/segment-cases.ts';
import { sampleCase } from '../../../support/template-cases.ts';

const { recipe: full } = fullProject(24);
type Path = readonly (string | number)[];

/** The recipe as it comes out of a file, with another value at a place; `undefined` takes the place away. */
function edited(path: Path, value: Json | undefined, recipe: unknown = full): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return value;
	const copy: unknown = Array.isArray(recipe) ? [...(recipe as unknown[])] : { ...(recipe as object) };
	const parent = copy as Record<string | number, unknown>;
	if (rest.length > 0) parent[key] = edited(rest, value, parent[key]);
	else if (value === undefined) delete parent[key];
	else parent[key] = value;
	return copy;
}

const idsOf = (recipe: Recipe) => recipe.schemes.map(({ id }) => id);
const at = (id: string) => full.schemes.findIndex((scheme) => scheme.id === id);
const placesOf = (value: unknown) =>
	soundRecipe(value).leftOut.map(({ part, name, why, at: place }) => [part, name, why, place]);

/** So many levels of lists. */
function nested(levels: number): Json {
	let value: Json = [];
	for (let i = 1; i < levels; i++) value = [value];
	return value;
}

describe('recipes of unknown origin', () => {
	it('SND1 a recipe with something in every field is sound, as written and as read', () => {
		expect(soundRecipe(full)).toEqual({ recipe: full, leftOut: [] });
		expect(soundRecipe(full).recipe).toBe(full);
		expect(soundRecipe(JSON.parse(JSON.stringify(full))).leftOut).toEqual([]);
		expect(full.schemes.some((scheme) => scheme.kind === 'clusters' && scheme.saved)).toBe(true);
		expect(full.snapshots?.[0]?.schemes.length).toBe(everyKind().length);
	});

	it('SND1 the empty recipe, and an older one without the later fields', () => {
		const { sources: _, snapshots: __, ...older } = emptyRecipe();
		expect(soundRecipe(emptyRecipe()).leftOut).toEqual([]);
		expect(soundRecipe(older)).toEqual({ recipe: older, leftOut: [] });
	});

	it('SND1 the schemes of every template', async () => {
		const { project, metrics, computed } = await sampleCase();
		const schemes = templatesFor(project, metrics, computed).flatMap(({ id, draft }) =>
			draft ? [schemeOf(draft(), { id, name: id }, () => 'x')] : [],
		);
		expect(schemes.length).toBeGreaterThan(10);
		expect(soundRecipe({ ...project.recipe, schemes }).leftOut).toEqual([]);
	});

	it('SND2 an unsound scheme is left out and named, the others stay', () => {
		const { recipe, leftOut } = soundRecipe(edited(['schemes', at('own'), 'ownMaps', 0, 'cells', 3], 'x'));
		expect(idsOf(recipe)).toEqual(idsOf(full).filter((id) => id !== 'own'));
		expect(leftOut).toEqual([
			{
				...{ part: 'scheme', name: 'Own', kind: 'rfm', position: 2 },
				...{ why: 'type', at: 'ownMaps[0].cells[3]' },
			},
		]);
		expect(recipe.snapshots).toBe(full.snapshots);
	});

	it('SND2 a scale, a plan of territories, a snapshot, a view, a source, a role, a region group and a correction', () => {
		const broken: readonly (readonly [Path, Json | undefined, readonly unknown[]])[] = [
			[['scales', 0, 'items', 1, 'reversed'], 1, ['scale', 'Attitude', 'type', 'items[1].reversed']],
			[['affinity', 'minOrders'], 0.5, ['setting', 'affinity', 'range', 'minOrders']],
			[
				['plans', 0, 'criteria', 0, 'measure', 'kind'],
				'luck',
				['plan', 'Plan A', 'unknown', 'criteria[0].measure.kind'],
			],
			[['plans', 0, 'territories', 1, 'name'], 'East', ['plan', 'Plan A', 'twice', 'territories']],
			[['plans', 0, 'territories'], [], ['plan', 'Plan A', 'missing', 'territories']],
			[['plans', 0, 'criteria'], [], ['plan', 'Plan A', 'missing', 'criteria']],
			[['plans', 0, 'column'], 'id', ['plan', 'Plan A', 'unknown', 'column']],
			[['plans', 0, 'column'], 'plan-p1-locked', ['plan', 'Plan A', 'unknown', 'column']],
			[['plans', 0, 'budget'], 1.5, ['plan', 'Plan A', 'range', 'budget']],
			[['plans', 0, 'rules', 1, 'id'], 'r1', ['plan', 'Plan A', 'twice', 'rules[1].id']],
			[['plans', 0, 'rules', 0, 'territories'], [], ['plan', 'Plan A', 'missing', 'rules[0].territories']],
			[['plans', 0, 'rules', 0, 'basis'], 'luck', ['plan', 'Plan A', 'unknown', 'rules[0].basis']],
			[['plans', 0, 'groups', 0, 'parent'], 'coast', ['plan', 'Plan A', 'deep', 'groups[0].parent']],
			[['plans', 0, 'groups', 1, 'parent'], 'gone', ['plan', 'Plan A', 'mismatch', 'groups[1].parent']],
			[['plans', 0, 'groups', 1, 'id'], 'china', ['plan', 'Plan A', 'twice', 'groups[1].id']],
			[['plans', 0, 'groups', 1, 'id'], 'shore', ['plan', 'Plan A', 'mismatch', 'territories[0].group']],
			[['workload', 'capacity', 'fieldShare'], 0, ['setting', 'workload', 'range', 'capacity.fieldShare']],
			[['workload', 'travel', 'regionKm'], 1, ['setting', 'workload', 'range', 'travel.regionKm']],
			[
				['workload', 'service', 'tierA', 'contacts'],
				-1,
				['setting', 'workload', 'range', 'service.tierA.contacts'],
			],
			[['snapshots', 0, 'why'], 'else', ['snapshot', null, 'unknown', 'why']],
			[['watch', 1, 'test', 'side'], 'left', ['watchRule', 'Fall', 'unknown', 'test.side']],
			[['watch', 0, 'id'], 'a|b', ['watchRule', null, 'unknown', 'id']],
			[['cadence', 'days'], 0, ['setting', 'cadence', 'range', 'days']],
			[['goalTarget'], -1, ['setting', 'goalTarget', 'range', '']],
			[['views', 't1', 'filters', 1, 'min'], '1', ['view', 't1', 'type', 'filters[1].min']],
			[['picks', 'rfm', 'explain', 'depth'], 9, ['picks', 'rfm', 'unknown', 'explain.depth']],
			[['picks', 'tiers', 'drivers', 'chosen'], 'c3', ['picks', 'tiers', 'type', 'drivers.chosen']],
			[
				['sources', 't1', 'columns', 0, 'header'],
				undefined,
				['source', 't1', 'missing', 'columns[0].header'],
			],
			[['roles', 't1', 'name'], 'customer.shoeSize', ['role', 't1/name', 'unknown', '']],
			[['roles', 't2'], [], ['role', 't2', 'type', '']],
			[['regions', 'groups', 0, 'name', 'en'], 5, ['regionGroup', null, 'type', 'name.en']],
			[['regions', 'fixes', '沪'], {}, ['regionFix', '沪', 'type', '']],
		];
		for (const [path, value, note] of broken) expect(placesOf(edited(path, value))).toEqual([note]);
		const many = Array.from({ length: 10_000 }, (_, i) => ({ ...full.plans?.[0]?.rules?.[0], id: `r${i}` }));
		expect(placesOf(edited(['plans', 0, 'rules'], many as unknown as Json))).toEqual([
			['plan', 'Plan A', 'many', 'rules'],
		]);
		const { recipe } = soundRecipe(edited(['roles', 't1', 'name'], 'customer.shoeSize'));
		expect(recipe.roles['t1']).toEqual({ id: 'customer.id', province: 'customer.province' });
		expect(recipe.roles['t2']).toEqual(full.roles['t2']);
	});

	it('SND3 settings get their usual value', () => {
		const broken: readonly (readonly [keyof Recipe, Json | undefined, Json])[] = [
			['currency', 'euro', 'CNY'],
			['displayUnit', 'dozen', 'auto'],
			['analysisDate', 1e308, null],
			['transactionFilter', { excludeReturns: 1 }, { ...full.transactionFilter }],
			['schemes', 'x', []],
			['snapshots', null, []],
			['views', undefined, {}],
			['official', 7, null],
			['version', 0, 1],
		];
		for (const [field, value, usual] of broken) {
			const { recipe, leftOut } = soundRecipe(edited([field], value));
			expect([field, recipe[field]]).toEqual([field, usual]);
			expect(leftOut.map(({ part, name }) => [part, name])).toEqual([['setting', field]]);
		}
		for (const nothing of [null, 'recipe', [], undefined]) {
			const { recipe, leftOut } = soundRecipe(nothing);
			const { sources: _, snapshots: __, ...needed } = emptyRecipe();
			expect(recipe).toEqual(needed);
			expect(leftOut.every(({ part }) => part === 'setting')).toBe(true);
		}
	});

	it('SND3 an unknown datum is left out and told, the rest of the regions stays', () => {
		const { recipe, leftOut } = soundRecipe(edited(['regions', 'datum'], 'mars'));
		expect(recipe.regions).toEqual({ groups: full.regions.groups, fixes: full.regions.fixes });
		expect(leftOut.map(({ part, name }) => [part, name])).toEqual([['setting', 'regions.datum']]);
		expect(soundRecipe(edited(['regions', 'datum'], 'bd09')).recipe.regions.datum).toBe('bd09');
	});

	it.each([
		['no places', { places: {} }, 'missing'],
		['no weight above 0', { inputs: [{ kind: 'own', column: 'c', weight: 0, perHead: false }] }, 'missing'],
		['a weight below 0', { inputs: [{ kind: 'own', column: 'c', weight: -1, perHead: false }] }, 'range'],
		['two of a kind', { inputs: [...full.market!.inputs, ...full.market!.inputs] }, 'twice'],
		[
			'an own index beside others',
			{ inputs: [...full.market!.inputs, { kind: 'own', column: 'c', weight: 1, perHead: false }] },
			'mismatch',
		],
		['a measure of a newer version', { inputs: [{ ...full.market!.inputs[0], kind: 'gold' }] }, 'unknown'],
	])('SND3 a market potential with %s is left out and told', (_, change, why) => {
		const market = { ...full.market, ...change } as unknown as Json;
		const { recipe, leftOut } = soundRecipe(edited(['market'], market));
		expect(recipe.market).toBeNull();
		expect(leftOut.map((each) => [each.part, each.name, each.why])).toEqual([['setting', 'market', why]]);
	});

	it('SND4 what a newer version may write is kept', () => {
		const later = edited(['later'], { a: [1] }, edited(['schemes', 0, 'later'], { b: null }));
		expect(soundRecipe(later)).toEqual({ recipe: later, leftOut: [] });
		const mended = soundRecipe(edited(['currency'], 5, later)).recipe as unknown as Record<string, unknown>;
		expect(mended['later']).toEqual({ a: [1] });
		const regions = edited(['regions', 'later'], 1, edited(['regions', 'groups'], 'x'));
		expect(soundRecipe(regions).recipe.regions).toEqual({
			...{ later: 1, groups: [], fixes: full.regions.fixes },
		});
	});

	it('SND5 of several with one id the first stays', () => {
		const twice = { ...full, schemes: [tierScheme(), tierScheme({ name: 'Second' })] };
		expect(soundRecipe(twice).recipe.schemes).toEqual([tierScheme()]);
		expect(placesOf(twice)).toEqual([['scheme', 'Second', 'twice', 'id']]);
		const scheme = ruleScheme([['a', where('c', { op: 'present' })]], 'b');
		const classes = { ...scheme, classes: [...scheme.classes, ...scheme.classes] };
		expect(placesOf({ ...full, schemes: [classes] })).toEqual([['scheme', null, 'twice', 'classes[2].id']]);
	});

	it('SND6 deep nesting is left out wherever it is', () => {
		let when: Json = { kind: 'test', field: 'c', is: { op: 'present' } };
		for (let i = 0; i < 50_000; i++) when = { kind: 'all', of: [when] };
		const deep = edited(['schemes', at('rules'), 'rules', 0, 'when'], when);
		expect(placesOf(deep)).toEqual([['scheme', null, 'deep', '']]);
		expect(placesOf(edited(['later'], nested(100_000)))).toEqual([['setting', 'later', 'deep', '']]);
		expect(placesOf(edited(['views', 't1', 'later'], nested(70)))).toEqual([['view', 't1', 'deep', '']]);
		expect(placesOf(edited(['views', 't1', 'later'], nested(60)))).toEqual([]);
	});

	it('SND6 rules and their tests are counted', () => {
		const test = where('c', { op: 'present' });
		const rules = (count: number, tests: number) => ({
			...full,
			schemes: [
				ruleScheme(Array.from({ length: count }, () => ['a', { kind: 'all', of: Array(tests).fill(test) }])),
			],
		});
		expect(placesOf(rules(1000, 10))).toEqual([]);
		expect(placesOf(rules(1001, 1))).toEqual([['scheme', null, 'many', 'rules']]);
		expect(placesOf(rules(1000, 11))).toEqual([['scheme', null, 'many', 'rules']]);
	});

	it('SND7 a saved model and a snapshot fit together', () => {
		const saved = (id: string) => ['schemes', at(id), 'saved'] as const;
		for (const [path, value] of [
			[
				[...saved('clusters'), 'clusters'],
				[1, 2],
			],
			[
				[...saved('clusters'), 'clusters'],
				[1, 1, 2],
			],
			[
				[...saved('clusters'), 'model', 'centres', 0],
				[1, 2],
			],
			[[...saved('mixed'), 'model', 'modes', 0], []],
		] satisfies [Path, Json][])
			expect(placesOf(edited(path, value))).toEqual([['scheme', null, 'mismatch', 'saved.model']]);
		expect(placesOf(edited([...saved('clusters'), 'model', 'scalers', 0, 'sd'], 0))).toEqual([
			['scheme', null, 'range', 'saved.model.scalers[0].sd'],
		]);
		expect(placesOf(edited(['snapshots', 0, 'keys'], 'A\tB'))).toEqual([
			['snapshot', null, 'mismatch', 'keys'],
		]);
		expect(placesOf(edited(['snapshots', 0, 'schemes', 0, 'classes'], []))).toEqual([
			['snapshot', null, 'range', 'schemes[0].classOf'],
		]);
	});

	it('SND8 what a method says itself stays', () => {
		const schemes = [
			tierScheme({ cuts: [0.9, 0.1] }),
			tierScheme({ id: 'gone', measure: { kind: 'column', column: 'gone' } }),
			tierScheme({ id: 'none', measure: { kind: 'score', scheme: 'none' } }),
			{ ...full.schemes[at('matrix')], cells: [] },
		];
		expect(soundRecipe({ ...full, schemes }).leftOut).toEqual([]);
	});
});
