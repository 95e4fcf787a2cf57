import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Manifest {
	readonly dependencies: Record<string, string>;
	readonly devDependencies: Record<string, string>;
	readonly scripts: Record<string, string>;
}

interface Locked {
	readonly version?: string;
	readonly license?: string;
	readonly dev?: boolean;
	readonly hasInstallScript?: boolean;
	readonly resolved?: string;
	readonly integrity?: string;
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

const REGISTRY = 'https://registry.npmjs.org/';
const SHIPPED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'CC0-1.0'];
const TOOLS = [...SHIPPED, 'MPL-2.0', 'BlueOak-1.0.0', 'Python-2.0', 'CC-BY-4.0', 'MIT-0', 'MIT/X11', 'Zlib'];
/** Packages whose manifest names no licence, while their LICENSE file is the MIT licence. */
const MIT_BY_FILE = ['@inlang/plugin-message-format', 'sqlite-wasm-kysely', 'svelte-toolbelt'];
/** Came with ExcelJS, which the benchmark compares with; names no licence and is never shipped. */
const UNNAMED_TOOLS = ['buffers'];

/** Whether a licence expression can be met with these licences: one alternative of `OR`, every part of `AND`. */
function isAllowed(expression: string | undefined, allowed: readonly string[]): boolean {
	return (expression ?? '')
		.split(/\s+OR\s+/)
		.some((alternative) =>
			alternative.split(/\s+AND\s+/).every((part) => allowed.includes(part.replace(/[()]/g, '').trim())),
		);
}

describe('packages', () => {
	it('every version is exact', () => {
		const all = { ...manifest.dependencies, ...manifest.devDependencies };
		const loose = Object.entries(all).filter(([, range]) => !/^(npm:[^\s]+@)?\d+\.\d+\.\d+$/.test(range));
		expect(loose).toEqual([]);
	});

	it('the lockfile holds exactly these versions, from the registry, with check sums', () => {
		for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
			expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(range.split('@').at(-1));
		}
		const foreign = packages.filter(
			([, { resolved = REGISTRY, integrity }]) => !resolved.startsWith(REGISTRY) || !integrity,
		);
		expect(foreign.map(([path]) => path)).toEqual([]);
	});

	it('no package runs a script when it is installed', () => {
		expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
		const shipped = packages.filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript);
		expect(shipped.map(([path]) => path)).toEqual([]);
	});

	it('every licence is on the list', () => {
		const refused = packages.filter(([path, { license, dev }]) => {
			const name = path.split('node_modules/').at(-1) ?? '';
			if (MIT_BY_FILE.includes(name)) return !/^MIT License/.test(read(`${path}/LICENSE`));
			if (dev && UNNAMED_TOOLS.includes(name)) return license !== undefined;
			return !isAllowed(license, dev ? TOOLS : SHIPPED);
		});
		expect(refused.map(([path, { license }]) => `${path}: ${String(license)}`)).toEqual([]);
	});

	it('a licence that is not on the list is found', () => {
		expect(isAllowed('GPL-3.0-only', TOOLS)).toBe(false);
		expect(isAllowed('MPL-2.0', SHIPPED)).toBe(false);
		expect(isAllowed('(MIT OR GPL-3.0-or-later)', SHIPPED)).toBe(true);
		expect(isAllowed('MIT AND GPL-2.0', SHIPPED)).toBe(false);
		expect(isAllowed(undefined, TOOLS)).toBe(false);
	});

	it('every runtime dependency has its line in docs/dependencies.md, and no other has', () => {
		const documented = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
		expect(documented.sort()).toEqual(Object.keys(manifest.dependencies).sort());
	});

	it('scripts name files that are there', () => {
		const files = Object.values(manifest.scripts).flatMap(
			(script) => script.match(/[\w./-]+\.(mjs|ts|js|cjs)\b/g) ?? [],
		);
		const missing = files.filter(
			(file) => !existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url))),
		);
		expect(missing).toEqual([]);
	});
});
