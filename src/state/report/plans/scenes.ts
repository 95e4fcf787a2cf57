import type { TerritoryPlan } from '#src/core/model/index.ts';
import { planeOf } from '#src/core/territory/plan/index.ts';
import { classLook } from '../class-looks.ts';
import type { ClassLook, ValueKind } from '#src/io/project-file/index.ts';
import { m } from '#src/i18n/index.ts';
import { Display } from '#src/state/tables/display.svelte.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { moveRows, type MoveRow, type PlanScene } from '#src/state/territories/figures/move-rows.ts';
import {
	planFigures,
	type LoadFigures,
	type PlanFigures,
} from '#src/state/territories/figures/plan-figures.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import type { Locale } from '#src/i18n/index.ts';
import { yearOf, type Year } from './rep-year.ts';

/** A plan as the sheets of a workbook show it. */
export interface SheetScene extends PlanScene {
	readonly plan: TerritoryPlan;
	readonly figures: PlanFigures;
	/** As customers are served; null before anyone has said that. */
	readonly year: Year | null;
	readonly display: Display;
	/** In the order of their money; none where nobody knows who owns whom today. */
	readonly moves: readonly MoveRow[];
}

/** All plans of a project in one language; none while places or money are those of earlier rows. */
export async function sheetScenes(
	session: Session,
	jobs: Jobs,
	locale: Locale,
): Promise<readonly SheetScene[]> {
	const state = new Territories(session, jobs);
	await state.settled();
	if (session.analysis.isBehind || !state.customers) return [];
	const display = new Display(session, () => locale);
	const plane = planeOf(state.places.longitude, state.places.latitude);
	const scenes = state.plans.map((plan) => {
		const figures = planFigures(state, plane, plan, plan.criteria);
		const today = state.owners ? planFigures(state, plane, null, plan.criteria) : null;
		const scene = { session, state, plane, figures, today };
		return { ...scene, plan, display, moves: moveRows(scene, display) };
	});
	const years = await state.workload.roads.read(() =>
		scenes.map(({ plan, figures: { owner } }) =>
			yearOf(
				state,
				plan,
				plan.territories.map(({ name }) => name),
				owner,
			),
		),
	);
	return scenes.map((scene, i) => ({ ...scene, year: years[i] ?? null }));
}

/** Name and kind of what is shared. */
export function loadLook(
	{ criterion: { measure } }: LoadFigures,
	display: Display,
): { readonly name: string; readonly kind: ValueKind } {
	if (measure.kind === 'customers')
		return { name: m.territories_customers({}, { locale: display.locale }), kind: 'count' };
	if (measure.kind === 'workload')
		return {
			name: display.hours(measure, m.workload_measure_hours({}, { locale: display.locale })),
			kind: 'decimal',
		};
	return { name: display.measure(measure), kind: display.isMoney(measure) ? 'money' : 'decimal' };
}

/** Looks of the territories by their names. */
export function territoryLooks({ figures }: SheetScene): readonly ClassLook[] {
	return figures.territories.map(({ name, colour }) => classLook(name, colour));
}

/** Load of today beside that of the plan; null where a territory is new. */
export function todayOf(
	{ today, figures }: SheetScene,
	load: LoadFigures,
): readonly ({ readonly load: number; readonly share: number } | null)[] {
	const before = today?.loads.find(({ criterion }) => criterion === load.criterion);
	const at = new Map(today?.territories.map(({ name }, j) => [name, j]));
	return figures.territories.map(({ name, today: owner }) => {
		const j = at.get(owner ?? name);
		if (j === undefined || !before) return null;
		return { load: before.loads[j] ?? 0, share: 1 + (before.balance.deviations[j] ?? 0) };
	});
}

const MOST = 31;

/** A sheet name for something of a plan: a long name of the plan is cut, what it is of stays. */
export function pageName(plan: string, say: (name: string) => string): string {
	const room = MOST - say('').length;
	if (plan.length <= room) return say(plan);
	let short = '';
	for (const character of plan) {
		if (short.length + character.length > room - 1) break;
		short += character;
	}
	return say(`${short.trim()}…`);
}
