/*
 * From dropping 541,909 order lines to the first look and to rows on screen, in the built app and a real browser, next to
 * the reader alone in a worker of the same browser. The page itself notes when something is on screen.
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildApp } from '../../tools/build.mjs';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { temporaryFolder } from '../reliability/browser.ts';
import { sharedData } from '../support/shared-data.ts';
import { measureInChromium, withPage } from './read/in-chromium.ts';
import type { BenchRow } from './row.ts';

const TIMEOUT = 120_000;

/** Milliseconds from one moment to another. */
interface Measured {
	readonly dropToLook: number;
	readonly dropToRead: number;
	readonly pressToRows: number;
	readonly pressToStored: number;
}

/** Notes the first time each moment is on screen. */
function watch(): void {
	new MutationObserver(() => {
		const text = document.body.textContent;
		const moments: [string, boolean][] = [
			['look', text.includes('Import now')],
			['read', text.includes('541,909 order lines')],
			['rows', document.querySelector('[role=grid]') !== null],
			['stored', /Saved \d/.test(text)],
		];
		for (const [name, isThere] of moments)
			if (isThere && performance.getEntriesByName(name).length === 0) performance.mark(name);
	}).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** One import; `patient` presses "Import" when everything has been read, otherwise at the first look. */
async function importOnce(
	browser: Browser,
	address: string,
	file: string,
	patient: boolean,
): Promise<Measured> {
	const page = await (await browser.newContext({ locale: 'en' })).newPage();
	await page.goto(address);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.waitForTimeout(1000);
	await page.evaluate(watch);
	await mark(page, 'drop');
	await page.getByTestId('file-input').setInputFiles(file);
	const button = page.getByRole('button', { name: 'Import now' });
	await button.waitFor({ timeout: TIMEOUT });
	if (patient) await page.getByText('541,909 order lines').first().waitFor({ timeout: TIMEOUT });
	await mark(page, 'press');
	await button.click();
	await page.getByText(/Saved \d/).waitFor({ timeout: TIMEOUT });
	const at = await page.evaluate(() =>
		Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])),
	);
	await page.context().close();
	const between = (from: string, to: string) => (at[to] ?? Number.NaN) - (at[from] ?? Number.NaN);
	return {
		dropToLook: between('drop', 'look'),
		dropToRead: between('drop', 'read'),
		pressToRows: between('press', 'rows'),
		pressToStored: between('press', 'stored'),
	};
}

function mark(page: Page, name: string): Promise<unknown> {
	return page.evaluate((moment) => performance.mark(moment), name);
}

/** The reader alone, in a worker. */
async function readAlone(file: string): Promise<number> {
	let milliseconds = Number.NaN;
	await withPage(file, async (address) => {
		({ milliseconds } = await measureInChromium(address, 'own'));
	});
	return milliseconds;
}

/** Runs the benchmark; no rows without a browser or the shared data. `FENQU_BENCH_DIST` names an app that is built already. */
export async function run(): Promise<BenchRow[]> {
	const executablePath = findChromium();
	const file = sharedData('online-retail/online_retail.xlsx');
	if (!executablePath || !file) return [];
	const folder = process.env['FENQU_BENCH_DIST'] ?? temporaryFolder('bench-import');
	if (!process.env['FENQU_BENCH_DIST']) await buildApp(folder);
	const { server, address } = await serve({ folder, port: 0 });
	const browser = await chromium.launch({ executablePath, args: chromiumFlags });
	const patient = await importOnce(browser, address, file, true);
	const hasty = await importOnce(browser, address, file, false);
	await browser.close();
	server.close();
	const baseline = { name: 'the read alone', figure: await readAlone(file) };
	return rowsOf(patient, hasty, baseline);
}

function rowsOf(patient: Measured, hasty: Measured, baseline: NonNullable<BenchRow['baseline']>): BenchRow[] {
	const row = (what: string, figure: number) => ({ what, figure, unit: 'ms' as const });
	return [
		{ ...row('drop → first look, 541,909 lines', patient.dropToLook), goal: { kind: 'atMost', value: 1500 } },
		{ ...row('drop → everything read and looked at', patient.dropToRead), baseline },
		{
			...row('import pressed → rows on screen', patient.pressToRows),
			baseline,
			goal: { kind: 'ratioAtMost', value: 1.15 },
		},
		{
			...row('import pressed at the first look → rows on screen', hasty.pressToRows),
			baseline,
			goal: { kind: 'ratioAtMost', value: 1.15 },
		},
		row('import pressed → stored', patient.pressToStored),
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
