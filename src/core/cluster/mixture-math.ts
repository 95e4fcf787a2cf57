import { MIXTURE_WASM } from './mixture-wasm.ts';
import { Places, WasmKernel } from './wasm-kernel.ts';

/** Rows of a block, an even number. */
export const BLOCK = 128;

/**
 * Room for a block of rows and the heavy steps on it. Both implementations (TypeScript and WebAssembly) do the same
 * additions in the same order and so give equal bits.
 */
export interface MixtureMath {
	/** Columns of the block: column × BLOCK, one column of zeros more. */
	readonly values: Float64Array;
	/** The same times the shares of one component. */
	readonly weighted: Float64Array;
	/** Component × BLOCK: first logarithms of densities, then shares. */
	readonly shares: Float64Array;
	readonly line: Float64Array;
	readonly second: Float64Array;
	/** What `sumMoments` found: Σ share · value, Σ share · value². */
	readonly moments: Float64Array;
	/** Column × column: Σ weighted a · column b, for a ≤ b. */
	readonly products: Float64Array;
	/** Adds up to four columns from `j` to `line` and `second`, times their factors in two rows of a lower triangle. */
	readonly combine: (triangle: Float64Array, row: number, j: number) => void;
	/** Adds to `products`. */
	readonly multiply: () => void;
	/** Adds factor · (column j − mean)² to the shares of a component. */
	readonly addSquares: (j: number, mean: number, factor: number, component: number) => void;
	/** Fills `moments` for column j and the shares of a component. */
	readonly sumMoments: (j: number, component: number) => void;
}

const kernel = new WasmKernel(MIXTURE_WASM);

/** The fastest one this machine allows. */
export function createMixtureMath(d: number, k: number): MixtureMath {
	return simdMixtureMath(d, k) ?? scalarMixtureMath(d, k);
}

/** In WebAssembly; null where that is not to be had. */
export function simdMixtureMath(d: number, k: number): MixtureMath | null {
	const places = new Places();
	const columns = (d + 1) * BLOCK * 8;
	const at = {
		values: places.take(columns),
		weighted: places.take(columns),
		shares: places.take(k * BLOCK * 8),
		moments: places.take(16),
		line: places.take(BLOCK * 8),
		second: places.take(BLOCK * 8),
		products: places.take(d * d * 8),
	};
	const instance = kernel.instance(places.size);
	if (!instance) return null;
	const { buffer } = instance;
	const combine = instance.call('combine');
	const products = instance.call('products');
	const addSquares = instance.call('addSquares');
	const moments = instance.call('moments');
	const view = (place: number, count: number) => new Float64Array(buffer, place, count);
	return {
		values: view(at.values, (d + 1) * BLOCK),
		weighted: view(at.weighted, (d + 1) * BLOCK),
		shares: view(at.shares, k * BLOCK),
		moments: view(at.moments, 2),
		line: view(at.line, BLOCK),
		second: view(at.second, BLOCK),
		products: view(at.products, d * d),
		combine: (triangle, row, j) => {
			const [c0, c1, c2, c3] = columnsFrom(row, j).map((column) => at.values + column * BLOCK * 8);
			const factors = [...factorsOf(triangle, d, row, j, row), ...factorsOf(triangle, d, row + 1, j, row)];
			combine(c0 ?? 0, c1 ?? 0, c2 ?? 0, c3 ?? 0, ...factors, BLOCK, at.line, at.second);
		},
		multiply: () => products(at.weighted, at.values, BLOCK * 8, BLOCK, d, at.products),
		addSquares: (j, mean, factor, component) =>
			addSquares(at.values + j * BLOCK * 8, mean, factor, BLOCK, at.shares + component * BLOCK * 8),
		sumMoments: (j, component) =>
			moments(at.values + j * BLOCK * 8, at.shares + component * BLOCK * 8, BLOCK, at.moments),
	};
}

/** In TypeScript. */
export function scalarMixtureMath(d: number, k: number): MixtureMath {
	const values = new Float64Array((d + 1) * BLOCK);
	const weighted = new Float64Array((d + 1) * BLOCK);
	const shares = new Float64Array(k * BLOCK);
	const moments = new Float64Array(2);
	const line = new Float64Array(BLOCK);
	const second = new Float64Array(BLOCK);
	const products = new Float64Array(d * d);
	return {
		values,
		weighted,
		shares,
		moments,
		line,
		second,
		products,
		combine: (triangle, row, j) => {
			const first = factorsOf(triangle, d, row, j, row);
			addColumns(values, columnsFrom(row, j), first, line);
			addColumns(values, columnsFrom(row, j), factorsOf(triangle, d, row + 1, j, row), second);
		},
		multiply: () => {
			for (let a = 0; a < d; a++) {
				for (let b = a - (a % 2); b < d; b++) {
					const sum = evenAndOdd(weighted, a * BLOCK, values, b * BLOCK);
					products[a * d + b] = (products[a * d + b] as number) + sum;
				}
			}
		},
		addSquares: (j, mean, factor, component) => {
			for (let i = 0; i < BLOCK; i++) {
				const gap = (values[j * BLOCK + i] as number) - mean;
				const at = component * BLOCK + i;
				shares[at] = (shares[at] as number) + factor * (gap * gap);
			}
		},
		sumMoments: (j, component) => {
			const own = shares.subarray(component * BLOCK, (component + 1) * BLOCK);
			const column = values.subarray(j * BLOCK, (j + 1) * BLOCK);
			const parts = column.map((value, i) => (own[i] as number) * value);
			const whole = new Float64Array(BLOCK).fill(1);
			moments[0] = evenAndOdd(whole, 0, parts, 0);
			moments[1] = evenAndOdd(parts, 0, column, 0);
		},
	};
}

/** Four columns from `j`; the last up to the diagonal stands for those beyond. */
function columnsFrom(row: number, j: number): number[] {
	return [j, Math.min(j + 1, row), Math.min(j + 2, row), Math.min(j + 3, row)];
}

/** Four factors of a row of the triangle from `j`; 0 beyond column `last` and beyond the triangle. */
function factorsOf(triangle: Float64Array, d: number, row: number, j: number, last: number): number[] {
	return [j, j + 1, j + 2, j + 3].map((column) =>
		column <= last && row < d ? (triangle[row * d + column] as number) : 0,
	);
}

function addColumns(values: Float64Array, columns: number[], factors: number[], out: Float64Array): void {
	const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = columns.map((column) => column * BLOCK);
	const [f0 = 0, f1 = 0, f2 = 0, f3 = 0] = factors;
	for (let i = 0; i < BLOCK; i++) {
		const front = f0 * (values[c0 + i] as number) + f1 * (values[c1 + i] as number);
		const back = f2 * (values[c2 + i] as number) + f3 * (values[c3 + i] as number);
		out[i] = (out[i] as number) + (front + back);
	}
}

function evenAndOdd(left: Float64Array, p: number, right: Float64Array, q: number): number {
	let even = 0;
	let odd = 0;
	for (let i = 0; i < BLOCK; i += 2) {
		even += (left[p + i] as number) * (right[q + i] as number);
		odd += (left[p + i + 1] as number) * (right[q + i + 1] as number);
	}
	return even + odd;
}
