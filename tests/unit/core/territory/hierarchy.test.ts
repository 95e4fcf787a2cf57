import { describe, expect, it } from 'vitest';
import type { PlanGroup, PlannedTerritory } from '#src/core/model/index.ts';
import { inGroup, treeOf, withGroup, withoutGroup, withParent } from '#src/core/territory/hierarchy/index.ts';

const group = (id: string, parent: string | null): PlanGroup => ({ id, name: id, parent, manager: null });
const territory = (name: string, of: string | null): PlannedTerritory =>
	inGroup({ name, colour: 1, base: null, posts: 1 }, of);
const plan = {
	groups: [group('east', null), group('west', null), group('jiangsu', 'east'), group('suzhou', 'jiangsu')],
	territories: [
		territory('A', 'suzhou'),
		territory('B', 'east'),
		territory('C', null),
		territory('D', 'west'),
	],
};
const names = (of: Parameters<typeof treeOf>[0]) =>
	treeOf(of).map(({ level, group: own, members }) => `${level} ${own?.id ?? ''}[${members.join()}]`);

describe('levels', () => {
	it('HIE1 every group and territory once, in order, with the members below', () => {
		expect(names(plan)).toEqual([
			'1 east[0,1]',
			'2 jiangsu[0]',
			'3 suzhou[0]',
			'4 [0]',
			'2 [1]',
			'1 west[3]',
			'2 [3]',
			'1 [2]',
		]);
		expect(names({ territories: plan.territories.map((each) => inGroup(each, null)) })).toEqual([
			'1 [0]',
			'1 [1]',
			'1 [2]',
			'1 [3]',
		]);
	});

	it('HIE2 circles and a seventh level are refused', () => {
		expect(withParent(plan, 'east', 'suzhou')).toBeNull();
		expect(withParent(plan, 'east', 'east')).toBeNull();
		const moved = withParent(plan, 'jiangsu', 'west');
		expect(moved && names({ ...plan, ...moved })).toContain('1 west[0,3]');
		const fourth = withGroup(plan, group('x', 'suzhou'));
		const fifth = fourth && withGroup({ ...plan, ...fourth }, group('y', 'x'));
		expect(fifth).not.toBeNull();
		expect(fifth && withGroup({ ...plan, ...fifth }, group('z', 'y'))).toBeNull();
		expect(fifth && withParent({ ...plan, ...fifth }, 'east', 'west')).toBeNull();
	});

	it('HIE3 what a deleted group held goes up', () => {
		const less = withoutGroup(plan, 'jiangsu');
		expect(less.groups.find(({ id }) => id === 'suzhou')?.parent).toBe('east');
		const none = withoutGroup(withoutGroup(less, 'suzhou'), 'east');
		expect(none.territories[0]).toEqual({ name: 'A', colour: 1, base: null, posts: 1 });
		expect(names(none)).toEqual(['1 west[3]', '2 [3]', '1 [0]', '1 [1]', '1 [2]']);
	});
});
