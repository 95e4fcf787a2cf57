import { mix32 } from './random.ts';

/** 32-bit hash of the UTF-16 code units of a text (FNV-1a, finished by MurmurHash3's mixer). */
export function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return mix32(hash);
}

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

/** Hash of numbers, one after the other; −0 counts as 0 and every NaN as the same. */
export function hashNumber(seed: number, value: number): number {
	number[0] = value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value;
	return mix32(mix32(seed ^ (halves[0] ?? 0)) + (halves[1] ?? 0));
}
