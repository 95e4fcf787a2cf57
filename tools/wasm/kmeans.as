/**
 * The step of k-means in AssemblyScript with 128-bit SIMD. Same additions in the same order as the TypeScript assigner
 * (src/core/cluster/assigner.ts), so that both give equal bits. Build: `node tools/wasm/build.mjs`.
 */

const BLOCK: i32 = 512;

/**
 * Assigns n rows (column by column at `data`) to the nearest of k centroids, writes labels (u8), squared distances (f64),
 * sums (f64, k × d) and counts (u32), and returns how many labels changed. `partial` is room for k × d numbers.
 */
export function step(
	data: usize,
	n: i32,
	d: i32,
	centroids: usize,
	k: i32,
	labels: usize,
	distances: usize,
	sums: usize,
	counts: usize,
	partial: usize,
	label: usize,
): i32 {
	const cells = k * d;
	memory.fill(sums, 0, (<usize>cells) << 3);
	memory.fill(counts, 0, (<usize>k) << 2);
	let changed = 0;
	for (let from = 0; from < n; from += BLOCK) {
		const size = min(BLOCK, n - from);
		nearest(data + ((<usize>from) << 3), n, size, d, centroids, k, distances + ((<usize>from) << 3), label);
		changed += settle(label, labels + <usize>from, size, counts);
		memory.fill(partial, 0, (<usize>cells) << 3);
		addRows(data + ((<usize>from) << 3), n, size, d, label, partial);
		for (let i = 0; i < cells; i++) {
			const at = sums + ((<usize>i) << 3);
			store<f64>(at, load<f64>(at) + load<f64>(partial + ((<usize>i) << 3)));
		}
	}
	return changed;
}

function nearest(
	data: usize,
	n: i32,
	size: i32,
	d: i32,
	centroids: usize,
	k: i32,
	distances: usize,
	label: usize,
): void {
	const stride = (<usize>n) << 3;
	const centre = (<usize>d) << 3;
	let i = 0;
	for (; i + 8 <= size; i += 8) {
		const rows = data + ((<usize>i) << 3);
		let best0 = f64x2.splat(Infinity);
		let best1 = best0;
		let best2 = best0;
		let best3 = best0;
		let label0 = i64x2.splat(0);
		let label1 = label0;
		let label2 = label0;
		let label3 = label0;
		let at = centroids;
		for (let c = 0; c < k; c++) {
			let sum0 = f64x2.splat(0);
			let sum1 = sum0;
			let sum2 = sum0;
			let sum3 = sum0;
			let column = rows;
			const end = at + centre;
			for (; at < end; at += 8) {
				const mean = v128.load_splat<f64>(at);
				const gap0 = f64x2.sub(v128.load(column), mean);
				const gap1 = f64x2.sub(v128.load(column, 16), mean);
				const gap2 = f64x2.sub(v128.load(column, 32), mean);
				const gap3 = f64x2.sub(v128.load(column, 48), mean);
				sum0 = f64x2.add(sum0, f64x2.mul(gap0, gap0));
				sum1 = f64x2.add(sum1, f64x2.mul(gap1, gap1));
				sum2 = f64x2.add(sum2, f64x2.mul(gap2, gap2));
				sum3 = f64x2.add(sum3, f64x2.mul(gap3, gap3));
				column += stride;
			}
			const own = i64x2.splat(<i64>c);
			const near0 = f64x2.lt(sum0, best0);
			const near1 = f64x2.lt(sum1, best1);
			const near2 = f64x2.lt(sum2, best2);
			const near3 = f64x2.lt(sum3, best3);
			best0 = v128.bitselect(sum0, best0, near0);
			best1 = v128.bitselect(sum1, best1, near1);
			best2 = v128.bitselect(sum2, best2, near2);
			best3 = v128.bitselect(sum3, best3, near3);
			label0 = v128.bitselect(own, label0, near0);
			label1 = v128.bitselect(own, label1, near1);
			label2 = v128.bitselect(own, label2, near2);
			label3 = v128.bitselect(own, label3, near3);
		}
		const out = distances + ((<usize>i) << 3);
		v128.store(out, best0);
		v128.store(out, best1, 16);
		v128.store(out, best2, 32);
		v128.store(out, best3, 48);
		const to = label + <usize>i;
		store<u8>(to, <u8>i64x2.extract_lane(label0, 0));
		store<u8>(to, <u8>i64x2.extract_lane(label0, 1), 1);
		store<u8>(to, <u8>i64x2.extract_lane(label1, 0), 2);
		store<u8>(to, <u8>i64x2.extract_lane(label1, 1), 3);
		store<u8>(to, <u8>i64x2.extract_lane(label2, 0), 4);
		store<u8>(to, <u8>i64x2.extract_lane(label2, 1), 5);
		store<u8>(to, <u8>i64x2.extract_lane(label3, 0), 6);
		store<u8>(to, <u8>i64x2.extract_lane(label3, 1), 7);
	}
	for (; i < size; i++) nearestOne(data + ((<usize>i) << 3), stride, centre, centroids, k, distances, label, i);
}

function nearestOne(
	row: usize,
	stride: usize,
	centre: usize,
	centroids: usize,
	k: i32,
	distances: usize,
	label: usize,
	i: i32,
): void {
	let best = Infinity;
	let nearestIndex = 0;
	let at = centroids;
	for (let c = 0; c < k; c++) {
		let sum: f64 = 0;
		let column = row;
		const end = at + centre;
		for (; at < end; at += 8) {
			const gap = load<f64>(column) - load<f64>(at);
			sum += gap * gap;
			column += stride;
		}
		if (sum < best) {
			best = sum;
			nearestIndex = c;
		}
	}
	store<f64>(distances + ((<usize>i) << 3), best);
	store<u8>(label + <usize>i, <u8>nearestIndex);
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

function addRows(data: usize, n: i32, size: i32, d: i32, label: usize, partial: usize): void {
	const stride = (<usize>n) << 3;
	const centre = (<usize>d) << 3;
	for (let i = 0; i < size; i++) {
		let at = partial + <usize>load<u8>(label + <usize>i) * centre;
		const end = at + centre;
		let column = data + ((<usize>i) << 3);
		for (; at < end; at += 8) {
			store<f64>(at, load<f64>(at) + load<f64>(column));
			column += stride;
		}
	}
}
