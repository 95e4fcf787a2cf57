/**
 * Compiles tools/wasm/kmeans.as with AssemblyScript (fetched by npx, not a dependency) and writes the binary as base64 text
 * into src/core/cluster/kmeans-wasm.ts. The output is committed; run this only after changing the kernel.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fenqu-wasm-'));
const out = join(folder, 'kmeans.wasm');
const source = join(folder, 'kmeans.ts');
copyFileSync(join(root, 'tools/wasm/kmeans.as'), source);
const options = ['--runtime', 'stub', '--importMemory', '--noAssert', '-O3', '--enable', 'simd', '-o', out];
execFileSync('npx', ['--yes', '-p', 'assemblyscript@0.28.20', 'asc', source, ...options], {
	cwd: folder,
	stdio: 'inherit',
});
const bytes = readFileSync(out);
const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
writeFileSync(
	join(root, 'src/core/cluster/kmeans-wasm.ts'),
	`/** WebAssembly of tools/wasm/kmeans.as, base64. Written by tools/wasm/build.mjs. */\nexport const KMEANS_WASM =\n${lines
		.map((line) => `\t'${line}'`)
		.join(' +\n')};\n`,
);
console.log(`kmeans.wasm: ${bytes.length} bytes`);
