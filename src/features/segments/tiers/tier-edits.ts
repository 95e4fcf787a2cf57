import type { MeasureRef, TierRule, TierScheme } from '#src/core/model/index.ts';
import { isSummable, ratioColumns, usualBest, type TierDetail } from '#src/core/segment/index.ts';
import { bandLimits } from '#src/core/segment/templates/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { measureValues } from '#src/state/segments/snapshots.ts';

type Rule = Pick<TierScheme, 'by' | 'best' | 'cuts'>;

/** Cuts that most readers expect: ABC for shares of a total, the first fifth and the better half of the customers. */
const USUAL = { total: [0.8, 0.95], customers: [0.2, 0.5] } as const;

/** Whether shares of a total of this measure say something. */
export function hasTotal({ sheets, open }: Session, measure: MeasureRef): boolean {
	return isSummable(measure, sheets.customers ? ratioColumns(open.current, sheets.customers) : []);
}

/** The usual tiers of what a scheme measures. */
export function usualRule(session: Session, { measure }: Pick<TierScheme, 'measure'>): Rule {
	const by = hasTotal(session, measure) ? 'total' : 'customers';
	return { by, best: by === 'total' ? 'high' : usualBest(measure), cuts: USUAL[by] };
}

/** Another measure: the rule stays where it suits it, fixed values are found anew. */
export function withMeasure(session: Session, scheme: TierScheme, measure: MeasureRef): Partial<TierScheme> {
	const by = scheme.by ?? 'total';
	if (by === 'values')
		return { measure, ...byValues(session, measure, usualBest(measure), scheme.cuts.length) };
	if (by === 'customers') return { measure, best: usualBest(measure) };
	return hasTotal(session, measure) ? { measure } : { measure, ...usualRule(session, { measure }) };
}

/** Another rule for the same measure; fixed values begin where the tiers end now. */
export function withRule(
	session: Session,
	scheme: TierScheme,
	by: TierRule,
	detail: TierDetail | null,
): Partial<TierScheme> {
	const best = by === 'total' ? 'high' : (scheme.best ?? usualBest(scheme.measure));
	if (by !== 'values') return { by, best, cuts: USUAL[by] };
	const ends = detail?.best === best ? endsOf(detail) : [];
	if (ends.length > 0) return { by, best, cuts: ends };
	return byValues(session, scheme.measure, best, scheme.cuts.length);
}

/** The other end of the measure as the best one. */
export function withBest(scheme: TierScheme, best: 'high' | 'low'): Partial<TierScheme> {
	if (scheme.by === 'values') return { best, cuts: scheme.cuts.toReversed() };
	return { best };
}

/** Values that end the tiers of a result, to three digits where that keeps them apart. */
function endsOf({ tiers, best }: TierDetail): readonly number[] {
	const exact = tiers.slice(0, -1).map(({ lowest, highest }) => (best === 'low' ? highest : lowest));
	const rough = exact.map((end) => (end === null ? Number.NaN : Number(end.toPrecision(3))));
	const sign = best === 'low' ? 1 : -1;
	const isRising = (ends: readonly (number | null)[]) =>
		ends.every((end, i) => end !== null && (i === 0 || sign * end > sign * (ends[i - 1] ?? end)));
	if (rough.every(Number.isFinite) && isRising(rough)) return rough;
	return isRising(exact) ? exact.filter((end) => end !== null) : [];
}

/** Round values that part the customers into equal shares. */
function byValues(session: Session, measure: MeasureRef, best: 'high' | 'low', cuts: number): Rule {
	const values = measureValues(session, measure) ?? new Float64Array();
	const found = bandLimits(values, 'quantile', cuts + 1);
	const limits = found.length > 0 ? found : [values.find(Number.isFinite) ?? 0];
	return { by: 'values', best, cuts: best === 'low' ? limits : limits.toReversed() };
}
