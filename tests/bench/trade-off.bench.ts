import { loadBorders, loadDivisions } from '#src/core/geo/index.ts';
import { divideAreas } from '#src/core/territory/areas/index.ts';
import { tradeOff } from '#src/core/territory/plan/index.ts';
import { countyProblem, drawCounties, shake } from './areas/counties.ts';
import type { BenchRow } from './row.ts';

const TERRITORIES = 50;
const BAND = 0.05;
const BUDGETS = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** The curve of moves for a plan of whole counties whose workloads have changed by up to 20 %: processor time of one thread. */
export async function run(): Promise<BenchRow[]> {
	const [{ codes, pairs }, divisions, counties] = await Promise.all([
		loadBorders(),
		loadDivisions(),
		drawCounties(1001),
	]);
	const current = divideAreas(countyProblem(counties, TERRITORIES, BAND), counties.map).owner;
	const { workload, potential } = shake(counties, 0.2, 5);
	const places = codes.map((code) => divisions.get(code)!.place as [number, number]);
	const everything = workload.reduce((sum, each) => sum + each, 0);
	const plan = {
		longitude: Float64Array.from(places, ([at]) => at),
		latitude: Float64Array.from(places, ([, at]) => at),
		...{ current, value: workload, budget: 1, seed: 1 },
		criteria: [workload, potential].map((values) => ({ values, below: BAND, above: BAND })),
		posts: new Array<number>(TERRITORIES).fill(1),
		bases: new Array<null>(TERRITORIES).fill(null),
		order: Uint32Array.from(codes.keys()),
		areas: { of: Int32Array.from(codes.keys()), count: codes.length, pairs, hasBridges: true },
	};
	const start = process.cpuUsage();
	const points = BUDGETS.map(() => ({ ms: 0, moved: 0, outside: 0 }));
	tradeOff({ plan, budgets: BUDGETS }, ({ at, owner }) => {
		const { user, system } = process.cpuUsage(start);
		const moved = owner.reduce((sum, own, i) => sum + (own === current[i] ? 0 : (workload[i] as number)), 0);
		points[at] = {
			ms: (user + system) / 1000,
			moved: moved / everything,
			outside: outside(plan.criteria, owner),
		};
	});
	console.table(
		points.map(({ ms, moved, outside: out }, at) => ({
			budget: BUDGETS[at],
			'moved %': Number((100 * moved).toFixed(2)),
			'outside the bands, % of a target': Number((100 * out).toFixed(2)),
			ms: Math.round(ms),
		})),
	);
	const what = `curve of ${BUDGETS.length} budgets, ${codes.length} counties × ${TERRITORIES} after a shock of ± 20 %`;
	return [
		{
			what: `${what}: first point`,
			figure: points[0]!.ms,
			unit: 'ms',
			goal: { kind: 'atMost', value: 2000 },
		},
		{
			what: `${what}: all points`,
			figure: points.at(-1)!.ms,
			unit: 'ms',
			goal: { kind: 'atMost', value: 10_000 },
		},
	];
}

/** Σ of what lies outside the bands, in shares of a target. */
function outside(criteria: readonly { readonly values: Float64Array }[], owner: Int32Array): number {
	return criteria.reduce((all, { values }) => {
		const loads = new Float64Array(TERRITORIES);
		owner.forEach((own, i) => (loads[own] = (loads[own] as number) + (values[i] as number)));
		const target = values.reduce((sum, each) => sum + each, 0) / TERRITORIES;
		return all + loads.reduce((sum, load) => sum + Math.max(0, Math.abs(load / target - 1) - BAND), 0);
	}, 0);
}
