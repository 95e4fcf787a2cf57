/** A text as it is compared and parsed: compatibility forms folded (full-width digits, signs, spaces), trimmed. */
export function fold(text: string): string {
	return trimmed(isAscii(text) ? text : text.normalize('NFKC'));
}

/** Nothing is folded in such a text. */
function isAscii(text: string): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7e) return false;
	return true;
}

const EDGE = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;

/** The text without white space, zero-width spaces and byte order marks at its ends. */
export function trimmed(text: string): string {
	const first = text.charCodeAt(0);
	const last = text.charCodeAt(text.length - 1);
	if (isPlain(first) && isPlain(last)) return text;
	return text.replace(EDGE, '');
}

function isPlain(unit: number): boolean {
	return (unit > 32 && unit < 127) || (unit >= 0x4e00 && unit <= 0x9fff);
}

/** Words that conventionally stand for "no value". Compared folded and in lower case. */
const NULL_WORDS = new Set([
	...[
		'-',
		'--',
		'---',
		'–',
		'—',
		'——',
		'―',
		'/',
		'\\',
		'.',
		'…',
		'*',
		'?',
		'n/a',
		'n.a.',
		'na',
		'#n/a',
		'n/d',
		'null',
		'nil',
	],
	...[
		'none',
		'nan',
		'<na>',
		'(null)',
		'(blank)',
		'(空白)',
		'无',
		'無',
		'空',
		'空白',
		'暂无',
		'暫無',
		'缺',
		'缺失',
		'不适用',
		'不適用',
	],
]);

/** Results of formulas that failed, as text. */
const ERROR_WORD = /^#(null!|div\/0!|value!|ref!|name\?|num!|n\/a|getting_data|spill!|calc!)$/;

/** Numbers that no column can hold. */
const NON_FINITE = /^[+-]?(inf|infinity|∞|1\.#inf|1\.#ind|1\.#qnan)$/;

export type WordKind = 'null' | 'error' | 'nonFinite' | null;

/** Whether a text stands for nothing, for a failed formula or for an infinite number. */
export function wordKind(text: string): WordKind {
	if (text.length > 16) return null;
	const word = fold(text).toLowerCase();
	if (ERROR_WORD.test(word)) return 'error';
	if (NULL_WORDS.has(word)) return 'null';
	return NON_FINITE.test(word) ? 'nonFinite' : null;
}

/** Whether a text has a digit of any script a number or date may be written in. */
export function hasDigit(text: string): boolean {
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if ((unit >= 48 && unit <= 57) || (unit >= 0xff10 && unit <= 0xff19)) return true;
		if (unit > 0x7f && unit < 0x4e00 && /\p{Nd}|\p{No}/u.test(text.charAt(i))) return true;
	}
	return false;
}

const TRUE_WORDS = new Set(['true', 'yes', 'y', 't', '是', '有', '对', '√', '✓', '✔', '1']);
const FALSE_WORDS = new Set(['false', 'no', 'n', 'f', '否', '无', '無', '没有', '错', '×', '✗', '✘', '0']);

/** 1, 0, or NaN where the text is no answer to a yes-or-no question. */
export function parseBoolean(text: string): number {
	const word = fold(text).toLowerCase();
	if (TRUE_WORDS.has(word)) return 1;
	return FALSE_WORDS.has(word) ? 0 : Number.NaN;
}
