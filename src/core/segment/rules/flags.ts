/** A yes or no per row: bit row % 32 of word ⌊row ÷ 32⌋. Bits beyond the last row are 0. */
export type Flags = Uint32Array;

/** No for so many rows. */
export function noRows(count: number): Flags {
	return new Uint32Array(Math.ceil(count / 32));
}

/** Yes for so many rows. */
export function everyRow(count: number): Flags {
	const flags = noRows(count).fill(-1);
	if (count % 32 > 0) flags[flags.length - 1] = 2 ** (count % 32) - 1;
	return flags;
}

/** Keeps in `flags` what stands in `other` too. */
export function keepBoth(flags: Flags, other: Flags): void {
	for (let i = 0; i < flags.length; i++) flags[i] = (flags[i] as number) & (other[i] as number);
}

/** Adds to `flags` what stands in `other`. */
export function addRows(flags: Flags, other: Flags): void {
	for (let i = 0; i < flags.length; i++) flags[i] = (flags[i] as number) | (other[i] as number);
}

/** Takes from `open` what stands in `flags`, and returns that. */
export function takeRows(open: Flags, flags: Flags): Flags {
	const taken = new Uint32Array(open.length);
	for (let i = 0; i < open.length; i++) {
		const bits = (open[i] as number) & (flags[i] as number);
		taken[i] = bits;
		open[i] = (open[i] as number) ^ bits;
	}
	return taken;
}

/** What stands in the first and not in the second. */
export function withoutRows(flags: Flags, other: Flags): Flags {
	const rest = new Uint32Array(flags.length);
	for (let i = 0; i < rest.length; i++) rest[i] = (flags[i] as number) & ~(other[i] as number);
	return rest;
}

/** Number of rows that stand in both. */
export function countBoth(a: Flags, b: Flags): number {
	let count = 0;
	for (let i = 0; i < a.length; i++) {
		const bits = (a[i] as number) & (b[i] as number);
		if (bits !== 0) count += bitsIn(bits);
	}
	return count;
}

/** Number of rows. */
export function countRows(flags: Flags): number {
	return countBoth(flags, flags);
}

/** Writes a value at every row of `flags`. */
export function setRows(flags: Flags, target: Int16Array, value: number): void {
	for (let i = 0; i < flags.length; i++)
		for (let bits = flags[i] as number; bits !== 0; bits &= bits - 1)
			target[(i << 5) + 31 - Math.clz32(bits & -bits)] = value;
}

/** 1 or 0 per row. */
export function bytesOf(flags: Flags, count: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(count);
	for (let row = 0; row < count; row++) bytes[row] = ((flags[row >> 5] as number) >>> (row & 31)) & 1;
	return bytes;
}

/** Number of bits that are set in a word. */
function bitsIn(word: number): number {
	let bits = word - ((word >>> 1) & 0x55555555);
	bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
	return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
