/* From dropping 541,909 order lines to the first look and to rows on screen, in the built app and a real browser. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { buildApp } from '../../tools/build.mjs';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { temporaryFolder } from '../reliability/browser.ts';
import { sharedData } from '../support/shared-data.ts';
import type { BenchRow } from './row.ts';

/** Runs the benchmark; no rows without a browser or the shared data. `FENQU_BENCH_DIST` names an app that is built already. */
export async function run(): Promise<BenchRow[]> {
	const executablePath = findChromium();
	const file = sharedData('online-retail/online_retail.xlsx');
	if (!executablePath || !file) return [];
	const folder = process.env['FENQU_BENCH_DIST'] ?? temporaryFolder('bench-import');
	if (!process.env['FENQU_BENCH_DIST']) await buildApp(folder);
	const { server, address } = await serve({ folder, port: 0 });
	const browser = await chromium.launch({ executablePath, args: chromiumFlags });
	const page = await (await browser.newContext({ locale: 'en' })).newPage();
	await page.goto(address);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.waitForTimeout(1000);
	const start = performance.now();
	await page.getByTestId('file-input').setInputFiles(file);
	await page.getByRole('button', { name: 'Import now' }).waitFor();
	const look = performance.now() - start;
	await page.getByText('541,909 order lines').first().waitFor({ timeout: 120_000 });
	const read = performance.now() - start;
	const before = performance.now();
	await page.getByRole('button', { name: 'Import now' }).click();
	await page.getByRole('grid').waitFor({ timeout: 120_000 });
	const shown = performance.now() - before;
	await page.getByText(/Saved \d/).waitFor({ timeout: 120_000 });
	const saved = performance.now() - before;
	await browser.close();
	server.close();
	const baseline = { name: 'reading alone', figure: read };
	return [
		{
			what: 'drop → first look, 541,909 lines',
			figure: look,
			unit: 'ms',
			goal: { kind: 'atMost', value: 1500 },
		},
		{
			what: 'drop → rows on screen',
			figure: read + shown,
			unit: 'ms',
			baseline,
			goal: { kind: 'ratioAtMost', value: 1.15 },
		},
		{ what: 'import pressed → rows on screen', figure: shown, unit: 'ms' },
		{ what: 'import pressed → stored', figure: saved, unit: 'ms' },
	];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const { what, figure, baseline } of await run()) {
		const against = baseline
			? ` · ${baseline.name} ${baseline.figure.toFixed(0)} · ${(figure / baseline.figure).toFixed(2)} ×`
			: '';
		console.log(`${what}: ${figure.toFixed(0)} ms${against}`);
	}
}
