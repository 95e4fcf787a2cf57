import type { MatrixScheme, RfmScheme, RuleScheme, Thresholds } from '#src/core/model/index.ts';
import { scoreOf } from '#src/core/segment/rfm/scoring.ts';
import { rowsWhere } from '#src/core/segment/rules/evaluate.ts';
import { UNCLASSIFIED } from '#src/core/segment/rules/analyse-rules.ts';
import { fieldIdsOf, type RuleField } from '#src/core/segment/rules/fields.ts';
import { isSameMatrix } from './axes.ts';
import type { State, StateScheme } from './types.ts';

/** Ids of classes per customer of the later state; null where the earlier state cannot say. */
export type Expected = readonly (string | null)[];

/** Asks the thresholds of an earlier state about the customers of a later one. */
export class Expectation {
	readonly #before: State;
	readonly #after: State;
	/** Row of the earlier state per row of the later one; −1 = none. */
	readonly #rowOf: Int32Array;
	readonly #known = new Map<string, Expected>();

	constructor(before: State, after: State, rowOf: Int32Array) {
		this.#before = before;
		this.#after = after;
		this.#rowOf = rowOf;
	}

	/** Classes that the earlier state gives to the later values, for a scheme. */
	of(schemeId: string): Expected {
		const known = this.#known.get(schemeId);
		if (known) return known;
		const nobody = this.#after.keys.map(() => null);
		// Schemes that ask one another in a circle have no classes to begin with.
		this.#known.set(schemeId, nobody);
		const [before, after] = [find(this.#before, schemeId), find(this.#after, schemeId)];
		const expected = before && after ? this.#classes(before, after) : null;
		this.#known.set(schemeId, expected ?? nobody);
		return expected ?? nobody;
	}

	#classes(before: StateScheme, after: StateScheme): Expected | null {
		if (!measuresTheSame(before, after)) return null;
		if (before.scheme.kind === 'rules') return this.#byRules(before.scheme, after);
		if (before.scheme.kind === 'matrix') return this.#byAxes(before.scheme, after);
		const place = before.thresholds && placeBy(before, before.thresholds);
		const keys = Object.keys(before.values);
		const fields = keys.map((key) => [numbers(before, key), numbers(after, key)] as const);
		if (!place) return null;
		const values = new Float64Array(keys.length);
		return this.#after.keys.map((_, row) => {
			const own = after.classes[after.classOf[row] ?? 0]?.id ?? null;
			const then = this.#rowOf[row] ?? -1;
			let isSame = then >= 0;
			let isKnown = true;
			fields.forEach(([was, is], i) => {
				const value = is[row] ?? Number.NaN;
				values[i] = value;
				isKnown &&= Number.isFinite(value);
				isSame &&= Object.is(was[then] ?? Number.NaN, value);
			});
			if (isSame) return before.classes[before.classOf[then] ?? 0]?.id ?? null;
			return isKnown ? place(values) : own;
		});
	}

	/** Cuts of a matrix follow nobody: under the same axes and cuts the later places lead to the later cells. */
	#byAxes(scheme: MatrixScheme, after: StateScheme): Expected | null {
		if (after.scheme.kind !== 'matrix') return null;
		if (!isSameMatrix([this.#before, scheme], [this.#after, after.scheme])) return null;
		return Array.from(after.classOf, (at) => after.classes[at]?.id ?? null);
	}

	/** The first rule of the earlier scheme that holds; classes of other schemes are the expected ones. */
	#byRules(scheme: RuleScheme, after: StateScheme): Expected | null {
		const fields = new Map<string, RuleField>();
		for (const id of fieldIdsOf(scheme)) {
			const field = id.startsWith('class:') ? this.#asField(id.slice(6)) : after.values[id];
			if (!field) return null;
			fields.set(id, field);
		}
		const count = this.#after.keys.length;
		const classes = new Array<string | null>(count).fill(scheme.otherwise ?? UNCLASSIFIED);
		for (const rule of scheme.rules.toReversed()) {
			const held = rowsWhere(rule.when, (id) => fields.get(id), count);
			for (let row = 0; row < count; row++)
				if ((((held[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1) classes[row] = rule.class;
		}
		return classes;
	}

	#asField(schemeId: string): RuleField | undefined {
		const expected = this.of(schemeId);
		const own = find(this.#after, schemeId);
		const texts = [...new Set(expected.flatMap((id) => id ?? []))];
		const codeOf = new Map(texts.map((text, code) => [text, code]));
		const isUnknown = expected.every((id) => id === null);
		if (isUnknown && expected.length > 0) return own && asNow(own);
		return { kind: 'text', codes: Int32Array.from(expected, (id) => codeOf.get(id ?? '') ?? -1), texts };
	}
}

function asNow({ classes, classOf }: StateScheme): RuleField {
	return { kind: 'text', codes: Int32Array.from(classOf), texts: classes.map(({ id }) => id) };
}

function find(state: State, schemeId: string): StateScheme | undefined {
	return state.schemes.find(({ scheme }) => scheme.id === schemeId);
}

function numbers(state: StateScheme, key: string): Float64Array {
	const field = state.values[key];
	return field?.kind === 'number' ? field.values : new Float64Array();
}

/** Whether both states look at the same values in the same way. Rules bring their own. */
function measuresTheSame(before: StateScheme, after: StateScheme): boolean {
	const [a, b] = [before.scheme, after.scheme];
	if (a.kind !== b.kind) return false;
	if (a.kind === 'rules') return true;
	if (a.kind === 'tiers' && b.kind === 'tiers' && (a.best ?? 'high') !== (b.best ?? 'high')) return false;
	if (a.kind === 'rfm' && b.kind === 'rfm' && linesOf(a) !== linesOf(b)) return false;
	return Object.keys(before.values).join('\n') === Object.keys(after.values).join('\n');
}

/** Which order lines an RFM scheme counts. */
function linesOf({ windowMonths, windowDays, returns }: RfmScheme): string {
	return JSON.stringify([windowMonths, windowDays ?? null, returns ?? null]);
}

/** The class of values under thresholds. Values are in the order in which the state keeps them. */
function placeBy(
	state: StateScheme,
	thresholds: Thresholds,
): ((values: Float64Array) => string | null) | null {
	switch (thresholds.kind) {
		case 'rfm':
			return byScores(state, thresholds);
		case 'tiers':
			return (values) => {
				const [value = 0] = values;
				const isIn = (end: number) => (thresholds.best === 'low' ? value <= end : value >= end);
				const tier = thresholds.lowest.findIndex((end) => end !== null && isIn(end));
				return state.classes[tier < 0 ? thresholds.lowest.length - 1 : tier]?.id ?? null;
			};
		case 'clusters':
			return thresholds.centres.length === 0 ? null : byCentres(state, thresholds);
		case 'score':
			return byPoints(state, thresholds);
		case 'rules':
			return null;
	}
}

function byPoints(
	{ classes, values: fields }: StateScheme,
	{ edges, inputs }: Extract<Thresholds, { kind: 'score' }>,
): (values: Float64Array) => string | null {
	const places = inputs.map(({ key }) => Object.keys(fields).indexOf(key));
	return (values) => {
		const points = inputs.reduce(
			(sum, input, i) => sum + 100 * input.weight * partOf(input, values[places[i] ?? 0] ?? 0),
			0,
		);
		const below = edges.filter((edge) => points > edge).length;
		return classes[edges.length - below]?.id ?? null;
	};
}

/** The part of a value, on the line between the knots beside it; beyond the last knot that of the knot. */
function partOf(
	{ values, parts }: { readonly values: readonly number[]; readonly parts: readonly number[] },
	value: number,
): number {
	const at = values.findIndex((knot) => knot >= value);
	if (at < 0) return parts.at(-1) ?? 0.5;
	const [high = 0, low = high] = [values[at], values[at - 1]];
	const [top = 0, bottom = top] = [parts[at], parts[at - 1]];
	return high === low ? top : bottom + ((value - low) / (high - low)) * (top - bottom);
}

function byScores(
	{ classes }: StateScheme,
	{ bins, edges, nested, cells }: Extract<Thresholds, { kind: 'rfm' }>,
): (values: Float64Array) => string | null {
	return (values) => {
		const [days = 0, orders = 0, money = 0] = values;
		const recency = scoreOf('recency', days, edges.recency);
		const ofOrders = nested ? (nested.frequency[recency - 1] ?? []) : edges.frequency;
		const frequency = scoreOf('frequency', orders, ofOrders);
		const ofMoney = nested ? (nested.monetary[(recency - 1) * bins + frequency - 1] ?? []) : edges.monetary;
		// Nested scores have no edges where nobody was.
		if (ofOrders.length === 0 || ofMoney.length === 0) return null;
		const monetary = scoreOf('monetary', money, ofMoney);
		const at = cells[((recency - 1) * bins + frequency - 1) * bins + monetary - 1] ?? -1;
		return at < 0 ? UNCLASSIFIED : (classes[at]?.id ?? null);
	};
}

function byCentres(
	state: StateScheme,
	{ inputs, centres }: Extract<Thresholds, { kind: 'clusters' }>,
): (values: Float64Array) => string | null {
	return (values) => {
		let best = 0;
		let nearest = Number.POSITIVE_INFINITY;
		centres.forEach((centre, c) => {
			let distance = 0;
			inputs.forEach(({ log, mean, sd }, i) => {
				const value = values[i] ?? 0;
				const z = ((log ? Math.log1p(Math.max(value, -0.5)) : value) - mean) / (sd || 1);
				distance += Math.min(1e6, Math.abs(z - (centre[i] ?? 0))) ** 2;
			});
			if (distance < nearest) [best, nearest] = [c, distance];
		});
		return state.classes[best]?.id ?? null;
	};
}
