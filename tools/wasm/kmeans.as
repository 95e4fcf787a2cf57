/**
 * The step of k-means in AssemblyScript with 128-bit SIMD. Distances are compared in single precision first; where the two
 * nearest centroids are not told apart beyond its rounding, they are compared again in double precision. So the labels, and
 * with them the sums, are those of the TypeScript assigner (src/core/cluster/assigner.ts) to the bit.
 * Build: `node tools/wasm/build.mjs`.
 */

const BLOCK: i32 = 512;
/** Half the distance between 1 and the next number of single precision. */
const UNIT: f32 = 5.9604645e-8;

/** Least and greatest of a column, written to `out`. */
export function range(column: usize, n: i32, out: usize): void {
	let least = f64x2.splat(Infinity);
	let greatest = f64x2.splat(-Infinity);
	let i = 0;
	for (; i + 2 <= n; i += 2) {
		const values = v128.load(column + ((<usize>i) << 3));
		least = f64x2.pmin(least, values);
		greatest = f64x2.pmax(greatest, values);
	}
	let low = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
	let high = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
	for (; i < n; i++) {
		low = min(low, load<f64>(column + ((<usize>i) << 3)));
		high = max(high, load<f64>(column + ((<usize>i) << 3)));
	}
	store<f64>(out, low);
	store<f64>(out, high, 8);
}

/**
 * The rows in single precision, column by column: (value − centre) · scale. `bounds`: for each block a length that none of
 * its rows exceeds.
 */
export function prepare(
	data: usize,
	n: i32,
	d: i32,
	centres: usize,
	scale: f64,
	near: usize,
	bounds: usize,
): void {
	const factor = f64x2.splat(scale);
	for (let from = 0; from < n; from += BLOCK) {
		const size = min(BLOCK, n - from);
		let bound = 0.0;
		for (let j = 0; j < d; j++) {
			const column = data + ((<usize>j * <usize>n + <usize>from) << 3);
			const to = near + ((<usize>j * <usize>n + <usize>from) << 2);
			const centre = load<f64>(centres + ((<usize>j) << 3));
			const middle = f64x2.splat(centre);
			let widest = f64x2.splat(0);
			let i = 0;
			for (; i + 2 <= size; i += 2) {
				const values = f64x2.mul(f64x2.sub(v128.load(column + ((<usize>i) << 3)), middle), factor);
				widest = f64x2.pmax(widest, f64x2.abs(values));
				v128.store64_lane(to + ((<usize>i) << 2), f32x4.demote_f64x2_zero(values), 0);
			}
			let most = max(f64x2.extract_lane(widest, 0), f64x2.extract_lane(widest, 1));
			for (; i < size; i++) {
				const value = (load<f64>(column + ((<usize>i) << 3)) - centre) * scale;
				most = max(most, abs(value));
				store<f32>(to + ((<usize>i) << 2), <f32>value);
			}
			bound += most * most;
		}
		store<f32>(bounds + ((<usize>(from / BLOCK)) << 2), <f32>sqrt(bound));
	}
}

/**
 * Assigns n rows (column by column at `data`, columns `stride` numbers apart) to the nearest of k centroids, writes labels
 * (u8), sums (f64, k × d) and counts (u32), and returns how many labels changed. `partials` keeps the sums of each block,
 * `cells` numbers apart, which stay as they are while none of its labels changes; `label` is room for the labels of a block.
 * `near`, `nearCentroids`: both in single precision; `bounds`: of the blocks; `reach`: length that no
 * centroid exceeds.
 */
export function step(
	data: usize,
	stride: i32,
	n: i32,
	d: i32,
	centroids: usize,
	k: i32,
	labels: usize,
	sums: usize,
	counts: usize,
	partials: usize,
	cells: i32,
	label: usize,
	near: usize,
	nearCentroids: usize,
	bounds: usize,
	reach: f32,
): i32 {
	const used = k * d;
	memory.fill(sums, 0, (<usize>used) << 3);
	memory.fill(counts, 0, (<usize>k) << 2);
	let changed = 0;
	for (let from = 0; from < n; from += BLOCK) {
		const size = min(BLOCK, n - from);
		const rows = data + ((<usize>from) << 3);
		const bound = load<f32>(bounds + ((<usize>(from / BLOCK)) << 2)) + reach;
		nearest(rows, near + ((<usize>from) << 2), stride, size, d, centroids, nearCentroids, k, bound, label);
		const moved = settle(label, labels + <usize>from, size, counts);
		changed += moved;
		const partial = partials + ((<usize>(from / BLOCK) * <usize>cells) << 3);
		if (moved > 0) {
			memory.fill(partial, 0, (<usize>cells) << 3);
			addRows(rows, stride, size, d, label, partial);
		}
		for (let i = 0; i < used; i++) {
			const at = sums + ((<usize>i) << 3);
			store<f64>(at, load<f64>(at) + load<f64>(partial + ((<usize>i) << 3)));
		}
	}
	return changed;
}

/** Squared distance of each of n rows to the centroid of its label. */
export function measure(
	data: usize,
	n: i32,
	d: i32,
	centroids: usize,
	labels: usize,
	distances: usize,
): void {
	const width = (<usize>n) << 3;
	const centre = (<usize>d) << 3;
	for (let i = 0; i < n; i++) {
		const at = centroids + <usize>load<u8>(labels + <usize>i) * centre;
		const row = data + ((<usize>i) << 3);
		store<f64>(distances + ((<usize>i) << 3), squared(row, width, at, at + centre));
	}
}

/**
 * Labels of a block. A gap in single precision errs by no more than 2u of the two lengths, a squared distance D so by no
 * more than 4u·√D·bound + 4u²·bound² + (d + 2)u·D; twice that, for each of two distances, is what they must differ by.
 */
function nearest(
	data: usize,
	near: usize,
	stride: i32,
	size: i32,
	d: i32,
	centroids: usize,
	nearCentroids: usize,
	k: i32,
	bound: f32,
	label: usize,
): void {
	const width = (<usize>stride) << 2;
	const centre = (<usize>d) << 2;
	const byRoot = f32x4.splat(16 * UNIT * bound);
	const terms: i32 = 4 * (d + 2);
	const bySquare = f32x4.splat(<f32>terms * UNIT);
	const always = f32x4.splat(16 * UNIT * UNIT * bound * bound + <f32>1e-30);
	let i = 0;
	for (; i + 16 <= size; i += 16) {
		const rows = near + ((<usize>i) << 2);
		let best0 = f32x4.splat(f32.MAX_VALUE);
		let best1 = best0;
		let best2 = best0;
		let best3 = best0;
		let second0 = best0;
		let second1 = best0;
		let second2 = best0;
		let second3 = best0;
		let label0 = i32x4.splat(0);
		let label1 = label0;
		let label2 = label0;
		let label3 = label0;
		let at = nearCentroids;
		for (let c = 0; c < k; c++) {
			let sum0 = f32x4.splat(0);
			let sum1 = sum0;
			let sum2 = sum0;
			let sum3 = sum0;
			let column = rows;
			const end = at + centre;
			for (; at < end; at += 4) {
				const mean = v128.load_splat<f32>(at);
				const gap0 = f32x4.sub(v128.load(column), mean);
				const gap1 = f32x4.sub(v128.load(column, 16), mean);
				const gap2 = f32x4.sub(v128.load(column, 32), mean);
				const gap3 = f32x4.sub(v128.load(column, 48), mean);
				sum0 = f32x4.add(sum0, f32x4.mul(gap0, gap0));
				sum1 = f32x4.add(sum1, f32x4.mul(gap1, gap1));
				sum2 = f32x4.add(sum2, f32x4.mul(gap2, gap2));
				sum3 = f32x4.add(sum3, f32x4.mul(gap3, gap3));
				column += width;
			}
			const own = i32x4.splat(c);
			label0 = v128.bitselect(own, label0, f32x4.lt(sum0, best0));
			label1 = v128.bitselect(own, label1, f32x4.lt(sum1, best1));
			label2 = v128.bitselect(own, label2, f32x4.lt(sum2, best2));
			label3 = v128.bitselect(own, label3, f32x4.lt(sum3, best3));
			second0 = f32x4.pmin(second0, f32x4.pmax(best0, sum0));
			second1 = f32x4.pmin(second1, f32x4.pmax(best1, sum1));
			second2 = f32x4.pmin(second2, f32x4.pmax(best2, sum2));
			second3 = f32x4.pmin(second3, f32x4.pmax(best3, sum3));
			best0 = f32x4.pmin(best0, sum0);
			best1 = f32x4.pmin(best1, sum1);
			best2 = f32x4.pmin(best2, sum2);
			best3 = f32x4.pmin(best3, sum3);
		}
		const low = i16x8.narrow_i32x4_u(label0, label1);
		const high = i16x8.narrow_i32x4_u(label2, label3);
		v128.store(label + <usize>i, i8x16.narrow_i16x8_u(low, high));
		const certain =
			isClear(best0, second0, byRoot, bySquare, always) |
			(isClear(best1, second1, byRoot, bySquare, always) << 4) |
			(isClear(best2, second2, byRoot, bySquare, always) << 8) |
			(isClear(best3, second3, byRoot, bySquare, always) << 12);
		if (certain == 0xffff) continue;
		for (let row = 0; row < 16; row++)
			if (((certain >> row) & 1) == 0) nearestOne(data, stride, d, centroids, k, label, i + row);
	}
	for (; i < size; i++) nearestOne(data, stride, d, centroids, k, label, i);
}

@inline
function isClear(best: v128, second: v128, byRoot: v128, bySquare: v128, always: v128): i32 {
	const doubt = f32x4.add(f32x4.mul(byRoot, f32x4.sqrt(second)), f32x4.mul(bySquare, second));
	return i32x4.bitmask(f32x4.gt(f32x4.sub(second, best), f32x4.add(doubt, always)));
}

/** The label of one row in double precision. */
function nearestOne(
	data: usize,
	stride: i32,
	d: i32,
	centroids: usize,
	k: i32,
	label: usize,
	i: i32,
): void {
	const width = (<usize>stride) << 3;
	const centre = (<usize>d) << 3;
	const row = data + ((<usize>i) << 3);
	let best = Infinity;
	let nearestIndex = 0;
	let at = centroids;
	for (let c = 0; c < k; c++) {
		const sum = squared(row, width, at, at + centre);
		if (sum < best) {
			best = sum;
			nearestIndex = c;
		}
		at += centre;
	}
	store<u8>(label + <usize>i, <u8>nearestIndex);
}

function squared(row: usize, width: usize, from: usize, end: usize): f64 {
	let sum: f64 = 0;
	let column = row;
	for (let at = from; at < end; at += 8) {
		const gap = load<f64>(column) - load<f64>(at);
		sum += gap * gap;
		column += width;
	}
	return sum;
}

function settle(label: usize, labels: usize, size: i32, counts: usize): i32 {
	let changed = 0;
	for (let i = 0; i < size; i++) {
		const now = load<u8>(label + <usize>i);
		changed += i32(load<u8>(labels + <usize>i) != now);
		store<u8>(labels + <usize>i, now);
		const at = counts + ((<usize>now) << 2);
		store<u32>(at, load<u32>(at) + 1);
	}
	return changed;
}

function addRows(data: usize, stride: i32, size: i32, d: i32, label: usize, partial: usize): void {
	const width = (<usize>stride) << 3;
	const centre = (<usize>d) << 3;
	for (let i = 0; i < size; i++) {
		let at = partial + <usize>load<u8>(label + <usize>i) * centre;
		const end = at + centre;
		let column = data + ((<usize>i) << 3);
		for (; at < end; at += 8) {
			store<f64>(at, load<f64>(at) + load<f64>(column));
			column += width;
		}
	}
}
