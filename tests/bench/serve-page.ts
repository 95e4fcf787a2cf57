import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const benches = fileURLToPath(new URL('./', import.meta.url));

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
};

/** Builds the page of a bench into a temporary folder and serves it on the loopback interface. */
export async function servePage(folder: string): Promise<{ url: string; close: () => void }> {
	const outDir = mkdtempSync(join(tmpdir(), `fenqu-${folder}-`));
	await build({
		configFile: false,
		root: join(benches, folder),
		base: './',
		logLevel: 'error',
		plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],

		build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
	});
	const server: Server = createServer((request, response) => {
		const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname));
		readFile(join(outDir, path === '/' ? 'index.html' : path)).then(
			(bytes) =>
				response
					.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8' })
					.end(bytes),
			() => response.writeHead(404).end(),
		);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () => {
			server.close();
			rmSync(outDir, { recursive: true, force: true });
		},
	};
}
