import { createRandom } from '#src/core/stats/index.ts';
import type { Random } from '#src/core/stats/index.ts';
import type { Criterion, TerritoryProblem } from '#src/core/territory/problem.ts';

/** Kilometres that the customers spread over. */
const [WIDTH, HEIGHT] = [2000, 1500];
/** Share of the customers that live outside the cities. */
const RURAL = 0.2;

export interface CustomersOptions {
	readonly band?: number;
	readonly objective?: TerritoryProblem['objective'];
	/** A second criterion, potential, that follows the workload loosely. */
	readonly two?: boolean;
}

/**
 * Customers as they are spread over a country: cities whose sizes follow Zipf's law, a fifth of the customers between them,
 * lognormal workloads (σ = 1) that also weigh the distances.
 */
export function customers(
	n: number,
	territories: number,
	seed: number,
	{ band = 0.03, objective = 'squared', two = false }: CustomersOptions = {},
): TerritoryProblem {
	const random = createRandom(seed, n, territories);
	const cities = citiesOf(random, Math.max(5, Math.round(Math.sqrt(n) / 3)));
	const [x, y, workload, potential] = Array.from({ length: 4 }, () => new Float64Array(n)) as [
		Float64Array,
		Float64Array,
		Float64Array,
		Float64Array,
	];
	for (let i = 0; i < n; i++) {
		const city = random.next() < RURAL ? null : pickCity(cities, random);
		x[i] = city ? city.x + city.spread * normal(random) : random.next() * WIDTH;
		y[i] = city ? city.y + city.spread * normal(random) : random.next() * HEIGHT;
		workload[i] = Math.exp(normal(random));
		potential[i] = (workload[i] as number) * Math.exp(0.8 * normal(random));
	}
	const criteria = (two ? [workload, potential] : [workload]).map((values) =>
		even(values, territories, band),
	);
	return { x, y, weight: workload, territories, criteria, objective };
}

interface City {
	readonly x: number;
	readonly y: number;
	readonly spread: number;
	/** Share of the people in this city and those before it. */
	readonly upTo: number;
}

function citiesOf(random: Random, count: number): City[] {
	const total = Array.from({ length: count }, (_, at) => 1 / (at + 1)).reduce((a, b) => a + b, 0);
	let sum = 0;
	return Array.from({ length: count }, (_, at) => {
		sum += 1 / (at + 1) / total;
		return {
			x: random.next() * WIDTH,
			y: random.next() * HEIGHT,
			spread: 5 + 25 * random.next(),
			upTo: sum,
		};
	});
}

function pickCity(cities: readonly City[], random: Random): City | null {
	const at = random.next();
	return cities.find(({ upTo }) => at < upTo) ?? null;
}

function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function even(values: Float64Array, territories: number, band: number): Criterion {
	const total = values.reduce((sum, value) => sum + value, 0);
	return {
		values,
		target: new Float64Array(territories).fill(total / territories),
		below: band,
		above: band,
	};
}
