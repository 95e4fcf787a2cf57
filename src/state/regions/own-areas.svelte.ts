import { loadMainland, type Datum, type Mainland } from '#src/core/geo/index.ts';
import { tableOfKind, type OwnBoundaries } from '#src/core/model/index.ts';
import { codeColumn, Dictionary, isTextColumn, type Table } from '#src/core/table/index.ts';
import type { ComputedColumn } from '../tables/computed-columns.ts';
import type { OpenProject } from '../open-project.svelte.ts';
import type { OwnLayer, ownLayers } from './own-layers.ts';
import type { RegionState } from './region-state.svelte.ts';

/** Boundaries that a project may hold. */
export const MOST_BOUNDARIES = 8;

/** The areas that the user brought, and who lies in them. What reads them is fetched when there are some. */
export class OwnAreas {
	readonly #open: OpenProject;
	readonly #regions: Pick<RegionState, 'points' | 'customers'>;
	#reader = $state.raw<Reader | null>(null);
	#inputs: readonly unknown[] = [];
	#layers: readonly OwnLayer[] = [];
	#customers: Table | null = null;
	readonly all: readonly OwnBoundaries[] = $derived.by(() => this.#open.current.recipe.boundaries ?? []);
	/** Empty until they have been read. */
	readonly layers: readonly OwnLayer[] = $derived.by(() => this.#follow());
	readonly columns: readonly ComputedColumn[] = $derived.by(() => this.layers.map(columnOf));

	constructor(open: OpenProject, regions: Pick<RegionState, 'points' | 'customers'>) {
		this.#open = open;
		this.#regions = regions;
	}

	/** The customers that `layers` and `columns` speak of. */
	get customers(): Table | null {
		void this.layers;
		return this.#customers;
	}

	/** The areas with their customers, once they have been read. */
	async ready(): Promise<readonly OwnLayer[]> {
		if (this.all.length > 0) this.#reader ??= await loadReader();
		return this.layers;
	}

	/** Where the customers would be in boundaries that the project does not have. */
	async look(boundaries: OwnBoundaries): Promise<OwnLayer | null> {
		const { read, isMainland } = await loadReader();
		const project = this.#open.current;
		const customers = tableOfKind(project, 'customers') ?? null;
		return read([boundaries], project, customers, this.#regions, isMainland)[0] ?? null;
	}

	/** Adds boundaries to the project: one step. */
	add(boundaries: OwnBoundaries): void {
		const { length } = this.all;
		const label = { code: 'addBoundaries', args: { name: boundaries.name } };
		if (length === 0) this.#open.setRecipe(['boundaries'], [boundaries], label);
		else this.#open.setRecipe(['boundaries', length], boundaries, label);
	}

	/** Takes boundaries away: one step. Plans of their areas go customer by customer from then on. */
	remove({ id, name }: OwnBoundaries): void {
		const at = this.all.findIndex((each) => each.id === id);
		if (at >= 0)
			this.#open.setRecipe(['boundaries', at], undefined, { code: 'deleteBoundaries', args: { name } });
	}

	/** Says what shapes are given in: one step. */
	setDatum({ id, name }: OwnBoundaries, datum: Datum): void {
		const at = this.all.findIndex((each) => each.id === id);
		const value = datum === 'wgs84' ? undefined : datum;
		if (at >= 0)
			this.#open.setRecipe(['boundaries', at, 'datum'], value, { code: 'boundaryDatum', args: { name } });
	}

	/** Gives boundaries another name: one step. */
	rename({ id, name }: OwnBoundaries, to: string): void {
		const at = this.all.findIndex((each) => each.id === id);
		if (at >= 0 && to !== name)
			this.#open.setRecipe(['boundaries', at, 'name'], to, { code: 'renameBoundaries', args: { name, to } });
	}

	/** What is there already stays while recognised places are those of earlier rows. */
	#follow(): readonly OwnLayer[] {
		const project = this.#open.current;
		const customers = tableOfKind(project, 'customers');
		if (this.all.length === 0 || !customers) return [];
		if (!this.#reader) {
			void this.ready();
			return [];
		}
		const { points, customers: recognised } = this.#regions;
		if (recognised && recognised.rowIds !== customers.rowIds && this.#customers) return this.#layers;
		const columns = customers.columns.filter(isTextColumn);
		const inputs = [this.all, points, customers.rowIds, columns.length, ...columns];
		if (inputs.every((each, i) => each === this.#inputs[i])) return this.#layers;
		this.#inputs = inputs;
		this.#customers = customers;
		const { read, isMainland } = this.#reader;
		this.#layers = read(this.all, project, customers, this.#regions, isMainland);
		return this.#layers;
	}
}

/** What reads boundaries, and what it has to know. */
interface Reader {
	readonly read: typeof ownLayers;
	readonly isMainland: Mainland;
}

async function loadReader(): Promise<Reader> {
	const [{ ownLayers: read }, isMainland] = await Promise.all([import('./own-layers.ts'), loadMainland()]);
	return { read, isMainland };
}

/** Id of the column that shows in which area of these boundaries a customer lies. */
export function ownColumnId(boundariesId: string): string {
	return `region:own:${boundariesId}`;
}

function columnOf({ boundaries, of }: OwnLayer): ComputedColumn {
	const { id, name, areas } = boundaries;
	const spec = { id: ownColumnId(id), name, type: 'choice' as const };
	return {
		origin: { kind: 'ownAreas', boundaries },
		column: codeColumn(spec, of, Dictionary.of([...areas])),
	};
}
