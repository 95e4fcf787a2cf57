import { expect, it } from 'vitest';
import {
	COUNTRIES,
	createMatcher,
	loadCities,
	loadDivisions,
	loadMainland,
	placeRows,
	pointsOf,
	STATUSES,
} from '#src/core/geo/index.ts';

const divisions = await loadDivisions();
const matcher = createMatcher(divisions);
const cities = await loadCities();

/** Rows of country and city. */
async function placed(rows: readonly (readonly [string, string])[], fixes = {}) {
	const column = (at: 0 | 1) => {
		const texts = [...new Set(rows.map((row) => row[at]))];
		return { texts, codes: Int32Array.from(rows, (row) => texts.indexOf(row[at])) };
	};
	const request = { rows: rows.length, columns: { country: column(0), city: column(1) }, fixes };
	const places = await placeRows(matcher, request);
	const towns = rows.map((_, row) => places.towns?.list[places.towns.of[row] ?? -1]?.code ?? '');
	return { places, towns };
}

it.each([
	['New York', 'USA', 'USA:New York City'],
	['纽约', 'USA', 'USA:New York City'],
	['New York, NY', 'USA', 'USA:New York City'],
	['Saigon', 'VNM', 'VNM:Ho Chi Minh City'],
	['胡志明市', 'VNM', 'VNM:Ho Chi Minh City'],
	['Ha Noi', 'VNM', 'VNM:Hanoi'],
	['Bombay', 'IND', 'IND:Mumbai'],
	['München', 'DEU', 'DEU:Munich'],
	['Muenchen', 'DEU', 'DEU:Munich'],
	['德国慕尼黑市', 'DEU', 'DEU:Munich'],
	['Cologne', 'DEU', 'DEU:Köln'],
	['KOLN', 'DEU', 'DEU:Köln'],
	['Frankfurt', 'DEU', 'DEU:Frankfurt am Main'],
	['Kiev', 'UKR', 'UKR:Kyiv'],
	['Geneva', 'CHE', 'CHE:Genève'],
	['St. Petersburg', 'RUS', 'RUS:Saint Petersburg'],
	['St. Petersburg', 'USA', 'USA:St. Petersburg'],
	['St. Petersburg', '', 'RUS:Saint Petersburg'],
	['London', '', 'GBR:London'],
	['Mexico City', 'MEX', 'MEX:Mexico City'],
	['Ciudad de México', 'MEX', 'MEX:Mexico City'],
	['Sao Paulo', 'BRA', 'BRA:São Paulo'],
	['Xyzville', 'FRA', undefined],
])('GEO31 %s (%s) is %s', (text, country, code) => {
	const [found] = cities.find(text, country);
	expect(found?.code.replace(/:[^:]*$/, '')).toBe(code);
});

it('GEO32 the largest of a name is taken and told with the others; a correction comes first', async () => {
	const { places, towns } = await placed([
		['USA', 'Springfield'],
		['USA', 'Springfield'],
		['USA', 'Chicago'],
		['France', 'Marseille'],
	]);
	const all = cities.find('Springfield', 'USA').map(({ code }) => code);
	expect(all.length).toBeGreaterThan(2);
	expect(towns.map((code) => code.slice(0, 11))).toEqual([
		'USA:Springf',
		'USA:Springf',
		'USA:Chicago',
		'FRA:Marseil',
	]);
	expect(places.open).toMatchObject([
		{ text: 'USA / Springfield', kind: 'ranked', rows: 2, code: all[0], candidates: all },
	]);
	const fixed = await placed([['USA', 'Springfield']], { 'USA / Springfield': all[1] });
	expect(fixed.towns).toEqual([all[1]]);
	expect(fixed.places.open).toEqual([]);
});

it('GEO33 what is found without a country, and what is not found', async () => {
	const { places, towns } = await placed([
		['', 'Stuttgart'],
		['France', 'Xyzville'],
		['Germany', ''],
		['', 'Qwertyburg'],
	]);
	expect(towns[0]).toMatch(/^DEU:Stuttgart/);
	expect(towns.slice(1)).toEqual(['', '', '']);
	expect([...places.country].map((index) => COUNTRIES[index]?.code ?? '')).toEqual(['DEU', 'FRA', 'DEU', '']);
	expect([...places.status].map((index) => STATUSES[index])).toEqual([
		'foreign',
		'foreign',
		'foreign',
		'unresolved',
	]);
	expect(places.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
	expect(places.open.map(({ text, kind, unplaced }) => [text, kind, unplaced])).toEqual([
		['France / Xyzville', 'partial', 'city'],
		['Qwertyburg', 'unresolved', 'city'],
	]);
});

it('GEO33 the result does not depend on the order of the rows', async () => {
	const rows = [
		['USA', 'Springfield'],
		['Japan', 'Tokyo'],
		['France', 'Xyzville'],
		['', 'Madrid'],
	] as const;
	const [there, back] = [await placed(rows), await placed(rows.toReversed())];
	expect(back.towns.toReversed()).toEqual(there.towns);
	expect(back.places.open.map(({ text }) => text)).toEqual(there.places.open.map(({ text }) => text));
});

it('GEO34 rows abroad lie in the middle of their city; coordinates are doubted, never shifted', async () => {
	const { places } = await placed([
		['Vietnam', 'Hanoi'],
		['Vietnam', 'Hanoi'],
		['Germany', 'Munich'],
		['Germany', 'Munich'],
		['Germany', ''],
	]);
	const given = {
		longitude: Float64Array.from([Number.NaN, 105.8, 11.5, 48.1, Number.NaN]),
		latitude: Float64Array.from([Number.NaN, 21, 40, 11.5, Number.NaN]),
		datum: 'bd09' as const,
	};
	const points = pointsOf({ rows: 5, places, given }, divisions, await loadMainland());
	const [hanoi] = cities.find('Hanoi');
	expect([points.longitude[0], points.latitude[0]]).toEqual(hanoi?.place);
	expect([...points.longitude.subarray(1)]).toEqual([105.8, 11.5, 11.5, Number.NaN]);
	expect([...points.latitude.subarray(1)]).toEqual([21, 40, 48.1, Number.NaN]);
	expect(points.faults).toEqual({ swapped: [3], impossible: [], far: [2] });
	expect(points.unplaced).toEqual([4]);
});

it('GEO50 every unit of the first level belongs to a country but China; none stands for a part of China', () => {
	const { all } = cities.firstLevels;
	const known = new Set(COUNTRIES.map(({ code }) => code));
	expect(all.length).toBeGreaterThan(3000);
	expect(all.filter(({ country }) => !known.has(country) || country === 'CHN')).toEqual([]);
	expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
	const names = all.flatMap(({ name }) => [name.en, name['zh-CN']]).join('\n');
	expect(names).not.toMatch(/Arunachal|阿鲁纳恰尔|Taiwan|Spratly|Hong Kong|^undefined$/m);
	expect(all.filter(({ country }) => country === 'USA')).toHaveLength(51);
	expect(all.filter(({ country }) => country === 'DEU')).toHaveLength(16);
});

it.each([
	['Chicago', 'USA', 'USA-IL'],
	['Munich', 'DEU', 'DEU-BY'],
	['Leeds', 'GBR', 'GBR-EYH'],
	['Paris', 'FRA', 'FRA-IDF'],
	['Osaka', 'JPN', 'JPN-27'],
	['Kansas City', 'USA', 'USA-MO'],
])('GEO51 %s (%s) lies in %s', (text, country, first) => {
	expect(cities.find(text, country)[0]?.first).toBe(first);
});

it('GEO51 nearly every city knows its unit, which is one of its country', () => {
	const { firstLevels } = cities;
	const texts = firstLevels.all.map(({ name }) => name.en);
	const found = [...new Set(texts)].flatMap((text) => cities.find(text));
	expect(found.length).toBeGreaterThan(1000);
	expect(found.filter(({ first }) => first !== '' && !firstLevels.get(first))).toEqual([]);
	expect(found.filter(({ first }) => first === '').length).toBeLessThan(found.length * 0.05);
});

/** Rows of country, state and city. */
async function placedIn(rows: readonly (readonly [string, string, string])[]) {
	const column = (at: 0 | 1 | 2) => {
		const texts = [...new Set(rows.map((row) => row[at]))];
		return { texts, codes: Int32Array.from(rows, (row) => texts.indexOf(row[at])) };
	};
	const columns = { country: column(0), province: column(1), city: column(2) };
	const places = await placeRows(matcher, { rows: rows.length, columns, fixes: {} });
	return { places, towns: rows.map((_, row) => places.towns?.list[places.towns.of[row] ?? -1]) };
}

it('GEO52 a state narrows its cities, by name or code in a column or behind the city; alone it places the row', async () => {
	const { places, towns } = await placedIn([
		['USA', 'IL', 'Springfield'],
		['USA', 'Massachusetts', 'Springfield'],
		['USA', '', 'Springfield, OH'],
		['United States', '得克萨斯州', ''],
		['Germany', 'Bayern', ''],
		['USA', 'Nevada', 'Springfield'],
	]);
	expect(towns.map((town) => town?.first)).toEqual([
		'USA-IL',
		'USA-MA',
		'USA-OH',
		'USA-TX',
		'DEU-BY',
		'USA-NV',
	]);
	expect(towns.slice(3).map((town) => town?.code)).toEqual(['USA-TX', 'DEU-BY', 'USA-NV']);
	expect(places.open).toMatchObject([{ kind: 'partial', unplaced: 'city', code: 'USA-NV' }]);
});

it('GEO53 cities that are not found get those of almost their name as candidates, within their state where it is known', async () => {
	const { places } = await placedIn([
		['Germany', '', 'Stuttgrat'],
		['USA', 'Texas', 'Huston'],
		['France', '', 'Xyzville'],
	]);
	const candidates = new Map(places.open.map(({ text, candidates }) => [text, candidates]));
	expect(candidates.get('Germany / Stuttgrat')?.[0]).toMatch(/^DEU:Stuttgart:/);
	expect(candidates.get('USA / Texas / Huston')?.[0]).toBe('USA:Houston:TX');
	expect(candidates.get('France / Xyzville')).toEqual([]);
});

it('GEO52 coordinates far from the middle of a state that a row names are not doubted', async () => {
	const { places } = await placedIn([
		['USA', 'Texas', ''],
		['USA', 'Texas', ''],
	]);
	const given = {
		longitude: Float64Array.from([-106.5, Number.NaN]),
		latitude: Float64Array.from([31.8, Number.NaN]),
		datum: null,
	};
	const { longitude, faults } = pointsOf({ rows: 2, places, given }, divisions, await loadMainland());
	expect(faults.far).toEqual([]);
	expect([...longitude]).toEqual([-106.5, cities.firstLevels.get('USA-TX')?.place[0]]);
});

it('GEO68 states without a country are those of the country that most of them are of, Georgia and namesakes abroad among them', async () => {
	const american = await placedIn([
		['', 'AL', 'Birmingham'],
		['', 'Georgia', 'Atlanta'],
		['', 'Georgia', ''],
		['', 'ME', 'Portland'],
		['', '', 'Springfield, IL'],
		['', 'Kansas', 'Xyzville'],
		['Georgia', '', 'Tbilisi'],
		['', '', 'Munich'],
	]);
	expect(american.towns.map((town) => town?.first)).toEqual([
		...['USA-AL', 'USA-GA', 'USA-GA', 'USA-ME', 'USA-IL', 'USA-KS'],
		...[expect.stringMatching(/^GEO/) as string, 'DEU-BY'],
	]);
	expect(american.places.open).toMatchObject([{ kind: 'partial', unplaced: 'city', code: 'USA-KS' }]);
	// Among countries it is one, and states of several countries decide nothing.
	const world = await placedIn([
		['', 'Georgia', ''],
		['', 'Japan', ''],
		['', 'France', ''],
		['', 'Texas', ''],
	]);
	expect(world.places.country[0]).toBe(COUNTRIES.findIndex(({ code }) => code === 'GEO'));
	expect(world.towns[0]).toBeUndefined();
});
