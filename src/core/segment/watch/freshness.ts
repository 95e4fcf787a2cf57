import type { Cadence } from '#src/core/model/index.ts';
import { RECORD_STATES, type Freshness } from './types.ts';

/** Classes of customers, for a cadence of their own. */
export interface ClassesOf {
	readonly ids: readonly string[];
	/** Position in `ids` per customer row. */
	readonly classOf: Uint8Array;
}

/**
 * How old records are.
 *
 * @param confirmed serial day per customer row, NaN = never
 * @param analysisDate serial day; NaN takes the latest confirmation
 * @param classes classes of the scheme the cadence names; null where it has no result
 */
export function freshnessOf(
	confirmed: Float64Array,
	analysisDate: number,
	cadence: Cadence,
	classes: ClassesOf | null,
): Freshness {
	const known = confirmed.map((day) => (Number.isFinite(day) ? Math.floor(day) : Number.NaN));
	const latest = known.reduce((last, day) => (day > last ? day : last), Number.NEGATIVE_INFINITY);
	const day = Number.isFinite(analysisDate) ? Math.floor(analysisDate) : latest;
	const days = known.map((each) => Math.max(0, day - each));
	const allowed = days.map((_, row) => daysFor(row, cadence, classes));
	return {
		day: Number.isFinite(day) ? day : Number.NaN,
		days,
		cadence: allowed,
		states: Uint8Array.from(days, (age, row) =>
			RECORD_STATES.indexOf(
				Number.isNaN(age) ? 'never' : age > (allowed[row] as number) ? 'overdue' : 'current',
			),
		),
	};
}

function daysFor(row: number, { days, classDays }: Cadence, classes: ClassesOf | null): number {
	const id = classes?.ids[classes.classOf[row] ?? -1];
	return id !== undefined && Object.hasOwn(classDays, id) ? (classDays[id] ?? days) : days;
}
