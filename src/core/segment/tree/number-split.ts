import type { SortedColumn } from './frame.ts';
import { CLEARLY, type Best, type Level } from './level.ts';
import { shortThreshold } from './threshold.ts';

/** Asks one number column about every open node at once: one pass over its sorted rows, and a second one with missing values left. */
export function splitNumbers(level: Level, column: SortedColumn, best: Best[]): void {
	const missing = missingCounts(level, column.missing);
	const right = scan(level, column, null);
	const left = missing.total > 0 ? scan(level, column, missing.counts) : null;
	best.forEach((found, node) => {
		const n = level.sizes[node] as number;
		take(found, right, node, column.id, n, missing.sizes[node] === 0 ? null : 'right');
		if (left && missing.sizes[node] !== 0) take(found, left, node, column.id, n, 'left');
	});
}

interface Scan {
	readonly score: Float64Array;
	/** Largest value of the left side (−Infinity = missing values alone) and smallest of the right side. */
	readonly below: Float64Array;
	readonly above: Float64Array;
	/** Rows of the left side. */
	readonly size: Float64Array;
}

function take(
	best: Best,
	scan: Scan,
	node: number,
	column: string,
	n: number,
	side: 'left' | 'right' | null,
): void {
	const score = scan.score[node] as number;
	if (!(score > best.score * CLEARLY)) return;
	const below = scan.below[node] as number;
	best.score = score;
	if (below === -Infinity) best.split = { kind: 'missing', column };
	else {
		const threshold = shortThreshold(below, scan.above[node] as number);
		const larger = 2 * (scan.size[node] as number) > n ? 'left' : 'right';
		best.split = { kind: 'number', column, threshold, missing: side ?? larger };
	}
}

function missingCounts(level: Level, rows: Uint32Array) {
	const { nodeOf, labels, classes, nodes } = level;
	const counts = new Float64Array(nodes * classes);
	const sizes = new Float64Array(nodes);
	let total = 0;
	for (const row of rows) {
		const node = nodeOf[row] as number;
		if (node < 0) continue;
		const cell = node * classes + (labels[row] as number);
		counts[cell] = (counts[cell] as number) + 1;
		sizes[node] = (sizes[node] as number) + 1;
		total++;
	}
	return { counts, sizes, total };
}

/** One pass in ascending order; `start`: rows per node and class that are left from the beginning. */
function scan(level: Level, column: SortedColumn, start: Float64Array | null): Scan {
	const { nodeOf, labels, classes, nodes, minLeaf } = level;
	const { order, sorted } = column;
	const sides = startingSides(level, start);
	const { left, right, leftSize, rightSize, leftSquares, rightSquares } = sides;
	const last = new Float64Array(nodes).fill(-Infinity);
	const score = new Float64Array(nodes).fill(-Infinity);
	const below = new Float64Array(nodes);
	const above = new Float64Array(nodes);
	const size = new Float64Array(nodes);
	for (let i = 0; i < order.length; i++) {
		const row = order[i] as number;
		const node = nodeOf[row] as number;
		if (node < 0) continue;
		const value = sorted[i] as number;
		const nl = leftSize[node] as number;
		const nr = rightSize[node] as number;
		if (value !== last[node]) {
			if (nl >= minLeaf && nr >= minLeaf) {
				const here = (leftSquares[node] as number) / nl + (rightSquares[node] as number) / nr;
				if (here > (score[node] as number) * CLEARLY) {
					score[node] = here;
					below[node] = last[node] as number;
					above[node] = value;
					size[node] = nl;
				}
			}
			last[node] = value;
		}
		const cell = node * classes + (labels[row] as number);
		const inLeft = left[cell] as number;
		const inRight = right[cell] as number;
		leftSquares[node] = (leftSquares[node] as number) + 2 * inLeft + 1;
		rightSquares[node] = (rightSquares[node] as number) - 2 * inRight + 1;
		left[cell] = inLeft + 1;
		right[cell] = inRight - 1;
		leftSize[node] = nl + 1;
		rightSize[node] = nr - 1;
	}
	return { score, below, above, size };
}

function startingSides({ counts, classes, nodes }: Level, start: Float64Array | null) {
	const left = start ? start.slice() : new Float64Array(nodes * classes);
	const right = counts.map((count, cell) => count - (left[cell] as number));
	const leftSize = new Float64Array(nodes);
	const rightSize = new Float64Array(nodes);
	const leftSquares = new Float64Array(nodes);
	const rightSquares = new Float64Array(nodes);
	for (let cell = 0; cell < left.length; cell++) {
		const node = Math.floor(cell / classes);
		const inLeft = left[cell] as number;
		const inRight = right[cell] as number;
		leftSize[node] = (leftSize[node] as number) + inLeft;
		rightSize[node] = (rightSize[node] as number) + inRight;
		leftSquares[node] = (leftSquares[node] as number) + inLeft * inLeft;
		rightSquares[node] = (rightSquares[node] as number) + inRight * inRight;
	}
	return { left, right, leftSize, rightSize, leftSquares, rightSquares };
}
