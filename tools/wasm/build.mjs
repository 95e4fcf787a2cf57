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
const options = ['--runtime', 'stub', '--importMemory', '--noAssert', '-O3', '--enable', 'simd', '-o'];

for (const name of ['kmeans', 'distances', 'mixture']) {
	const out = join(folder, `${name}.wasm`);
	const source = join(folder, `${name}.ts`);
	copyFileSync(join(root, `tools/wasm/${name}.as`), source);
	execFileSync('npx', ['--yes', '-p', 'assemblyscript@0.28.20', 'asc', source, ...options, out], {
		cwd: folder,
		stdio: 'inherit',
	});
	const bytes = readFileSync(out);
	const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
	const text = lines.map((line) => `\t'${line}'`).join(' +\n');
	writeFileSync(
		join(root, `src/core/cluster/${name}-wasm.ts`),
		`/** WebAssembly of tools/wasm/${name}.as, base64. Written by tools/wasm/build.mjs. */\n` +
			`export const ${name.toUpperCase()}_WASM =\n${text};\n`,
	);
	console.log(`${name}.wasm: ${bytes.length} bytes`);
}
