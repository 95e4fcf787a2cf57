/** Days of a working week. */
const WEEK = 5;
const MONTHS = 12;

/** Days with visits in an average working week; null where a year has no days. */
export function daysAWeek(days: number, daysPerYear: number): number | null {
	return daysPerYear > 0 ? (days / daysPerYear) * WEEK : null;
}

/** Nights away in an average month. */
export function nightsAMonth(nights: number): number {
	return nights / MONTHS;
}
