import type { ClassService, TerritoryPlan, VisitResponse, Workload } from '#src/core/model/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import {
	fieldHours,
	inPerson,
	USUAL_RESPONSE,
	visitsOf,
	type Served,
	type Travel,
} from '#src/core/territory/workload/index.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { classSource, type ClassSource } from './class-sources.ts';
import { stays } from './reps.ts';
import { Roads } from './roads.svelte.ts';
import type { Territories } from '../territories.svelte.ts';
import { basesOf, workGround, type BasedGround } from './work-ground.ts';

/** Digits of an hour that count when work is shared: the last bits of a sum shall decide nothing. */
const STEP = 1e6;

type Visits = ReturnType<typeof visitsOf>;

/** What customers would take: hours are null until their road is counted. */
interface Supposed {
	readonly visits: Float64Array;
	readonly hours: Float64Array | null;
}

/** How often customers are served, and the hours that takes. */
export class WorkloadState {
	readonly #session: Session;
	readonly #territories: Territories;
	/** What the road takes, as it is counted. */
	readonly roads: Roads;
	/** Null until someone has said how customers are served. */
	readonly settings: Workload | null = $derived.by(() => this.#session.open.current.recipe.workload ?? null);
	/** The classes that customers are told apart by; null where all are alike, or their scheme or column is gone. */
	readonly source: ClassSource | null = $derived.by(() =>
		this.settings?.classes ? classSource(this.#session, this.settings.classes) : null,
	);
	readonly served: Served | null = $derived.by(() => (this.#served = this.#serving(this.#served)));
	#served: Served | null = null;
	/** Sales of each customer: of the last twelve months where orders are dated, else all there are; not known = NaN. */
	readonly sales: { readonly values: Float64Array; readonly isYear: boolean } = $derived.by(() => {
		const { metrics } = this.#session.analysis;
		const year = metrics && metricValues(metrics, 'yearAmount');
		return { values: year ?? this.#territories.value, isYear: year !== null };
	});
	/** Visits in person a year of each customer; null without settings. */
	readonly visits = $derived.by(() => this.served && visitsOf(this.served));
	/** As if everyone was visited. */
	readonly #everywhere: Served | null = $derived.by(() => {
		const { served } = this;
		const services = served?.services.map(inPerson) ?? [];
		return served && { ...served, services, otherwise: inPerson(served.otherwise) };
	});
	readonly #ground: BasedGround = $derived.by(
		() => (this.#lastGround = workGround(this.#territories, this.#session, this.#lastGround)),
	);
	#lastGround: BasedGround | null = null;
	/**
	 * Hours in person a year of each customer, the way from the nearest base of a rep who stays included: the same for every
	 * plan, so that plans can share them. Null without settings, and until the road is counted.
	 */
	readonly hours: Float64Array | null = $derived.by(
		() => this.served && this.visits && this.#hoursOf('', this.served, this.visits),
	);
	readonly #supposed = new Map<string, Record<'served' | 'other', Served> & { visits: Visits }>();
	/** By their road: channels with the hours they make of it. */
	readonly #hours = new WeakMap<
		Travel,
		{ readonly of: Workload['channels']; readonly hours: Float64Array }
	>();

	constructor(session: Session, territories: Territories, jobs: Jobs) {
		this.#session = session;
		this.#territories = territories;
		this.roads = new Roads(jobs, session.open.left);
	}

	/** Whether hours that someone shares are still to be counted. */
	isCounting(contacts: Readonly<Record<string, number>> | undefined): boolean {
		if (!this.settings) return false;
		const hours = contacts ? this.suppose(contacts)?.hours : this.hours;
		return hours === null && this.roads.faultOf(contacts ? JSON.stringify(contacts) : '') === null;
	}

	/** Visits, and hours as above, if classes had other numbers of contacts a year. */
	suppose(contacts: Readonly<Record<string, number>>): Supposed | null {
		const { served, source } = this;
		if (!served) return null;
		const key = JSON.stringify(contacts);
		let known = this.#supposed.get(key);
		if (known?.served !== served) {
			const supposed = (id: string, service: ClassService) =>
				Object.hasOwn(contacts, id) ? { ...service, contacts: contacts[id] as number } : service;
			const services = served.services.map((each, at) => supposed(source?.classes[at]?.id ?? '', each));
			const other = { ...served, services };
			this.#supposed.set(key, (known = { served, other, visits: visitsOf(other) }));
		}
		return { visits: known.visits.visits, hours: this.#hoursOf(key, known.other, known.visits) };
	}

	/**
	 * The road of a year by territory, from the bases of a plan, or of the reps of today. Null without settings, and until it
	 * is counted.
	 *
	 * @param isField everyone visited, as if no one were served otherwise
	 */
	travel(
		plan: TerritoryPlan | null,
		names: readonly string[],
		owner: Int32Array,
		isField = false,
	): Travel | null {
		const served = isField ? this.#everywhere : this.served;
		const name = `${isField ? 'everywhere' : 'plan'} ${plan?.id ?? ''}`;
		return served && this.#travel(name, owner, this.#codesOf(plan, names), served);
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

	/** What is served as before is the same object: what was counted by it stays. */
	#serving(before: Served | null): Served | null {
		const { settings, source } = this;
		const count = this.#territories.customers?.rowCount ?? 0;
		if (!settings) return null;
		const classOf = source?.classOf.length === count ? source.classOf : new Int32Array(count).fill(-1);
		const { service, otherwise } = settings;
		const serviceOf = (id: string) => (Object.hasOwn(service, id) ? service[id] : undefined) ?? otherwise;
		const services = (source?.classes ?? []).map(({ id }) => serviceOf(id));
		const isSame =
			before?.classOf.length === count &&
			JSON.stringify([before.services, before.otherwise]) === JSON.stringify([services, otherwise]) &&
			before.classOf.every((at, row) => at === classOf[row]);
		return isSame ? before : { classOf, services, otherwise };
	}

	#hoursOf(name: string, served: Served, visits: Visits): Float64Array | null {
		const { channels } = this.settings as Workload;
		const bases = this.#territories.reps?.filter(stays).map(({ base }) => base.code) ?? [];
		const travel = this.#travel(name, null, bases, served);
		if (!travel) return null;
		let known = this.#hours.get(travel);
		if (known?.of !== channels) {
			const hours = fieldHours(visits, travel.hours, channels);
			known = { of: channels, hours: hours.map((each) => Math.round(each * STEP) / STEP) };
			this.#hours.set(travel, known);
		}
		return known.hours;
	}

	#travel(
		name: string,
		owner: Int32Array | null,
		codes: readonly (string | null)[],
		served: Served,
	): Travel | null {
		const { travel, capacity } = this.settings as Workload;
		const { hoursPerDay } = capacity;
		const ground = this.#ground;
		const inputs = [ground, served, owner, JSON.stringify([codes, travel, hoursPerDay])];
		return this.roads.of(name, inputs, () => {
			const bases = basesOf(ground, codes);
			return { ground, served, owner, bases, travel, hoursPerDay };
		});
	}

	#codesOf(plan: TerritoryPlan | null, names: readonly string[]): readonly (string | null)[] {
		if (plan) return plan.territories.map(({ base }) => base);
		const reps = new Map(this.#territories.reps?.map(({ name, base }) => [name, base.code]));
		return names.map((name) => reps.get(name) ?? null);
	}
}
