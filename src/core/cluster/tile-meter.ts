import { DISTANCES_WASM } from './distances-wasm.ts';
import type { Points } from './points.ts';
import { Places, WasmKernel } from './wasm-kernel.ts';

/** Rows whose distances to a block of others are computed together. */
export const TILE = 16;
export const BLOCK = 128;

/**
 * Distances of a tile of rows to blocks of others. Both implementations (TypeScript and WebAssembly) do the same additions
 * in the same order and so give equal bits.
 */
export interface TileMeter {
	/** Rows, filled up with zeros to whole tiles. */
	readonly n: number;
	/** Of the last block: other · TILE + row of the tile. */
	readonly distances: Float64Array;
	/** Chooses the tile that begins with a row, a multiple of TILE. */
	readonly load: (first: number) => void;
	/** Measures `size` others from a row on, an even number up to BLOCK. */
	readonly measure: (from: number, size: number) => void;
}

const kernel = new WasmKernel(DISTANCES_WASM);

/** The fastest meter this machine allows. */
export function createTileMeter(points: Points): TileMeter {
	return simdTileMeter(points) ?? scalarTileMeter(points);
}

/** In WebAssembly, the rows copied into its memory; null where that is not to be had. */
export function simdTileMeter(points: Points): TileMeter | null {
	const { d } = points;
	const n = paddedCount(points);
	const places = new Places();
	const at = {
		rows: places.take(n * d * 8),
		tile: places.take(d * TILE * 8),
		distances: places.take(BLOCK * TILE * 8),
	};
	const instance = kernel.instance(places.size);
	if (!instance) return null;
	const { buffer } = instance;
	const measure = instance.call('measure');
	const rows = new Float64Array(buffer, at.rows, n * d);
	const tile = new Float64Array(buffer, at.tile, d * TILE);
	fillRows(points, rows);
	return {
		n,
		distances: new Float64Array(buffer, at.distances, BLOCK * TILE),
		load: (first) => fillTile(rows, d, first, tile),
		measure: (from, size) => measure(at.tile, at.rows + from * d * 8, size, d, at.distances),
	};
}

/** In TypeScript: four rows and two others at a time. */
export function scalarTileMeter(points: Points): TileMeter {
	const { d } = points;
	const n = paddedCount(points);
	const rows = new Float64Array(n * d);
	const tile = new Float64Array(d * TILE);
	const distances = new Float64Array(BLOCK * TILE);
	fillRows(points, rows);
	return {
		n,
		distances,
		load: (first) => fillTile(rows, d, first, tile),
		measure: (from, size) => {
			for (let other = 0; other < size; other += 2) {
				for (let row = 0; row < TILE; row += 4) measureEight(rows, tile, d, from, other, row, distances);
			}
		},
	};
}

function paddedCount({ n }: Points): number {
	return Math.ceil(n / TILE) * TILE;
}

/** Rows one after the other. */
function fillRows({ n, d, data }: Points, rows: Float64Array): void {
	for (let j = 0; j < d; j++) for (let i = 0; i < n; i++) rows[i * d + j] = data[j * n + i] as number;
}

/** Column after column of a tile. */
function fillTile(rows: Float64Array, d: number, first: number, tile: Float64Array): void {
	for (let row = 0; row < TILE; row++) {
		for (let j = 0; j < d; j++) tile[j * TILE + row] = rows[(first + row) * d + j] as number;
	}
}

function measureEight(
	rows: Float64Array,
	tile: Float64Array,
	d: number,
	from: number,
	other: number,
	row: number,
	out: Float64Array,
): void {
	let p = (from + other) * d;
	let q = row;
	let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
	for (const end = p + d; p < end; p++, q += TILE) {
		const a = rows[p] as number;
		const b = rows[p + d] as number;
		const r0 = tile[q] as number;
		const r1 = tile[q + 1] as number;
		const r2 = tile[q + 2] as number;
		const r3 = tile[q + 3] as number;
		a0 += (a - r0) * (a - r0);
		a1 += (a - r1) * (a - r1);
		a2 += (a - r2) * (a - r2);
		a3 += (a - r3) * (a - r3);
		b0 += (b - r0) * (b - r0);
		b1 += (b - r1) * (b - r1);
		b2 += (b - r2) * (b - r2);
		b3 += (b - r3) * (b - r3);
	}
	const at = other * TILE + row;
	out[at] = Math.sqrt(a0);
	out[at + 1] = Math.sqrt(a1);
	out[at + 2] = Math.sqrt(a2);
	out[at + 3] = Math.sqrt(a3);
	out[at + TILE] = Math.sqrt(b0);
	out[at + TILE + 1] = Math.sqrt(b1);
	out[at + TILE + 2] = Math.sqrt(b2);
	out[at + TILE + 3] = Math.sqrt(b3);
}
