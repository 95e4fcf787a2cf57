import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const here = fileURLToPath(new URL('./', import.meta.url));
const root = join(here, '../..');
const inputs = new Map();
const outputs = new Map();

/** Text of an input file below node_modules; its SHA-256 goes into the list of inputs. */
export function input(path) {
	const bytes = readFileSync(join(here, 'node_modules', path));
	inputs.set(path, createHash('sha256').update(bytes).digest('hex'));
	return bytes.toString('utf8');
}

/** Writes a module that exports one string constant: never reformatted, parsed when it is needed. */
export function writeModule(path, comment, name, text) {
	if (/[\\'\u2028\u2029]/.test(text.replaceAll('\n', ''))) throw new Error(`${path}: needs escapes`);
	const file = join(root, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(
		file,
		`/** ${comment} Made by tools/geo. */\nexport const ${name} =\n\t'${text.replaceAll('\n', '\\n')}';\n`,
	);
	outputs.set(path, gzipSync(text, { level: 9 }).length);
}

/** The string constant of a module that was written before. */
export function readModule(path) {
	const [, text = ''] = /\n\t'(.*)';\n$/.exec(readFileSync(join(root, path), 'utf8')) ?? [];
	return text.replaceAll('\\n', '\n');
}

/** Writes the list of inputs and prints the sizes of the outputs. */
export function finish() {
	const lines = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, hash]) => `${hash}  ${path}`);
	writeFileSync(join(here, 'inputs.sha256'), `${lines.join('\n')}\n`);
	for (const [path, size] of outputs) console.log(`${path}  ${(size / 1024).toFixed(1)} KB gz`);
}
