import { geoConicEqualArea } from 'd3-geo';
import { loadBorders, loadDivisions } from '#src/core/geo/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { adjacencyOf, findBridges, withBridges } from '#src/core/territory/areas/index.ts';
import type { Adjacency, TerritoryProblem } from '#src/core/territory/problem.ts';
import { evenly } from '../../support/area-cases.ts';

/** The counties of China with drawn workloads and potentials. */
export interface Counties {
	readonly map: Adjacency;
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** Lognormal (σ 0.7), correlated by 0.6. */
	readonly workload: Float64Array;
	readonly potential: Float64Array;
}

const SIGMA = 0.7;
const CORRELATION = 0.6;

/** All counties, islands bridged, in kilometres of an equal-area projection; the same seed gives the same loads. */
export async function drawCounties(seed: number): Promise<Counties> {
	const [{ codes, pairs }, divisions] = await Promise.all([loadBorders(), loadDivisions()]);
	const project = geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]).scale(6371).translate([0, 0]);
	const places = codes.map((code) => project(divisions.get(code)!.place as [number, number])!);
	const x = Float64Array.from(places, ([at]) => at);
	const y = Float64Array.from(places, ([, at]) => at);
	const map = adjacencyOf(codes.length, pairs);
	return { map: withBridges(map, findBridges(map, x, y)), x, y, ...drawLoads(codes.length, seed) };
}

/** A mesh like brickwork of areas 10 km wide, each with six neighbours and its place drawn at random within it; `units` in rows of 100. */
export function drawAreas(units: number, seed: number): Counties {
	const random = createRandom(seed, 1);
	const width = 100;
	const x = new Float64Array(units);
	const y = new Float64Array(units);
	const pairs: number[] = [];
	for (let unit = 0; unit < units; unit++) {
		const [column, row] = [unit % width, Math.floor(unit / width)];
		x[unit] = 10 * (column + (row % 2) / 2 + random.next());
		y[unit] = 10 * (row + random.next());
		if (column + 1 < width) pairs.push(unit, unit + 1);
		for (const below of row % 2 ? [column, column + 1] : [column - 1, column])
			if (below >= 0 && below < width && unit + width < units) pairs.push(unit, (row + 1) * width + below);
	}
	return { map: adjacencyOf(units, pairs), x, y, ...drawLoads(units, seed) };
}

function drawLoads(units: number, seed: number): Pick<Counties, 'workload' | 'potential'> {
	const random = createRandom(seed);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
	const workload = new Float64Array(units);
	const potential = new Float64Array(units);
	for (let i = 0; i < units; i++) {
		const common = normal();
		workload[i] = 100 * Math.exp(SIGMA * common);
		const own = CORRELATION * common + Math.sqrt(1 - CORRELATION ** 2) * normal();
		potential[i] = 1e6 * Math.exp(SIGMA * own);
	}
	return { workload, potential };
}

/** Territories with equal workload and potential within a band, compact by workload. */
export function countyProblem(
	{ x, y, workload, potential }: Counties,
	territories: number,
	band: number,
): TerritoryProblem {
	const criteria = evenly([workload, potential], territories, band);
	return { x, y, weight: workload, territories, criteria, objective: 'squared' };
}

/** Counties of the bundled map. */
export const UNITS = 2887;

/**
 * Some of the counties, a load, bases in counties that have some, eight times as much of it in the east; and the same counties
 * as points.
 */
export function basedProblem(
	counties: Counties,
	laden: number,
	territories: number,
): { readonly problem: TerritoryProblem; readonly apart: TerritoryProblem } {
	const { x, y } = counties;
	const kept = Array.from({ length: laden }, (_, i) => Math.floor((i * UNITS) / laden));
	const values = new Float64Array(x.length);
	for (const unit of kept)
		values[unit] = (counties.workload[unit] as number) * ((x[unit] as number) > 1000 ? 8 : 1);
	const homes = Array.from(
		{ length: territories },
		(_, j) => kept[Math.floor(((j + 0.5) * laden) / territories)] as number,
	);
	const of = (list: Float64Array, units: readonly number[]) =>
		Float64Array.from(units, (unit) => list[unit] as number);
	const bases = { x: of(x, homes), y: of(y, homes), pull: 1 };
	const common = { territories, objective: 'squared', bases } as const;
	const own = of(values, kept);
	return {
		problem: { ...common, x, y, weight: values, criteria: evenly([values], territories, 0.1) },
		apart: {
			...{ ...common, x: of(x, kept), y: of(y, kept), weight: own },
			criteria: evenly([own], territories, 0.1),
		},
	};
}

/** The same counties with workloads that have changed by up to a share, up or down. */
export function shake(counties: Counties, share: number, seed: number): Counties {
	const random = createRandom(seed);
	return {
		...counties,
		workload: counties.workload.map((load) => load * (1 - share + 2 * share * random.next())),
	};
}
