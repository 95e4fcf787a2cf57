import mapshaper from 'mapshaper';
import { readLevel } from './china.mjs';
import { writeModule } from './out.mjs';

/** Where maps do not shift coordinates: Taiwan, Hong Kong, Macao. */
const UNSHIFTED = ['710000', '810000', '820000'];

/**
 * Outline of mainland China, for telling whether coordinates are shifted: rings of whole thousandths of a degree, each as its first
 * point and steps. Off by two kilometres at most, but for Hong Kong and Macao, which are cut out exactly to 200 m.
 */
export async function buildMainland() {
	const { polygons } = readLevel(1);
	const file = (list) =>
		JSON.stringify({
			type: 'FeatureCollection',
			features: list.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry })),
		});
	const isOut = ({ code }) => UNSHIFTED.includes(code);
	const output = await mapshaper.applyCommands(
		[
			'-i out.json name=out',
			'-dissolve2 target=out',
			'-explode target=out',
			'-simplify interval=200 keep-shapes target=out',
			'-i mainland.json name=mainland',
			'-dissolve2 target=mainland',
			'-explode target=mainland',
			'-simplify interval=2000 keep-shapes target=mainland',
			'-erase out target=mainland',
			'-o outline.json format=geojson precision=0.001 target=mainland',
		].join(' '),
		{
			'out.json': file(polygons.filter(isOut)),
			'mainland.json': file(polygons.filter((each) => !isOut(each))),
		},
	);
	const { features, geometries } = JSON.parse(Buffer.from(output['outline.json']).toString('utf8'));
	const shapes = (geometries ?? features.map(({ geometry }) => geometry)).filter(Boolean);
	const rings = shapes.flatMap(({ type, coordinates }) =>
		type === 'Polygon' ? coordinates : coordinates.flat(),
	);
	const whole = (value) => Math.round(value * 1000);
	const lines = rings.map((ring) => {
		let [x, y] = [0, 0];
		return ring
			.map(([longitude, latitude]) => {
				const step = [whole(longitude) - x, whole(latitude) - y];
				[x, y] = [x + step[0], y + step[1]];
				return step.join(' ');
			})
			.join(' ');
	});
	writeModule(
		'src/core/geo/data/mainland.ts',
		'Rings of mainland China: longitude and latitude in thousandths of a degree, each but the first of a ring as a step.',
		'MAINLAND_RINGS',
		lines.join('\n'),
	);
}
