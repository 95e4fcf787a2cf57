import { fold, hasDigit } from './words.ts';

/** A number read from text. */
export interface ReadNumber {
	readonly value: number;
	/** The text states its own scale (万, 亿, k, 元 …): the unit of the column does not apply to it. */
	readonly scaled: boolean;
	readonly percent: boolean;
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
	十: 10,
	百: 100,
	千: 1e3,
	万: 1e4,
	萬: 1e4,
	十万: 1e5,
	百万: 1e6,
	百萬: 1e6,
	千万: 1e7,
	千萬: 1e7,
	亿: 1e8,
	億: 1e8,
	万亿: 1e12,
	萬億: 1e12,
	k: 1e3,
	K: 1e3,
	M: 1e6,
	mn: 1e6,
	bn: 1e9,
	B: 1e9,
	thousand: 1e3,
	million: 1e6,
	billion: 1e9,
};
const CURRENCY =
	'(?:HK\\$|US\\$|NT\\$|R\\$|[¥$€£₩₹₽]|RMB|CNY|rmb|cny|usd|USD|EUR|eur|GBP|gbp|JPY|HKD|人民币|人民幣)';
const MULTIPLIER =
	'(万亿|萬億|[十百千]?[万萬]|[亿億]|[百千](?=$|元|人|台|件|[^一-龥])|[kKMB](?![a-zA-Z])|mn|bn|[Tt]housand|[Mm]illion|[Bb]illion)';
const MONEY_WORD = '(?:元整|元|圆|圓|块|塊)';
const COUNT_WORD =
	'(?:人|名|位|台|臺|件|个|個|单|單|次|家|套|笔|筆|条|條|吨|噸|箱|包|瓶|只|支|张|張|辆|輛|间|間|户|戶|分|岁|歲|天|小时|小時|平米|公斤|千克|[kK][gG]|[pP][cC][sS]|units?|orders?|days?|hours?)';
const ENGLISH = "\\d{1,3}(?:[, ']\\d{3})+(?:\\.\\d*)?|\\d+(?:\\.\\d*)?|\\.\\d+";
const EUROPEAN = "\\d{1,3}(?:[. ']\\d{3})+(?:,\\d*)?|\\d+(?:,\\d*)?|,\\d+";

const pattern = (digits: string): RegExp =>
	new RegExp(
		`^([+-]?)\\s*(?:${CURRENCY}\\s*)?([+-]?)\\s*(${digits})([eE][+-]?\\d{1,3})?\\s*` +
			`(?:${MULTIPLIER}\\s*)?(${MONEY_WORD}|${CURRENCY}|%|‰|${COUNT_WORD})?(?:/${COUNT_WORD})?\\s*(-?)$`,
	);
const PATTERNS = { '.': pattern(ENGLISH), ',': pattern(EUROPEAN) };
const MINUS = /[\u2212\u2012\u2013\ufe63]/g;

/**
 * The number a text says, or null where it says none: full-width digits, currency signs, thousands separators, 万 and 亿,
 * percent (0.12 for 12 %), accounting negatives in parentheses, a trailing minus, words of count. A thousands separator
 * must separate groups of three; `1,23` is no number, nor are digits that a number cannot hold. Five digits before K, M or B are a code, not a multiple.
 */
export function parseNumber(text: string, decimalMark: '.' | ',' = '.'): ReadNumber | null {
	if (text.length > 40 || !hasDigit(text)) return null;
	const folded = fold(text).replace(MINUS, '-');
	const inner = /^\((.+)\)$/.exec(folded)?.[1];
	const match = PATTERNS[decimalMark].exec(inner?.trim() ?? folded);
	if (!match) return null;
	const [, sign = '', innerSign = '', digits = '', exponent = '', multiplier, unit = '', trailing = ''] =
		match;
	const minus =
		[sign, innerSign, trailing].filter((mark) => mark === '-').length + (inner === undefined ? 0 : 1);
	if (minus > 1 || (sign && innerSign)) return null;
	if (multiplier && /^[KMB]$/.test(multiplier) && /\d{5}/.test(digits)) return null;
	const plain =
		decimalMark === ',' ? digits.replace(/[. ']/g, '').replace(',', '.') : digits.replace(/[, ']/g, '');
	if (losesDigits(plain) && exponent === '') return null;
	const factor = multiplier ? (MULTIPLIERS[multiplier] ?? MULTIPLIERS[multiplier.toLowerCase()] ?? 1) : 1;
	const percent = unit === '%' || unit === '‰';
	const value = scale(Number(plain + exponent), factor, unit === '%' ? 100 : unit === '‰' ? 1000 : 1);
	if (!Number.isFinite(value)) return null;
	return { value: minus === 1 ? -value : value, scaled: factor !== 1 || /^[元圆圓块塊]/.test(unit), percent };
}

/** Whole digits that a number cannot hold, such as 9007199254740993: read as one they would silently be others. */
function losesDigits(plain: string): boolean {
	return /^\d{16,}$/.test(plain) && BigInt(plain) !== BigInt(Number(plain));
}

/** `value × factor ÷ divisor` as the decimal text would give it: 1.0199 万 is 10199, not 10198.999999999998. */
export function scale(value: number, factor: number, divisor = 1): number {
	if (factor === 1 && divisor === 1) return value;
	const exact = (value * factor) / divisor;
	return Math.abs(exact) < 1e15 ? Number(exact.toPrecision(15)) : exact;
}

const LOOSE = new RegExp(`[+-]?(?:${ENGLISH})\\s*(?:${MULTIPLIER})?(?:${MONEY_WORD}|%)?`);

/** The first number that stands in a text: 30 for `约30`, 125,000 for `12.5万/含税`. */
export function takeNumber(text: string): ReadNumber | null {
	const found = LOOSE.exec(fold(text.slice(0, 200)).replace(MINUS, '-'));
	return found ? parseNumber(found[0]) : null;
}

/** Whether a text is a number only when the comma is its decimal mark, or only when the point is. */
export function decimalMarkOf(text: string): '.' | ',' | null {
	if (text.length > 40 || !hasDigit(text)) return null;
	const point = parseNumber(text, '.') !== null;
	const comma = parseNumber(text, ',') !== null;
	return point === comma ? null : point ? '.' : ',';
}
