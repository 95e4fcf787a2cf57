/** Builds the static app into a folder: messages, bundle, and the service worker that knows every file of the build. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { compileMessages } from './messages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** @param {string} [folder] where the app goes; dist/ of the project without one */
export async function buildApp(folder = join(root, 'dist')) {
	await compileMessages();
	await build({
		root,
		logLevel: 'warn',
		configFile: join(root, 'vite.config.ts'),
		build: { outDir: folder, emptyOutDir: true },
	});
	writeServiceWorker(folder);
}

/** @param {string} folder a built app */
export function writeServiceWorker(folder) {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== 'sw.js')
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
	const hash = createHash('sha256');
	for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
	const template = readFileSync(join(root, 'tools/sw.js'), 'utf8');
	const version = hash.digest('hex').slice(0, 16);
	writeFileSync(
		join(folder, 'sw.js'),
		template.replace('__VERSION__', version).replace('[/* FILES */]', JSON.stringify(['./', ...files])),
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await buildApp(process.argv[2] && resolve(process.argv[2])).catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
