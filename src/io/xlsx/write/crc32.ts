const SLICES = 8;
const tables = buildTables();

/** CRC-32 (ISO 3309, as in zip) of all bytes so far; start with 0. Slicing by eight. */
export function crc32(crc: number, bytes: Uint8Array): number {
	const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
	];
	const at = (table: Int32Array, index: number): number => table[index & 255] as number;
	const end = bytes.length;
	let c = ~crc;
	let i = 0;
	for (; i + SLICES <= end; i += SLICES) {
		c ^=
			(bytes[i] as number) |
			((bytes[i + 1] as number) << 8) |
			((bytes[i + 2] as number) << 16) |
			((bytes[i + 3] as number) << 24);
		c =
			at(t7, c) ^
			at(t6, c >>> 8) ^
			at(t5, c >>> 16) ^
			at(t4, c >>> 24) ^
			at(t3, bytes[i + 4] as number) ^
			at(t2, bytes[i + 5] as number) ^
			at(t1, bytes[i + 6] as number) ^
			at(t0, bytes[i + 7] as number);
	}
	for (; i < end; i++) c = at(t0, c ^ (bytes[i] as number)) ^ (c >>> 8);
	return ~c >>> 0;
}

function buildTables(): Int32Array[] {
	const first = new Int32Array(256);
	for (let n = 0; n < 256; n++) {
		let c = n;
		for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
		first[n] = c;
	}
	const all = [first];
	for (let slice = 1; slice < SLICES; slice++) {
		const before = all[slice - 1] as Int32Array;
		all.push(Int32Array.from(before, (c) => (c >>> 8) ^ (first[c & 255] as number)));
	}
	return all;
}
