import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's Python, for which `python3-sklearn` is installed; another Python would not find it. */
const PYTHON = '/usr/bin/python3';

/** Version of scikit-learn the system's Python has, or null. */
export function scikitLearn(): string | null {
	if (!existsSync(PYTHON)) return null;
	const found = spawnSync(PYTHON, ['-c', 'import sklearn; print(sklearn.__version__)'], { encoding: 'utf8' });
	return found.status === 0 ? found.stdout.trim() : null;
}

/**
 * Runs a Python script over numbers, one thread, and gives what it printed as JSON. The script finds the matrix as `X` (float64,
 * rows × columns) and whole numbers by row as `y`, and prints one JSON value.
 *
 * @param columns column by column
 */
export function runPython(script: string, columns: Float64Array, rows: number, labels: Int32Array): unknown {
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-sklearn-'));
	try {
		writeFileSync(join(folder, 'x'), columns);
		writeFileSync(join(folder, 'y'), labels);
		const load = [
			'import json, sys, numpy as np',
			`X = np.fromfile(sys.argv[1] + "/x").reshape(-1, ${rows}).T.copy()`,
			'y = np.fromfile(sys.argv[1] + "/y", dtype=np.int32)',
		];
		const found = spawnSync(PYTHON, ['-c', [...load, script].join('\n'), folder], {
			encoding: 'utf8',
			env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
		});
		if (found.status !== 0) throw new Error(found.stderr);
		return JSON.parse(found.stdout);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
