import { toWgs84, type Datum } from '#src/core/geo/datum.ts';
import { arcsInDegrees, type Arc, type AreaTopology } from './topology.ts';

/** Degrees a step: a centimetre. */
const STEP = 1e-7;

/**
 * Areas that are given in a datum in WGS-84, for reckoning and drawing; its steps are finer than what is kept. Borders of
 * areas of which `isShifted` holds are moved, as maps shift mainland China only.
 */
export function inWgs84(
	topology: AreaTopology,
	datum: Datum,
	isShifted: (area: number) => boolean,
): AreaTopology {
	if (datum === 'wgs84') return topology;
	const shifted = new Set<number>();
	topology.objects.areas.geometries.forEach(({ arcs }, area) => {
		if (isShifted(area)) for (const arc of arcs.flat(2)) shifted.add(arc < 0 ? ~arc : arc);
	});
	if (shifted.size === 0) return topology;
	const arcs = arcsInDegrees(topology).map((arc, i) => stepsOf(arc, shifted.has(i) ? datum : 'wgs84'));
	return { ...topology, arcs, transform: { scale: [STEP, STEP], translate: [0, 0] } };
}

function stepsOf(arc: Float64Array, datum: Datum): Arc {
	const steps: [number, number][] = [];
	let [east, north] = [0, 0];
	for (let i = 0; i < arc.length; i += 2) {
		const place = toWgs84([arc[i] as number, arc[i + 1] as number], datum);
		const [x, y] = [Math.round(place[0] / STEP), Math.round(place[1] / STEP)];
		steps.push([x - east, y - north]);
		[east, north] = [x, y];
	}
	return steps;
}
