import { expect, test } from 'vitest';
import { isoDate, OFFSET_1904, serialOf } from '#src/core/table/index.ts';
import { dateOfPlainNumber, dateOfSerial, dateShape, parseDate } from '#src/io/intake/dates.ts';
import { classOfFormat, FormatClass } from '#src/io/intake/formats.ts';

test.each([
	['2025年1月3日', '2025-01-03'],
	['2025年1月', '2025-01-01'],
	['２０２５年１月３日', '2025-01-03'],
	['2025.1.3', '2025-01-03'],
	['2025/1/3', '2025-01-03'],
	['2025-01-03 12:30', '2025-01-03 12:30'],
	['2025/1/3 下午 2:30', '2025-01-03 14:30'],
	['2025/1/3 2:30:15 PM', '2025-01-03 14:30:15'],
	['2024-03-10T02:30:00Z', '2024-03-10 02:30'],
	['20250103', '2025-01-03'],
	['20250103123000', '2025-01-03 12:30'],
	['3-Jan-2025', '2025-01-03'],
	['Jan 3, 2025', '2025-01-03'],
	['2025-01', '2025-01-01'],
	['9999-12-31', '9999-12-31'],
	['13/12/2024', '2024-12-13'],
	['5/3/24', '2024-03-05'],
])('IN11 %s is %s', (text, iso) => expect(isoDate(parseDate(text), true)).toBe(iso));

test.each(['2023-02-29', '1900-02-29', '0000-00-00', '2025年13月1日', '31/02/2024', '2025-01-03 25:00'])(
	'IN11 %s has a shape but no such day',
	(text) => {
		expect(dateShape(text)).not.toBeNull();
		expect(parseDate(text)).toBeNaN();
	},
);

test.each(['', '1.2.3', '12.5', '2020年初', '1234567', 'K00001', '138****2207', '2025.1'])(
	'IN11 %s has no shape of a date',
	(text) => expect(dateShape(text)).toBeNull(),
);

test('IN12 the order of day and month decides where both are possible', () => {
	expect(isoDate(parseDate('05/03/2024', 'dmy'))).toBe('2024-03-05');
	expect(isoDate(parseDate('05/03/2024', 'mdy'))).toBe('2024-05-03');
	expect(parseDate('13/12/2024', 'mdy')).toBeNaN();
});

test('IN13 serials of both systems, and what lies outside', () => {
	expect(dateOfSerial(45_351, 0)).toBe(serialOf(2024, 2, 29));
	expect(dateOfSerial(43_889, OFFSET_1904)).toBe(serialOf(2024, 2, 29));
	expect(isoDate(dateOfSerial(0, OFFSET_1904))).toBe('1904-01-01');
	expect(isoDate(dateOfSerial(59, 0))).toBe('1900-02-28');
	for (const outside of [0, -1, 60, 60.5, 2_958_466]) expect(dateOfSerial(outside, 0)).toBeNaN();
	expect(dateOfSerial(-1, OFFSET_1904)).toBeNaN();
});

test('IN13 bare numbers are yyyymmdd or plausible serials', () => {
	expect(isoDate(dateOfPlainNumber(20_250_103))).toBe('2025-01-03');
	expect(dateOfPlainNumber(43_529)).toBe(43_529);
	for (const other of [5, 2025, 20_251_301, 99_999_999, 128.4]) expect(dateOfPlainNumber(other)).toBeNaN();
});

test.each([
	['yyyy-mm-dd', 'date'],
	['m/d/yy', 'date'],
	['[$-804]yyyy年m月d日', 'date'],
	['yyyy"年"m"月"', 'date'],
	['m"月"d"日"', 'date'],
	['mmm-yy', 'date'],
	['m/d/yyyy h:mm', 'dateTime'],
	['h:mm', 'time'],
	['[h]:mm', 'plain'],
	['0.00', 'plain'],
	['General', 'plain'],
	['@', 'plain'],
	['[Red]0.0', 'plain'],
	['0%', 'percent'],
	['¥#,##0', 'money'],
	['[$€-407]#,##0', 'money'],
] as const)('IN13 the number format %s is %s', (format, expected) =>
	expect(classOfFormat(format)).toBe(FormatClass[expected]),
);
