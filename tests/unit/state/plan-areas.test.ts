import { expect, it } from 'vitest';
import { createMatcher, loadDivisions, loadMainland, placeRows, pointsOf } from '#src/core/geo/index.ts';
import { divide } from '#src/core/territory/plan/index.ts';
import { planAreas } from '#src/state/territories/plans/plan-areas.ts';

const [divisions, isMainland] = [await loadDivisions(), await loadMainland()];
type Plan = Parameters<typeof planAreas>[0];
type Regions = Parameters<typeof planAreas>[1];
const plan = (areas: Plan['areas']) => ({ areas }) as Plan;

/** Ten customers in each of 120 cities that are named, and nothing below. */
async function listOfCities() {
	const cities = divisions.all.filter(({ code }) => /^(3[2-7]|4[1-4])\d\d00$/.test(code)).slice(0, 120);
	const rows = cities.length * 10;
	const codes = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 10));
	const columns = { city: { texts: cities.map(({ name }) => name), codes } };
	const places = await placeRows(createMatcher(divisions), { rows, columns, fixes: {} });
	const points = pointsOf({ rows, places, given: null }, divisions, isMainland);
	return { rows, points, regions: { places, points, divisions } as unknown as Regions };
}

it('ST245 whole counties of a list that names cities only: all territories come into their band', async () => {
	const { rows, points, regions } = await listOfCities();
	const areas = await planAreas(plan({ level: 'district', bridges: true }), regions);
	if (!areas) throw new Error('no areas');
	expect(new Set(areas.of).size).toBeGreaterThan(110);
	expect(areas.of).not.toContain(-1);
	const ones = new Float64Array(rows).fill(1);
	const { owner, shortfalls } = divide({
		...{ areas, seed: 1, budget: 1, longitude: points.longitude, latitude: points.latitude },
		...{ posts: [1, 1, 1, 1, 1], bases: [null, null, null, null, null], value: ones },
		current: new Int32Array(rows).fill(-1),
		criteria: [{ values: ones, below: 0.1, above: 0.1 }],
		order: Uint32Array.from({ length: rows }, (_, row) => row),
	});
	expect(shortfalls).toEqual([]);
	const counts = [0, 0, 0, 0, 0];
	owner.forEach((own) => (counts[own] = (counts[own] ?? 0) + 1));
	expect(Math.min(...counts)).toBeGreaterThanOrEqual(rows * 0.18);
	expect(Math.max(...counts)).toBeLessThanOrEqual(rows * 0.22);
});

it('ST245 areas in which nobody lies are no areas of a plan', async () => {
	const { regions } = await listOfCities();
	const layer = { boundaries: { id: 'b' }, borders: { codes: ['a'], pairs: new Uint32Array() } };
	const own = (of: readonly number[]) =>
		({
			...regions,
			own: { ready: () => Promise.resolve([{ ...layer, of: Int32Array.from(of) }]) },
		}) as unknown as Regions;
	const rule = plan({ level: 'own', boundaries: 'b', bridges: true });
	expect(await planAreas(rule, own([-1, -1]))).toBeNull();
	expect((await planAreas(rule, own([-1, 0])))?.count).toBe(1);
});
