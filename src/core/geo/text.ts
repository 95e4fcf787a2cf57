import { TRADITIONAL_PAIRS } from './data/traditional.ts';

const HAN_FROM = 0x4e00;
const HAN_TO = 0x9fff;
/** Simplified form of each character of the main block; 0 = itself. */
const simplified = new Uint16Array(HAN_TO - HAN_FROM + 1);
for (let i = 0; i + 1 < TRADITIONAL_PAIRS.length; i += 2) {
	simplified[TRADITIONAL_PAIRS.charCodeAt(i) - HAN_FROM] = TRADITIONAL_PAIRS.charCodeAt(i + 1);
}

const FILLER_HINT = /[直市]辖|^中[国华]/u;
const FILLERS = /中华人民共和国|^中国|(?:自治区|省)?直辖(?:县级)?行政(?:区划|单位)|省直辖|市辖区/gu;
const SEPARATOR = /[\s\p{P}\p{S}\u200b\ufeff]/u;
const HAN = /\p{Script=Han}/u;
const WIDE = /[\uff01-\uff5e\u3000]/;
const LONGEST_UNKNOWN = 12;

/** Whether a text has a Chinese character. */
export function isHan(text: string): boolean {
	return HAN.test(text);
}

/** Full-width Latin letters and digits as half-width, outer spaces removed. */
export function tidy(text: string): string {
	if (!WIDE.test(text)) return text.trim();
	const narrow = (char: string) => String.fromCharCode(char.charCodeAt(0) - 0xfee0);
	return text
		.replace(/[\uff01-\uff5e]/g, narrow)
		.replace(/\u3000/g, ' ')
		.trim();
}

/** A tidy Chinese text as the trie reads it: simplified, without separators, 中国 and fillers such as 市辖区. */
export function normalised(text: string): string {
	let plain = '';
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code >= HAN_FROM && code <= HAN_TO) plain += String.fromCharCode(simplified[code - HAN_FROM] || code);
		else if (isAlphanumeric(code) || !SEPARATOR.test(text.charAt(i))) plain += text.charAt(i);
	}
	return FILLER_HINT.test(plain) ? plain.replace(FILLERS, '') : plain;
}

function isAlphanumeric(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
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
	if (plain.length > LONGEST_UNKNOWN) return plain;
	return /^[\p{P}\p{S}\s]*$/u.test(plain) || UNKNOWN.has(plain.toLowerCase().replace(/[^\p{L}]/gu, ''))
		? ''
		: plain;
}
