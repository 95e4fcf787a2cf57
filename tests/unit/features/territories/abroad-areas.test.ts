import { expect, it } from 'vitest';
import {
	COUNTRIES,
	createMatcher,
	loadDivisions,
	loadFirstLevels,
	placeRows,
	type RowPlaces,
} from '#src/core/geo/index.ts';
import { divide } from '#src/core/territory/plan/index.ts';
import { abroadAreas } from '#src/features/territories/map/abroad-areas.ts';
import { abroadLayer, type AbroadLevel } from '#src/state/regions/abroad-layer.ts';
import { planAreas } from '#src/state/territories/plans/plan-areas.ts';

const [divisions, firstLevels] = [await loadDivisions(), await loadFirstLevels()];
const ROWS = [
	['USA', 'Chicago'],
	['USA', 'New York'],
	['USA', ''],
	['Germany', 'Munich'],
	['中国', '广州'],
	['Slovenia', 'Ljubljana'],
] as const;

async function placed(): Promise<RowPlaces> {
	const column = (at: 0 | 1) => {
		const texts = [...new Set(ROWS.map((row) => row[at]))];
		return { texts, codes: Int32Array.from(ROWS, (row) => texts.indexOf(row[at])) };
	};
	const columns = { country: column(0), city: column(1) };
	return placeRows(createMatcher(divisions), { rows: ROWS.length, columns, fixes: {} });
}
const regions = { places: await placed(), firstLevels, divisions };
const TERRITORIES = [{ name: 'east' }, { name: 'west' }];
const owner = Int32Array.from([1, 0, 0, 0, 1, 1]);

it('ST230 by country: each with customers, with the territory of most of them', () => {
	const layer = abroadLayer('country', regions);
	if (!layer) throw new Error('nobody abroad');
	expect(layer.areas).toEqual(['CHN', 'DEU', 'SVN', 'USA']);
	expect([...layer.codes]).toEqual([4, 4, 4, 2, 1, 3]);
	const areas = abroadAreas(layer, regions, owner, TERRITORIES);
	expect(areas.get('4')).toEqual({ value: 3, count: 3, classId: 'east' });
	expect(areas.get('1')).toEqual({ value: 1, count: 1, classId: 'west' });
});

it('ST230 by first level: all units of these countries; those without customers go with the nearest of their country', () => {
	const layer = abroadLayer('first', regions);
	if (!layer) throw new Error('nobody abroad');
	const at = (code: string) => String(layer.areas.indexOf(code) + 1);
	const areas = abroadAreas(layer, regions, owner, TERRITORIES);
	const nameOf = (row: number) => layer.areas[(layer.codes[row] ?? 0) - 1] ?? '';
	expect(ROWS.map((_, row) => nameOf(row))).toEqual(['USA-IL', 'USA-NY', '', 'DEU-BY', '440000', 'SVN']);
	expect(areas.get(at('USA-WI'))).toEqual({ value: 0, count: 0, classId: 'west' });
	expect(areas.get(at('USA-VT'))).toEqual({ value: 0, count: 0, classId: 'east' });
	expect(areas.get(at('DEU-HH'))?.classId).toBe('east');
	expect(areas.get(at('450000'))?.classId).toBe('west');
	expect(areas.has(at('710000'))).toBe(false);
	expect(layer.areas.some((code) => code.startsWith('FRA'))).toBe(false);
});

it('ST230 nothing where no country is known', () => {
	expect(abroadLayer('country', { ...regions, places: null })).toBeNull();
	const nowhere = { ...regions.places, country: new Int16Array(COUNTRIES.length).fill(-1) };
	expect(abroadLayer('first', { ...regions, places: nowhere })).toBeNull();
});

/** How many parts the areas of a territory are in, with borders and bridges between them. */
function partsOf(areas: readonly number[], links: readonly (readonly [number, number])[]): number {
	const left = new Set(areas);
	let parts = 0;
	while (left.size > 0) {
		parts++;
		const [first] = left;
		const reached = [first ?? 0];
		left.delete(first ?? 0);
		for (const area of reached)
			for (const [a, b] of links) {
				const other = a === area ? b : b === area ? a : -1;
				if (left.delete(other)) reached.push(other);
			}
	}
	return parts;
}

it('ST237 whole states and countries are given away so that territories hang together', async () => {
	const states = firstLevels.all.filter(({ country }) => country === 'USA' || country === 'CAN');
	const rows = states.map(({ country, name }) => [country, name.en] as const);
	const column = (at: 0 | 1) => {
		const texts = [...new Set(rows.map((row) => row[at]))];
		return { texts, codes: Int32Array.from(rows, (row) => texts.indexOf(row[at])) };
	};
	const columns = { country: column(0), province: column(1) };
	const places = await placeRows(createMatcher(divisions), { rows: rows.length, columns, fixes: {} });
	const asked = { ...regions, places } as unknown as Parameters<typeof planAreas>[1];
	const areasOf = async (level: AbroadLevel) => {
		const plan = { areas: { level, bridges: true } } as unknown as Parameters<typeof planAreas>[0];
		const areas = await planAreas(plan, asked);
		if (!areas) throw new Error('no areas');
		return areas;
	};
	const first = await areasOf('first');
	const layer = abroadLayer('first', asked);
	expect([...first.of].map((area) => layer?.areas[area])).toEqual(states.map(({ code }) => code));
	const { owner } = divide({
		...{ areas: first, seed: 1, budget: 1, posts: [1, 1, 1, 1], bases: [null, null, null, null] },
		longitude: Float64Array.from(states, ({ place }) => place[0]),
		latitude: Float64Array.from(states, ({ place }) => place[1]),
		current: new Int32Array(rows.length).fill(-1),
		value: new Float64Array(rows.length).fill(1),
		criteria: [{ values: new Float64Array(rows.length).fill(1), below: 0.3, above: 0.3 }],
		order: Uint32Array.from(rows.keys()),
	});
	expect(new Set(owner).size).toBe(4);
	const links = Array.from({ length: first.pairs.length / 2 }, (_, i) => {
		return [first.pairs[2 * i] ?? -1, first.pairs[2 * i + 1] ?? -1] as const;
	});
	const nameAt = (area: number) => layer?.areas[area];
	expect(links.map(([a, b]) => `${nameAt(a)} ${nameAt(b)}`)).toContain('CAN-BC USA-WA');
	// Islands and Hawaii hang on a bridge: all others of a territory touch each other.
	const isolated = new Set([...states.keys()].filter((area) => !links.flat().includes(area)));
	for (const own of new Set(owner)) {
		const areas = [...first.of].filter((area, row) => owner[row] === own && !isolated.has(area));
		expect(partsOf(areas, links)).toBe(1);
	}
	const whole = await areasOf('country');
	expect([whole.count, [...whole.pairs], new Set(whole.of).size]).toEqual([2, [0, 1], 2]);
});

it('ST237 on the map a state without customers goes with the territory around it', async () => {
	const layer = abroadLayer('first', regions);
	if (!layer) throw new Error('nobody abroad');
	const areas = await planAreas(
		{ areas: { level: 'first', bridges: true } } as unknown as Parameters<typeof planAreas>[0],
		regions as unknown as Parameters<typeof planAreas>[1],
	);
	const shown = abroadAreas(layer, regions, owner, TERRITORIES, {
		codes: layer.areas,
		pairs: areas?.pairs ?? new Uint32Array(),
	});
	const at = (code: string) => shown.get(String(layer.areas.indexOf(code) + 1));
	expect(at('USA-WI')).toEqual({ value: 0, count: 0, classId: 'west' });
	expect(at('USA-VT')?.classId).toBe('east');
	expect([...shown.values()].every(({ classId }) => classId !== null)).toBe(true);
});
