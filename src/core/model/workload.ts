/** How often customers are served, how, and what that takes of those who serve them. */
export interface Workload {
	/** Whose classes tell customers apart; null = all alike. */
	readonly classes: WorkloadClasses | null;
	/** By id of a class, or text of the column; a class that is not named has `otherwise`. */
	readonly service: Readonly<Record<string, ClassService>>;
	/** Of customers without a class. */
	readonly otherwise: ClassService;
	readonly channels: Readonly<Record<ServiceChannel, ChannelSettings>>;
	readonly capacity: Capacity;
	readonly travel: TravelSettings;
	/** What sales would be at other numbers of visits, by class; a class not named has `USUAL_RESPONSE`. */
	readonly response: Readonly<Record<string, VisitResponse>>;
}

export type WorkloadClasses =
	{ readonly kind: 'scheme'; readonly scheme: string } | { readonly kind: 'column'; readonly column: string };

/** In person, by phone or video, by e-mail and other digital ways. */
export type ServiceChannel = 'field' | 'phone' | 'digital';

export interface ClassService {
	readonly channel: ServiceChannel;
	/** A year and customer. */
	readonly contacts: number;
	/** With the customer, of a contact in person. */
	readonly minutes: number;
}

export interface ChannelSettings {
	/** Of a contact that is not in person; contacts in person have those of the class. */
	readonly minutes: number;
	/** Before and after each contact. */
	readonly preparationMinutes: number;
	/** In project currency; null = by the cost of the hours it takes. */
	readonly costPerContact: number | null;
}

/** What one full post has to give. */
export interface Capacity {
	readonly daysPerYear: number;
	readonly hoursPerDay: number;
	/** Part of the working hours for visits, their preparation and travel; the rest is administration, meetings, training. */
	readonly fieldShare: number;
	/** The same for those who work by phone and online. */
	readonly insideShare: number;
}

export interface TravelSettings {
	/** Road ÷ straight line. */
	readonly detour: number;
	/** Kilometres an hour in town, in the region, and beyond, door to door. */
	readonly townSpeed: number;
	readonly regionSpeed: number;
	readonly farSpeed: number;
	/** Kilometres of a way at which town and region end. */
	readonly townKm: number;
	readonly regionKm: number;
	/** Least way by road between two visits, where places are only known as towns or districts. */
	readonly localKm: number;
	/** A night away counts as so many hours when it is weighed against driving home. */
	readonly nightHours: number;
}

/** Sales as a share of today's: without visits, with half, and with half as many again, from where on they stay. */
export interface VisitResponse {
	readonly none: number;
	readonly half: number;
	readonly more: number;
}

/**
 * What a workload starts from, with all customers alike. Frequencies, days, shares and speeds are conventions and assumptions that
 * everyone is meant to look at; a road is 1.2–1.4 times the straight line.
 */
export const USUAL_WORKLOAD: Workload = {
	classes: null,
	service: {},
	otherwise: { channel: 'field', contacts: 6, minutes: 60 },
	channels: {
		field: { minutes: 60, preparationMinutes: 30, costPerContact: null },
		phone: { minutes: 15, preparationMinutes: 5, costPerContact: null },
		digital: { minutes: 5, preparationMinutes: 0, costPerContact: null },
	},
	capacity: { daysPerYear: 220, hoursPerDay: 8, fieldShare: 0.6, insideShare: 0.75 },
	travel: {
		...{ detour: 1.3, townSpeed: 25, regionSpeed: 60, farSpeed: 120, townKm: 15, regionKm: 150 },
		...{ localKm: 5, nightHours: 6 },
	},
	response: {},
};
