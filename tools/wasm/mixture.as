/**
 * The heavy steps of a Gaussian mixture in AssemblyScript with 128-bit SIMD. Same additions in the same order as the
 * scalar ones in src/core/cluster/mixture-math.ts, so that both give equal bits. Build: `node tools/wasm/build.mjs`.
 */

/**
 * Adds four columns times their factors to a line, and times other factors to a second one. Lines and columns have room for an
 * even number of rows.
 */
export function combine(
	c0: usize,
	c1: usize,
	c2: usize,
	c3: usize,
	a0: f64,
	a1: f64,
	a2: f64,
	a3: f64,
	b0: f64,
	b1: f64,
	b2: f64,
	b3: f64,
	size: i32,
	line: usize,
	second: usize,
): void {
	const f0 = f64x2.splat(a0);
	const f1 = f64x2.splat(a1);
	const f2 = f64x2.splat(a2);
	const f3 = f64x2.splat(a3);
	const g0 = f64x2.splat(b0);
	const g1 = f64x2.splat(b1);
	const g2 = f64x2.splat(b2);
	const g3 = f64x2.splat(b3);
	for (let i: usize = 0, end = (<usize>size) << 3; i < end; i += 16) {
		const v0 = v128.load(c0 + i);
		const v1 = v128.load(c1 + i);
		const v2 = v128.load(c2 + i);
		const v3 = v128.load(c3 + i);
		const first = f64x2.add(
			f64x2.add(f64x2.mul(f0, v0), f64x2.mul(f1, v1)),
			f64x2.add(f64x2.mul(f2, v2), f64x2.mul(f3, v3)),
		);
		const other = f64x2.add(
			f64x2.add(f64x2.mul(g0, v0), f64x2.mul(g1, v1)),
			f64x2.add(f64x2.mul(g2, v2), f64x2.mul(g3, v3)),
		);
		v128.store(line + i, f64x2.add(v128.load(line + i), first));
		v128.store(second + i, f64x2.add(v128.load(second + i), other));
	}
}

/**
 * Adds Σ weighted a · column b to out[a · d + b] for columns a ≤ b of `stride` bytes each. `size` is even; rows with even and
 * odd numbers are summed apart. With an odd d one more column of zeros follows the last one.
 */
export function products(weighted: usize, columns: usize, stride: i32, size: i32, d: i32, out: usize): void {
	const step = <usize>stride;
	const length = (<usize>size) << 3;
	const width = (<usize>d) << 3;
	for (let a = 0; a < d; a += 2) {
		for (let b = a; b < d; b += 2) {
			let p = weighted + <usize>a * step;
			let q = columns + <usize>b * step;
			const end = p + length;
			let aa = f64x2.splat(0);
			let ab = aa;
			let ba = aa;
			let bb = aa;
			for (; p < end; p += 16) {
				const first = v128.load(p);
				const second = v128.load(p + step);
				const third = v128.load(q);
				const fourth = v128.load(q + step);
				aa = f64x2.add(aa, f64x2.mul(first, third));
				ab = f64x2.add(ab, f64x2.mul(first, fourth));
				ba = f64x2.add(ba, f64x2.mul(second, third));
				bb = f64x2.add(bb, f64x2.mul(second, fourth));
				q += 16;
			}
			const at = out + <usize>a * width + ((<usize>b) << 3);
			const hasA = a + 1 < d;
			const hasB = b + 1 < d;
			add(at, aa);
			if (hasB) add(at + 8, ab);
			if (hasA) add(at + width, ba);
			if (hasA && hasB) add(at + width + 8, bb);
		}
	}
}

function add(at: usize, sums: v128): void {
	store<f64>(at, load<f64>(at) + (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)));
}

/** Adds factor · (column − mean)² to out, row by row. */
export function addSquares(column: usize, mean: f64, factor: f64, size: i32, out: usize): void {
	const from = f64x2.splat(mean);
	const times = f64x2.splat(factor);
	for (let i: usize = 0, end = (<usize>size) << 3; i < end; i += 16) {
		const gap = f64x2.sub(v128.load(column + i), from);
		v128.store(out + i, f64x2.add(v128.load(out + i), f64x2.mul(times, f64x2.mul(gap, gap))));
	}
}

/** Writes Σ share · value and Σ share · value² to out; rows with even and odd numbers are summed apart. */
export function moments(column: usize, shares: usize, size: i32, out: usize): void {
	let first = f64x2.splat(0);
	let second = first;
	for (let i: usize = 0, end = (<usize>size) << 3; i < end; i += 16) {
		const value = v128.load(column + i);
		const part = f64x2.mul(v128.load(shares + i), value);
		first = f64x2.add(first, part);
		second = f64x2.add(second, f64x2.mul(part, value));
	}
	store<f64>(out, f64x2.extract_lane(first, 0) + f64x2.extract_lane(first, 1));
	store<f64>(out + 8, f64x2.extract_lane(second, 0) + f64x2.extract_lane(second, 1));
}
