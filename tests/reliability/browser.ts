/* A browser of our own for tests that end it: its own process group, its own profile, one page served on 127.0.0.1. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../tools/chromium.mjs';

const root = fileURLToPath(new URL('./page/', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** A temporary folder that goes with the process. */
export function temporaryFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `fenqu-${name}-`));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

/** Builds the page into `folder`. */
export async function buildPage(folder: string): Promise<void> {
	await build({
		configFile: false,
		root,
		base: './',
		logLevel: 'error',
		worker: { format: 'es' },
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'es2022',
			assetsInlineLimit: 0,
			modulePreload: { polyfill: false },
		},
	});
}

/** Serves a folder on 127.0.0.1; the port stays the same for one origin over all starts of the browser. */
export async function serveFolder(folder: string): Promise<{ server: Server; url: string }> {
	const server = createServer((request, response) => {
		const path = normalize(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
		const file = join(folder, path === '/' ? 'index.html' : path);
		try {
			if (!file.startsWith(folder)) throw new Error('outside');
			const body = readFileSync(file);
			response
				.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
				.end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('no address');
	return { server, url: `http://127.0.0.1:${address.port}/` };
}

/** A running browser with the page open. */
export interface Running {
	readonly page: Page;
	/** Ends the whole process group at once, as a power cut of the program would. */
	kill(): Promise<void>;
	/** Whether it has been told to end. */
	ended(): boolean;
	close(): Promise<void>;
}

/** Starts a browser on a profile and opens the page in it. */
export async function startBrowser(profile: string, url: string): Promise<Running> {
	const path = findChromium();
	if (!path) throw new Error('no Chromium');
	const flags = [
		...chromiumFlags,
		'--headless=new',
		'--remote-debugging-port=0',
		`--user-data-dir=${profile}`,
		'about:blank',
	];
	const child = spawn(path, flags, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
	try {
		const browser = await chromium.connectOverCDP(await endpointOf(child));
		const context = browser.contexts()[0];
		const page = context?.pages()[0] ?? (await context?.newPage());
		if (!page) throw new Error('no page');
		await page.goto(url);
		await page.waitForFunction(() => 'harness' in globalThis);
		let isEnding = false;
		const ending = (name: NodeJS.Signals) => {
			isEnding = true;
			return end(child, browser, name);
		};
		return { page, ended: () => isEnding, kill: () => ending('SIGKILL'), close: () => ending('SIGTERM') };
	} catch (error) {
		signal(child, 'SIGKILL');
		throw error;
	}
}

function endpointOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = '';
		child.stderr?.on('data', (data: Buffer) => {
			text += data.toString();
			const found = /DevTools listening on (ws:\S+)/.exec(text);
			if (found?.[1]) resolve(found[1]);
		});
		child.on('exit', () => reject(new Error(`The browser ended: ${text.slice(-500)}`)));
	});
}

async function end(child: ChildProcess, browser: Browser, name: NodeJS.Signals): Promise<void> {
	const ended =
		child.exitCode !== null || child.signalCode !== null
			? Promise.resolve()
			: new Promise<void>((resolve) => child.on('exit', () => resolve()));
	if (name === 'SIGTERM')
		await browser
			.newBrowserCDPSession()
			.then((session) => session.send('Browser.close'))
			.catch(() => undefined);
	signal(child, name);
	await ended;
	await browser.close().catch(() => undefined);
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, name);
	} catch {
		child.kill(name);
	}
}
