import { regionOf } from '#src/core/geo/index.ts';
import type { PlanGroup, TerritoryPlan } from '#src/core/model/index.ts';
import { inGroup, treeOf, type TreeLine } from '#src/core/territory/hierarchy/index.ts';
import { distanceTo, middlesOf } from '#src/core/territory/plan/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { locale } from '#src/i18n/locale.svelte.ts';

/** A line of the tree with what it comes to. */
export interface SummedLine extends TreeLine {
	readonly key: string;
	readonly name: string;
	readonly customers: number;
	/** Per load of the plan: amount, and amount ÷ sum of the parts − 1, null without any part. */
	readonly loads: readonly { readonly load: number; readonly deviation: number | null }[];
}

/** The tree of a plan with totals, without what stands below closed groups. */
export function summedLines(
	{ figures }: PlanView,
	plan: TerritoryPlan,
	closed: ReadonlySet<string>,
): readonly SummedLine[] {
	const hidden = new Set<string>();
	return treeOf(plan).flatMap((line): SummedLine[] => {
		const isHidden = line.parent !== null && (hidden.has(line.parent) || closed.has(line.parent));
		if (isHidden) {
			if (line.group) hidden.add(line.group.id);
			return [];
		}
		const sum = (values: readonly number[]) =>
			line.members.reduce((total, position) => total + (values[position] ?? 0), 0);
		const territory = plan.territories[line.members[0] ?? -1];
		return [
			{
				...line,
				key: line.group ? `group ${line.group.id}` : `territory ${territory?.name ?? ''}`,
				name: line.group?.name ?? territory?.name ?? '',
				customers: sum(figures?.counts ?? []),
				loads: (figures?.loads ?? []).map(({ loads, targets }) => {
					const [load, target] = [sum(loads), sum(targets)];
					return { load, deviation: target > 0 ? load / target - 1 : null };
				}),
			},
		];
	});
}

/** A plan whose territories stand in the region their middle lies in; those of no region stay where they are. */
export function byRegions(
	view: PlanView,
	plan: TerritoryPlan,
): Pick<TerritoryPlan, 'groups' | 'territories'> {
	const { places, groups: regions, divisions } = view.session.analysis.regions;
	const owner = view.figures?.owner ?? new Int32Array();
	const middles = middlesOf(view.plane, owner, plan.territories.length);
	const [nearest, best] = [new Map<number, number>(), new Map<number, number>()];
	owner.forEach((own, row) => {
		const distance =
			(places?.province[row] ?? 0) > 0 ? distanceTo(view.plane, row, middles, own) : Number.NaN;
		if (own < 0 || !(distance < (best.get(own) ?? Infinity))) return;
		best.set(own, distance);
		nearest.set(own, places?.province[row] ?? 0);
	});
	const known = new Map((plan.groups ?? []).map((each) => [each.id, each]));
	const added: PlanGroup[] = [];
	const territories = plan.territories.map((territory, j) => {
		const code = nearest.get(j) ?? Number(divisions?.path(territory.base ?? '').province ?? 0);
		const region = regionOf(String(code), regions);
		if (!region) return territory;
		const id = `region-${region.id}`;
		if (!known.has(id)) {
			const group = { id, name: region.name[locale.current], parent: null, manager: null };
			known.set(id, group);
			added.push(group);
		}
		return inGroup(territory, id);
	});
	return { groups: [...(plan.groups ?? []), ...added], territories };
}
