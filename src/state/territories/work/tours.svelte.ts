import { sketchTour } from '#src/compute/tour-client.ts';
import type { Job } from '#src/compute/runner.ts';
import { USUAL_WORKLOAD, type TerritoryPlan } from '#src/core/model/index.ts';
import type { TourRequest, TourSketch } from '#src/core/territory/tour/index.ts';
import type { Fault } from '#src/errors/index.ts';
import { faultOf, type Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { PlanFigures } from '#src/state/territories/figures/plan-figures.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';

/** A sketch, or why there is none. */
export interface TourState {
	readonly sketch: TourSketch | null;
	readonly fault: Fault | null;
	/** Whether it is known where the rep starts from. */
	readonly hasBase: boolean;
}

/** With whose tour it is. */
interface Found extends TourState {
	readonly plan: string | null;
	readonly name: string;
}

/** Sketched tours of territories, one at a time. */
export class Tours {
	readonly #session: Session;
	readonly #state: Territories;
	readonly #jobs: Jobs;
	/** What the last sketch was asked for; the same is not asked again. */
	#inputs: readonly unknown[] = [];
	#job: Job<TourSketch> | null = null;
	#found = $state.raw<Found | null>(null);

	constructor(session: Session, state: Territories, jobs: Jobs) {
		this.#session = session;
		this.#state = state;
		this.#jobs = jobs;
	}

	/** What a straight kilometre is by road. */
	get detour(): number {
		return (this.#state.workload.settings ?? USUAL_WORKLOAD).travel.detour;
	}

	/**
	 * The tour of a territory. Asks for it where it is not known as it now stands; until that has come the one before stays, null
	 * where there was none.
	 */
	of(figures: PlanFigures, territory: number): TourState | null {
		const { workload, places, reps } = this.#state;
		const inputs = [figures, territory, workload.settings, workload.visits, places, reps];
		const known = this.#found;
		if (inputs.some((each, i) => each !== this.#inputs[i])) {
			this.#inputs = inputs;
			void this.#search(figures, territory);
		}
		const isOf = known?.plan === (figures.plan?.id ?? null);
		return isOf && known.name === figures.territories[territory]?.name ? known : null;
	}

	/** Ends the search for a tour that nobody looks at any more. */
	cancel(): void {
		this.#job?.cancel();
		this.#inputs = [];
	}

	async #search({ plan, owner, territories }: PlanFigures, at: number): Promise<void> {
		this.#job?.cancel();
		// Not while something is derived: a job that starts is shown.
		await Promise.resolve();
		const name = territories[at]?.name ?? '';
		const request = this.#request(plan, owner, at, name);
		let own: Job<TourSketch> | null = null;
		const tell = (sketch: TourSketch | null, fault: Fault | null) => {
			if (this.#job === own)
				this.#found = { plan: plan?.id ?? null, name, sketch, fault, hasBase: request.base !== null };
		};
		try {
			const search = () => (this.#job = own = sketchTour(request));
			const sketch = await this.#jobs.run('tour', search, this.#state.left);
			tell(sketch, null);
		} catch (thrown) {
			const fault = faultOf(thrown);
			if (fault) tell(null, fault);
		}
	}

	/** Customers of a territory that are visited, all where nobody has said how they are served. */
	#request(plan: TerritoryPlan | null, owner: Int32Array, at: number, name: string): TourRequest {
		const { workload, places } = this.#state;
		const { settings, visits } = workload;
		const rows = [...owner.keys()].filter(
			(row) => owner[row] === at && (!visits || (visits.visits[row] ?? 0) > 0),
		);
		const pick = (values: Float64Array | undefined) =>
			Float64Array.from(rows, (row) => values?.[row] ?? Number.NaN);
		return {
			...{ longitude: pick(places.longitude), latitude: pick(places.latitude) },
			minutes: visits ? pick(visits.minutes) : new Float64Array(rows.length),
			base: this.#baseOf(plan, at, name),
			travel: (settings ?? USUAL_WORKLOAD).travel,
			hoursPerDay: settings?.capacity.hoursPerDay ?? null,
		};
	}

	#baseOf(plan: TerritoryPlan | null, at: number, name: string): TourRequest['base'] {
		const { reps } = this.#state;
		const code = plan ? plan.territories[at]?.base : reps?.find((each) => each.name === name)?.base.code;
		if (code == null) return null;
		const known = reps?.find(({ base }) => base.code === code && base.place !== null)?.base.place;
		return known ?? this.#session.analysis.regions.divisions?.get(code)?.place ?? null;
	}
}
