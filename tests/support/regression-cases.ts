import { readFileSync } from 'node:fs';
import type { Predictor } from '#src/core/stats/regression/index.ts';
import { sharedData } from './shared-data.ts';

/** Longley (1967), the certified data set of NIST's Statistical Reference Datasets (public domain): y, x1 … x6. */
const LONGLEY = [
	[60323, 83, 234289, 2356, 1590, 107608, 1947],
	[61122, 88.5, 259426, 2325, 1456, 108632, 1948],
	[60171, 88.2, 258054, 3682, 1616, 109773, 1949],
	[61187, 89.5, 284599, 3351, 1650, 110929, 1950],
	[63221, 96.2, 328975, 2099, 3099, 112075, 1951],
	[63639, 98.1, 346999, 1932, 3594, 113270, 1952],
	[64989, 99, 365385, 1870, 3547, 115094, 1953],
	[63761, 100, 363112, 3578, 3350, 116219, 1954],
	[66019, 101.2, 397469, 2904, 3048, 117388, 1955],
	[67857, 104.6, 419180, 2822, 2857, 118734, 1956],
	[68169, 108.4, 442769, 2936, 2798, 120445, 1957],
	[66513, 110.8, 444546, 4681, 2637, 121950, 1958],
	[68655, 112.6, 482704, 3813, 2552, 123366, 1959],
	[69564, 114.2, 502601, 3931, 2514, 125368, 1960],
	[69331, 115.7, 518173, 4806, 2572, 127852, 1961],
	[70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];

/** Spector & Mazzeo (1980) as printed by Greene: grade point average, test score, new teaching method, better grade. */
const SPECTOR = [
	[2.66, 20, 0, 0],
	[2.89, 22, 0, 0],
	[3.28, 24, 0, 0],
	[2.92, 12, 0, 0],
	[4, 21, 0, 1],
	[2.86, 17, 0, 0],
	[2.76, 17, 0, 0],
	[2.87, 21, 0, 0],
	[3.03, 25, 0, 0],
	[3.92, 29, 0, 1],
	[2.63, 20, 0, 0],
	[3.32, 23, 0, 0],
	[3.57, 23, 0, 0],
	[3.26, 25, 0, 1],
	[3.53, 26, 0, 0],
	[2.74, 19, 0, 0],
	[2.75, 25, 0, 0],
	[2.83, 19, 0, 0],
	[3.12, 23, 1, 0],
	[3.16, 25, 1, 1],
	[2.06, 22, 1, 0],
	[3.62, 28, 1, 1],
	[2.89, 14, 1, 0],
	[3.51, 26, 1, 0],
	[3.54, 24, 1, 1],
	[2.83, 27, 1, 1],
	[3.39, 17, 1, 1],
	[2.67, 24, 1, 0],
	[3.65, 21, 1, 1],
	[4, 23, 1, 1],
	[3.1, 21, 1, 0],
	[2.39, 19, 1, 1],
];

/** A number column of a small table. */
export function numbers(id: string, values: Iterable<number>): Predictor {
	return { id, kind: 'number', values: Float64Array.from(values) };
}

/** A category column of a small table; null = missing. Labels in order of appearance, as dictionaries are. */
export function categories(id: string, texts: readonly (string | null)[], reference?: string): Predictor {
	const labels = [...new Set(texts.filter((text) => text !== null))];
	const codes = Int32Array.from(texts, (text) => (text === null ? -1 : labels.indexOf(text)));
	return { id, kind: 'category', codes, labels, ...(reference === undefined ? {} : { reference }) };
}

/** Longley's employment and its six predictors x1 … x6. */
export function longley(): { outcome: Float64Array; predictors: Predictor[] } {
	return {
		outcome: Float64Array.from(LONGLEY, (row) => row[0]!),
		predictors: [1, 2, 3, 4, 5, 6].map((j) =>
			numbers(
				`x${j}`,
				LONGLEY.map((row) => row[j]!),
			),
		),
	};
}

/** Spector & Mazzeo's grades and their three predictors. */
export function spector(): { outcome: Float64Array; predictors: Predictor[] } {
	return {
		outcome: Float64Array.from(SPECTOR, (row) => row[3]!),
		predictors: ['gpa', 'tuce', 'psi'].map((id, j) =>
			numbers(
				id,
				SPECTOR.map((row) => row[j]!),
			),
		),
	};
}

/** The columns of Telco by name, as texts; null without shared data. */
export function telco(): Record<string, string[]> | null {
	const path = sharedData('telco/Telco-Customer-Churn.csv');
	if (!path) return null;
	const [head, ...rows] = readFileSync(path, 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(','));
	return Object.fromEntries(head!.map((name, j) => [name, rows.map((row) => row[j]!)]));
}
