import { expect, test } from 'vitest';
import { createProject, type Project, type RoleId } from '#src/core/model/index.ts';
import { columnOf, createTable, type CellValue, type ColumnType } from '#src/core/table/index.ts';
import { baseTexts, postsOf, readReps, stays, usualHours } from '#src/state/territories/work/reps.ts';

const ROLES: readonly (readonly [RoleId, ColumnType])[] = [
	['rep.name', 'text'],
	['rep.base', 'text'],
	['rep.capacityHours', 'number'],
	['rep.skills', 'text'],
	['rep.cost', 'number'],
	['rep.leavingDate', 'date'],
];

function projectWith(rows: readonly (readonly CellValue[])[]): Project {
	const columns = ROLES.map(([id, type], i) =>
		columnOf(
			{ id, name: id, type },
			rows.map((row) => row[i] ?? null),
		),
	);
	const table = createTable('reps', 'Reps', 'other', rows.length, columns);
	const base = createProject('p', 'P');
	const roles = { reps: Object.fromEntries(ROLES.map(([id]) => [id, id])) };
	return { ...base, tables: [table], recipe: { ...base.recipe, roles } };
}

const nowhere = (text: string) => ({ text, code: null, place: null });

test('ST120 reps are read by their roles: each name once, hours and cost that are no amounts are not known', () => {
	const project = projectWith([
		['Ann', 'Leeds', 1600, 'Pumps, Valves、Fans', 50_000, null],
		['Bob', 'York', -5, '', -1, 46_000],
		['Ann', 'Hull', 1, '', 1, null],
		[null, 'Hull', 1, '', 1, null],
		['Cy', '', { unread: 'many' }, null, { unread: '?' }, { unread: 'soon' }],
		['Di', 'Leeds', 0, null, null, null],
	]);
	const reps = readReps(project, nowhere) ?? [];
	expect(reps.map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Cy', 'Di']);
	expect(reps.map(({ hours }) => hours)).toEqual([1600, null, null, 0]);
	expect(reps.map(({ cost }) => cost)).toEqual([50_000, null, null, null]);
	expect(reps[0]?.skills).toEqual(['Pumps', 'Valves', 'Fans']);
	expect(reps.map(({ leaving }) => leaving)).toEqual([null, 46_000, Number.NaN, null]);
	expect(reps.map(stays)).toEqual([true, false, false, false]);
	expect(baseTexts(project)).toEqual(['Leeds', 'York', 'Hull']);
	expect(readReps(createProject('p', 'P'), nowhere)).toBeNull();
});

test('ST121 posts follow capacity: half the usual hours are half a post, unknown hours a whole one', () => {
	const rep = (hours: number | null) => ({
		...{ name: '', team: '', base: nowhere(''), skills: [], seniority: '', cost: null, leaving: null },
		hours,
	});
	const usual = usualHours([1620, 810, 1620, 16_200, null].map(rep));
	expect(usual).toBe(1620);
	expect([810, 1620, 1500, null].map((hours) => postsOf(hours, usual))).toEqual([0.5, 1, 0.93, 1]);
	expect([postsOf(1e15, 1), postsOf(1, 1e9), postsOf(5, null)]).toEqual([1000, 0.01, 1]);
	expect(usualHours([null, 0].map(rep))).toBeNull();
});
