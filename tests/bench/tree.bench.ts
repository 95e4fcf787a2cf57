import { growTree } from '#src/core/segment/tree/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { runPython, scikitLearn } from '../support/scikit-learn.ts';
import type { BenchRow } from './row.ts';

const [N, D, K, DEPTH] = [100_000, 16, 10, 4];
const ROUNDS = 5;

const SKLEARN = `
import time
from sklearn.tree import DecisionTreeClassifier
tree = DecisionTreeClassifier(max_depth=${DEPTH}, random_state=0)
t = time.process_time()
tree.fit(X, y)
print(json.dumps([(time.process_time() - t) * 1000, tree.score(X, y)]))
`;

/**
 * A tree of depth 4 over 100,000 × 16 numbers in ten groups, in milliseconds of processor time of one thread: own CART
 * against scikit-learn's, in turn, best of five.
 */
export async function run(): Promise<BenchRow[]> {
	const version = scikitLearn();
	if (!version) console.log('tree: no scikit-learn (Debian package python3-sklearn), so no baseline');
	const { columns, labels } = blobs();
	const inputs = Array.from({ length: D }, (_, j) => ({
		id: `c${j}`,
		kind: 'number' as const,
		values: columns.subarray(j * N, (j + 1) * N),
	}));
	let own = Infinity;
	let other = Infinity;
	for (let round = 0; round < ROUNDS; round++) {
		const start = process.cpuUsage();
		const tree = growTree(labels, K, inputs, { depth: DEPTH, minLeaf: 1 });
		own = Math.min(own, process.cpuUsage(start).user / 1000);
		if (!tree.ok) throw new Error(tree.why);
		if (!version) continue;
		const [time, accuracy] = runPython(SKLEARN, columns, N, labels) as [number, number];
		other = Math.min(other, time);
		if (Math.abs(accuracy - tree.fidelity) > 1e-3)
			throw new Error(`fidelity ${tree.fidelity}, scikit-learn ${accuracy}`);
	}
	const row: BenchRow = { what: 'CART depth 4, 100k × 16, ten classes', figure: own, unit: 'ms' };
	if (!version) return [row];
	return [
		{
			...row,
			baseline: { name: `scikit-learn ${version}`, figure: other },
			goal: { kind: 'ratioAtMost', value: 1 },
		},
	];
}

/** Ten groups that overlap. */
function blobs(): { columns: Float64Array; labels: Int32Array } {
	const random = createRandom(7);
	const columns = new Float64Array(N * D);
	const labels = new Int32Array(N);
	const centres = Float64Array.from({ length: K * D }, () => random.next() * 20 - 10);
	for (let i = 0; i < N; i++) {
		const group = Math.floor(random.next() * K);
		labels[i] = group;
		for (let j = 0; j < D; j++) {
			const noise = (random.next() + random.next() + random.next() - 1.5) * 8;
			columns[j * N + i] = centres[group * D + j]! + noise;
		}
	}
	return { columns, labels };
}

if (process.argv[1]?.endsWith('tree.bench.ts')) console.table(await run());
