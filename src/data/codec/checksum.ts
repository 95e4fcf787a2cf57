const PRIME_A = 0x9e3779b1;
const PRIME_B = 0x85ebca77;

/**
 * 32-bit checksum of a buffer whose size is a multiple of 8, read as 32-bit words in two lanes. Each step is a
 * bijection of the word and of the lane, so a change inside one word is always seen.
 */
export function checksum(data: ArrayBuffer): number {
	const words = new Uint32Array(data);
	let a = words.length | 0;
	let b = PRIME_B | 0;
	for (let i = 0; i < words.length; i += 2) {
		a = Math.imul(a ^ (words[i] ?? 0), PRIME_A);
		a ^= a >>> 15;
		b = Math.imul(b ^ (words[i + 1] ?? 0), PRIME_B);
		b ^= b >>> 13;
	}
	return Math.imul(a ^ (b >>> 16) ^ (b << 16), PRIME_A) >>> 0;
}
