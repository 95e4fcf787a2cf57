import { loadCities, type Cities, type City } from './cities.ts';
import { COUNTRIES } from './countries.ts';
import type { FirstLevel, FirstLevels } from './first-levels.ts';
import { sourceText, type Matcher } from './matcher.ts';
import type { PartName, PlaceParts } from './place.ts';
import { STATUSES } from './statuses.ts';
import { gathered, matchRows, partsOf, type OpenPlace, type RowPlaces, type RowsRequest } from './rows.ts';
import { meaningful } from './text.ts';

/** Cities abroad that rows lie in; of rows that name none, units of the first level. */
export interface RowTowns {
	/** Index into `list` per row, −1 = none. */
	readonly of: Int32Array;
	/** In the order of their codes. */
	readonly list: readonly City[];
}

/** What a row abroad says of its city, the first that names one. */
const PARTS: readonly PartName[] = ['city', 'district', 'province', 'address'];
/** Where no country is named only cities of so many thousands of people are thought of. */
const GREAT = 100;
/** A city of the same name is told where it has at least this share of the people of the largest, and is so many degrees away. */
const RIVAL = { share: 0.1, degrees: 0.5 } as const;
const EXAMPLES = 3;
/** So many places to look at get cities of almost their name as candidates, so many each. */
const [LOOKED_UP, CANDIDATES] = [100, 5];
const [UNRESOLVED, FOREIGN] = [STATUSES.indexOf('unresolved'), STATUSES.indexOf('foreign')];
const countryIndex = new Map(COUNTRIES.map(({ code }, index) => [code, index]));

interface Found {
	/** Key under which a correction is remembered. */
	readonly text: string;
	readonly city: City | null;
	readonly place: Omit<OpenPlace, 'rows' | 'examples'> | null;
	readonly examples: number[];
	rows: number;
}

/** Places every row of a table; cities of other countries are loaded where rows lie abroad, or may. */
export async function placeRows(
	matcher: Matcher,
	request: RowsRequest,
	onRows?: (done: number) => void,
): Promise<RowPlaces> {
	const places = matchRows(matcher, request, onRows);
	const mayBeAbroad = (places.counts[FOREIGN] ?? 0) + (places.counts[UNRESOLVED] ?? 0) > 0;
	return mayBeAbroad ? placeTowns(places, request, await loadCities()) : places;
}

/**
 * Places rows abroad in their cities: of several of one name the largest, which is told with the others. Rows that nothing else
 * could be made of lie abroad where a great city has their name. A correction by hand that names a city comes first.
 */
function placeTowns(places: RowPlaces, request: RowsRequest, cities: Cities): RowPlaces {
	const known = new Map<string, Found>();
	const found: (Found | null)[] = [];
	const [country, status] = [Int16Array.from(places.country), Uint8Array.from(places.status)];
	const home = homeOf(places, request, cities.firstLevels);
	for (let row = 0; row < request.rows; row++) {
		found.push(null);
		if (status[row] !== FOREIGN && status[row] !== UNRESOLVED) continue;
		const parts = partsOf(request, row);
		const isHome = isAtHome(parts, home, cities.firstLevels);
		const code = isHome ? home : (COUNTRIES[country[row] ?? -1]?.code ?? '');
		const isAbroad = isHome || status[row] === FOREIGN;
		const key = JSON.stringify([code, parts]);
		let town = known.get(key);
		if (!town) known.set(key, (town = townOf(parts, code, isAbroad, request.fixes, cities)));
		found[row] = town;
		town.rows++;
		if (town.examples.length < EXAMPLES) town.examples.push(row);
		if (!town.city) continue;
		country[row] = countryIndex.get(town.city.country) ?? -1;
		status[row] = FOREIGN;
	}
	const used = new Set([...known.values()].flatMap(({ city }) => city ?? []));
	const list = [...used].sort((a, b) => (a.code < b.code ? -1 : 1));
	const index = new Map(list.map((city, i) => [city, i]));
	const of = Int32Array.from(found, (town) => (town?.city ? (index.get(town.city) ?? -1) : -1));
	const counts = STATUSES.map(() => 0);
	for (const each of status) counts[each] = (counts[each] ?? 0) + 1;
	return {
		...places,
		country,
		status,
		counts,
		open: openPlaces(places, [...known.values()], cities),
		towns: { of, list },
	};
}

function townOf(
	parts: PlaceParts,
	country: string,
	isAbroad: boolean,
	fixes: RowsRequest['fixes'],
	cities: Cities,
): Found {
	const text = sourceText(parts);
	const none = { text, examples: [], rows: 0 };
	const fixed = cities.get(fixes[text] ?? '') ?? asCity(cities.firstLevels.get(fixes[text] ?? ''));
	if (fixed) return { city: fixed, place: null, ...none };
	const said = PARTS.filter((part) => meaningful(parts[part]) !== '');
	const first = country === '' ? null : firstOf(parts, country, cities.firstLevels);
	for (const part of said) {
		if (first && part === 'province') break;
		const candidates = cities
			.find(parts[part] ?? '', country)
			.filter((city) =>
				isAbroad && country !== '' ? !first || city.first === first.code : city.people >= GREAT,
			);
		const [city] = candidates;
		if (!city || (!isAbroad && part === 'address')) continue;
		const isOpen = candidates.some((other) => isRival(other, city));
		const codes = candidates.map(({ code }) => code);
		const place = {
			text,
			kind: 'ranked' as const,
			unplaced: null,
			code: city.code,
			candidates: codes,
			texts: [parts],
		};
		return { city, place: isOpen ? place : null, ...none };
	}
	const unplaced = said.find((part) => !first || part === 'city' || part === 'district') ?? null;
	const isPartly = isAbroad && country !== '' && unplaced !== null;
	const place = {
		text,
		kind: 'partial' as const,
		unplaced,
		code: first?.code ?? country,
		candidates: [],
		texts: [parts],
	};
	return { city: asCity(first), place: isPartly ? place : null, ...none };
}

/** The unit of the first level that a row names in its column, or behind the comma after its city: "Springfield, IL". */
function firstOf(parts: PlaceParts, country: string, units: FirstLevels): FirstLevel | null {
	for (const text of statesIn(parts)) {
		const found = units.find(text, country);
		if (found) return found;
	}
	return null;
}

function statesIn({ province, city }: PlaceParts): readonly string[] {
	const [, ...behind] = (city ?? '').split(',');
	return [province ?? '', ...behind].filter((text) => meaningful(text) !== '');
}

/**
 * The country that rows without one are of: that whose states, two or more, most of the rows name that name any; '' = there is
 * none. So Georgia is a state among states, and a country among countries.
 */
function homeOf({ status }: RowPlaces, request: RowsRequest, units: FirstLevels): string {
	const said = new Map<string, number>();
	let all = 0;
	for (let row = 0; row < request.rows; row++) {
		if (status[row] !== FOREIGN && status[row] !== UNRESOLVED) continue;
		const parts = partsOf(request, row);
		const [state] = meaningful(parts.country) === '' ? statesIn(parts) : [];
		if (state === undefined) continue;
		said.set(state, (said.get(state) ?? 0) + 1);
		all++;
	}
	const votes = new Map<string, { rows: number; readonly states: Set<string> }>();
	for (const [text, rows] of said)
		for (const { country, code } of units.named(text)) {
			const vote = votes.get(country) ?? { rows: 0, states: new Set() };
			votes.set(country, vote);
			vote.rows += rows;
			vote.states.add(code);
		}
	const [best] = [...votes].sort(([a, one], [b, other]) => other.rows - one.rows || (a < b ? -1 : 1));
	return best && best[1].states.size > 1 && best[1].rows * 2 > all ? best[0] : '';
}

/** Whether a row names no country, and a state of the one that rows without a country are of. */
function isAtHome(parts: PlaceParts, home: string, units: FirstLevels): boolean {
	return home !== '' && meaningful(parts.country) === '' && firstOf(parts, home, units) !== null;
}

/** A unit of the first level as the place of rows that name no city in it. */
function asCity(unit: FirstLevel | null): City | null {
	if (!unit) return null;
	const { code, country, name, place } = unit;
	return { ...{ code, country, place }, name: name.en, chinese: name['zh-CN'], first: code, people: 0 };
}

function isRival(other: City, city: City): boolean {
	const away = Math.max(...other.place.map((degrees, i) => Math.abs(degrees - (city.place[i] ?? degrees))));
	return other.people >= city.people * RIVAL.share && away > RIVAL.degrees;
}

/** What is left of the texts to look at, and those of cities. */
function openPlaces({ open }: RowPlaces, found: readonly Found[], cities: Cities): readonly OpenPlace[] {
	const placed = new Set(found.flatMap(({ city, text }) => (city ? [text] : [])));
	const towns = found.flatMap(({ place, rows, examples }) => (place ? [{ ...place, rows, examples }] : []));
	return gathered([...open.filter(({ text }) => !placed.has(text)), ...towns]).map((place, i) =>
		i < LOOKED_UP && place.kind === 'partial' && place.unplaced === 'city'
			? { ...place, candidates: likely(place, cities) }
			: place,
	);
}

/** Cities of the country whose names are spelt almost like that of a place. */
function likely({ code, candidates, texts }: OpenPlace, cities: Cities): readonly string[] {
	const [country = '', first] = [code.slice(0, 3), code.slice(3)];
	if (!/^[A-Z]{3}$/.test(country)) return candidates;
	const near = cities.near(texts[0]?.city ?? '', country);
	const within = near.filter((city) => first !== '' && city.first === code);
	return (within.length > 0 ? within : near).slice(0, CANDIDATES).map((city) => city.code);
}
