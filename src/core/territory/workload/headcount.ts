import type { Capacity } from '#src/core/model/index.ts';

/** Customers that are served alike. */
export interface CalledClass {
	readonly customers: number;
	/** Calls a year and customer. */
	readonly calls: number;
	/** Of one call, in the unit of what a person has. */
	readonly length: number;
}

/**
 * People needed: Σ customers · calls · length ÷ what one person has in a year (Talley 1961, the workload method). Null where a
 * person has nothing.
 */
export function headcount(classes: readonly CalledClass[], perPerson: number): number | null {
	const work = classes.reduce((sum, { customers, calls, length }) => sum + customers * calls * length, 0);
	return perPerson > 0 && Number.isFinite(work / perPerson) ? work / perPerson : null;
}

/** Hours a year that a full post works. */
export function workingHours({ daysPerYear, hoursPerDay }: Capacity): number {
	return daysPerYear * hoursPerDay;
}

/**
 * Hours a year someone has for customers.
 *
 * @param hours worked; null = those of a full post
 */
export function capacityHours(hours: number | null, capacity: Capacity, share = capacity.fieldShare): number {
	return (hours ?? workingHours(capacity)) * share;
}
