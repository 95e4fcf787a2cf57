import { expect, it } from 'vitest';
import {
	COUNTRIES,
	createMatcher,
	loadDivisions,
	loadFirstLevels,
	placeRows,
	type RowPlaces,
} from '#src/core/geo/index.ts';
import { abroadAreas, abroadLayer } from '#src/features/territories/map/abroad-areas.ts';

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
