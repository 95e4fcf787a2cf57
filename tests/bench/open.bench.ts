/* Opening, storing and editing a project of 100,000 × 30 customers and 1,000,000 × 8 order lines in a real browser. */
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../tools/chromium.mjs';
import { buildPage, serveFolder, startBrowser, temporaryFolder } from '../reliability/browser.ts';
import type { harness as Harness } from '../reliability/page/main.ts';
import type { BenchRow } from './row.ts';

declare const harness: typeof Harness;

const CUSTOMERS = 100_000;
const TRANSACTIONS = 1_000_000;
/** The objects are written for this share of the rows, which takes a minute instead of ten, and their time is scaled up. */
const SHARE = Number(process.env['FENQU_BENCH_SHARE'] ?? 0.1);
const EDITS = 300;

/** Runs the benchmark; no rows without a browser. */
export async function run(): Promise<BenchRow[]> {
	if (!findChromium()) return [];
	const built = temporaryFolder('bench-page');
	await buildPage(built);
	const { server, url } = await serveFolder(built);
	const profile = temporaryFolder('bench-profile');
	const first = await startBrowser(profile, url);
	await first.page.evaluate(() => harness.open());
	const persisted = await first.page.evaluate(([c, t]) => harness.persist(c, t), [
		CUSTOMERS,
		TRANSACTIONS,
	] as const);
	const edits = (await first.page.evaluate((n) => harness.edits(1, n), EDITS)).sort((a, b) => a - b);
	const bytes = await first.page.evaluate(() => harness.editBytes());
	await first.page.evaluate(() => harness.checkpoint());
	await first.page.evaluate(([c, t]) => harness.writeObjects(c, t), [
		CUSTOMERS * SHARE,
		TRANSACTIONS * SHARE,
	] as const);
	await first.close();
	const loads: { ms: number; longestPause: number }[] = [];
	const objects: number[] = [];
	for (let i = 0; i < 3; i++) {
		const again = await startBrowser(profile, url);
		await again.page.evaluate(() => harness.open());
		loads.push(await again.page.evaluate(() => harness.load()));
		objects.push((await again.page.evaluate(() => harness.readObjects())).ms / SHARE);
		await again.close();
	}
	server.close();
	const opened = loads.reduce((best, each) => (each.ms < best.ms ? each : best));
	const share = SHARE === 1 ? 'the same rows' : `${SHARE} of the rows, scaled`;
	const baseline = { name: `Dexie objects (${share})`, figure: Math.min(...objects) };
	return [
		{ what: 'open 100k × 30 + 1M × 8', figure: opened.ms, unit: 'ms', goal: { kind: 'atMost', value: 600 } },
		{
			what: 'open, against rows as objects',
			figure: opened.ms,
			unit: 'ms',
			baseline,
			goal: { kind: 'ratioAtMost', value: 0.1 },
		},
		{
			what: 'open: longest pause of the page',
			figure: opened.longestPause,
			unit: 'ms',
			goal: { kind: 'atMost', value: 50 },
		},
		{
			what: 'store a full import of both',
			figure: persisted.ms,
			unit: 'ms',
			goal: { kind: 'atMost', value: 2500 },
		},
		{
			what: 'store: longest pause of the page',
			figure: persisted.longestPause,
			unit: 'ms',
			goal: { kind: 'atMost', value: 50 },
		},
		{
			what: 'edit durable, p95',
			figure: edits[Math.floor(EDITS * 0.95)] ?? 0,
			unit: 'ms',
			goal: { kind: 'atMost', value: 5 },
		},
		{
			what: 'single-cell edit of a million rows: bytes written',
			figure: bytes / 1000,
			unit: 'kB',
			goal: { kind: 'atMost', value: 2 },
		},
	];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const row of await run()) {
		const against = row.baseline
			? `${row.baseline.figure.toFixed(0)} ${row.unit} ${row.baseline.name}, ratio ${(row.figure / row.baseline.figure).toFixed(3)}`
			: '';
		console.log(
			row.what.padEnd(36),
			row.figure.toFixed(1).padStart(9),
			row.unit,
			against,
			JSON.stringify(row.goal),
		);
	}
	process.exit(0);
}
