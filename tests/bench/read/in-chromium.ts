import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../../tools/chromium.mjs';
import type { Measured } from './measure.ts';
import { rendererPeak } from './processes.ts';

export interface BrowserMeasured extends Measured {
	/** Peak memory of the renderer process in MB, file and page included. */
	readonly peak: number;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Builds the page, serves it on the loopback address and lends it to `use`. */
export async function withPage<T>(file: string, use: (address: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'read-bench-'));
	try {
		await build({
			root: fileURLToPath(new URL('.', import.meta.url)),
			configFile: false,
			logLevel: 'error',
			base: './',
			build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
			worker: { format: 'es' },
		});
		const server = await serve(folder, file);
		try {
			return await use(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/index.html`);
		} finally {
			server.close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs one reader in a worker of a fresh browser. */
export async function measureInChromium(address: string, reader: string): Promise<BrowserMeasured> {
	const executablePath = findChromium();
	const server = await chromium.launchServer({
		...(executablePath ? { executablePath } : {}),
		args: chromiumFlags,
	});
	try {
		const browser = await chromium.connect(server.wsEndpoint());
		const page = await browser.newPage();
		page.setDefaultTimeout(300_000);
		await page.goto(address);
		const measured = await page.evaluate((name) => window.measure(name, '/file'), reader);
		const peak = rendererPeak(server.process().pid ?? 0) ?? Number.NaN;
		return { ...measured, peak };
	} finally {
		await server.close();
	}
}

function serve(folder: string, file: string): Promise<Server> {
	const server = createServer((request, response) => {
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		const target = path === '/file' ? file : join(folder, path);
		if (!existsSync(target)) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'content-type': TYPES[extname(target)] ?? 'application/octet-stream' });
		createReadStream(target).pipe(response);
	});
	return new Promise((resolve) =>
		server.listen(0, '127.0.0.1', () => {
			resolve(server);
		}),
	);
}
