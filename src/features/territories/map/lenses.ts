import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { LENSES, type Lens, type LensId, type Missing } from './lens.ts';
import { changeLens } from './lens-change.ts';
import { potentialLens } from './lens-potential.ts';
import { loadLens, territoryLens } from './lens-territory.ts';

const MAKERS: Readonly<Record<LensId, (view: PlanView) => Lens | Missing>> = {
	territory: territoryLens,
	load: loadLens,
	potential: potentialLens,
	change: changeLens,
};

/** The plan as it is looked at. */
export function lensOf(view: PlanView): Lens | Missing {
	return MAKERS[view.lens](view);
}

/** The ways to look at a plan, for a switch. */
export function lensOptions(): readonly { readonly value: LensId; readonly label: string }[] {
	const names = {
		territory: m.territories_title,
		load: m.lenses_load,
		potential: m.lenses_potential,
		change: m.lenses_change,
	};
	return LENSES.map((value) => ({ value, label: names[value]() }));
}
