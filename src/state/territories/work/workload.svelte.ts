import type { ClassService, TerritoryPlan, VisitResponse, Workload } from '#src/core/model/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import { planeOf, type PlanePoints } from '#src/core/territory/plan/index.ts';
import {
	fieldHours,
	nearestBase,
	travelOf,
	USUAL_RESPONSE,
	visitOrder,
	visitsOf,
	type Served,
	type Travel,
} from '#src/core/territory/workload/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { classSource, type ClassSource } from './class-sources.ts';
import { stays } from './reps.ts';
import type { Territories } from '../territories.svelte.ts';

/** Digits of an hour that count when work is shared: the last bits of a sum shall decide nothing. */
const STEP = 1e6;

/** What customers would take. */
interface Supposed {
	readonly inputs: readonly unknown[];
	readonly visits: Float64Array;
	readonly hours: Float64Array;
}

/** How often customers are served, and the hours that takes. */
export class WorkloadState {
	readonly #session: Session;
	readonly #territories: Territories;
	/** Null until someone has said how customers are served. */
	readonly settings: Workload | null = $derived.by(() => this.#session.open.current.recipe.workload ?? null);
	/** The classes that customers are told apart by; null where all are alike, or their scheme or column is gone. */
	readonly source: ClassSource | null = $derived.by(() =>
		this.settings?.classes ? classSource(this.#session, this.settings.classes) : null,
	);
	readonly served: Served | null = $derived.by(() => {
		const { settings, source } = this;
		const count = this.#territories.customers?.rowCount ?? 0;
		if (!settings) return null;
		const classOf = source?.classOf.length === count ? source.classOf : new Int32Array(count).fill(-1);
		const services = (source?.classes ?? []).map(({ id }) => settings.service[id] ?? settings.otherwise);
		return { classOf, services, otherwise: settings.otherwise };
	});
	/** Sales of each customer: of the last twelve months where orders are dated, else all there are; not known = NaN. */
	readonly sales: { readonly values: Float64Array; readonly isYear: boolean } = $derived.by(() => {
		const { metrics } = this.#session.analysis;
		const year = metrics && metricValues(metrics, 'yearAmount');
		return { values: year ?? this.#territories.value, isYear: year !== null };
	});
	/** Visits in person a year of each customer; null without settings. */
	readonly visits = $derived.by(() => this.served && visitsOf(this.served));
	/** Customers and bases in one plane. */
	readonly #ground = $derived.by(() => this.#project());
	readonly #order: Uint32Array | null = $derived.by(
		() => this.visits && visitOrder(this.#ground.points, this.visits.visits, this.visits.minutes),
	);
	/**
	 * Hours in person a year of each customer, the way from the nearest base of a rep who stays included: the same for every
	 * plan, so that plans can share them.
	 */
	readonly hours: Float64Array | null = $derived.by(() => {
		const { visits } = this;
		return visits && this.#hoursOf(visits);
	});
	readonly #supposed = new Map<string, Supposed>();

	constructor(session: Session, territories: Territories) {
		this.#session = session;
		this.#territories = territories;
	}

	/** Visits, and hours as above, if classes had other numbers of contacts a year. */
	suppose(contacts: Readonly<Record<string, number>>): Omit<Supposed, 'inputs'> | null {
		const { served, source, settings } = this;
		if (!served || !settings) return null;
		const inputs = [served, settings, this.#ground];
		const key = JSON.stringify(contacts);
		const known = this.#supposed.get(key);
		if (known?.inputs.every((each, i) => each === inputs[i])) return known;
		const other = (id: string, service: ClassService) =>
			Object.hasOwn(contacts, id) ? { ...service, contacts: contacts[id] as number } : service;
		const services = served.services.map((each, at) => other(source?.classes[at]?.id ?? '', each));
		const visits = visitsOf({ ...served, services });
		const supposed = { inputs, visits: visits.visits, hours: this.#hoursOf(visits) };
		this.#supposed.set(key, supposed);
		return supposed;
	}

	/**
	 * The road of a year by territory, from the bases of a plan, or of the reps of today.
	 *
	 * @param isField everyone visited, as if no one were served otherwise
	 */
	travel(
		plan: TerritoryPlan | null,
		names: readonly string[],
		owner: Int32Array,
		isField = false,
	): Travel | null {
		const { served } = this;
		if (!served) return null;
		const inPerson = (each: Served['otherwise']) => (isField ? { ...each, channel: 'field' as const } : each);
		const visits = isField
			? visitsOf({
					...served,
					services: served.services.map(inPerson),
					otherwise: inPerson(served.otherwise),
				})
			: this.visits;
		return visits && this.#travel(owner, this.#basesOf(this.#codesOf(plan, names)), visits);
	}

	/** What a class is guessed to answer. */
	responseOf(id: string): VisitResponse {
		const response = this.settings?.response ?? {};
		return (Object.hasOwn(response, id) ? response[id] : undefined) ?? USUAL_RESPONSE;
	}

	/** Another part of the settings, as one step. */
	set(part: Partial<Workload>): void {
		const { settings } = this;
		if (settings) this.replace({ ...settings, ...part });
	}

	/** The whole settings, as one step. */
	replace(settings: Workload): void {
		this.#session.open.setRecipe(['workload'], settings, { code: 'workload', args: {} });
	}

	#hoursOf(visits: ReturnType<typeof visitsOf>): Float64Array {
		const { channels } = this.settings as Workload;
		const bases = this.#basesOf(this.#territories.reps?.filter(stays).map(({ base }) => base.code) ?? []);
		const travel = this.#travel(nearestBase(this.#ground.points, bases), bases, visits);
		return fieldHours(visits, travel.hours, channels).map((each) => Math.round(each * STEP) / STEP);
	}

	#travel(
		owner: Int32Array,
		bases: PlanePoints,
		visits: { readonly visits: Float64Array; readonly minutes: Float64Array },
	): Travel {
		const { points } = this.#ground;
		const settings = this.settings as Workload;
		const order =
			visits === this.visits && this.#order ? this.#order : visitOrder(points, visits.visits, visits.minutes);
		return travelOf(
			{ points, ...visits, owner, order },
			bases,
			settings.travel,
			settings.capacity.hoursPerDay,
		);
	}

	#codesOf(plan: TerritoryPlan | null, names: readonly string[]): readonly (string | null)[] {
		if (plan) return plan.territories.map(({ base }) => base);
		const reps = new Map(this.#territories.reps?.map(({ name, base }) => [name, base.code]));
		return names.map((name) => reps.get(name) ?? null);
	}

	#basesOf(codes: readonly (string | null)[]): PlanePoints {
		const { bases } = this.#ground;
		const at = (code: string | null) => (code === null ? undefined : bases.get(code));
		return {
			x: Float64Array.from(codes, (code) => at(code)?.[0] ?? Number.NaN),
			y: Float64Array.from(codes, (code) => at(code)?.[1] ?? Number.NaN),
		};
	}

	#project(): {
		readonly points: PlanePoints;
		readonly bases: ReadonlyMap<string, readonly [number, number]>;
	} {
		const { places, reps, plans } = this.#territories;
		const { regions } = this.#session.analysis;
		const known = new Map<string, readonly [number, number]>();
		for (const { base } of reps ?? []) if (base.code && base.place) known.set(base.code, base.place);
		for (const { base } of plans.flatMap(({ territories }) => territories)) {
			const place = base === null ? null : regions.placeOf(base);
			if (base !== null && place) known.set(base, place);
		}
		const seats = [...known];
		const join = (own: Float64Array, axis: 0 | 1) => {
			const all = new Float64Array(own.length + seats.length);
			all.set(own);
			seats.forEach(([, place], j) => (all[own.length + j] = place[axis]));
			return all;
		};
		const count = places.longitude.length;
		const { x, y } = planeOf(join(places.longitude, 0), join(places.latitude, 1));
		return {
			points: { x: x.subarray(0, count), y: y.subarray(0, count) },
			bases: new Map(seats.map(([code], j) => [code, [x[count + j] ?? 0, y[count + j] ?? 0] as const])),
		};
	}
}
