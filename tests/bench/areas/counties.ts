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
	const random = createRandom(seed);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
	const workload = new Float64Array(codes.length);
	const potential = new Float64Array(codes.length);
	for (let i = 0; i < codes.length; i++) {
		const common = normal();
		workload[i] = 100 * Math.exp(SIGMA * common);
		const own = CORRELATION * common + Math.sqrt(1 - CORRELATION ** 2) * normal();
		potential[i] = 1e6 * Math.exp(SIGMA * own);
	}
	return { map: withBridges(map, findBridges(map, x, y)), x, y, workload, potential };
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

/** The same counties with workloads that have changed by up to a share, up or down. */
export function shake(counties: Counties, share: number, seed: number): Counties {
	const random = createRandom(seed);
	return {
		...counties,
		workload: counties.workload.map((load) => load * (1 - share + 2 * share * random.next())),
	};
}
