import { divideAreas } from '#src/core/territory/areas/index.ts';
import type { AreaAnswer, AreaOptions } from '#src/core/territory/areas/index.ts';
import { deviationsOf, loadsOf } from '#src/core/territory/figures.ts';
import type { Adjacency, TerritoryProblem } from '#src/core/territory/problem.ts';
import { districtingCase } from '../support/area-cases.ts';
import { generate } from '#src/core/territory/index.ts';
import { basedProblem, countyProblem, drawAreas, drawCounties, shake, UNITS } from './areas/counties.ts';
import type { BenchRow } from './row.ts';

const OPTIMA = {
	'2DU60-05-1': 5305.57,
	'2DU60-05-2': 5451.68,
	'2DU80-05-1': 5825.92,
	'2DU100-05-1': 6535.21,
};
const SEEDS = [1001, 1002, 1003];
const OWN_AREAS = 5000;
/** Data and search of the counties, for one seed each. */
const NATION_SEEDS = [1001, 1002, 1003, 1004, 1005, 1006];
/** Further seeds that nothing was tried out on. */
const CONTROL_SEEDS = [1007, 1008, 1009, 1010, 1011, 1012];
const PRICES = [0.3, 1, 3, 10, 30];
/** Counties that hold something, territories, and the most that hanging together may cost. */
const LADEN = [
	[100, 10, 1.15],
	[400, 20, 1.1],
	[UNITS, 50, 1.1],
] as const;

/**
 * Territories of areas: the proven optima of published instances, the counties of China with two criteria, and a shock of
 * ± 20 % with moves at several prices. Processor time of one thread, the slowest of several seeds.
 */
export async function run(): Promise<BenchRow[]> {
	return [...districting(), ...(await nation()), ...own(), ...(await fromBases()), ...(await shock())];
}

interface Outcome {
	readonly answer: AreaAnswer;
	readonly ms: number;
	/** Largest deviation of any load from its target. */
	readonly worst: number;
	readonly isWhole: boolean;
}

function divide(problem: TerritoryProblem, map: Adjacency, options: AreaOptions): Outcome {
	const start = process.cpuUsage();
	const answer = divideAreas(problem, map, options);
	const { user, system } = process.cpuUsage(start);
	return {
		answer,
		ms: (user + system) / 1000,
		worst: Math.max(...deviationsOf(problem, loadsOf(problem, answer.owner)).map(Math.abs)),
		isWhole: answer.pieces.every((count) => count === 1),
	};
}

function perSeed(problem: TerritoryProblem, map: Adjacency, options: AreaOptions = {}): Outcome[] {
	return SEEDS.map((seed) => divide(problem, map, { ...options, seed }));
}

function slowest(what: string, outcomes: readonly Outcome[], limit: number): BenchRow {
	const figure = Math.max(...outcomes.map(({ ms }) => ms));
	return { what: `${what}: time`, figure, unit: 'ms', goal: { kind: 'atMost', value: limit } };
}

/** Plans in which a territory misses a limit without a proof that one has to, or that are in pieces. */
function broken(what: string, outcomes: readonly Outcome[]): BenchRow {
	const isProven = ({ cause, unit }: AreaAnswer['shortfalls'][number]) =>
		['total', 'unit', 'locked', 'eligibility'].includes(cause) || (cause === 'contiguity' && unit >= 0);
	const isBroken = ({ answer: { shortfalls }, isWhole }: Outcome) => {
		const proven = new Set(shortfalls.filter(isProven).map(({ territory }) => territory));
		return !isWhole || shortfalls.some(({ territory }) => !proven.has(territory));
	};
	return {
		what: `${what}: plans with a shortfall not proven, or in pieces, of ${outcomes.length}`,
		figure: outcomes.filter(isBroken).length,
		unit: 'count',
		goal: { kind: 'atMost', value: 0 },
	};
}

function districting(): BenchRow[] {
	const rows: BenchRow[] = [];
	for (const [name, optimum] of Object.entries({ ...OPTIMA, '2DU120-05-3': 0 })) {
		const found = districtingCase(name);
		if (!found) return [];
		const outcomes = perSeed(found.problem, found.map, { centres: 'unit' });
		rows.push(slowest(name, outcomes, 5000), broken(name, outcomes));
		if (optimum === 0) {
			rows.push({
				what: `${name}: largest deviation of any criterion`,
				figure: Math.max(...outcomes.map(({ worst }) => worst)),
				unit: 'ratio',
				goal: { kind: 'atMost', value: 0.05 + 1e-9 },
			});
			continue;
		}
		rows.push({
			what: `${name}: worst cost against the proven optimum`,
			figure: Math.max(...outcomes.map(({ answer }) => answer.cost)),
			unit: 'ratio',
			baseline: { name: 'optimum', figure: optimum },
			goal: { kind: 'ratioAtMost', value: 1.000001 },
		});
	}
	return rows;
}

async function nation(): Promise<BenchRow[]> {
	const rows: BenchRow[] = [];
	for (const [territories, band, limit] of [
		[50, 0.05, 2000],
		[150, 0.1, 10_000],
	] as const) {
		const outcomes: Outcome[] = [];
		for (const seed of NATION_SEEDS) {
			const counties = await drawCounties(seed);
			outcomes.push(divide(countyProblem(counties, territories, band), counties.map, { seed }));
		}
		const what = `counties × ${territories} ± ${band * 100} %`;
		rows.push(slowest(what, outcomes, limit), broken(what, outcomes));
	}
	return [...rows, ...(await control())];
}

/** Counties × 150 of other seeds: how many plans hold all bands, and of how many others it is proven that none can. */
async function control(): Promise<BenchRow[]> {
	const outcomes: Outcome[] = [];
	for (const seed of CONTROL_SEEDS) {
		const counties = await drawCounties(seed);
		outcomes.push(divide(countyProblem(counties, 150, 0.1), counties.map, { seed }));
	}
	const what = 'counties × 150 ± 10 %, control';
	return [slowest(what, outcomes, 10_000), broken(what, outcomes)];
}

/** As many areas as a user's own boundaries may have. */
function own(): BenchRow[] {
	const areas = drawAreas(OWN_AREAS, SEEDS[0]!);
	const outcomes = perSeed(countyProblem(areas, 50, 0.05), areas.map);
	const what = `${OWN_AREAS} own areas × 50 ± 5 %`;
	return [slowest(what, outcomes, 5000), broken(what, outcomes)];
}

/** Distances from bases where some or all counties hold something, against what these come to when none has to touch. */
async function fromBases(): Promise<BenchRow[]> {
	const rows: BenchRow[] = [];
	for (const [laden, territories, most] of LADEN) {
		const outcomes: Outcome[] = [];
		let worst = 0;
		for (const seed of SEEDS) {
			const counties = await drawCounties(seed);
			const { problem, apart } = basedProblem(counties, laden, territories);
			const outcome = divide(problem, counties.map, { seed });
			outcomes.push(outcome);
			worst = Math.max(worst, outcome.answer.cost / generate(apart, { seed }).cost);
		}
		const what = `${laden} of ${UNITS} counties × ${territories} from bases ± 10 %`;
		rows.push(slowest(what, outcomes, 10_000), broken(what, outcomes), {
			what: `${what}: worst cost against none having to touch`,
			figure: worst,
			unit: 'ratio',
			goal: { kind: 'atMost', value: most },
		});
	}
	return rows;
}

/** Prints the curve of moves against compactness; the goal holds for the plan at the highest price. */
async function shock(): Promise<BenchRow[]> {
	const counties = await drawCounties(SEEDS[0]!);
	const today = divideAreas(countyProblem(counties, 50, 0.05), counties.map).owner;
	const problem = countyProblem(shake(counties, 0.2, 5), 50, 0.05);
	const value = new Float64Array(today.length).fill(1);
	const curve = [0, ...PRICES].map((price) => {
		const disruption = { current: today, value, price, budget: 1 };
		const outcome = divide({ ...problem, disruption }, counties.map, {});
		const moved = outcome.answer.owner.filter((own, unit) => own !== today[unit]).length / today.length;
		return { price, moved, ...outcome };
	});
	const first = curve[1]!.answer.cost;
	console.table(
		curve.map(({ price, moved, worst, answer, ms }) => ({
			price,
			'moved %': Number((100 * moved).toFixed(2)),
			'largest deviation %': Number((100 * worst).toFixed(2)),
			'inertia against the first price': Number((answer.cost / first).toFixed(3)),
			ms: Math.round(ms),
		})),
	);
	const last = curve.at(-1)!;
	return [
		{
			what: 'shock ± 20 %: counties that move, share',
			figure: last.moved,
			unit: 'ratio',
			goal: { kind: 'atMost', value: 0.03 },
		},
		{
			what: 'shock ± 20 %: largest deviation',
			figure: last.worst,
			unit: 'ratio',
			goal: { kind: 'atMost', value: 0.05 + 1e-9 },
		},
	];
}

if (process.argv[1]?.endsWith('areas.bench.ts')) console.table(await run());
