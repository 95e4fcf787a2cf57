import { distanceTo, type Plane } from '#src/core/territory/plan/index.ts';
import {
	DISRUPTION_CLASSES,
	type DisruptionClass,
	type ReasonCode,
} from '#src/core/territory/reasons/index.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { nameBefore } from '#src/i18n/spaced.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { PlanFigures } from './plan-figures.ts';
import { decisiveStarts, reasonsOf } from './plan-reasons.ts';
import type { Territories } from '../territories.svelte.ts';

/** A plan with all that is needed to say what it changes. */
export interface PlanScene {
	readonly session: Session;
	readonly state: Territories;
	readonly plane: Plane;
	readonly figures: PlanFigures | null;
	/** By the criteria of the plan. */
	readonly today: PlanFigures | null;
}

/** A customer that changes hands. */
export interface MoveRow {
	readonly row: number;
	readonly customer: string;
	readonly from: string;
	readonly to: string;
	readonly amount: number;
	readonly reason: string;
	/** What the change means for the customer. */
	readonly disruption: DisruptionClass;
}

/** Distances closer than this, in kilometres, say nothing. */
const TELLING_KM = 1;
/** What decides by itself, whatever the loads and the distances. */
const DECIDED: readonly ReasonCode[] = ['rule', 'locked', 'hand'];

/** All moves of a plan in the language of a display, those with most money first. */
export function moveRows(scene: PlanScene, display: Display = scene.session.display): readonly MoveRow[] {
	const { figures, state, plane, today } = scene;
	if (!figures?.moved || !today) return [];
	const options = { locale: display.locale };
	const reasons = reasonsOf(scene, display);
	const isDecided = (row: number) => DECIDED.includes(reasons?.reason(row).code ?? 'nearest');
	const names = figures.territories.map(({ name }) => name);
	const olds = figures.territories.map(({ today: owner, name }) => owner ?? name);
	const before = state.ownersBy(state.owners, olds);
	const starts = decisiveStarts(scene, figures);
	const load = today.loads[0];
	const todayAt = new Map(today.territories.map(({ name }, j) => [name, load?.balance.deviations[j] ?? 0]));
	const named = (name: string | undefined) => nameBefore(name ?? '', display.locale);
	const leftOf = (row: number) =>
		m.territories_reason_left({ name: named(state.ownerToday(row)), why: reasons?.text(row) ?? '' }, options);
	const reasonOf = (row: number, from: number, to: number) => {
		if (from < 0) return leftOf(row);
		const [old, fresh] = [todayAt.get(olds[from] ?? '') ?? 0, todayAt.get(olds[to] ?? '') ?? 0];
		const nearer = distanceTo(plane, row, starts, from) - distanceTo(plane, row, starts, to);
		const km = nearer >= TELLING_KM ? formatNumber(nearer, { decimals: 0 }) : null;
		const { above = 0, below = 0 } = load?.criterion ?? {};
		const share = (deviation: number) => formatPercent(Math.abs(deviation));
		const why =
			old > above && old > fresh
				? m.territories_reason_over({ name: named(olds[from]), share: share(old) }, options)
				: fresh < -below && old > fresh
					? m.territories_reason_under({ name: named(names[to]), share: share(fresh) }, options)
					: '';
		const together = figures.plan?.areas ? m.territories_reason_whole : m.territories_reason_even;
		if (km === null) return why || together({}, options);
		return why === ''
			? m.territories_reason_nearer({ km }, options)
			: m.territories_reason_nearerToo({ why, km }, options);
	};
	return figures.moved.rows.map((row) => {
		const [from, to] = [before[row] ?? -1, figures.owner[row] ?? -1];
		return {
			row,
			// Lists show a part of hundreds of thousands: what takes words is put together for those that are read.
			get customer() {
				return display.customer(row);
			},
			from: state.ownerToday(row),
			to: names[to] ?? '',
			amount: state.value[row] ?? 0,
			get reason() {
				return (isDecided(row) && reasons?.text(row)) || reasonOf(row, from, to);
			},
			disruption: DISRUPTION_CLASSES[reasons?.disruption[row] ?? 0] ?? 'none',
		};
	});
}
