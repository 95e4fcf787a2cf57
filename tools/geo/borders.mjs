import { neighbors } from 'topojson-client';
import { topology } from 'topojson-server';
import { foldCodeless, readLevel } from './china.mjs';
import { writeModule } from './out.mjs';

/**
 * Which counties share a border, from the unsimplified boundaries: a line per county with its code and how many lines
 * further down its neighbours stand, in base 36.
 */
export function buildBorders(units) {
	const { polygons } = readLevel(3);
	const folded = foldCodeless(polygons);
	const names = new Map(polygons.map(({ code, properties }) => [code, properties.full_name]));
	const codes = polygons
		.map(({ code }) => folded.get(code) ?? code)
		.map((code) => units.codeOf(code, names.get(code)));
	const lines = [...new Set(codes)].sort();
	const lineOf = new Map(lines.map((code, line) => [code, line]));
	const further = lines.map(() => new Set());
	const { objects } = topology({ counties: { type: 'FeatureCollection', features: polygons } });
	neighbors(objects.counties.geometries).forEach((touching, shape) => {
		for (const other of touching) {
			const distance = lineOf.get(codes[other]) - lineOf.get(codes[shape]);
			if (distance > 0) further[lineOf.get(codes[shape])].add(distance);
		}
	});
	writeModule(
		'src/core/geo/data/borders.ts',
		'Code and neighbours further down (how many lines, base 36); one county a line, by shared borders (天地图, 2023).',
		'BORDER_ROWS',
		lines
			.map((code, line) =>
				[code, ...[...further[line]].sort((a, b) => a - b).map((distance) => distance.toString(36))].join(
					' ',
				),
			)
			.join('\n'),
	);
}
