import type { Points } from './points.ts';

export interface PcaResult {
	/** Explained share of variance per component, descending. */
	readonly shares: Float64Array;
	/** Component × column, row by row: unit vectors, the largest entry of each positive. */
	readonly components: Float64Array;
}

/** Principal components of centred columns: eigenvectors of the covariance matrix by Jacobi rotations. */
export function pca(points: Points): PcaResult {
	const { d } = points;
	const { values, vectors } = jacobi(covariance(points), d);
	const order = Array.from(values, (_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
	const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
	const components = new Float64Array(d * d);
	order.forEach((column, c) => {
		const vector = Float64Array.from({ length: d }, (_, j) => vectors[j * d + column] ?? 0);
		const largest = vector.reduce((top, value) => (Math.abs(value) > Math.abs(top) + 1e-12 ? value : top), 0);
		components.set(largest < 0 ? vector.map((value) => -value) : vector, c * d);
	});
	return {
		shares: Float64Array.from(order, (column) => (total > 0 ? Math.max(0, values[column] ?? 0) / total : 0)),
		components,
	};
}

/** Coordinates of every row on one component. */
export function project(points: Points, components: Float64Array, component: number): Float32Array {
	const out = new Float32Array(points.n);
	for (let i = 0; i < points.n; i++) {
		let sum = 0;
		for (let j = 0; j < points.d; j++) {
			sum += (points.data[j * points.n + i] as number) * (components[component * points.d + j] ?? 0);
		}
		out[i] = sum;
	}
	return out;
}

function covariance({ n, d, data }: Points): Float64Array {
	const matrix = new Float64Array(d * d);
	for (let a = 0; a < d; a++) {
		for (let b = a; b < d; b++) {
			let sum = 0;
			for (let i = 0; i < n; i++) sum += (data[a * n + i] as number) * (data[b * n + i] as number);
			matrix[a * d + b] = sum / n;
			matrix[b * d + a] = sum / n;
		}
	}
	return matrix;
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix; cyclic Jacobi (Golub & Van Loan §8.5). */
function jacobi(matrix: Float64Array, d: number): { values: Float64Array; vectors: Float64Array } {
	const a = matrix.slice();
	const vectors = new Float64Array(d * d);
	for (let i = 0; i < d; i++) vectors[i * d + i] = 1;
	for (let sweep = 0; sweep < 60; sweep++) {
		let off = 0;
		for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) off += (a[p * d + q] as number) ** 2;
		if (off < 1e-24) break;
		for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) rotate(a, vectors, d, p, q);
	}
	return { values: Float64Array.from({ length: d }, (_, i) => a[i * d + i] ?? 0), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, d: number, p: number, q: number): void {
	const apq = a[p * d + q] as number;
	if (apq === 0) return;
	const theta = ((a[q * d + q] as number) - (a[p * d + p] as number)) / (2 * apq);
	const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
	const c = 1 / Math.hypot(t, 1);
	const s = t * c;
	for (let i = 0; i < d; i++) turn(a, i * d + p, i * d + q, c, s);
	for (let i = 0; i < d; i++) turn(a, p * d + i, q * d + i, c, s);
	for (let i = 0; i < d; i++) turn(vectors, i * d + p, i * d + q, c, s);
}

function turn(values: Float64Array, first: number, second: number, c: number, s: number): void {
	const x = values[first] as number;
	const y = values[second] as number;
	values[first] = c * x - s * y;
	values[second] = s * x + c * y;
}
