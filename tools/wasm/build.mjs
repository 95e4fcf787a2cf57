/**
 * Compiles the kernels of this folder with AssemblyScript (fetched by npx, not a dependency) and writes each binary as base64
 * text into src/core/cluster. The output is committed; run this only after changing a kernel.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fenqu-wasm-'));
const options = ['--runtime', 'stub', '--importMemory', '--noAssert', '-O3', '--enable', 'simd'];
/** For a memory that several threads use: same instructions, another import. */
const shared = ['--sharedMemory', '--maximumMemory', '65536', '--enable', 'threads'];

write('kmeans', { KMEANS_WASM: [], KMEANS_SHARED_WASM: shared });
write('distances', { DISTANCES_WASM: [] });
write('mixture', { MIXTURE_WASM: [] });

function write(name, variants) {
	const constants = Object.entries(variants).map(
		([constant, more]) => `export const ${constant} =\n${base64(name, more)};\n`,
	);
	const head = `/** WebAssembly of tools/wasm/${name}.as, base64. Written by tools/wasm/build.mjs. */\n`;
	writeFileSync(join(root, `src/core/cluster/${name}-wasm.ts`), head + constants.join('\n'));
}

function base64(name, more) {
	const out = join(folder, `${name}.wasm`);
	const source = join(folder, `${name}.ts`);
	copyFileSync(join(root, `tools/wasm/${name}.as`), source);
	const compiler = ['--yes', '-p', 'assemblyscript@0.28.20', 'asc', source];
	execFileSync('npx', [...compiler, ...options, ...more, '-o', out], { cwd: folder, stdio: 'inherit' });
	const bytes = readFileSync(out);
	console.log(`${name}.wasm: ${bytes.length} bytes`);
	const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
	return lines.map((line) => `\t'${line}'`).join(' +\n');
}
