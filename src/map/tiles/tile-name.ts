import { NAME_SIZE, textWidth } from '../labels.ts';

/** Letters are no smaller than this part of the usual size. */
const LEAST = 0.73;
/** Left free beside a name, in pixels. */
const EDGE = 3;

/**
 * A name as it fits into a tile: what is in brackets is left out, then letters are smaller, then the first of several words is
 * its initial.
 */
export function tileName(name: string, side: number): { readonly name: string; readonly scale: number } {
	const plain = name.replace(/\s*[(（].*$/u, '');
	const scaleOf = (text: string) => Math.min(1, (side - 2 * EDGE) / textWidth(text, NAME_SIZE));
	if (scaleOf(plain) >= LEAST) return { name: plain, scale: scaleOf(plain) };
	const short = plain.replace(/^(\p{L})\p{L}+ (?=\p{L})/u, '$1. ');
	return { name: short, scale: Math.max(LEAST, scaleOf(short)) };
}
