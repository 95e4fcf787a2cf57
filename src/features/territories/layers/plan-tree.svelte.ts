import type { PlanGroup, TerritoryPlan } from '#src/core/model/index.ts';
import { inGroup, treeOf, withGroup, withoutGroup, withParent } from '#src/core/territory/hierarchy/index.ts';
import { freshId, moved } from '#src/features/conditions/edits.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { byRegions, summedLines, type SummedLine } from './tree-lines.ts';

/** The levels of a plan while they are looked at and changed; each change is one step. */
export class PlanTree {
	readonly #view: PlanView;
	readonly #plan: () => TerritoryPlan;
	/** Ids of groups whose content is hidden. */
	closed = $state.raw<ReadonlySet<string>>(new Set());
	readonly plan: TerritoryPlan = $derived.by(() => this.#plan());
	readonly groups: readonly PlanGroup[] = $derived.by(() => this.plan.groups ?? []);
	/** The groups from the top down, as the tree shows them. */
	readonly inOrder: readonly PlanGroup[] = $derived.by(() =>
		treeOf(this.plan).flatMap(({ group }) => group ?? []),
	);
	readonly lines: readonly SummedLine[] = $derived.by(() => summedLines(this.#view, this.plan, this.closed));

	constructor(view: PlanView, plan: () => TerritoryPlan) {
		this.#view = view;
		this.#plan = plan;
	}

	get isReadOnly(): boolean {
		return this.#view.isReadOnly;
	}

	toggle(id: string, isOpen: boolean): void {
		const closed = new Set(this.closed);
		if (isOpen) closed.delete(id);
		else closed.add(id);
		this.closed = closed;
	}

	/** Whether a line can be put into a group, or at the top. */
	canMove({ group, parent }: SummedLine, to: string | null): boolean {
		if (to === parent || this.isReadOnly) return false;
		return !group || withParent(this.plan, group.id, to) !== null;
	}

	move(line: SummedLine, to: string | null): void {
		if (!this.canMove(line, to)) return;
		const [at = -1] = line.members;
		if (line.group) this.#change(withParent(this.plan, line.group.id, to));
		else
			this.#change({
				territories: this.plan.territories.map((each, j) => (j === at ? inGroup(each, to) : each)),
			});
	}

	/** One place up or down among the groups beside it. */
	shift({ group }: SummedLine, by: -1 | 1): void {
		if (!group || this.isReadOnly) return;
		const beside = this.groups.filter(({ parent }) => parent === group.parent);
		const order = moved(beside, beside.indexOf(group), by);
		if (order === beside) return;
		const others = this.groups.filter(({ parent }) => parent !== group.parent);
		this.#change({ groups: [...others, ...order] });
	}

	canAdd(parent: string | null): boolean {
		return !this.isReadOnly && withGroup(this.plan, this.#fresh(parent)) !== null;
	}

	add(parent: string | null): void {
		if (this.canAdd(parent)) this.#change(withGroup(this.plan, this.#fresh(parent)));
	}

	set(id: string, part: Partial<Pick<PlanGroup, 'name' | 'manager'>>): void {
		this.#change({ groups: this.groups.map((each) => (each.id === id ? { ...each, ...part } : each)) });
	}

	remove(id: string): void {
		this.#change(withoutGroup(this.plan, id));
	}

	propose(): void {
		this.#change(byRegions(this.#view, this.plan));
	}

	#fresh(parent: string | null): PlanGroup {
		const name = m.layers_tree_newName({ number: this.groups.length + 1 });
		return { id: freshId('group', this.groups), name, parent, manager: null };
	}

	#change(part: Partial<Pick<TerritoryPlan, 'groups' | 'territories'>> | null): void {
		if (part && !this.isReadOnly) this.#view.state.describe({ ...this.plan, ...part });
	}
}
