import type { ClassService, Workload } from '#src/core/model/index.ts';
import {
	capacityHours,
	contactHours,
	effortOf,
	fieldEffortOf,
	hourRates,
	workingHours,
	type Effort,
	type HourRates,
	type Travel,
	type TerritoryTravel,
} from '#src/core/territory/workload/index.ts';
import type { SourceClass } from './class-sources.ts';
import type { PlanFigures } from '../figures/plan-figures.ts';
import { usualHours, type Rep } from './reps.ts';
import type { Territories } from '../territories.svelte.ts';

/** A year of one territory, and of who covers it. */
export interface RepFigures {
	readonly name: string;
	/** Number of the categorical colour; 0 = has no territory. */
	readonly colour: number;
	/** Position of the territory; −1 = has none. */
	readonly territory: number;
	/** Null where the table of reps does not know the name. */
	readonly rep: Rep | null;
	readonly customers: number;
	/** With customers, and preparing for them. */
	readonly contactHours: number;
	readonly travel: TerritoryTravel;
	/** Contacts and travel. */
	readonly load: number;
	/** Hours for customers. */
	readonly capacity: number;
}

/** A year of the customers of one class. */
export interface ClassFigures extends SourceClass {
	/** Customers without a class, or all where they are told apart by none. */
	readonly isOther: boolean;
	readonly customers: number;
	/** Sales of its customers: a year's where that is known. */
	readonly sales: number;
	readonly service: ClassService;
	/** On the road, as they are served, and if everyone was visited. */
	readonly travelHours: number;
	readonly fieldTravelHours: number;
	readonly now: Effort;
	readonly field: Effort;
}

/** What customers take and people have, for a plan or as it is today. */
export interface ResourceFigures {
	readonly settings: Workload;
	/** Territories first, then reps who have none. */
	readonly reps: readonly RepFigures[];
	readonly classes: readonly ClassFigures[];
	readonly rates: HourRates;
	/** Hours for customers of a full post in the field, and inside. */
	readonly post: { readonly field: number; readonly inside: number };
	/** Of everyone with a territory. */
	readonly load: number;
	readonly capacity: number;
	readonly contactHours: number;
	readonly travelHours: number;
	/** People needed for the load, and full posts there are; null where a post has no hours. */
	readonly needed: number | null;
	readonly there: number | null;
}

const STILL: TerritoryTravel = {
	...{ hours: 0, km: 0, days: 0, nights: 0 },
	...{ dayVisits: 0, twoDayVisits: 0, longVisits: 0 },
};

/** Figures of a plan or of today; null until someone has said how customers are served. */
export function resourceFigures(
	state: Territories,
	shown: PlanFigures,
	otherName: string,
): ResourceFigures | null {
	const { plan, territories, owner } = shown;
	const { workload, reps } = state;
	const { settings, served } = workload;
	const names = territories.map(({ name }) => name);
	const travel = workload.travel(plan, names, owner);
	const everywhere = workload.travel(plan, names, owner, true);
	if (!settings || !served || !travel || !everywhere) return null;
	const full = usualHours(reps ?? []) ?? workingHours(settings.capacity);
	const covering = coveringReps(state, shown, travel);
	const idle = (reps ?? [])
		.filter(({ name }) => !names.includes(name))
		.map((rep) => idleRep(rep, settings, full));
	const rates = hourRates(
		(reps ?? []).map(({ cost, hours }) => ({ cost, hours: hours ?? full })),
		settings.capacity,
	);
	const sums = {
		load: sumOf(covering, ({ load }) => load),
		capacity: sumOf(covering, ({ capacity }) => capacity),
		contactHours: sumOf(covering, (each) => each.contactHours),
		travelHours: sumOf(covering, (each) => each.travel.hours),
	};
	const post = {
		field: capacityHours(full, settings.capacity),
		inside: capacityHours(full, settings.capacity, settings.capacity.insideShare),
	};
	const inPosts = (hours: number) => (post.field > 0 ? hours / post.field : null);
	return {
		...{ settings, rates, post },
		...sums,
		reps: [...covering, ...idle],
		classes: classFigures(state, settings, rates, [travel.hours, everywhere.hours], otherName),
		needed: inPosts(sums.load),
		there: inPosts(sums.capacity),
	};
}

/** A year of everyone who covers a territory, by the road of the same plan. */
export function coveringReps(
	{ workload: { settings, visits }, reps }: Territories,
	{ plan, territories, owner, counts }: Pick<PlanFigures, 'plan' | 'territories' | 'owner' | 'counts'>,
	travel: Travel,
): readonly RepFigures[] {
	if (!settings || !visits) return [];
	const preparation = settings.channels.field.preparationMinutes;
	const contacts = new Float64Array(territories.length);
	owner.forEach((own, row) => {
		const hours = ((visits.visits[row] ?? 0) * ((visits.minutes[row] ?? 0) + preparation)) / 60;
		if (own >= 0) contacts[own] = (contacts[own] ?? 0) + hours;
	});
	const full = usualHours(reps ?? []) ?? workingHours(settings.capacity);
	const byName = new Map(reps?.map((rep) => [rep.name, rep]));
	const posts = plan?.territories.map((each) => each.posts) ?? [];
	return territories.map(({ name, colour }, at): RepFigures => {
		const rep = byName.get(name) ?? null;
		const road = travel.territories[at] ?? STILL;
		return {
			...{ name, colour, rep, territory: at, customers: counts[at] ?? 0, travel: road },
			contactHours: contacts[at] ?? 0,
			load: (contacts[at] ?? 0) + road.hours,
			capacity: capacityHours(rep?.hours ?? full * (posts[at] ?? 1), settings.capacity),
		};
	});
}

function idleRep(rep: Rep, { capacity }: Workload, full: number): RepFigures {
	return {
		...{ name: rep.name, colour: 0, territory: -1, rep, customers: 0, contactHours: 0 },
		...{ travel: STILL, load: 0, capacity: capacityHours(rep.hours ?? full, capacity) },
	};
}

/** Every class with customers, and those without one. */
function classFigures(
	{ workload: { source, served, sales } }: Territories,
	{ channels, otherwise, service }: Workload,
	rates: HourRates,
	[travel, everywhere]: readonly [Float64Array, Float64Array],
	otherName: string,
): readonly ClassFigures[] {
	const other = { id: '', name: otherName, colour: 0 };
	const classes = [...(source?.classes ?? []), other];
	const sums = classes.map(() => ({ customers: 0, sales: 0, travelHours: 0, fieldTravelHours: 0 }));
	served?.classOf.forEach((at, row) => {
		const sum = sums[at] ?? sums.at(-1);
		if (!sum) return;
		sum.customers++;
		sum.sales += Number.isFinite(sales.values[row]) ? (sales.values[row] ?? 0) : 0;
		sum.travelHours += travel[row] ?? 0;
		sum.fieldTravelHours += everywhere[row] ?? 0;
	});
	return classes.flatMap((each, at): ClassFigures[] => {
		const isOther = at === classes.length - 1;
		const sum = sums[at];
		if (!sum || (isOther && sum.customers === 0)) return [];
		const own = (!isOther && Object.hasOwn(service, each.id) ? service[each.id] : undefined) ?? otherwise;
		const covered = { ...sum, service: own };
		return [
			{
				...{ ...each, ...covered, isOther },
				now: effortOf(covered, channels, rates),
				field: fieldEffortOf(covered, channels, rates),
			},
		];
	});
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
	return items.reduce((sum, item) => sum + of(item), 0);
}

/** Hours that a visit of a class takes in all, as it is served now. */
export function hoursPerVisit(
	{ service, now, travelHours }: ClassFigures,
	channels: Workload['channels'],
): number {
	const road = now.contacts > 0 ? travelHours / now.contacts : 0;
	return contactHours({ ...service, channel: 'field' }, channels) + road;
}
