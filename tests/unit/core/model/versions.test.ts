import { expect, it } from 'vitest';
import {
	emptyRecipe,
	officialScheme,
	schemeVersions,
	type Change,
	type JournalEntry,
	type Json,
	type Scheme,
} from '#src/core/model/index.ts';
import { rfmScheme, tierScheme } from '../../../support/segment-cases.ts';

const set = (before: Scheme | undefined, after: Scheme | undefined): Change => ({
	kind: 'setRecipe',
	path: ['schemes', 0],
	before: before as unknown as Json,
	after: after as unknown as Json,
});
const entry = (seq: number, change: Change, reverts?: number): JournalEntry => ({
	seq,
	change,
	label: { code: 'scheme', args: {} },
	author: `author ${seq}`,
	time: seq * 1000,
	...(reverts === undefined ? {} : { reverts }),
});
const one = tierScheme();
const two = tierScheme({ version: 2, cuts: [0.7] });
const other = tierScheme({ version: 2, cuts: [0.6] });

it('VER1 every version of a scheme is found with its maker, the newest first', () => {
	const entries = [entry(1, set(undefined, one)), entry(2, set(one, two))];
	expect(schemeVersions(entries, 'tiers')).toEqual([
		{ scheme: two, author: 'author 2', time: 2000 },
		{ scheme: one, author: 'author 1', time: 1000 },
	]);
	expect(schemeVersions(entries, 'rfm')).toEqual([]);
});
it('VER1 schemes that came with an import are found too', () => {
	const all: Change = {
		kind: 'setRecipe',
		path: ['schemes'],
		before: [],
		after: [rfmScheme(), one] as unknown as Json,
	};
	const entries = [entry(1, { kind: 'batch', changes: [all] })];
	expect(schemeVersions(entries, 'tiers').map(({ scheme }) => scheme)).toEqual([one]);
});
it('VER2 a version taken back and set otherwise counts as set last; undo and rename keep its maker', () => {
	const entries = [
		entry(1, set(undefined, one)),
		entry(2, set(one, two)),
		entry(3, set(two, one), 2),
		entry(4, set(one, { ...one, name: 'ABC', owner: 'Wang' })),
		entry(5, set(one, other)),
	];
	expect(schemeVersions(entries, 'tiers')).toEqual([
		{ scheme: other, author: 'author 5', time: 5000 },
		{ scheme: { ...one, name: 'ABC', owner: 'Wang' }, author: 'author 1', time: 1000 },
	]);
});
it('VER3 the official scheme is the one named, else the first', () => {
	const recipe = { ...emptyRecipe(), schemes: [rfmScheme(), one] };
	expect(officialScheme(recipe)?.id).toBe('rfm');
	expect(officialScheme({ ...recipe, official: 'tiers' })?.id).toBe('tiers');
	expect(officialScheme({ ...recipe, official: 'gone' })?.id).toBe('rfm');
	expect(officialScheme(emptyRecipe())).toBeNull();
});

it('VER4 versions begin where the recipe was mended', () => {
	const mending: JournalEntry = {
		...entry(3, { kind: 'setRecipe', path: ['schemes'], before: [], after: [two] as unknown as Json }),
		mends: true,
	};
	const entries = [entry(1, set(undefined, one)), entry(2, set(one, two)), mending];
	expect(schemeVersions(entries, 'tiers')).toEqual([{ scheme: two, author: 'author 3', time: 3000 }]);
	const three = tierScheme({ version: 3, cuts: [0.5] });
	const after = schemeVersions([...entries, entry(4, set(two, three))], 'tiers');
	expect(after.map(({ scheme }) => scheme.version)).toEqual([3, 2]);
});
