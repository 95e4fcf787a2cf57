import { expect, test } from 'vitest';
import type { RowPoints } from '#src/core/geo/index.ts';
import { apply, createProject } from '#src/core/model/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { areAtOnePlace, customerPlaces } from '#src/state/territories/figures/customer-places.ts';

const then = createTable('c', 'Customers', 'customers', 3, [
	columnOf({ id: 'name', name: 'Name', type: 'text' }, ['A', 'B', 'C']),
]);
const points: RowPoints = {
	longitude: Float64Array.from([1, 2, Number.NaN]),
	latitude: Float64Array.from([11, 12, Number.NaN]),
	unplaced: [2],
	faults: { swapped: [1], impossible: [], far: [0] },
	datum: 'wgs84',
};

test('ST97 points follow their customers when others come or go', () => {
	expect(customerPlaces(points, then, then)).toBe(points);
	const base = { ...createProject('p', 'P'), tables: [then] };
	const without = apply(base, {
		kind: 'deleteRows',
		table: 'c',
		groups: [{ at: 0, rows: [1], values: { name: ['A'] } }],
	});
	const now = apply(without, {
		kind: 'insertRows',
		table: 'c',
		groups: [{ at: 0, rows: [4], values: { name: ['D'] } }],
	}).tables[0];
	if (!now) throw new Error('customers');
	const { longitude, latitude, unplaced, faults } = customerPlaces(points, then, now);
	expect([...longitude]).toEqual([Number.NaN, 2, Number.NaN]);
	expect([...latitude]).toEqual([Number.NaN, 12, Number.NaN]);
	expect(unplaced).toEqual([0, 2]);
	expect(faults).toEqual({ swapped: [1], impossible: [], far: [] });
});

test('ST97 nothing is known before points were found', () => {
	const { longitude, unplaced } = customerPlaces(null, null, then);
	expect([...longitude].every(Number.isNaN)).toBe(true);
	expect(unplaced).toEqual([0, 1, 2]);
});

test('ST218 customers in one place are told from those in several, and from a single one', () => {
	const at = (longitude: readonly number[], latitude: readonly number[]) =>
		areAtOnePlace({
			...points,
			longitude: Float64Array.from(longitude),
			latitude: Float64Array.from(latitude),
		});
	expect(at([120, Number.NaN, 120], [30, Number.NaN, 30])).toBe(true);
	expect(at([120, 120], [30, 31])).toBe(false);
	expect(at([120, Number.NaN], [30, Number.NaN])).toBe(false);
	expect(at([], [])).toBe(false);
});
