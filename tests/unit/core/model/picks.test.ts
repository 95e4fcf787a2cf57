import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, keptPicks, picksOf, type Json } from '#src/core/model/index.ts';
import { OpenProject } from '#src/state/open-project.svelte.ts';

function opened() {
	return new OpenProject({
		project: createProject('p', 'A'),
		sink: { append: async () => undefined },
		isWriter: true,
		stamp: { author: () => '', now: () => 0 },
	});
}

describe('picks in the views of schemes', () => {
	it('PIC1 what is not picked is as usual, and the same object as long as nothing is', () => {
		const { recipe } = createProject('p', 'A');
		expect(picksOf(recipe, 'rfm', 'drivers')).toEqual({ target: null, log: false, chosen: null });
		expect(picksOf(recipe, 'rfm', 'explain')).toBe(picksOf(recipe, 'tiers', 'explain'));
		expect(picksOf({ picks: { rfm: {} } }, 'toString', 'explain').depth).toBe(3);
	});

	it('PIC1 picks of one scheme and view change nothing in another', () => {
		const open = opened();
		open.pick('rfm', 'explain', { depth: 2, off: ['a'] });
		open.pick('rfm', 'drivers', { log: true });
		open.pick('rfm', 'explain', { leaf: 7 });
		const { recipe } = open.current;
		expect(picksOf(recipe, 'rfm', 'explain')).toEqual({ depth: 2, leaf: 7, withoutOwn: false, off: ['a'] });
		expect(picksOf(recipe, 'rfm', 'drivers')).toEqual({ target: null, log: true, chosen: null });
		expect(picksOf(recipe, 'tiers', 'explain').depth).toBe(3);
	});

	it('PIC1 what is as usual again is not kept', () => {
		const open = opened();
		open.pick('rfm', 'explain', { depth: 2 });
		open.pick('rfm', 'drivers', { chosen: [] });
		open.pick('rfm', 'explain', { depth: 3 });
		expect(open.current.recipe.picks).toEqual({ rfm: { drivers: { target: null, log: false, chosen: [] } } });
		open.pick('rfm', 'drivers', { chosen: null });
		expect(open.current.recipe.picks).toEqual({});
	});

	it('PIC2 each pick is one step; undo gives the recipe that was there', () => {
		const open = opened();
		const before = open.current.recipe;
		open.pick('rfm', 'drivers', { target: 'class champions' });
		open.pick('rfm', 'drivers', { target: 'class champions' });
		expect(open.entries.map(({ label }) => label.code)).toEqual(['driversPicks']);
		open.pick('rfm', 'drivers', { chosen: ['c3'] });
		expect(open.entries).toHaveLength(2);
		open.undo();
		expect(picksOf(open.current.recipe, 'rfm', 'drivers').chosen).toBeNull();
		open.undo();
		expect(open.current.recipe).toEqual(before);
		open.redo();
		expect(picksOf(open.current.recipe, 'rfm', 'drivers').target).toBe('class champions');
	});

	it('PIC2 picks that lack a field of today take what is usual for it', () => {
		const old = { picks: { rfm: { explain: { depth: 2 } as never } } };
		expect(picksOf(old, 'rfm', 'explain')).toEqual({ depth: 2, leaf: null, withoutOwn: false, off: [] });
		const project = createProject('p', 'A');
		const { path, value } = keptPicks(project.recipe, 'rfm', 'explain', { depth: 1 });
		const change = { kind: 'setRecipe', path, before: undefined, after: value as Json } as const;
		expect(apply(apply(project, change), invert(change)).recipe).toEqual(project.recipe);
	});
});
