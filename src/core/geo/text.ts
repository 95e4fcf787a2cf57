import { TRADITIONAL_PAIRS } from './data/traditional.ts';

const simplified = new Map<string, string>();
for (let i = 0; i + 1 < TRADITIONAL_PAIRS.length; i += 2) {
	simplified.set(TRADITIONAL_PAIRS.charAt(i), TRADITIONAL_PAIRS.charAt(i + 1));
}

const FILLERS =
	/中华人民共和国|^中国|自治区直辖县级行政区划|省直辖县级行政区划|省直辖县级行政单位|省直辖行政单位|省直辖|市辖区|[\s\p{P}\p{S}\u200b\ufeff]+/gu;
const HAN = /\p{Script=Han}/u;
const TRADITIONAL = new RegExp(`[${[...simplified.keys()].join('')}]`, 'gu');

/** Whether a text has a Chinese character. */
export function isHan(text: string): boolean {
	return HAN.test(text);
}

/** Full-width Latin letters and digits as half-width, outer spaces removed. */
export function tidy(text: string): string {
	return text
		.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
		.replace(/\u3000/g, ' ')
		.trim();
}

/** A Chinese text as the trie reads it: simplified, without separators, 中国 and fillers such as 市辖区. */
export function normalised(text: string): string {
	return tidy(text)
		.replace(TRADITIONAL, (char) => simplified.get(char) ?? char)
		.replace(FILLERS, '');
}

const UNKNOWN = new Set([
	'不详',
	'未知',
	'不明',
	'无',
	'空',
	'暂无',
	'待定',
	'待补',
	'其他',
	'其它',
	'na',
	'null',
	'none',
	'unknown',
	'unspecified',
	'tbd',
]);

/** A part without outer spaces; words that say "not known" count as blank. */
export function meaningful(text: string | null | undefined): string {
	const plain = tidy(text ?? '');
	return /^[\p{P}\p{S}\s]*$/u.test(plain) || UNKNOWN.has(plain.toLowerCase().replace(/[^\p{L}]/gu, ''))
		? ''
		: plain;
}
