/** `npm start`: installs what is missing, builds when something changed, serves the app and opens it. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, requireNode, root } from './install.mjs';
import { serve } from './serve.mjs';

requireNode();
installPackages();
if (isStale()) {
	console.log('Building …');
	const { buildApp } = await import('./build.mjs');
	await buildApp();
}
const { address } = await serve({ folder: join(root, 'dist'), port: Number(process.env.PORT ?? 4173) });
console.log(`Fenqu is at ${address}  (Ctrl+C ends it)`);
if (!process.env.CI && !process.argv.includes('--no-open')) openBrowser(address);

function isStale() {
	const built = join(root, 'dist/sw.js');
	if (!existsSync(built)) return true;
	const time = statSync(built).mtimeMs;
	const sources = ['src', 'workers', 'public', 'tools', 'index.html', 'package-lock.json', 'vite.config.ts'];
	return sources.some((source) => newest(join(root, source)) > time);
}

function newest(path) {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return readdirSync(path)
		.filter((name) => name !== 'compiled' && name !== 'node_modules' && name !== 'project.inlang')
		.reduce((time, name) => Math.max(time, newest(join(path, name))), 0);
}

function openBrowser(url) {
	const [command, ...args] =
		process.platform === 'darwin'
			? ['open', url]
			: process.platform === 'win32'
				? ['cmd', '/c', 'start', '', url]
				: ['xdg-open', url];
	const child = spawn(command, args, { stdio: 'ignore', detached: true });
	child.on('error', () => undefined);
	child.unref();
}
