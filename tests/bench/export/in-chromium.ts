import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../../tools/chromium.mjs';
import { rendererPeak } from '../read/processes.ts';
import type { Measured } from './measure.ts';

export interface BrowserMeasured extends Measured {
	/** Peak memory of the renderer process in MB, data and page included. */
	readonly peak: number;
	/** Processor time of the busiest renderer in ms, its start and the making of the data included. */
	readonly cpu: number;
}

/** Runs each writer in a worker of a fresh browser; empty without one. */
export async function measureInChromium(
	writers: readonly string[],
	rows: number,
): Promise<BrowserMeasured[]> {
	const executablePath = findChromium();
	if (!executablePath) return [];
	const folder = mkdtempSync(join(tmpdir(), 'export-bench-'));
	try {
		await build({
			root: fileURLToPath(new URL('.', import.meta.url)),
			configFile: false,
			logLevel: 'error',
			base: './',
			build: {
				outDir: folder,
				emptyOutDir: true,
				target: 'es2022',
				modulePreload: { polyfill: false },
				rollupOptions: { external: ['exceljs'] },
			},
			worker: { format: 'es', rollupOptions: { external: ['exceljs'] } },
		});
		const server = createServer((request, response) => {
			const path = join(folder, (request.url ?? '/').split('?')[0] ?? '/');
			response.setHeader('content-type', extname(path) === '.js' ? 'text/javascript' : 'text/html');
			response.statusCode = existsSync(path) ? 200 : 404;
			response.end(existsSync(path) ? readFileSync(path) : '');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/index.html`;
		const measured: BrowserMeasured[] = [];
		for (const writer of writers) measured.push(await inFreshBrowser(executablePath, address, writer, rows));
		server.close();
		return measured;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function inFreshBrowser(
	executablePath: string,
	address: string,
	writer: string,
	rows: number,
): Promise<BrowserMeasured> {
	const server = await chromium.launchServer({ executablePath, args: chromiumFlags });
	try {
		const browser = await chromium.connect(server.wsEndpoint());
		const page = await browser.newPage();
		page.setDefaultTimeout(300_000);
		await page.goto(address);
		const measured = await page.evaluate(([name, count]) => window.measureExport(name, count), [
			writer,
			rows,
		] as const);
		const pid = server.process().pid ?? 0;
		return { ...measured, peak: rendererPeak(pid) ?? Number.NaN, cpu: rendererCpu(pid) };
	} finally {
		await server.close();
	}
}

/** Ticks of /proc are hundredths of a second; NaN where there is no /proc. */
function rendererCpu(browser: number): number {
	if (!existsSync('/proc/self/stat')) return Number.NaN;
	const times = readdirSync('/proc').map((name) => {
		try {
			if (!readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer')) return 0;
			const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
				.replace(/^.*\) /, '')
				.split(' ');
			return isBelow(Number(name), browser) ? (Number(fields[11]) + Number(fields[12])) * 10 : 0;
		} catch {
			return 0;
		}
	});
	return Math.max(...times);
}

function isBelow(pid: number, ancestor: number): boolean {
	for (let at = pid; at > 1;) {
		if (at === ancestor) return true;
		at = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0);
	}
	return false;
}
