import { expect, test } from 'vitest';
import { loadDivisions, type RowPlaces } from '#src/core/geo/index.ts';
import { createProject, type Project } from '#src/core/model/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { customerPlaces } from '#src/state/territories/customer-places.ts';

const divisions = await loadDivisions();
const SHANGHAI = divisions.get('310000')?.place ?? [0, 0];

test('ST97 customers stand at their coordinates, else at the seat of their city; doubtful coordinates are told', () => {
	const rows: readonly (readonly [number | null, number | null, number])[] = [
		[121.5, 31.2, 310_000],
		[31.2, 121.5, 310_000],
		[0, 0, 310_000],
		[null, null, 310_000],
		[113.3, 23.1, 310_000],
		[null, null, 0],
	];
	const ids = ['customer.longitude', 'customer.latitude'] as const;
	const columns = ids.map((id, i) =>
		columnOf(
			{ id, name: id, type: 'number' },
			rows.map((row) => row[i] ?? null),
		),
	);
	const table = createTable('c', 'Customers', 'customers', rows.length, columns);
	const base = createProject('p', 'P');
	const roles = { c: Object.fromEntries(ids.map((id) => [id, id])) };
	const project: Project = { ...base, tables: [table], recipe: { ...base.recipe, roles } };
	const none = new Int32Array(rows.length);
	const city = Int32Array.from(rows, ([, , code]) => code);
	const places = { city, district: none, province: none } as unknown as RowPlaces;
	const { longitude, latitude, unplaced, faults } = customerPlaces(project, table, places, divisions);
	expect([...longitude]).toEqual([121.5, 121.5, SHANGHAI[0], SHANGHAI[0], 113.3, Number.NaN]);
	expect([...latitude]).toEqual([31.2, 31.2, SHANGHAI[1], SHANGHAI[1], 23.1, Number.NaN]);
	expect(unplaced).toBe(1);
	expect(faults).toEqual({ swapped: [1], impossible: [2], far: [4] });
});
