import type { PlanAreaRule, TerritoryPlan } from '#src/core/model/index.ts';
import type { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { unitsName } from '#src/state/territories/plans/units-name.ts';
import type { MenuItem } from '#src/ui/index.ts';

const LEVELS = ['country', 'first', 'city', 'district', 'province'] as const;

/** What a plan can give away as a whole: customers, areas of the world or of China where there are some, areas of the user, and a way to more. */
export function unitItems(
	view: PlanView,
	maker: PlanMaker,
	plan: TerritoryPlan,
	load: () => void,
): readonly MenuItem[] {
	const { regions } = view.session.analysis;
	const bridges = plan.areas?.bridges ?? true;
	const own = regions.own.all.map((each): PlanAreaRule => ({ level: 'own', boundaries: each.id, bridges }));
	const there = LEVELS.filter((level) => view.detail.levels.includes(level));
	const levels = there.map((level): PlanAreaRule => ({ level, bridges }));
	const choice = (areas: PlanAreaRule | undefined): MenuItem => ({
		kind: 'choice',
		label: unitsName(areas, regions.own.all),
		checked: isSame(plan.areas, areas),
		onselect: () => void maker.remake(plan, { areas }),
	});
	const { areas } = plan;
	return [
		...[undefined, ...levels, ...own].map(choice),
		...(areas
			? [
					{
						kind: 'check' as const,
						label: m.board_units_bridges(),
						checked: bridges,
						onchange: () => void maker.remake(plan, { areas: { ...areas, bridges: !bridges } }),
					},
				]
			: []),
		{ kind: 'separator' },
		{ label: m.boundaries_load(), onselect: load },
	];
}

function isSame(a: PlanAreaRule | undefined, b: PlanAreaRule | undefined): boolean {
	if (!a || !b) return a === b;
	return a.level === b.level && (a.level !== 'own' || (b.level === 'own' && a.boundaries === b.boundaries));
}
