import { locate } from '#src/core/territory/median/index.ts';
import { publishedCases } from '../support/median-cases.ts';
import type { PublishedCase } from '../support/median-cases.ts';
import type { BenchRow } from './row.ts';

const SEEDS = Array.from({ length: 10 }, (_, at) => 1001 + at);

/**
 * Bases of limited capacity: published instances against their optima, ten seeds each, the same length of search for all.
 * Gaps as a share of the optimum; processor time of one thread.
 */
export async function run(): Promise<BenchRow[]> {
	const cases = publishedCases();
	if (cases.length === 0) return [];
	const [sjc, library] = [true, false].map((isSjc) =>
		cases.filter(({ name }) => name.startsWith('SJC') === isSjc).flatMap(outcomesOf),
	) as [Outcome[], Outcome[]];
	return [
		gap('SJC: mean gap', mean(sjc.map((one) => one.gap)), 0.003),
		gap('SJC: worst gap', Math.max(...sjc.map((one) => one.gap)), 0.01),
		time('SJC: time of a search, slowest', sjc),
		{
			what: `OR-Library: searches that miss the optimum, of ${library.length}`,
			figure: library.filter((one) => one.gap > 1e-6).length,
			unit: 'count',
			goal: { kind: 'atMost', value: 0 },
		},
		time('OR-Library: time of a search, slowest', library),
	];
}

interface Outcome {
	readonly gap: number;
	readonly ms: number;
}

/** Prints a line per instance. */
function outcomesOf({ name, problem, bestKnown }: PublishedCase): Outcome[] {
	const outcomes = SEEDS.map((seed) => {
		const start = process.cpuUsage();
		const { cost, feasible } = locate(problem, { seed });
		const { user, system } = process.cpuUsage(start);
		// Best known costs are rounded to cents.
		const gap = Math.abs(cost - bestKnown) < 0.006 ? 0 : cost / bestKnown - 1;
		return { gap: feasible ? gap : Infinity, ms: (user + system) / 1000 };
	});
	const gaps = outcomes.map((one) => (100 * one.gap).toFixed(3)).join(' ');
	console.log(`${name}: gap % ${gaps}; ${(mean(outcomes.map(({ ms }) => ms)) / 1000).toFixed(2)} s each`);
	return outcomes;
}

function gap(what: string, figure: number, value: number): BenchRow {
	return { what, figure, unit: 'ratio', goal: { kind: 'atMost', value } };
}

function time(what: string, outcomes: readonly Outcome[]): BenchRow {
	const figure = Math.max(...outcomes.map(({ ms }) => ms));
	return { what, figure, unit: 'ms', goal: { kind: 'atMost', value: 5000 } };
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

if (process.argv[1]?.endsWith('median.bench.ts')) console.table(await run());
