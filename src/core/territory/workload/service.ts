import type { ClassService, Workload } from '#src/core/model/index.ts';

/** How every customer is served. */
export interface Served {
	/** Class per customer, −1 = none. */
	readonly classOf: Int32Array;
	/** Service of each class. */
	readonly services: readonly ClassService[];
	/** Of customers without a class. */
	readonly otherwise: ClassService;
}

/** Hours of a contact, with preparation and without travel. */
export function contactHours({ channel, minutes }: ClassService, channels: Workload['channels']): number {
	const { minutes: own, preparationMinutes } = channels[channel];
	return ((channel === 'field' ? minutes : own) + preparationMinutes) / 60;
}

/** Visits in person a year of each customer, and minutes on site of each visit. */
export function visitsOf({ classOf, services, otherwise }: Served): {
	readonly visits: Float64Array;
	readonly minutes: Float64Array;
} {
	const at = (row: number) => services[classOf[row] as number] ?? otherwise;
	return {
		visits: Float64Array.from(classOf, (_, row) => (at(row).channel === 'field' ? at(row).contacts : 0)),
		minutes: Float64Array.from(classOf, (_, row) => at(row).minutes),
	};
}

/** Hours in person a year of each customer: visits, their preparation, and the way to them. */
export function fieldHours(
	{ visits, minutes }: { readonly visits: Float64Array; readonly minutes: Float64Array },
	travelHours: Float64Array,
	{ field }: Workload['channels'],
): Float64Array {
	return visits.map((count, row) => {
		const hours = (count * ((minutes[row] as number) + field.preparationMinutes)) / 60;
		return hours + (travelHours[row] as number);
	});
}

/** The same service in person, however customers of the class are served now. */
export function inPerson(service: ClassService): ClassService {
	return { ...service, channel: 'field' };
}
