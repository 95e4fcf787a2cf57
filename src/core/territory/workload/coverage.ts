import type { ClassService, ServiceChannel, Workload } from '#src/core/model/index.ts';
import { contactHours, inPerson } from './service.ts';

/** Customers of a class, and the hours on the road that they take or would take. */
export interface CoveredClass {
	readonly customers: number;
	readonly service: ClassService;
	/** A year, as they are served; 0 where nobody goes to them. */
	readonly travelHours: number;
	/** A year, if all contacts were in person. */
	readonly fieldTravelHours: number;
}

/** What an hour costs; null = not known. */
export interface HourRates {
	readonly field: number | null;
	readonly inside: number | null;
}

/** What the contacts of a class take in a year. */
export interface Effort {
	readonly channel: ServiceChannel;
	readonly contacts: number;
	readonly hours: number;
	/** Null where neither contact nor hour has a cost. */
	readonly cost: number | null;
}

/** Effort of a class as it is served. */
export function effortOf(
	{ customers, service, travelHours }: CoveredClass,
	channels: Workload['channels'],
	rates: HourRates,
): Effort {
	const { channel } = service;
	const contacts = customers * service.contacts;
	const hours = contacts * contactHours(service, channels) + travelHours;
	const { costPerContact } = channels[channel];
	const rate = channel === 'field' ? rates.field : rates.inside;
	const byHour = rate === null ? null : hours * rate;
	return { channel, contacts, hours, cost: costPerContact === null ? byHour : contacts * costPerContact };
}

/** Effort of a class if all its contacts were in person. */
export function fieldEffortOf(
	covered: CoveredClass,
	channels: Workload['channels'],
	rates: HourRates,
): Effort {
	const service = inPerson(covered.service);
	return effortOf({ ...covered, service, travelHours: covered.fieldTravelHours }, channels, rates);
}

/** Sum of costs; null where one is not known. */
export function costOf(efforts: readonly Effort[]): number | null {
	return efforts.reduce<number | null>(
		(sum, { cost, contacts }) => (contacts === 0 ? sum : sum === null || cost === null ? null : sum + cost),
		0,
	);
}

/** Cost of an hour for customers by what people cost and work; null where nobody has both. */
export function hourRates(
	people: readonly { readonly cost: number | null; readonly hours: number }[],
	{ fieldShare, insideShare }: Workload['capacity'],
): HourRates {
	const known = people.filter(({ cost, hours }) => cost !== null && hours > 0);
	const cost = known.reduce((sum, each) => sum + (each.cost ?? 0), 0);
	const hours = known.reduce((sum, each) => sum + each.hours, 0);
	const rate = (share: number) => (hours * share > 0 ? cost / (hours * share) : null);
	return { field: rate(fieldShare), inside: rate(insideShare) };
}
