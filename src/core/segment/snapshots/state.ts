import type { MeasureRef, Thresholds } from '#src/core/model/index.ts';
import { cellAt, keyText, rowIdAt, type Column, type Table } from '#src/core/table/index.ts';
import { NO_CLASS } from '#src/core/segment/rfm/segment-maps.ts';
import type { RuleField } from '#src/core/segment/rules/fields.ts';
import { measureKey, type SchemeResult, type TierDetail, type TierRow } from '#src/core/segment/types.ts';
import type { ScoredInput } from '#src/core/segment/score/types.ts';
import type { State, StateScheme } from './types.ts';

type ScoreKnots = Extract<Thresholds, { kind: 'score' }>['inputs'][number];

/** What a state is made of. Results are of these customers. */
export interface StateSource {
	readonly customers: Table;
	readonly id: Column | null;
	readonly name: Column | null;
	readonly amounts: Float64Array;
	readonly analysisDate: number | null;
	readonly results: readonly SchemeResult[];
	/** Values of a measure per row; null where there is none. */
	readonly measure: (measure: MeasureRef) => Float64Array | null;
}

/** The state of the classification as it is. */
export function stateOf(source: StateSource): State {
	const { customers, id, name, amounts, analysisDate } = source;
	const key = id ?? name;
	const rows = Array.from({ length: customers.rowCount }, (_, row) => row);
	return {
		analysisDate,
		keys: rows.map((row) => textAt(key, row) || `#${rowIdAt(customers, row)}`),
		names: rows.map((row) => (key === name ? '' : textAt(name, row))),
		amounts,
		schemes: source.results.map((result) => schemeState(result, source.measure)),
	};
}

/** A scheme with its classes, and the values and thresholds behind them. */
export function schemeState(result: SchemeResult, measure: StateSource['measure']): StateScheme {
	const { classes, classOf, detail } = result;
	const { scheme } = detail;
	const places = detail.kind === 'matrix' ? { x: detail.x.values, y: detail.y.values } : null;
	return {
		...{ scheme, classes, classOf, places },
		values: valuesOf(detail, measure),
		thresholds: thresholdsOf(detail),
	};
}

/** Tabs part the entries of kept lists. */
function textAt(column: Column | null, row: number): string {
	return (column && keyText(cellAt(column, row))?.replaceAll('\t', ' ')) ?? '';
}

function valuesOf(
	detail: SchemeResult['detail'],
	measure: StateSource['measure'],
): Readonly<Record<string, RuleField>> {
	const number = (values: Float64Array): RuleField => ({ kind: 'number', values });
	switch (detail.kind) {
		case 'rfm': {
			const { recency, frequency, monetary } = detail.values;
			return { recency: number(recency), frequency: number(frequency), monetary: number(monetary) };
		}
		case 'tiers':
			return { [measureKey(detail.measure)]: number(detail.values) };
		case 'clusters':
			return Object.fromEntries(
				detail.inputs.flatMap((input) => {
					const values = measure(input.measure);
					return values ? [[measureKey(input.measure), number(values)]] : [];
				}),
			);
		case 'score':
			return Object.fromEntries(
				detail.inputs.map((input) => [measureKey(input.measure), number(input.values)]),
			);
		case 'matrix':
			return {};
		case 'rules':
			return detail.fields;
	}
}

function thresholdsOf(detail: SchemeResult['detail']): Thresholds | null {
	switch (detail.kind) {
		case 'rfm':
			return {
				...{ kind: 'rfm', bins: detail.bins, edges: detail.edges, nested: detail.nested },
				cells: Array.from(detail.cubeClass, (at) => (at === NO_CLASS ? -1 : at)),
			};
		case 'tiers':
			return { kind: 'tiers', lowest: detail.tiers.map((tier) => endOf(detail, tier)), best: detail.best };
		case 'clusters': {
			const inputs = detail.inputs.map(({ measure, log, mean, sd }) => ({
				...{ key: measureKey(measure), log, mean, sd },
			}));
			const width = inputs.length;
			const centres = detail.sizes.map((_, c) => [...detail.centroids.subarray(c * width, (c + 1) * width)]);
			return { kind: 'clusters', inputs, centres };
		}
		case 'score':
			return { kind: 'score', edges: detail.edges, inputs: detail.inputs.map(knotsOf) };
		case 'matrix':
			return null;
		case 'rules':
			return { kind: 'rules' };
	}
}

/** The value that ends a tier: the fixed one, else the last that a customer has. */
function endOf({ by, best }: TierDetail, { cut, lowest, highest }: TierRow): number | null {
	if (by === 'values' && cut !== null) return cut;
	return best === 'low' ? highest : lowest;
}

/** Most knots kept of one input. */
const KNOTS = 200;

/** How the values of an input became parts: some of its customers from the least value to the greatest. */
function knotsOf({ measure, weight, values, parts }: ScoredInput): ScoreKnots {
	const known = new Map<number, number>();
	values.forEach((value, row) => {
		const part = parts[row] ?? Number.NaN;
		if (Number.isFinite(value) && Number.isFinite(part)) known.set(value, part);
	});
	const sorted = [...known.keys()].sort((a, b) => a - b);
	const last = sorted.length - 1;
	const count = Math.min(KNOTS, last);
	const kept =
		last <= KNOTS
			? sorted
			: Array.from({ length: count + 1 }, (_, i) => sorted[Math.round((i * last) / count)] ?? 0);
	return {
		...{ key: measureKey(measure), weight, values: kept },
		parts: kept.map((value) => known.get(value) ?? 0),
	};
}
