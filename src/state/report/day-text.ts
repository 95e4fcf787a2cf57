import { isoDate } from '#src/core/table/index.ts';

/** A serial day as ISO text; a dash for none. */
export function dayText(serial: number | null): string {
	return serial === null || Number.isNaN(serial) ? '—' : isoDate(Math.floor(serial));
}
