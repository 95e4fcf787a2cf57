import mapshaper from 'mapshaper';
import { foldCodeless, readLevel } from './china.mjs';
import { writeModule } from './out.mjs';

/** Counties as TopoJSON. Small islands survive because rings are exploded first. */
export async function buildCounties(units) {
	const { polygons } = readLevel(3);
	const folded = foldCodeless(polygons);
	const names = new Map(polygons.map(({ code, properties }) => [code, properties.full_name]));
	const features = polygons.map(({ code, geometry }) => {
		const own = folded.get(code) ?? code;
		return { type: 'Feature', geometry, properties: { id: units.codeOf(own, names.get(own)) } };
	});
	const commands = [
		'-i counties.json',
		'-explode',
		'-simplify weighted keep-shapes 10%',
		'-dissolve id name=counties',
		'-o china.json format=topojson id-field=id quantization=100000',
	];
	const output = await mapshaper.applyCommands(commands.join(' '), {
		'counties.json': JSON.stringify({ type: 'FeatureCollection', features }),
	});
	const topology = JSON.parse(Buffer.from(output['china.json']).toString('utf8'));
	const { geometries } = topology.objects.counties;
	for (const shape of geometries) delete shape.properties;
	geometries.sort((a, b) => (a.id < b.id ? -1 : 1));
	writeModule(
		'src/map/data/counties.ts',
		'Counties as TopoJSON (天地图, divisions of 2023, simplified).',
		'COUNTY_TOPOLOGY',
		JSON.stringify(topology),
	);
}
