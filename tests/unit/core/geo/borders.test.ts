import { expect, test } from 'vitest';
import {
	bordersAmong,
	bordersAt,
	COUNTRIES,
	loadBorders,
	loadBordersAbroad,
	loadDivisions,
	loadFirstLevels,
	mergeBorders,
} from '#src/core/geo/index.ts';
import type { Borders } from '#src/core/geo/index.ts';

const borders = await loadBorders();
const divisions = await loadDivisions();

function around({ codes, pairs }: Borders, code: string): string[] {
	const own = codes.indexOf(code);
	const found: string[] = [];
	for (let i = 0; i < pairs.length; i += 2) {
		if (pairs[i] === own) found.push(codes[pairs[i + 1]!]!);
		if (pairs[i + 1] === own) found.push(codes[pairs[i]!]!);
	}
	return found.sort();
}

test('GEO21 counties touch those they share a border with; every one is a division with a place', () => {
	expect(borders.codes.length).toBe(2887);
	expect(borders.pairs.length / 2).toBe(8174);
	expect(borders.codes.filter((code) => !divisions.get(code)?.place)).toEqual([]);
	expect(around(borders, '110101')).toEqual(['110102', '110105', '110106']);
	expect(around(borders, '330922')).toEqual([]);
	expect(around(borders, '540481')).toEqual(['540402', '540421', '540423', '540426', '540529']);
});

test('GEO22 cities and provinces touch where their counties do, municipalities and counties without a city included', () => {
	const cities = bordersAt(borders, 'city', divisions);
	expect(cities.codes.length).toBe(391);
	expect(around(cities, '110000')).toEqual(['120000', '130600', '130700', '130800', '131000']);
	expect(cities.codes).toContain('429004');
	expect(bordersAt(borders, 'province', divisions).codes.length).toBe(34);
	expect(bordersAt(borders, 'district', divisions)).toBe(borders);

	const provinces = mergeBorders(borders, (code) => divisions.path(code).province);
	expect(provinces.codes.length).toBe(34);
	expect(around(provinces, '110000')).toEqual(['120000', '130000']);
	expect(around(provinces, '460000')).toEqual([]);
	expect(around(provinces, '500000')).toEqual(['420000', '430000', '510000', '520000', '610000']);
	expect(mergeBorders(borders, () => '').codes).toEqual([]);
});

test('GEO54 countries, and units of the first level, touch those they share a border with as drawn', async () => {
	const abroad = await loadBordersAbroad();
	const { all } = await loadFirstLevels();
	expect([...abroad.codes].sort()).toEqual([...COUNTRIES, ...all].map(({ code }) => code).sort());
	expect(around(abroad, 'PRT')).toEqual(['ESP']);
	expect(around(abroad, 'CHN')).toHaveLength(14);
	expect(around(abroad, 'AUS')).toEqual([]);
	expect(around(abroad, 'USA-WA')).toEqual(['CAN-BC', 'USA-ID', 'USA-OR']);
	expect(around(abroad, 'USA-HI')).toEqual([]);
});

test('GEO54 borders among some areas come from all that know them, in the numbers of these areas', async () => {
	const codes = ['440000', '450000', 'SGP', 'USA-NJ', 'USA-NY', 'VNM'];
	const sources = [await loadBordersAbroad(), bordersAt(borders, 'province', divisions)];
	expect(bordersAmong(codes, sources)).toEqual({ codes, pairs: Uint32Array.of(3, 4, 0, 1) });
	expect(bordersAmong([], sources).pairs).toHaveLength(0);
});
