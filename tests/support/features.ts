import { readFileSync } from 'node:fs';
import type { Points } from '#src/core/cluster/index.ts';
import { sharedData } from './shared-data.ts';

/** A feature file of the reference data as points; null without shared data. */
export function featurePoints(name: string): Points | null {
	const path = sharedData(`reference/features/${name}.csv`);
	if (!path) return null;
	const rows = readFileSync(path, 'utf8')
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => line.split(',').map(Number));
	const d = rows[0]!.length;
	const data = new Float64Array(rows.length * d);
	rows.forEach((row, i) => row.forEach((value, j) => (data[j * rows.length + i] = value)));
	return { n: rows.length, d, data };
}
