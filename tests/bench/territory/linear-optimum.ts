import { createRequire } from 'node:module';
import type { TerritoryProblem } from '#src/core/territory/problem.ts';

interface Solver {
	solve(problem: string): { readonly Status: string; readonly ObjectiveValue: number };
}

/** HiGHS (WebAssembly); null where it is not installed. */
export async function findHighs(): Promise<Solver | null> {
	const require = createRequire(import.meta.url);
	try {
		const load = require('highs') as () => Promise<Solver>;
		return await load();
	} catch {
		return null;
	}
}

/** Least cost of a division between fixed bases when units may be shared: the linear relaxation; null where none holds the bands. */
export function linearOptimum(highs: Solver, problem: TerritoryProblem): number | null {
	const { x, weight, territories, criteria } = problem;
	const objective: string[] = [];
	const units: string[] = [];
	const loads: string[][] = criteria.map(() => []);
	const members: string[][][] = criteria.map(() => Array.from({ length: territories }, () => []));
	for (let i = 0; i < x.length; i++) {
		const costs = Array.from(
			{ length: territories },
			(_, j) => (weight[i] as number) * distance(problem, i, j),
		);
		units.push(`c${i}: ${costs.map((_, j) => `x${i}_${j}`).join(' + ')} = 1`);
		costs.forEach((cost, j) => {
			objective.push(`${cost.toPrecision(12)} x${i}_${j}`);
			criteria.forEach(({ values }, c) =>
				members[c]?.[j]?.push(`${(values[i] as number).toPrecision(12)} x${i}_${j}`),
			);
		});
	}
	criteria.forEach(({ target, below, above }, c) => {
		for (let j = 0; j < territories; j++) {
			const sum = members[c]?.[j]?.join(' + ') ?? '';
			loads[c]?.push(`u${c}_${j}: ${sum} <= ${(target[j] as number) * (1 + above)}`);
			loads[c]?.push(`l${c}_${j}: ${sum} >= ${(target[j] as number) * (1 - below)}`);
		}
	});
	const text = ['Minimize', `obj: ${objective.join(' + ')}`, 'Subject To', ...units, ...loads.flat(), 'End'];
	const { Status, ObjectiveValue } = highs.solve(`${text.join('\n')}\n`);
	if (Status === 'Infeasible') return null;
	if (Status !== 'Optimal') throw new Error(`linear programme: ${Status}`);
	return ObjectiveValue;
}

function distance({ x, y, bases, objective }: TerritoryProblem, i: number, j: number): number {
	const dx = (x[i] as number) - (bases?.x[j] as number);
	const dy = (y[i] as number) - (bases?.y[j] as number);
	const squared = dx * dx + dy * dy;
	return objective === 'squared' ? squared : Math.sqrt(squared);
}
