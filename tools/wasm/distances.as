/**
 * Distances of the silhouette in AssemblyScript with 128-bit SIMD. Same additions in the same order as the scalar meter in
 * src/core/cluster/tile-meter.ts, so that both give equal bits. Build: `node tools/wasm/build.mjs`.
 */

const TILE: i32 = 16;

/**
 * Distances of a tile of 16 rows to `size` others, at out[other · 16 + row]. `tile`: column × 16 at that
 * address; `others`: row by row, d numbers each.
 */
export function measure(tile: usize, others: usize, size: i32, d: i32, out: usize): void {
	const width = (<usize>d) << 3;
	for (let other = 0; other < size; other++) {
		const from = others + <usize>other * width;
		const end = from + width;
		let at = from;
		let column = tile;
		let sum0 = f64x2.splat(0);
		let sum1 = sum0;
		let sum2 = sum0;
		let sum3 = sum0;
		let sum4 = sum0;
		let sum5 = sum0;
		let sum6 = sum0;
		let sum7 = sum0;
		for (; at < end; at += 8) {
			const value = v128.load_splat<f64>(at);
			const gap0 = f64x2.sub(value, v128.load(column));
			const gap1 = f64x2.sub(value, v128.load(column, 16));
			const gap2 = f64x2.sub(value, v128.load(column, 32));
			const gap3 = f64x2.sub(value, v128.load(column, 48));
			sum0 = f64x2.add(sum0, f64x2.mul(gap0, gap0));
			sum1 = f64x2.add(sum1, f64x2.mul(gap1, gap1));
			sum2 = f64x2.add(sum2, f64x2.mul(gap2, gap2));
			sum3 = f64x2.add(sum3, f64x2.mul(gap3, gap3));
			const gap4 = f64x2.sub(value, v128.load(column, 64));
			const gap5 = f64x2.sub(value, v128.load(column, 80));
			const gap6 = f64x2.sub(value, v128.load(column, 96));
			const gap7 = f64x2.sub(value, v128.load(column, 112));
			sum4 = f64x2.add(sum4, f64x2.mul(gap4, gap4));
			sum5 = f64x2.add(sum5, f64x2.mul(gap5, gap5));
			sum6 = f64x2.add(sum6, f64x2.mul(gap6, gap6));
			sum7 = f64x2.add(sum7, f64x2.mul(gap7, gap7));
			column += TILE << 3;
		}
		const to = out + <usize>other * (TILE << 3);
		v128.store(to, f64x2.sqrt(sum0));
		v128.store(to, f64x2.sqrt(sum1), 16);
		v128.store(to, f64x2.sqrt(sum2), 32);
		v128.store(to, f64x2.sqrt(sum3), 48);
		v128.store(to, f64x2.sqrt(sum4), 64);
		v128.store(to, f64x2.sqrt(sum5), 80);
		v128.store(to, f64x2.sqrt(sum6), 96);
		v128.store(to, f64x2.sqrt(sum7), 112);
	}
}
