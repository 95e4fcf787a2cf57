import { neighbors } from 'topojson-client';
import { readModule, writeModule } from './out.mjs';

/**
 * Which countries, and which units of the first level, share a border as they are drawn: a line per area with its code and how
 * many lines further down its neighbours stand, in base 36.
 */
export function buildBordersAbroad() {
	const world = JSON.parse(readModule('src/map/data/world.ts')).objects.countries;
	const { units } = JSON.parse(readModule('src/map/data/first-levels.ts')).objects;
	const lines = [world, units].flatMap(linesOf);
	writeModule(
		'src/core/geo/data/borders-abroad.ts',
		'Code and neighbours further down (how many lines, base 36); countries, then units of the first level, by the borders that are drawn.',
		'BORDER_ABROAD_ROWS',
		lines.join('\n'),
	);
}

function linesOf({ geometries }) {
	const shapes = geometries.filter(({ id }) => id).sort((a, b) => (a.id < b.id ? -1 : 1));
	return neighbors(shapes).map((touching, line) => {
		const further = touching.filter((other) => other > line).sort((a, b) => a - b);
		return [shapes[line].id, ...further.map((other) => (other - line).toString(36))].join(' ');
	});
}
