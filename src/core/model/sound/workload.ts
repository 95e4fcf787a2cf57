import type {
	Capacity,
	ChannelSettings,
	ClassService,
	ServiceChannel,
	TravelSettings,
	VisitResponse,
	Workload,
	WorkloadClasses,
} from '#src/core/model/workload.ts';
import { flaw, number, object, oneOf, orNull, record, text, variants, where } from '#src/core/check/index.ts';

export const MOST_CLASSES = 10_000;
/** Minutes of a day. */
const DAY = 1440;
export const MOST_CONTACTS = 10_000;
const MOST_KM = 100_000;
const MOST_COST = 1e12;

const service = object<ClassService>({
	channel: oneOf<ServiceChannel>('field', 'phone', 'digital'),
	contacts: number(0, MOST_CONTACTS),
	minutes: number(0, DAY),
});

const channel = object<ChannelSettings>({
	minutes: number(0, DAY),
	preparationMinutes: number(0, DAY),
	costPerContact: orNull(number(0, MOST_COST)),
});

const travel = where(
	object<TravelSettings>({
		detour: number(1, 10),
		townSpeed: number(1, 1000),
		regionSpeed: number(1, 1000),
		farSpeed: number(1, 1000),
		townKm: number(0, MOST_KM),
		regionKm: number(0, MOST_KM),
		localKm: number(0, 1000),
		nightHours: number(0, 24),
	}),
	({ townKm, regionKm }) => (regionKm < townKm ? flaw('range', 'regionKm') : null),
);

const share = number(0.01, 1);

/** A workload whose every figure can be counted with. */
export const workload = object<Workload>({
	classes: orNull(
		variants<WorkloadClasses, 'kind'>('kind', {
			scheme: object({ kind: oneOf('scheme'), scheme: text }),
			column: object({ kind: oneOf('column'), column: text }),
		}),
	),
	service: record(service, MOST_CLASSES),
	otherwise: service,
	channels: object<Workload['channels']>({ field: channel, phone: channel, digital: channel }),
	capacity: object<Capacity>({
		daysPerYear: number(1, 366),
		hoursPerDay: number(1, 24),
		fieldShare: share,
		insideShare: share,
	}),
	travel,
	response: record(
		object<VisitResponse>({ none: number(0, 10), half: number(0, 10), more: number(0, 10) }),
		MOST_CLASSES,
	),
});
