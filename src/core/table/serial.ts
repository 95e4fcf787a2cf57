/**
 * Dates as Excel serial days of the 1900 system: 1 = 1900-01-01, 60 = the 29 February 1900 that Excel invents,
 * 61 = 1900-03-01. The fraction is the time of day. No JS Date, no time zone.
 */
export interface CivilDate {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** Days between serial 0 of the 1904 and of the 1900 system. */
export const OFFSET_1904 = 1462;

/** Serial of 1 January 1970. */
const SERIAL_1970 = 25_569;

/** Whether this is a day of the Gregorian calendar. */
export function isCivilDate(year: number, month: number, day: number): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Serial of a civil date from 1900-01-01 on. Source of the day count: H. Hinnant, chrono-compatible date algorithms. */
export function serialOf(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	const serial = era * 146_097 + dayOfEra - 719_468 + SERIAL_1970;
	return serial <= 60 ? serial - 1 : serial;
}

/** Civil date of a serial; the time of day is dropped. Serial 60 gives 1900-02-29, as Excel shows it. */
export function civilOf(serial: number): CivilDate {
	const whole = Math.floor(serial);
	if (whole === 60) return { year: 1900, month: 2, day: 29 };
	const days = (whole < 60 ? whole + 1 : whole) - SERIAL_1970 + 719_468;
	const era = Math.floor(days / 146_097);
	const dayOfEra = days - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shifted < 10 ? shifted + 3 : shifted - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** `2026-06-30`, with ` 14:05` or ` 14:05:09` appended when asked for and the serial has a time of day. */
export function isoDate(serial: number, withTime = false): string {
	let day = Math.floor(serial);
	let seconds = withTime ? Math.round((serial - day) * 86_400) : 0;
	if (seconds === 86_400) {
		day += 1;
		seconds = 0;
	}
	const { year, month, day: dayOfMonth } = civilOf(day);
	const date = `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`;
	if (seconds === 0) return date;
	const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
	return seconds % 60 === 0 ? `${date} ${clock}` : `${date} ${clock}:${pad(seconds % 60)}`;
}

function pad(value: number, width = 2): string {
	return String(value).padStart(width, '0');
}
