import type { Locale } from './index.ts';

/** Shown where there is no value. */
export const EMPTY = '—';
const MINUS = '−';

export interface NumberOptions {
	/** Exactly so many decimals; without it as many as the value has, at most 6. */
	readonly decimals?: number | undefined;
	/** A plus before what is above zero, for changes. */
	readonly sign?: boolean | undefined;
}

/** A number with thousands commas and a true minus: `−1,234.5`. Both languages write numbers alike. */
export function formatNumber(value: number | null, options: NumberOptions = {}): string {
	if (value === null || !Number.isFinite(value)) return EMPTY;
	const digits = unsigned(Math.abs(value), options.decimals);
	if (!/[1-9]/.test(digits)) return digits;
	if (value < 0) return MINUS + digits;
	return options.sign ? `+${digits}` : digits;
}

/** A whole number: `48,312`. */
export function formatInteger(value: number | null): string {
	return formatNumber(value, { decimals: 0 });
}

/** From here on a double is written by JavaScript itself with an exponent. */
const LONG = 1e21;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `1.99 × 10²⁹⁵`. */
function scientific(value: number): string {
	const [digits = '', power = ''] = value.toExponential(2).split('e+');
	return `${digits} × 10${power.replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? '')}`;
}

function unsigned(value: number, decimals: number | undefined): string {
	if (value >= LONG) return scientific(value);
	const text = decimals === undefined ? trimmed(value) : value.toFixed(decimals);
	if (value < 1000 && !text.startsWith('1000')) return text;
	const point = text.indexOf('.');
	const whole = point < 0 ? text : text.slice(0, point);
	return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (point < 0 ? '' : text.slice(point));
}

/** At most 6 decimals, none of them a trailing zero; digits a double cannot hold are not made up. */
function trimmed(value: number): string {
	if (Number.isInteger(value)) return value.toFixed(0);
	const decimals = Math.max(0, Math.min(6, 14 - Math.floor(Math.log10(Math.max(value, 1)))));
	return value.toFixed(decimals).replace(/\.?0+$/, '');
}

/** The magnitude in which a figure, a column or an axis is written. */
export interface NumberUnit {
	readonly factor: number;
	/** `万`, `亿`, `K`, `M`, `B`, or nothing. */
	readonly label: string;
}

/** How a project shows money; `auto` follows size and language. */
export type DisplayUnit = 'auto' | 'one' | 'thousand' | 'tenThousand' | 'million' | 'hundredMillion';

const ONE: NumberUnit = { factor: 1, label: '' };
const LADDER: Readonly<Record<Locale, readonly NumberUnit[]>> = {
	'zh-CN': [ONE, { factor: 1e4, label: '万' }, { factor: 1e8, label: '亿' }, { factor: 1e12, label: '万亿' }],
	en: [
		ONE,
		{ factor: 1e3, label: 'K' },
		{ factor: 1e6, label: 'M' },
		{ factor: 1e9, label: 'B' },
		{ factor: 1e12, label: 'T' },
	],
};
const FIXED: Readonly<Record<Exclude<DisplayUnit, 'auto'>, Readonly<Record<Locale, NumberUnit>>>> = {
	one: { 'zh-CN': ONE, en: ONE },
	thousand: { 'zh-CN': { factor: 1e3, label: '千' }, en: { factor: 1e3, label: 'K' } },
	tenThousand: { 'zh-CN': { factor: 1e4, label: '万' }, en: { factor: 1e4, label: '10K' } },
	million: { 'zh-CN': { factor: 1e6, label: '百万' }, en: { factor: 1e6, label: 'M' } },
	hundredMillion: { 'zh-CN': { factor: 1e8, label: '亿' }, en: { factor: 1e8, label: '100M' } },
};

/** One unit for a whole figure, column or axis whose largest magnitude is `max`. Below 10,000 there is none. */
export function chooseUnit(max: number, locale: Locale, wanted: DisplayUnit = 'auto'): NumberUnit {
	if (wanted !== 'auto') return FIXED[wanted][locale];
	const size = Math.abs(max);
	if (!(size >= 9999.5)) return ONE;
	return LADDER[locale].findLast((unit) => size >= unit.factor * (1 - 5e-5)) ?? ONE;
}

/** A number in a unit that stands elsewhere (in the header, on the axis), with the fitting decimals: `6,284`, `62.8`, `1.45`. */
export function formatInUnit(value: number | null, unit: NumberUnit, options: NumberOptions = {}): string {
	if (value === null || !Number.isFinite(value)) return EMPTY;
	const scaled = value / unit.factor;
	if (options.decimals !== undefined) return formatNumber(scaled, options);
	const text = formatNumber(scaled, { ...options, decimals: fittingDecimals(scaled) });
	return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** Decimals with which a number shows three, from 1,000 on four or more, significant digits. */
function fittingDecimals(value: number): number {
	const size = Math.abs(value);
	if (size >= 99.95) return 0;
	return size >= 9.995 ? 1 : 2;
}

/** A number with the unit of its size: `6,284 万`, `1.45 亿`, `62.8M`. */
export function formatCompact(value: number | null, locale: Locale, options: NumberOptions = {}): string {
	if (value === null || !Number.isFinite(value)) return EMPTY;
	const unit = chooseUnit(value, locale);
	return withUnit(formatInUnit(value, unit, options), unit.label, locale);
}

function withUnit(text: string, label: string, locale: Locale): string {
	if (label === '' || text === EMPTY) return text;
	return locale === 'en' ? text + label : `${text} ${label}`;
}

const CHINESE_CURRENCY: Readonly<Record<string, string>> = {
	CNY: '元',
	USD: '美元',
	EUR: '欧元',
	GBP: '英镑',
	JPY: '日元',
	HKD: '港元',
	TWD: '新台币',
	KRW: '韩元',
	SGD: '新加坡元',
	AUD: '澳元',
	CAD: '加元',
	CHF: '瑞士法郎',
};
const SYMBOL: Readonly<Record<string, string>> = {
	CNY: '¥',
	USD: '$',
	EUR: '€',
	GBP: '£',
	JPY: 'JP¥',
	HKD: 'HK$',
};

/** Money with its unit: `6,284 万元`, `1.45 亿元`, `¥62.8M`, `−¥1,240`. `unit` null takes the one of the size. */
export function formatMoney(
	value: number | null,
	currency: string,
	unit: NumberUnit | null,
	locale: Locale,
	options: NumberOptions = {},
): string {
	if (value === null || !Number.isFinite(value)) return EMPTY;
	const used = unit ?? chooseUnit(value, locale);
	const text = formatInUnit(value, used, options);
	if (locale === 'zh-CN')
		return `${text} ${used.label}${CHINESE_CURRENCY[currency] ?? ` ${currency}`}`.replace('  ', ' ');
	const symbol = SYMBOL[currency] ?? `${currency} `;
	const sign = /^[+−]/.exec(text)?.[0] ?? '';
	return sign + symbol + text.slice(sign.length) + used.label;
}

/** The unit of a money column or axis, for its header: `万元`, `¥M`. */
export function moneyUnit(currency: string, unit: NumberUnit, locale: Locale): string {
	if (locale === 'zh-CN')
		return unit.label + (CHINESE_CURRENCY[currency] ?? (unit.label ? ` ${currency}` : currency));
	return (SYMBOL[currency] ?? `${currency} `) + unit.label;
}

/** A share as percent: none after the point from 10 % up, one below, `<0.1%` for a trace; exactly nothing is `0%`. */
export function formatPercent(share: number | null, options: NumberOptions = {}): string {
	if (share === null || !Number.isFinite(share)) return EMPTY;
	const percent = share * 100;
	if (options.decimals === undefined && percent > 0 && percent < 0.05) return '<0.1%';
	return `${formatNumber(percent, { ...options, decimals: options.decimals ?? percentDecimals(percent) })}%`;
}

/** A cut of cumulative shares: `80%`, `94.5%`; two cuts a tenth of a percent apart never look alike. */
export function formatCut(share: number): string {
	const percent = Math.round(share * 1000) / 10;
	return formatPercent(share, { decimals: Number.isInteger(percent) ? 0 : 1 });
}

/** A difference of shares in percentage points, with its sign: `−9.1 个百分点`, `−9.1 pp`. */
export function formatPoints(difference: number | null, locale: Locale): string {
	if (difference === null || !Number.isFinite(difference)) return EMPTY;
	const points = difference * 100;
	const text = formatNumber(points, { decimals: percentDecimals(points), sign: true });
	return locale === 'en' ? `${text} pp` : `${text} 个百分点`;
}

function percentDecimals(percent: number): number {
	return percent === 0 || Math.abs(percent) >= 9.95 ? 0 : 1;
}

/** Size of a file, in steps of 1,000: `1.8 MB`. */
export function formatBytes(bytes: number): string {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	let step = 0;
	let size = bytes;
	while (size >= 999.5 && step < units.length - 1) {
		size /= 1000;
		step++;
	}
	const decimals = step === 0 || size >= 9.95 ? 0 : 1;
	return `${formatNumber(size, { decimals }).replace(/\.0$/, '')} ${units[step] ?? ''}`;
}

/** Texts of a language in their usual order, Chinese by pinyin; digits by value. Equal keys stay in code-unit order. */
export function collator(locale: Locale): (a: string, b: string) => number {
	const order = new Intl.Collator(locale === 'en' ? 'en' : 'zh-Hans-u-co-pinyin', { numeric: true });
	return (a, b) => order.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Place of each text in the order of the language, from 0: sort keys for codes of a dictionary. */
export function rankTexts(texts: readonly string[], locale: Locale): Uint32Array {
	const compare = collator(locale);
	const order = Uint32Array.from(texts.keys()).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
	const ranks = new Uint32Array(texts.length);
	order.forEach((index, rank) => (ranks[index] = rank));
	return ranks;
}
