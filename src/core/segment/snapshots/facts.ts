import type { RuleField } from '#src/core/segment/rules/fields.ts';
import type { ChangedValue, ChangeFacts, Mover, PassedEdge, State, StateScheme } from './types.ts';

/** What led to the change of one customer: values that are others, thresholds that passed it. */
export function factsOf(before: State, after: State, schemeId: string, mover: Mover): ChangeFacts {
	const [a, b] = [before, after].map(({ schemes }) => schemes.find(({ scheme }) => scheme.id === schemeId));
	if (!a || !b || mover.before < 0 || mover.after < 0) return { values: [], edges: [] };
	return { values: changedValues(a, b, mover), edges: passedEdges(a, b, mover) };
}

function changedValues(a: StateScheme, b: StateScheme, mover: Mover): readonly ChangedValue[] {
	return Object.entries(b.values).flatMap(([measure, field]): ChangedValue[] => {
		const old = a.values[measure];
		if (!old) return [];
		const [was, is] = [valueAt(old, mover.before), valueAt(field, mover.after)];
		return was === is ? [] : [{ measure, before: was, after: is }];
	});
}

function valueAt(field: RuleField, row: number): number | string | null {
	if (field.kind === 'text') return field.texts[field.codes[row] ?? -1] ?? null;
	const value = field.values[row] ?? Number.NaN;
	return Number.isFinite(value) ? value : null;
}

/** Thresholds on the other side of the value than before. */
function passedEdges(a: StateScheme, b: StateScheme, mover: Mover): readonly PassedEdge[] {
	const [old, now] = [edgesOf(a), edgesOf(b)];
	return Object.keys(now).flatMap((measure): PassedEdge[] => {
		const field = b.values[measure];
		const value = field ? valueAt(field, mover.after) : null;
		const [before, after] = [old[measure] ?? [], now[measure] ?? []];
		if (typeof value !== 'number' || before.length !== after.length) return [];
		const at = after.findIndex((edge, i) => value > edge !== value > (before[i] ?? edge));
		const [x, y] = [before[at], after[at]];
		return x === undefined || y === undefined ? [] : [{ measure, value, before: x, after: y }];
	});
}

/** Edges per measure in ascending order, a value on one lying below it. */
function edgesOf({ thresholds, values }: StateScheme): Readonly<Record<string, readonly number[]>> {
	if (thresholds?.kind === 'rfm' && !thresholds.nested) return thresholds.edges;
	const [key] = Object.keys(values);
	if (thresholds?.kind !== 'tiers' || key === undefined) return {};
	// The last tier has no end. A value that ends a tier is in it, so where high is best the edge itself lies just below.
	const lowest = thresholds.lowest.slice(0, -1).filter((low) => low !== null);
	if (thresholds.best === 'low') return { [key]: lowest };
	return { [key]: lowest.map((low) => low - Math.abs(low) * Number.EPSILON).reverse() };
}
