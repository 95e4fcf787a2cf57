import { deviationsOf, generate, loadsOf, openBoard, rebalance } from '#src/core/territory/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { layOut } from '#src/core/territory/points/layout.ts';
import { bisected, filledCentres } from '#src/core/territory/points/start.ts';
import { customers } from './territory/customers.ts';
import { findHighs, linearOptimum } from './territory/linear-optimum.ts';
import type { TerritoryAnswer, TerritoryProblem } from '#src/core/territory/problem.ts';
import type { BenchRow } from './row.ts';

const SETS = 20;
const EDITS = 60;

/**
 * Territories from points, in milliseconds of processor time of one thread: distance from the optimum of the linear programme
 * between fixed bases, plans for many customers, how many data sets hold their bands, balance around an edit.
 */
export async function run(): Promise<BenchRow[]> {
	generate(customers(2000, 12, 99), { seed: 1 });
	return [...(await fixedBases()), ...manyCustomers(), ...bandsHeld(), ...edits(), ...shock()];
}

function timed<T>(work: () => T): [result: T, ms: number] {
	const start = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(start);
	return [result, (user + system) / 1000];
}

const FIXED_SETS = 12;

/** Bases in the middle of a bisection; ± 5 %. */
async function fixedBases(): Promise<BenchRow[]> {
	const highs = await findHighs();
	if (!highs) console.log('territory: the package highs is not installed, so no linear optimum');
	const rows: BenchRow[] = [];
	for (const [n, k] of [
		[1000, 10],
		[3000, 20],
	] as const) {
		for (const objective of ['distance', 'squared'] as const) {
			let [slowest, gap, largest, loose] = [0, 0, 0, 0];
			for (let seed = 1; seed <= FIXED_SETS; seed++) {
				const free = customers(n, k, seed, { band: 0.05, objective });
				const layout = layOut(free);
				const problem = { ...free, bases: { ...filledCentres(layout, bisected(layout, 0)), pull: 1 } };
				const [answer, ms] = timed(() => generate(problem, { seed: 1 }));
				if (answer.shortfalls.length > 0) throw new Error('a band does not hold');
				slowest = Math.max(slowest, ms);
				const optimum = (highs && linearOptimum(highs, problem)) ?? (answer.bound as number);
				gap += (answer.cost / optimum - 1) / FIXED_SETS;
				largest = Math.max(largest, answer.cost / optimum - 1);
				loose = Math.max(loose, Math.abs(1 - (answer.bound as number) / optimum));
			}
			const what = `${n} × ${k} fixed bases ± 5 %, ${objective}`;
			const than = highs ? 'the HiGHS LP optimum' : 'the own lower bound';
			rows.push(
				{
					what: `${what}: mean cost above ${than}`,
					figure: gap,
					unit: 'ratio',
				},
				{
					what: `${what}: the worst of ${FIXED_SETS} data sets`,
					figure: largest,
					unit: 'ratio',
					goal: { kind: 'atMost', value: 0.003 },
				},
				{ what: `${what}: slowest`, figure: slowest, unit: 'ms', goal: { kind: 'atMost', value: 500 } },
			);
			if (highs) rows.push({ what: `${what}: own bound off it, worst`, figure: loose, unit: 'ratio' });
		}
	}
	return rows;
}

function manyCustomers(): BenchRow[] {
	return [false, true].flatMap((two) => {
		const problem = customers(100_000, 50, 1, { two });
		const [answer, ms] = timed(() => generate(problem, { seed: 1 }));
		const what = `100k × 50 ± 3 %, ${two ? 'two criteria' : 'one criterion'}`;
		return [
			{ what, figure: ms, unit: 'ms', goal: { kind: 'atMost', value: two ? 5000 : 2000 } },
			{
				what: `${what}: largest deviation`,
				figure: worst(problem, answer),
				unit: 'ratio',
				goal: { kind: 'atMost', value: 0.03 + 1e-6 },
			},
		] satisfies BenchRow[];
	});
}

function worst(problem: TerritoryProblem, { owner }: TerritoryAnswer): number {
	return deviationsOf(problem, loadsOf(problem, owner)).reduce(
		(most, one) => Math.max(most, Math.abs(one)),
		0,
	);
}

/** Of twenty data sets, how many hold ± 3 %, and how many of the others have no proof that none can. */
function bandsHeld(): BenchRow[] {
	return [10_000, 100_000].flatMap((n) => {
		let [held, unproven, total] = [0, 0, 0];
		for (let seed = 1; seed <= SETS; seed++) {
			const [{ shortfalls }, ms] = timed(() => generate(customers(n, 200, seed), { seed: 1 }));
			total += ms;
			if (shortfalls.length === 0) held++;
			else if (shortfalls.some(({ cause }) => cause === 'search' || cause === 'lumpy')) unproven++;
		}
		const what = `${n / 1000}k × 200 ± 3 %, ${SETS} data sets`;
		return [
			{ what: `${what}: held`, figure: held, unit: 'count', goal: { kind: 'atLeast', value: 0.95 * SETS } },
			{
				what: `${what}: neither held nor proven impossible`,
				figure: unproven,
				unit: 'count',
				goal: { kind: 'atMost', value: 0 },
			},
			{ what: `${what}: mean time`, figure: total / SETS, unit: 'ms' },
		] satisfies BenchRow[];
	});
}

/** Workloads change by up to 20 % either way: what it takes to hold ± 5 % again, at several prices of moves. */
function shock(): BenchRow[] {
	const [n, k] = [10_000, 20];
	const base = customers(n, k, 1, { band: 0.05 });
	const { owner: current, cost } = generate(base, { seed: 1 });
	const random = createRandom(3);
	const values = base.weight.map((weight) => weight * (0.8 + 0.4 * random.next()));
	const target = new Float64Array(k).fill(values.reduce((sum, value) => sum + value, 0) / k);
	const criteria = [{ values, target, below: 0.05, above: 0.05 }];
	return [0, 0.1, 1, 10, 100].flatMap((price) => {
		const disruption = { current, value: values, price, budget: 1 };
		const problem = { ...base, weight: values, criteria, disruption };
		const answer = generate(problem, { seed: 1 });
		const moved = answer.owner.reduce((sum, own, i) => sum + (own === current[i] ? 0 : 1), 0) / n;
		const what = `10k × 20, workloads ± 20 %, price of moves ${price}`;
		const row: BenchRow = { what: `${what}: customers moved`, figure: moved, unit: 'ratio' };
		return [
			price === 1 ? { ...row, goal: { kind: 'atMost', value: 0.03 } } : row,
			{
				what: `${what}: largest deviation`,
				figure: worst(problem, answer),
				unit: 'ratio',
				goal: { kind: 'atMost', value: 0.05 + 1e-6 },
			},
			{
				what: `${what}: distance`,
				figure: answer.cost / cost,
				unit: 'ratio',
			},
		] satisfies BenchRow[];
	});
}

/** A customer, a lasso of 3 % or of 15 % of a territory goes to the nearest other territory; the rest is balanced around it. */
function edits(): BenchRow[] {
	return [
		[10_000, 20, 12],
		[100_000, 50, 150],
	].map(([n, k, limit]) => {
		const problem = customers(n as number, k as number, 1);
		const plan = generate(problem, { seed: 1 });
		const board = openBoard(problem);
		const random = createRandom(5);
		const times: number[] = [];
		for (let at = -15; at < EDITS; at++) {
			const share = [0, 0.03, 0.15][(at + 15) % 3] as number;
			const edit = drag(problem, plan, Math.floor(random.next() * (n as number)), share);
			const [{ outside }, ms] = timed(() => rebalance(board, edit));
			if (outside.length > 0) console.log(`territory: ${outside.length} territories outside after an edit`);
			if (at >= 0) times.push(ms);
		}
		const p95 = times.sort((a, b) => a - b)[Math.ceil(0.95 * EDITS) - 1] as number;
		const what = `balance around a drag, ${(n as number) / 1000}k × ${k}, p95`;
		return { what, figure: p95, unit: 'ms', goal: { kind: 'atMost', value: limit as number } };
	});
}

function drag(
	problem: TerritoryProblem,
	{ owner: before, centreX, centreY }: TerritoryAnswer,
	unit: number,
	share: number,
) {
	const { x, y } = problem;
	const distance = (px: number, py: number) => Math.hypot(px - (x[unit] as number), py - (y[unit] as number));
	const from = before[unit] as number;
	const to = Array.from(centreX.keys())
		.filter((j) => j !== from)
		.sort(
			(a, b) =>
				distance(centreX[a] as number, centreY[a] as number) -
				distance(centreX[b] as number, centreY[b] as number),
		)[0] as number;
	const ofUnit = (i: number) => distance(x[i] as number, y[i] as number);
	const mine = Array.from(before.keys()).filter((i) => before[i] === from);
	mine.sort((a, b) => ofUnit(a) - ofUnit(b));
	const owner = before.slice();
	const held = new Uint8Array(owner.length);
	for (const i of mine.slice(0, Math.max(1, Math.round(share * mine.length)))) [owner[i], held[i]] = [to, 1];
	return { owner, held, centreX, centreY };
}
