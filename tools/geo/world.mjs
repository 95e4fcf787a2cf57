import { geoArea } from 'd3-geo';
import mapshaper from 'mapshaper';
import { input, writeModule } from './out.mjs';

/** Units without a code of ISO 3166-1, drawn as part of the country that contains them. */
const foldInto = { 索马里兰: 'SOM', 北塞浦路斯: 'CYP' };

/** Turns each ring so that d3 takes its smaller side as the inside; drops rings without area. */
function rewound(polygon) {
	return polygon
		.map((ring, hole) => {
			const large = geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI;
			return large === (hole === 0) ? [...ring].reverse() : ring;
		})
		.filter((ring) => ring.length > 3);
}

/** Countries in the Chinese view as TopoJSON, and their names. */
export async function buildWorld() {
	const { features } = JSON.parse(input('@surbowl/world-geo-json-zh/world.zh.json'));
	const english = new Intl.DisplayNames('en', { type: 'region' });
	const names = new Map();
	const shapes = [];
	for (const { geometry, properties } of features) {
		const id = properties.iso_a3 === '-99' ? (foldInto[properties.name] ?? '') : properties.iso_a3;
		if (id === 'ATA') continue;
		if (id !== '' && properties.iso_a3 !== '-99' && !names.has(id)) {
			names.set(id, [id, properties.iso_a2, properties.name, english.of(properties.iso_a2)]);
		}
		const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		shapes.push({
			type: 'Feature',
			properties: { id },
			geometry: { type: 'MultiPolygon', coordinates: coordinates.map(rewound) },
		});
	}
	const output = await mapshaper.applyCommands(
		'-i world.json -dissolve id name=countries -o world-out.json format=topojson id-field=id quantization=20000',
		{ 'world.json': JSON.stringify({ type: 'FeatureCollection', features: shapes }) },
	);
	const topology = JSON.parse(Buffer.from(output['world-out.json']).toString('utf8'));
	for (const shape of topology.objects.countries.geometries) delete shape.properties;
	writeModule(
		'src/map/data/world.ts',
		'Countries in the Chinese view as TopoJSON (Natural Earth, adjusted).',
		'WORLD_TOPOLOGY',
		JSON.stringify(topology),
	);
	const rows = [...names.values()]
		.sort((a, b) => (a[0] < b[0] ? -1 : 1))
		.map((row) => row.join('|').replaceAll("'", '’'));
	writeModule(
		'src/core/geo/data/countries.ts',
		'ISO alpha-3 | alpha-2 | Chinese name | English name, one country a line.',
		'COUNTRY_ROWS',
		rows.join('\n'),
	);
}
