/*
 * `npm run bench`: every benchmark of this folder one after the other, or those named (`npm run bench -- rfm grid`), as
 * one table: what, figure, baseline of the same run, ratio, goal, whether it holds. A goal in milliseconds is meant for a
 * quiet machine of two cores, so the load is printed too, and a goal that is missed fails nothing.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findChromium } from '../../tools/chromium.mjs';
import { sharedData } from '../support/shared-data.ts';
import { barTable } from './table.ts';
import type { BenchRow } from './row.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const all = readdirSync(folder)
	.filter((name) => name.endsWith('.bench.ts'))
	.map((name) => name.slice(0, -'.bench.ts'.length))
	.sort();
const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) console.log(`No such benchmark: ${unknown.join(', ')}. There are ${all.join(', ')}.`);

console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, load ${loadNow()}`);
if (!sharedData('online-retail/online_retail.xlsx'))
	console.log('No shared data: rows that need them are left out.');
if (!findChromium()) console.log('No Chromium: rows that need it are left out.');
const rows: (BenchRow & { readonly bench: string })[] = [];
for (const bench of named.length > 0 ? all.filter((name) => named.includes(name)) : all) {
	const start = performance.now();
	const result = await runOne(bench);
	for (const row of result) rows.push({ ...row, bench });
	const seconds = ((performance.now() - start) / 1000).toFixed(0);
	console.log(`${bench}: ${result.length} rows (${seconds} s, load ${loadNow()})`);
}
console.log(`\n${barTable(rows)}`);
process.exit(0);

/** The rows of one benchmark; none, and a line that says why, when it cannot run here. */
async function runOne(name: string): Promise<BenchRow[]> {
	try {
		const module = (await import(pathToFileURL(`${folder}${name}.bench.ts`).href)) as {
			run(): Promise<BenchRow[]>;
		};
		const result = await module.run();
		if (result.length === 0) console.log(`${name}: nothing measured, its data or Chromium are not here`);
		return result;
	} catch (error) {
		console.log(
			`${name}: broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
		);
		return [];
	}
}

function loadNow(): string {
	return (loadavg()[0] ?? 0).toFixed(1);
}
