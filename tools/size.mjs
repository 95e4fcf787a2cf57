/** Prints the JavaScript and CSS that the first screen needs, gzipped, and fails above the budget. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const budget = 200_000;

/** Every script that the entry imports statically, itself included. */
export function firstLoad() {
	const html = readFileSync(join(dist, 'index.html'), 'utf8');
	const waiting = [...html.matchAll(/<script[^>]+src="\.\/([^"]+)"/g)].map((match) => match[1]);
	const files = new Set();
	while (waiting.length > 0) {
		const file = waiting.pop();
		if (files.has(file) || !existsSync(join(dist, file))) continue;
		files.add(file);
		const code = readFileSync(join(dist, file), 'utf8');
		for (const [, target] of code.matchAll(
			/(?:^|[;}\s])import\s*(?:[\w$*{},\s]+?from\s*)?["'](\.[^"']+)["']/g,
		)) {
			waiting.push(join(dirname(file), target));
		}
	}
	return [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const files = firstLoad();
	const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
	for (const { file, bytes } of files.sort((a, b) => b.bytes - a.bytes))
		console.log(`${String(bytes).padStart(8)}  ${file}`);
	console.log(`${String(total).padStart(8)}  first load, gzipped; budget ${budget}`);
	if (total > budget) process.exitCode = 1;
}
