import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { MapPoints } from '#src/map/index.ts';

/** How customers are drawn: not at all, circles with numbers where they would cover each other, or every one. */
export type CustomerLayer = 'none' | 'clusters' | 'all';

/** What the territory map shows besides the territories. */
export class MapDetail {
	readonly #view: PlanView;
	customers = $state<CustomerLayer>('none');
	/** Dots by sales. */
	cities = $state(true);
	/** Where reps start from. */
	bases = $state(true);

	constructor(view: PlanView) {
		this.#view = view;
	}

	/** Draws customers in another way; dots of cities give way to them. */
	showCustomers(layer: CustomerLayer): void {
		this.customers = layer;
		this.cities = layer === 'none';
	}

	/** Customers at their places, by territory; null while they are not shown. */
	readonly points: MapPoints | null = $derived.by(() => {
		const { state, session, figures } = this.#view;
		if (this.customers === 'none' || !figures) return null;
		const { longitude, latitude } = state.places;
		return {
			...{ longitude, latitude, group: figures.owner, groups: figures.territories },
			isClustered: this.customers === 'clusters',
			name: (row) => session.display.customer(row),
		};
	});
}
