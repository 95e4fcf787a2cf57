import { isCivilDate, serialOf } from '#src/core/table/index.ts';

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/;

/** Serial day of an ISO 8601 date as strict workbooks write it; null where it is none. */
export function isoSerial(text: string): number | null {
	const match = PATTERN.exec(text.trim());
	if (!match) return null;
	const part = (index: number) => Number(match[index] ?? 0);
	if (!isCivilDate(part(1), part(2), part(3)) || part(1) < 1900) return null;
	return serialOf(part(1), part(2), part(3)) + (part(4) * 3600 + part(5) * 60 + part(6)) / 86_400;
}
