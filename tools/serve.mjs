/** A static server for the built app, without dependencies. Answers on the loopback address only. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headerPolicy, headers, serviceWorkerPolicy } from './policy.mjs';

const types = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.wasm': 'application/wasm',
	'.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a folder on 127.0.0.1 and resolves with the server and its address.
 * @param {{ folder: string, port?: number, withPolicy?: boolean }} options port 0 takes any free one
 */
export function serve({ folder, port = 4173, withPolicy = true }) {
	const root = normalize(folder).replace(/[\\/]+$/, '');
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
		if (request.method !== 'GET' && request.method !== 'HEAD') return respond(response, 405);
		if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile())
			return respond(response, 404);
		const policy = path.endsWith('/sw.js') ? serviceWorkerPolicy : headerPolicy;
		const immutable = path.includes('/assets/');
		response.writeHead(200, {
			...headers,
			...(withPolicy ? { 'Content-Security-Policy': policy } : {}),
			'Content-Type': types[extname(file)] ?? 'application/octet-stream',
			'Content-Length': statSync(file).size,
			'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
		});
		if (request.method === 'HEAD') response.end();
		else createReadStream(file).pipe(response);
	});
	return new Promise((resolve, reject) => {
		server.once('error', (error) => {
			if (error.code === 'EADDRINUSE' && port !== 0)
				serve({ folder, port: 0, withPolicy }).then(resolve, reject);
			else reject(error);
		});
		server.listen(port, '127.0.0.1', () => {
			resolve({ server, address: `http://127.0.0.1:${server.address().port}/` });
		});
	});
}

function respond(response, status) {
	response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
	response.end(String(status));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { address } = await serve({
		folder: fileURLToPath(new URL('../dist/', import.meta.url)),
		port: Number(process.env.PORT ?? 4173),
	});
	console.log(address);
}
