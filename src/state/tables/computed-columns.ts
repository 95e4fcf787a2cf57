import type { OwnBoundaries, Scale } from '#src/core/model/index.ts';
import { heldMetrics, metricValues } from '#src/core/segment/metrics/values.ts';
import type { ScoreDetail } from '#src/core/segment/score/types.ts';
import { RECORD_STATES, type WatchResult } from '#src/core/segment/watch/types.ts';
import type { CustomerMetrics, RfmDetail, SchemeResult } from '#src/core/segment/types.ts';
import {
	allRowIds,
	codeAt,
	codeColumn,
	Dictionary,
	isTextColumn,
	numberAt,
	numberColumn,
	rowOfId,
	type Column,
	type Table,
} from '#src/core/table/index.ts';

/** A column of the customers table that is computed, with what it stands for. */
export interface ComputedColumn {
	readonly column: Column;
	readonly origin:
		| { readonly kind: 'metric'; readonly metric: string }
		| { readonly kind: 'class'; readonly result: SchemeResult }
		| { readonly kind: 'score'; readonly result: SchemeResult }
		| { readonly kind: 'points'; readonly result: SchemeResult }
		| { readonly kind: 'alerts' | 'record'; readonly result: WatchResult }
		| {
				readonly kind: 'scale';
				readonly scale: Scale;
				/** Answer sheets that the value of each customer is the mean of; null where they are not in a table of their own. */
				readonly sheets: Uint32Array | null;
		  }
		| { readonly kind: 'ownAreas'; readonly boundaries: OwnBoundaries }
		| {
				readonly kind: 'division';
				readonly level: 'country' | 'first' | 'group' | 'province' | 'city' | 'district';
		  };
}

/** How a metric is shown. */
interface MetricLook {
	readonly type?: 'date';
	readonly decimals: number | null;
	readonly style?: 'money' | 'percent';
}

const COUNT: MetricLook = { decimals: 0 };
const MONEY: MetricLook = { decimals: null, style: 'money' };
const SHARE: MetricLook = { decimals: 0, style: 'percent' };
const DATE: MetricLook = { type: 'date', decimals: null };

/** Metrics in the order of the sheet; `mix` stands for the shares of channels. */
const LOOKS: Readonly<Record<string, MetricLook | 'text' | 'mix'>> = {
	orders: COUNT,
	amount: MONEY,
	averageOrder: MONEY,
	firstOrder: DATE,
	lastOrder: DATE,
	recencyDays: COUNT,
	medianGapDays: COUNT,
	rhythm: { decimals: 1 },
	returned: MONEY,
	mainChannel: 'text',
	mainChannelShare: SHARE,
	channelShare: 'mix',
	channels: COUNT,
	products: COUNT,
	categories: COUNT,
	topCategory: 'text',
	topAffinity: COUNT,
	tenureDays: COUNT,
	yearAmount: MONEY,
	headroom: MONEY,
};

/** Id of the column that shows a metric; conditions and schemes refer to it. */
function metricColumnId(metric: string): string {
	return `metric:${metric}`;
}

/** Id of the column that shows the classes of a scheme. */
export function classColumnId(schemeId: string): string {
	return `class:${schemeId}`;
}

/** Id of the column that shows the points of a score scheme; rules ask for it by this id. */
export function pointsColumnId(schemeId: string): string {
	return `points:${schemeId}`;
}

/** Id of the column that names the rules that hold for a customer: their ids, joined by `|`. */
export const ALERTS_COLUMN = 'watch:alerts';
/** Id of the column that says how old the record of a customer is, one of `RECORD_STATES`. */
export const RECORD_COLUMN = 'watch:record';

/** What is made of a result is made once, so that the columns stay the same objects while the result stays. */
function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
	const made = new WeakMap<K, V>();
	return (key) => {
		const known = made.get(key);
		if (known !== undefined) return known;
		const value = make(key);
		made.set(key, value);
		return value;
	};
}

/** The metrics that the data hold, as columns. */
export const metricColumns = once((metrics: CustomerMetrics): readonly ComputedColumn[] => {
	const held: readonly string[] = heldMetrics(metrics);
	const shares = held.filter((metric) => metric.startsWith('channelShare:'));
	const columns = Object.entries(LOOKS).flatMap(([metric, look]): readonly (Column | null)[] => {
		if (look === 'text') return [textMetric(metrics, metric)];
		if (look === 'mix') return shares.map((share) => numberMetric(metrics, share, SHARE));
		return held.includes(metric) ? [numberMetric(metrics, metric, look)] : [];
	});
	return columns.flatMap((column) =>
		column ? { origin: { kind: 'metric' as const, metric: column.name }, column } : [],
	);
});

function numberMetric(metrics: CustomerMetrics, metric: string, look: MetricLook): Column {
	const format = { decimals: look.decimals, style: look.style ?? ('plain' as const) };
	const spec = { id: metricColumnId(metric), name: metric, type: look.type ?? ('number' as const), format };
	return numberColumn(spec, metricValues(metrics, metric) ?? new Float64Array());
}

function textMetric({ behaviour }: CustomerMetrics, metric: string): Column | null {
	const found = behaviour?.texts[metric];
	const spec = { id: metricColumnId(metric), name: metric, type: 'choice' as const };
	return found ? codeColumn(spec, found.codes, Dictionary.of([...found.texts])) : null;
}

/** Classes of a scheme as a choice column of class ids; for RFM the three scores as a text such as `543`, for a score its points. */
export const schemeColumns = once((result: SchemeResult): readonly ComputedColumn[] => {
	const codes = Int32Array.from(result.classOf);
	const dictionary = Dictionary.of(result.classes.map((each) => each.id));
	const classes: ComputedColumn = {
		origin: { kind: 'class', result },
		column: codeColumn(
			{ id: classColumnId(result.schemeId), name: result.schemeId, type: 'choice' },
			codes,
			dictionary,
		),
	};
	const { detail } = result;
	if (detail.kind === 'rfm') return [classes, scoreColumn(result, detail)];
	return detail.kind === 'score' ? [classes, pointsColumn(result, detail)] : [classes];
});

/** The rules that hold for each customer, where rules are asked, and the state of its record, where that is known. */
export const watchColumns = once((result: WatchResult): readonly ComputedColumn[] => {
	const { freshness } = result;
	const alerts = result.outcomes.length > 0 ? [alertsColumn(result)] : [];
	if (!freshness) return alerts;
	const spec = { id: RECORD_COLUMN, name: 'record', type: 'choice' as const };
	const column = codeColumn(spec, Int32Array.from(freshness.states), Dictionary.of([...RECORD_STATES]));
	return [...alerts, { origin: { kind: 'record', result }, column }];
});

function alertsColumn(result: WatchResult): ComputedColumn {
	const texts = new Array<string>(result.customerCount).fill('');
	for (const { rule, rows } of result.outcomes)
		for (const row of rows) texts[row] = texts[row] ? `${texts[row]}|${rule.id}` : rule.id;
	const dictionary = new Dictionary();
	const codes = Int32Array.from(texts, (text) => (text === '' ? -1 : dictionary.intern(text)));
	const spec = { id: ALERTS_COLUMN, name: 'alerts', type: 'choice' as const };
	return { origin: { kind: 'alerts', result }, column: codeColumn(spec, codes, dictionary) };
}

function pointsColumn(result: SchemeResult, { points }: ScoreDetail): ComputedColumn {
	const format = { decimals: 1, style: 'plain' as const };
	const spec = {
		id: pointsColumnId(result.schemeId),
		name: result.schemeId,
		type: 'number' as const,
		format,
	};
	return { origin: { kind: 'points', result }, column: numberColumn(spec, points) };
}

function scoreColumn(result: SchemeResult, detail: RfmDetail): ComputedColumn {
	const { recency, frequency, monetary } = detail.scores;
	const dictionary = new Dictionary();
	const codes = Int32Array.from(recency, (r, row) =>
		r === 0 ? -1 : dictionary.intern(`${r}${frequency[row] ?? 0}${monetary[row] ?? 0}`),
	);
	const spec = { id: `score:${result.schemeId}`, name: 'RFM', type: 'choice' as const };
	return { origin: { kind: 'score', result }, column: codeColumn(spec, codes, dictionary) };
}

/**
 * The columns beside the customers as they are now: where rows have come, gone or moved since the columns were computed
 * from `from`, every row keeps its values, and new rows have none until the next result is there.
 */
export function alignColumns(
	columns: readonly ComputedColumn[],
	from: Table | null,
	to: Table,
): readonly ComputedColumn[] {
	if (!from || columns.length === 0) return [];
	if (from.rowIds === to.rowIds) return columns;
	const rows = Int32Array.from(allRowIds(to), (id) => rowOfId(from, id));
	return columns.map(({ origin, column }) => ({ origin, column: rowsOf(column, rows) }));
}

function rowsOf(column: Column, rows: Int32Array): Column {
	if (isTextColumn(column)) {
		const codes = Int32Array.from(rows, (row) => codeAt(column, row));
		return codeColumn(column, codes, column.dictionary);
	}
	return numberColumn(
		column,
		Float64Array.from(rows, (row) => numberAt(column, row)),
	);
}
