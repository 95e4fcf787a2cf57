import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { ErrorArgs, Fault } from '#src/errors/index.ts';
import { countOf, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { toasts } from '#src/ui/index.ts';
import { asMade } from '#src/state/territories/plans/plan-store.ts';
import { freshPlan } from '#src/state/territories/plans/plan-versions.ts';
import { otherMeasures, planMeasures } from '#src/state/territories/figures/criteria.ts';
import { faultOf } from '#src/state/jobs.svelte.ts';
import { newPlan } from './plan-settings.ts';
import type { PlanView } from './plan-view.svelte.ts';

/** Settings of a plan to be changed; what is undefined is as where nothing was said. */
type PlanPart = Partial<Omit<TerritoryPlan, 'areas' | 'distances'>> & {
	readonly areas?: TerritoryPlan['areas'] | undefined;
	readonly distances?: TerritoryPlan['distances'] | undefined;
};

/** Makes plans, one at a time; what went wrong stays until the next try. */
export class PlanMaker {
	readonly #view: PlanView;
	readonly #show: (planId: string) => void;
	#isRunning = $state(false);
	#fault = $state.raw<Fault | null>(null);
	/** A new plan of a list that says neither reps nor owners, until somebody says how many territories there are to be. */
	asked = $state.raw<TerritoryPlan | null>(null);

	constructor(view: PlanView, show: (planId: string) => void) {
		this.#view = view;
		this.#show = show;
	}

	get isRunning(): boolean {
		return this.#isRunning;
	}
	/** Whether a plan can be made now. */
	get isReady(): boolean {
		return !this.#isRunning && !this.#view.isReadOnly && !this.#view.isBehind;
	}
	get fault(): Fault | null {
		return this.#fault;
	}

	/** A new plan with the usual settings; where nobody is known to have customers, it is asked for territories first. */
	create(): Promise<void> {
		const { session, state } = this.#view;
		return this.#run(async () => {
			const plan = await newPlan(session, state);
			if (plan.territories.length === 0) this.asked = plan;
			else await this.#make(plan);
		});
	}

	/** The plan that was asked for, with its territories. */
	createAsked(plan: TerritoryPlan): Promise<void> {
		return this.#run(() => this.#make(plan));
	}

	async #make(plan: TerritoryPlan): Promise<void> {
		await this.#view.state.making.create(plan);
		this.#show(plan.id);
	}

	/** Divides the customers of a plan anew, with other settings. */
	remake(plan: TerritoryPlan, part: PlanPart = {}): Promise<void> {
		const { areas, distances, ...rest } = { ...plan, ...part };
		const next = { ...rest, ...(areas && { areas }), ...(distances && { distances }) };
		return this.#run(() => this.#view.state.making.remake(next));
	}

	/** The plan with other territories or another seed: as little moves as that takes, or everything is divided anew. */
	reshape(
		plan: TerritoryPlan,
		next: TerritoryPlan,
		{ names, afresh }: { names: ReadonlyMap<string, string>; afresh: boolean },
	): Promise<void> {
		const { state } = this.#view;
		return this.#run(() =>
			afresh ? state.making.remake(next) : state.making.createFrom(next, plan, 'plan', names),
		);
	}

	/** Leads the loads of a plan back into their bands around what was moved by hand. */
	evenOut(plan: TerritoryPlan): Promise<void> {
		return this.#run(async () => {
			const moved = await this.#view.state.edits.evenOut(plan);
			const customers = countOf('customer', moved, locale.current);
			toasts.show({ text: moved > 0 ? m.board_even_done({ customers }) : m.board_even_nothing() });
		});
	}

	/** A division that was found for a plan as a plan of its own: one step. */
	take(plan: TerritoryPlan, { owner, budget }: { owner: Int32Array; budget: number }, name: string): void {
		const { state } = this.#view;
		if (!this.isReady) return;
		const { note: _, ...next } = asMade(freshPlan({ ...plan, name, budget }));
		state.keep(next, { own: owner, beside: state.besideIn(plan) }, 'addPlan');
		this.#show(next.id);
	}

	/** A new plan beside the one it keeps as much of as it can; `then` when it is there. */
	derive(plan: TerritoryPlan, before: TerritoryPlan, then: () => void): Promise<void> {
		return this.#run(async () => {
			await this.#view.state.making.createFrom(plan, before, 'addPlan');
			then();
		});
	}

	/** A fault with names in place of numbers: which customer, and of what it has less than nothing. */
	#spoken(fault: Fault | null): Fault | null {
		if (fault?.code !== 'territory.negative') return fault;
		const { session, state } = this.#view;
		const args = fault.args as ErrorArgs['territory.negative'];
		const row = Number(args.unit) - 1;
		const measure = [...planMeasures(session), ...otherMeasures(session)].find(
			(each) => (state.values({ measure: each, below: 0, above: 0 })?.[row] ?? 0) < 0,
		);
		const criterion = measure ? this.#view.nameOf({ measure, below: 0, above: 0 }) : args.criterion;
		return { ...fault, args: { criterion, unit: session.display.customer(row) } };
	}

	async #run(work: () => Promise<void>): Promise<void> {
		if (!this.isReady) return;
		this.#isRunning = true;
		this.#fault = null;
		try {
			await work();
		} catch (thrown) {
			this.#fault = this.#spoken(faultOf(thrown));
		} finally {
			this.#isRunning = false;
		}
	}
}
