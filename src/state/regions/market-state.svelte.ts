import type { MarketPotential } from '#src/core/model/index.ts';
import type { Fault } from '#src/errors/index.ts';
import type { Jobs } from '../jobs.svelte.ts';
import type { OpenProject } from '../open-project.svelte.ts';
import { Recomputation } from '../recomputation.svelte.ts';
import { sameInputs } from '../same-inputs.ts';
import {
	knownMarket,
	marketSource,
	recogniseAreas,
	type KnownMarket,
	type TableAreas,
} from './area-market.ts';

/** How large the markets of areas are, followed as tables and settings change. */
export class MarketState {
	readonly #open: OpenProject;
	readonly #jobs: Jobs;
	readonly #wanted: () => MarketPotential | null;
	readonly #recomputation: Recomputation;
	#market = $state.raw<KnownMarket | null>(null);
	#areas: TableAreas | null = null;
	#inputs: readonly unknown[] = [];
	#places: readonly unknown[] = [];

	/** `wanted`: what is to be computed; null = nothing. */
	constructor(open: OpenProject, jobs: Jobs, wanted: () => MarketPotential | null) {
		this.#open = open;
		this.#jobs = jobs;
		this.#wanted = wanted;
		this.#recomputation = new Recomputation(() => this.#plan());
	}

	/** Null while nothing is wanted, or what is wanted cannot be computed. */
	get market(): KnownMarket | null {
		return this.#wanted() && !this.fault ? this.#market : null;
	}
	/** Why there is none. */
	get fault(): Fault | null {
		return this.#recomputation.fault;
	}
	get isRunning(): boolean {
		return this.#recomputation.isRunning;
	}

	dispose(): void {
		this.#recomputation.dispose();
	}

	#plan(): (() => Promise<void>) | null {
		const wanted = this.#wanted();
		const { tables, recipe } = this.#open.current;
		const table = tables.find(({ id }) => id === wanted?.table);
		const inputs = [wanted ?? 'none', recipe.regions.fixes, table?.name, ...(table?.columns ?? [])];
		if (sameInputs(inputs, this.#inputs)) return null;
		return async () => {
			this.#inputs = inputs;
			this.#market = wanted && (await this.#compute(wanted));
		};
	}

	async #compute(settings: MarketPotential): Promise<KnownMarket> {
		const project = this.#open.current;
		const source = marketSource(project, settings);
		const { fixes } = project.recipe.regions;
		const places = [fixes, ...source.places.flat()];
		if (!this.#areas || !sameInputs(places, this.#places)) {
			this.#areas = await recogniseAreas(source, fixes, this.#jobs);
			this.#places = places;
		}
		return knownMarket(source, this.#areas, settings);
	}
}
