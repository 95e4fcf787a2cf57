import { isTextColumn, isUnread, type CellValue, type ColumnSpec, type Column } from './column.ts';
import { isCivilDate, isoDate, serialOf } from './serial.ts';

/**
 * What a typed or pasted text means in a column. Text columns keep it as it is, so that ids keep their zeros. Numbers:
 * thousands separators, full-width digits, currency signs, %, 万, 亿, accounting brackets. Dates: year first, any usual
 * separator, with or without a time. Blank text empties the cell; what cannot be read is kept as unread text.
 */
export function parseInput(column: ColumnSpec, text: string): CellValue {
	if (column.type === 'text' || column.type === 'choice') return text === '' ? null : text;
	const plain = halfWidth(text).trim();
	if (plain === '') return null;
	const value = readAs(column.type, plain);
	return value ?? { unread: text };
}

/** The text in which a value is edited: numbers in full, dates as ISO days, percent columns with their sign. */
export function inputText(column: Column, value: CellValue): string {
	if (value === null) return '';
	if (isUnread(value)) return value.unread;
	if (typeof value === 'string' || isTextColumn(column)) return String(value);
	if (column.type === 'date') return isoDate(value, column.format?.style === 'datetime');
	if (column.type === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (column.format?.style === 'percent') return `${Number((value * 100).toPrecision(15))}%`;
	return String(value);
}

function readAs(type: ColumnSpec['type'], text: string): number | null {
	if (type === 'date') return parseDate(text);
	if (type === 'boolean') return parseBoolean(text);
	return parseNumber(text);
}

/** Full-width forms (digits, letters, signs, space) as their ASCII counterparts. */
function halfWidth(text: string): string {
	return text.replace(/[\uff01-\uff5e\u3000]/g, (char) =>
		char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
	);
}

const NUMBER =
	/^([+\-−–]?)\s*(?:CNY|RMB|USD|EUR|[¥￥$€£])?\s*([+\-−–]?)((?:\d{1,3}(?:[,\s'’\u00a0\u202f]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?\s*([%‰]|千|万|百万|千万|亿|万亿|k|m|b)?\s*(?:元)?$/i;

const UNITS: Readonly<Record<string, number>> = {
	'%': -2,
	'‰': -3,
	千: 3,
	万: 4,
	百万: 6,
	千万: 7,
	亿: 8,
	万亿: 12,
	k: 3,
	m: 6,
	b: 9,
};

/** Number of a half-width text, or null. The unit moves the decimal point in the text, so 1.1 万 is exactly 11000. */
function parseNumber(text: string): number | null {
	const bracketed = /^\((.+)\)$/.exec(text);
	const match = NUMBER.exec(bracketed?.[1] ?? text);
	if (!match) return null;
	const [, outer = '', inner = '', digits = '', exponent = '0', unit = ''] = match;
	if (outer !== '' && inner !== '') return null;
	const negative = (outer || inner) !== '' && (outer || inner) !== '+';
	if (bracketed && (outer || inner) !== '') return null;
	const power = Number(exponent) + (UNITS[unit.toLowerCase()] ?? 0);
	const value = Number(`${digits.replace(/[^\d.]/g, '')}e${power}`);
	if (!Number.isFinite(value)) return null;
	return negative || bracketed ? -value : value;
}

const DATE =
	/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;

/** Serial of a half-width date with the year first, or null. */
function parseDate(text: string): number | null {
	const match = DATE.exec(text) ?? COMPACT_DATE.exec(text);
	if (!match) return null;
	const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part || 0));
	if (!year || year < 1900 || !month || !day || !isCivilDate(year, month, day)) return null;
	const seconds = (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0);
	if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
	return serialOf(year, month, day) + seconds / 86_400;
}

const BOOLEANS: Readonly<Record<string, number>> = {
	true: 1,
	yes: 1,
	y: 1,
	'1': 1,
	是: 1,
	真: 1,
	对: 1,
	'√': 1,
	false: 0,
	no: 0,
	n: 0,
	'0': 0,
	否: 0,
	假: 0,
	错: 0,
	'×': 0,
};

function parseBoolean(text: string): number | null {
	const key = text.toLowerCase();
	return Object.hasOwn(BOOLEANS, key) ? (BOOLEANS[key] ?? null) : null;
}
