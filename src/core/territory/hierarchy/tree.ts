import type { PlanGroup, PlannedTerritory, TerritoryPlan } from '#src/core/model/index.ts';
import { MOST_LEVELS } from '#src/core/model/plans.ts';

type Levels = Pick<TerritoryPlan, 'groups' | 'territories'>;

/** A line of the tree of a plan. */
export interface TreeLine {
	/** From 1. */
	readonly level: number;
	/** Null for a territory. */
	readonly group: PlanGroup | null;
	/** Positions of its territories, of all levels below; that of itself for a territory. */
	readonly members: readonly number[];
	/** Id of the group above; null = none. */
	readonly parent: string | null;
}

/** The tree from the top down: groups in their order, each before its groups and its territories; then those of no group. */
export function treeOf({ groups = [], territories }: Levels): readonly TreeLine[] {
	const lines = (parent: string | null, level: number): readonly TreeLine[] => [
		...groups
			.filter((group) => group.parent === parent)
			.flatMap((group) => {
				const below = lines(group.id, level + 1);
				const members = below.flatMap((line) => (line.group ? [] : line.members));
				return [{ level, group, members, parent }, ...below];
			}),
		...territories.flatMap(({ group }, position) =>
			(group ?? null) === parent ? [{ level, group: null, members: [position], parent }] : [],
		),
	];
	return lines(null, 1);
}

/** Groups of a plan with one of them elsewhere; null where it would be inside itself, or the levels too many. */
export function withParent(
	plan: Levels,
	id: string,
	parent: string | null,
): Required<Pick<TerritoryPlan, 'groups'>> | null {
	const groups = (plan.groups ?? []).map((each) => (each.id === id ? { ...each, parent } : each));
	return isTree(groups) ? { groups } : null;
}

/** Groups of a plan with a new one at the end; null where the levels would be too many. */
export function withGroup(plan: Levels, group: PlanGroup): Required<Pick<TerritoryPlan, 'groups'>> | null {
	const groups = [...(plan.groups ?? []), group];
	return isTree(groups) ? { groups } : null;
}

/** A plan without a group: what it held goes to the group above. */
export function withoutGroup({ groups = [], territories }: Levels, id: string): Required<Levels> {
	const above = groups.find((each) => each.id === id)?.parent ?? null;
	return {
		groups: groups
			.filter((each) => each.id !== id)
			.map((each) => (each.parent === id ? { ...each, parent: above } : each)),
		territories: territories.map((each) => (each.group === id ? inGroup(each, above) : each)),
	};
}

/** A territory in a group; null = in none. */
export function inGroup(territory: PlannedTerritory, group: string | null): PlannedTerritory {
	const { group: _, ...rest } = territory;
	return group === null ? rest : { ...rest, group };
}

/** Whether groups hang together without a circle and within the levels, the territories being the last. */
function isTree(groups: readonly PlanGroup[]): boolean {
	const byId = new Map(groups.map((each) => [each.id, each]));
	return groups.every((group) => {
		let above: PlanGroup | undefined = group;
		for (let level = 1; above; level++) {
			if (level >= MOST_LEVELS) return false;
			if (above.parent === null) return true;
			above = byId.get(above.parent);
		}
		return false;
	});
}
