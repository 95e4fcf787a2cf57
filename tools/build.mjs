/** Builds the static app into dist/: messages, bundle, and the service worker that knows every file of the build. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { compileMessages } from './messages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

export async function buildApp() {
	await compileMessages();
	await build({ root, logLevel: 'warn', configFile: join(root, 'vite.config.ts') });
	writeServiceWorker();
}

function writeServiceWorker() {
	const files = readdirSync(dist, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== 'sw.js')
		.map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
	const hash = createHash('sha256');
	for (const file of files) hash.update(file).update(readFileSync(join(dist, file)));
	const template = readFileSync(join(root, 'tools/sw.js'), 'utf8');
	const version = hash.digest('hex').slice(0, 16);
	writeFileSync(
		join(dist, 'sw.js'),
		template.replace('__VERSION__', version).replace('[/* FILES */]', JSON.stringify(['./', ...files])),
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await buildApp().catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
