import { gather } from './gather.ts';

/** Below this a comparison sort is quicker than clearing the buckets. */
const RADIX_FROM = 2048;
const DIGITS = 1 << 16;

/**
 * Positions of the finite values in ascending order, equal values by position; −0 and 0 are equal. A radix sort over the
 * bits of the numbers: a few milliseconds for 100,000 values.
 */
export function ascendingOrder(values: Float64Array): Uint32Array<ArrayBuffer> {
	const finite = finitePositions(values);
	if (finite.length < RADIX_FROM)
		return finite.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
	const keys = gather(values, finite);
	for (let i = 0; i < keys.length; i++) keys[i] = (keys[i] as number) + 0;
	return radixSort(finite, new Uint32Array(keys.buffer));
}

function finitePositions(values: Float64Array): Uint32Array<ArrayBuffer> {
	const positions = new Uint32Array(values.length);
	let count = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] as number;
		if (value - value === 0) positions[count++] = i;
	}
	return positions.slice(0, count);
}

/** Four passes of 16 bits, lowest first; a pass in which all keys agree is skipped. `words`: low and high half of each key. */
function radixSort(positions: Uint32Array<ArrayBuffer>, words: Uint32Array): Uint32Array<ArrayBuffer> {
	const n = positions.length;
	toSortable(words);
	let from = Uint32Array.from({ length: n }, (_, i) => i);
	let to = new Uint32Array(n);
	const starts = new Uint32Array(DIGITS);
	for (let pass = 0; pass < 4; pass++) {
		const half = pass >>> 1;
		const shift = (pass & 1) * 16;
		starts.fill(0);
		for (let i = 0; i < n; i++) {
			const digit = ((words[2 * i + half] as number) >>> shift) & 0xffff;
			starts[digit] = (starts[digit] as number) + 1;
		}
		if (starts[((words[half] as number) >>> shift) & 0xffff] === n) continue;
		for (let digit = 0, start = 0; digit < DIGITS; digit++) {
			const count = starts[digit] as number;
			starts[digit] = start;
			start += count;
		}
		for (let i = 0; i < n; i++) {
			const item = from[i] as number;
			const digit = ((words[2 * item + half] as number) >>> shift) & 0xffff;
			to[starts[digit] as number] = item;
			starts[digit] = (starts[digit] as number) + 1;
		}
		[from, to] = [to, from];
	}
	for (let i = 0; i < n; i++) to[i] = positions[from[i] as number] as number;
	return to;
}

/** Turns the bits of doubles into unsigned numbers of the same order: negative ones inverted, the others with the sign set. */
function toSortable(words: Uint32Array): void {
	for (let i = 0; i < words.length; i += 2) {
		const high = words[i + 1] as number;
		if (high >>> 31) {
			words[i] = ~(words[i] as number);
			words[i + 1] = ~high;
		} else words[i + 1] = high | 0x8000_0000;
	}
}
