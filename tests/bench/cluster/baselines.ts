import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Points } from '#src/core/cluster/index.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** A task of another library. */
export interface Baseline {
	readonly name: string;
	/** CPU milliseconds of one run in a fresh process, without starting it, and the figure it came to. */
	run(): { readonly milliseconds: number; readonly figure: number };
}

/** The tasks of Debian's python3-sklearn and r-cran-dbscan; null for those that are not installed. */
export class Baselines {
	readonly #folder = mkdtempSync(join(tmpdir(), 'cluster-bench-'));
	readonly #hasPython = works('/usr/bin/python3', ['-c', 'import sklearn, scipy']);
	readonly #hasR = works('Rscript', ['-e', 'library(dbscan)']);

	/** What is missing, as one line each. */
	missing(): string[] {
		return [
			...(this.#hasPython ? [] : ['python3-sklearn is not installed: no baseline of scikit-learn and SciPy']),
			...(this.#hasR ? [] : ['r-cran-dbscan is not installed: no baseline of HDBSCAN']),
		];
	}

	/** `more`: labels of the rows, or k. */
	python(name: string, task: string, points: Points, more?: Uint8Array | number): Baseline | null {
		if (!this.#hasPython) return null;
		const key = `${task}-${points.n}-${points.d}`;
		const files = [this.#write(key, points.data), String(points.n), String(points.d)];
		if (more !== undefined)
			files.push(typeof more === 'number' ? String(more) : this.#write(`${key}-labels`, more));
		return { name, run: () => timed('/usr/bin/python3', [here('baseline.py'), task, ...files]) };
	}

	r(name: string, points: Points): Baseline | null {
		if (!this.#hasR) return null;
		const files = [this.#write('r', points.data), String(points.n), String(points.d)];
		return { name, run: () => timed('Rscript', [here('baseline.R'), ...files]) };
	}

	close(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#write(name: string, values: Float64Array | Uint8Array): string {
		const path = join(this.#folder, name);
		if (!existsSync(path)) writeFileSync(path, values);
		return path;
	}
}

function works(command: string, args: string[]): boolean {
	try {
		execFileSync(command, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

function timed(command: string, args: string[]): { milliseconds: number; figure: number } {
	const output = execFileSync(command, args, { encoding: 'utf8', env: { ...process.env, ...oneThread } });
	const [milliseconds = 0, figure = 0] = output.trim().split(/\s+/).slice(-2).map(Number);
	return { milliseconds, figure };
}
