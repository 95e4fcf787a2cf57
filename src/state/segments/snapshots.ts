import { columnWithRole, type Change, type MeasureRef, type Snapshot } from '#src/core/model/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import { packState, stateOf, type State } from '#src/core/segment/snapshots/index.ts';
import { findColumn, isTextColumn, toNumbers } from '#src/core/table/index.ts';
import type { Session } from '../session.svelte.ts';

/** The classification as it is now; null while nothing has been computed. */
export function currentState(session: Session): State | null {
	const { analysis, open } = session;
	const { metrics, customers } = analysis;
	if (!metrics || !customers) return null;
	const results = open.current.recipe.schemes.flatMap((scheme): SchemeResult[] => {
		const result = analysis.result(scheme.id);
		return result ? [result] : [];
	});
	return stateOf({
		customers,
		id: columnWithRole(open.current, customers, 'customer.id') ?? null,
		name: columnWithRole(open.current, customers, 'customer.name') ?? null,
		amounts: metrics.amount,
		analysisDate: Number.isFinite(metrics.analysisDate) ? metrics.analysisDate : null,
		results,
		measure: (measure) => measureValues(session, measure),
	});
}

/** Values of a measure per customer of the last results. */
export function measureValues({ analysis }: Session, measure: MeasureRef): Float64Array | null {
	const { metrics, customers } = analysis;
	if (measure.kind === 'metric') return metrics && metricValues(metrics, measure.metric);
	if (measure.kind === 'score') {
		const detail = analysis.result(measure.scheme)?.detail;
		return detail?.kind === 'score' ? detail.points : null;
	}
	const beside = analysis.isBehind
		? undefined
		: analysis.computed.find((each) => each.column.id === measure.column)?.column;
	const column = (customers && findColumn(customers, measure.column)) ?? beside;
	return column && !isTextColumn(column) ? toNumbers(column) : null;
}

/** The change that keeps the classification as it is; null while there is none. */
export function keepingChange(session: Session, why: Snapshot['why'], time: number): Change | null {
	const state = currentState(session);
	if (!state || state.schemes.length === 0) return null;
	const kept = snapshotsOf(session);
	const last = kept.reduce((highest, { id }) => Math.max(highest, Number(id.slice(1)) || 0), 0);
	const snapshot = packState(state, { id: `s${last + 1}`, name: null, why, time });
	return listChange(session, kept.length, undefined, snapshot);
}

/** Snapshots of the project, oldest first. */
export function snapshotsOf({ open }: Session): readonly Snapshot[] {
	return open.current.recipe.snapshots ?? [];
}

/** The snapshot kept before the last update of this visit, as long as nobody has looked at what it changed. */
export function updateOf(session: Session): Snapshot | undefined {
	return snapshotsOf(session).find(({ id }) => id === session.updatedFrom);
}

/** Keeps the classification as it is, as one step. */
export function keepSnapshot(session: Session, name: string): void {
	const change = keepingChange(session, 'user', Date.now());
	if (change) session.open.apply(change, { code: 'keepSnapshot', args: { name } });
}

/** Gives a snapshot another name; the empty one brings back the usual one. */
export function renameSnapshot(session: Session, snapshot: Snapshot, name: string): void {
	const at = snapshotsOf(session).findIndex(({ id }) => id === snapshot.id);
	const after = name.trim() === '' ? null : name.trim();
	if (at >= 0)
		session.open.setRecipe(['snapshots', at, 'name'], after, {
			code: 'renameSnapshot',
			args: { name: name.trim() },
		});
}

/** Deletes a snapshot, as one step. */
export function deleteSnapshot(session: Session, snapshot: Snapshot, name: string): void {
	const at = snapshotsOf(session).findIndex(({ id }) => id === snapshot.id);
	if (at < 0) return;
	const change = listChange(session, at, snapshot, undefined);
	session.open.apply(change, { code: 'deleteSnapshot', args: { name } });
}

function listChange(
	{ open }: Session,
	at: number,
	before: Snapshot | undefined,
	after: Snapshot | undefined,
): Change {
	const json = (value: Snapshot | undefined) => value as never;
	if (open.current.recipe.snapshots)
		return { kind: 'setRecipe', path: ['snapshots', at], before: json(before), after: json(after) };
	return { kind: 'setRecipe', path: ['snapshots'], before: undefined, after: [json(after)] };
}
