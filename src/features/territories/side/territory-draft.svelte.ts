import type { PlannedTerritory, TerritoryPlan } from '#src/core/model/index.ts';
import { TERRITORY_COLOURS } from '#src/core/territory/plan/index.ts';
import { renamed, renamedRules } from '#src/state/territories/plans/plan-versions.ts';

/** A territory as it is being set; `was` is the one of the plan, null = a new one. */
export interface DraftRow {
	readonly id: number;
	readonly was: PlannedTerritory | null;
	readonly name: string;
	readonly posts: number;
}

/** Territories of a plan while they are being set; nothing is stored before the whole is taken over. */
export class TerritoryDraft {
	readonly plan: TerritoryPlan;
	readonly #newName: (number: number) => string;
	#next: number;
	rows = $state.raw<readonly DraftRow[]>([]);
	seed = $state(0);

	constructor(plan: TerritoryPlan, newName: (number: number) => string) {
		this.plan = plan;
		this.#newName = newName;
		this.rows = plan.territories.map((was, id) => ({ id, was, name: was.name, posts: was.posts }));
		this.#next = this.rows.length;
		this.seed = plan.seed;
	}

	/** Some more, with names that none has yet. */
	add(count = 1): void {
		const taken = new Set([...this.rows, ...this.plan.territories].map(({ name }) => name));
		const rows = [...this.rows];
		for (let number = 1; rows.length < this.rows.length + count; number++)
			if (!taken.has(this.#newName(number)))
				rows.push({ id: this.#next++, was: null, name: this.#newName(number), posts: 1 });
		this.rows = rows;
	}

	remove(id: number): void {
		this.rows = this.rows.filter((row) => row.id !== id);
	}

	set(id: number, part: Partial<Pick<DraftRow, 'name' | 'posts'>>): void {
		this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...part } : row));
	}

	/** Why a name cannot be taken. */
	problem({ id, name }: DraftRow): 'empty' | 'twice' | null {
		if (name.trim() === '') return 'empty';
		return this.rows.some((row) => row.id !== id && row.name.trim() === name.trim()) ? 'twice' : null;
	}

	readonly isSound: boolean = $derived(
		this.rows.length > 0 && this.rows.every((row) => this.problem(row) === null),
	);
	/** Territories of the plan that are taken away. */
	readonly gone: readonly PlannedTerritory[] = $derived.by(() =>
		this.plan.territories.filter((each) => !this.rows.some(({ was }) => was === each)),
	);
	/** Old name → new name, for those that stay. */
	readonly names: ReadonlyMap<string, string> = $derived.by(
		() => new Map(this.rows.flatMap(({ was, name }) => (was ? [[was.name, name.trim()] as const] : []))),
	);
	/** Whether customers have to be divided for it: more than names is different. */
	readonly divides: boolean = $derived.by(
		() =>
			this.gone.length > 0 ||
			this.seed !== this.plan.seed ||
			this.rows.some(({ was, posts }) => was === null || was.posts !== posts),
	);
	readonly isChanged: boolean = $derived(
		this.divides || this.rows.some(({ was, name }) => was?.name !== name.trim()),
	);

	/** The plan as it is set: what else has become of it since the draft was begun stays. */
	resultOn(plan: TerritoryPlan): TerritoryPlan {
		const used = new Set(this.rows.flatMap(({ was }) => (was ? [was.colour] : [])));
		const colours = Array.from({ length: TERRITORY_COLOURS }, (_, i) => i + 1);
		const free = [...colours.filter((each) => !used.has(each)), ...colours];
		let next = 0;
		const territories = this.rows.map(({ was, name, posts }): PlannedTerritory => {
			if (was) return { ...renamed(was, name.trim()), posts };
			return { name: name.trim(), colour: free[next++ % free.length] ?? 1, base: null, posts };
		});
		return { ...plan, ...renamedRules(plan, this.names), territories, seed: this.seed };
	}
}
