import type { ChannelShareId, MeasureRef, MetricId, RoleId, Scheme } from '#src/core/model/index.ts';
import { fieldIdsOf } from '#src/core/segment/rules/fields.ts';
import { measureKey } from '#src/core/segment/types.ts';
import { codeAt, isTextColumn, columnLength, type Column } from '#src/core/table/index.ts';

/** More values than this cannot be named in a rule. */
const MOST_VALUES = 100;

/** Columns by which a scheme may be explained. */
export interface Candidates {
	/** In the order in which equal questions are preferred. */
	readonly columns: readonly Column[];
	/** Choices and texts with more values than a rule can name. */
	readonly tooMany: readonly Column[];
}

/** What names, places or reaches one customer, or says nothing of many. */
const NEVER: readonly RoleId[] = [
	'customer.id',
	'customer.name',
	'customer.shortName',
	'customer.creditCode',
	'customer.address',
	'customer.postcode',
	'customer.latitude',
	'customer.longitude',
	'customer.contact',
	'customer.phone',
	'customer.email',
	'customer.note',
];

/** Days since are asked before dates, which say the same. */
const METRIC_ORDER: readonly MetricId[] = [
	'recencyDays',
	'orders',
	'amount',
	'averageOrder',
	'medianGapDays',
	'rhythm',
	'firstOrder',
	'lastOrder',
	'returned',
	'categories',
	'products',
	'mainChannelShare',
	'channels',
	'topAffinity',
	'tenureDays',
	'headroom',
	'yearAmount',
];
/** Texts that are computed from order lines. */
const TEXT_METRICS = ['metric:mainChannel', 'metric:topCategory'];
const CHANNEL_SHARE = 'metric:channelShare:';

/** Metrics that are made of the same measure. */
const RELATED: Readonly<Record<Exclude<MetricId, ChannelShareId>, readonly MetricId[]>> = {
	recencyDays: ['recencyDays', 'lastOrder', 'rhythm'],
	lastOrder: ['lastOrder', 'recencyDays', 'rhythm'],
	rhythm: ['rhythm', 'recencyDays', 'lastOrder', 'medianGapDays'],
	medianGapDays: ['medianGapDays', 'rhythm'],
	orders: ['orders', 'averageOrder'],
	amount: ['amount', 'averageOrder', 'yearAmount', 'headroom'],
	averageOrder: ['averageOrder', 'amount', 'orders'],
	firstOrder: ['firstOrder', 'tenureDays'],
	returned: ['returned'],
	channels: ['channels', 'mainChannelShare'],
	mainChannelShare: ['mainChannelShare', 'channels'],
	products: ['products', 'categories'],
	categories: ['categories', 'products'],
	topAffinity: ['topAffinity'],
	tenureDays: ['tenureDays', 'firstOrder'],
	yearAmount: ['yearAmount', 'amount', 'headroom'],
	headroom: ['headroom', 'yearAmount'],
};

/** Columns of a list of customers that metrics are read from. */
const SOURCES: Readonly<Partial<Record<RoleId, MetricId>>> = {
	'customer.orderCount': 'orders',
	'customer.amount': 'amount',
	'customer.amountOfPeriod': 'amount',
	'customer.firstOrderDate': 'firstOrder',
	'customer.lastOrderDate': 'lastOrder',
};

/**
 * The columns of the customers, as the sheet shows them, by which a scheme may be explained.
 *
 * @param roles roles of the customers' own columns by column id
 */
export function candidateColumns(
	columns: readonly Column[],
	roles: Readonly<Record<string, RoleId | undefined>>,
): Candidates {
	const metrics = METRIC_ORDER.flatMap((metric) => columns.filter(({ id }) => id === `metric:${metric}`));
	const mixes = columns.filter(({ id }) => TEXT_METRICS.includes(id) || id.startsWith(CHANNEL_SHARE));
	const regions = columns.filter(({ id }) => id.startsWith('region:'));
	const own = columns.filter(({ id }) => {
		const role = roles[id];
		return !/^(?:metric|region|class|score|points|watch):/u.test(id) && !(role && NEVER.includes(role));
	});
	const all = [...metrics, ...mixes, ...regions, ...own];
	const tooMany = all.filter((column) => !isNameable(column));
	// A text that is another one for every customer is no group of customers: it is not worth a word.
	return {
		columns: all.filter((column) => !tooMany.includes(column)),
		tooMany: tooMany.filter(({ type }) => type === 'choice'),
	};
}

/** Ids of the columns that a scheme is computed from, and of those made of the same measures. */
export function ownColumns(
	scheme: Scheme,
	roles: Readonly<Record<string, RoleId | undefined>>,
): ReadonlySet<string> {
	return new Set(idsAsked(scheme).flatMap((id) => relatedColumns(id, roles)));
}

/** Ids of the columns made of the same measure as a column, itself included. */
export function relatedColumns(
	id: string,
	roles: Readonly<Record<string, RoleId | undefined>>,
): readonly string[] {
	const role = roles[id];
	const metric = id.startsWith('metric:') ? id.slice(7) : role && SOURCES[role];
	if (!isRelated(metric)) return [id];
	const metrics = RELATED[metric];
	const sources = Object.entries(roles).flatMap(([source, its]) => {
		const of = its && SOURCES[its];
		return of && metrics.includes(of) ? [source] : [];
	});
	return [...new Set([id, ...metrics.map((each) => `metric:${each}`), ...sources])];
}

function isRelated(metric: string | undefined): metric is keyof typeof RELATED {
	return metric !== undefined && Object.hasOwn(RELATED, metric);
}

/** The metric that a column of the customers with this role is the source of. */
export function metricOfRole(role: RoleId | undefined): MetricId | undefined {
	return role && SOURCES[role];
}

function idsAsked(scheme: Scheme): readonly string[] {
	switch (scheme.kind) {
		case 'rfm':
			return ['metric:recencyDays', 'metric:orders', 'metric:amount'];
		case 'tiers':
			return [idOf(scheme.measure)];
		case 'clusters':
		case 'score':
			return scheme.inputs.map(({ measure }) => idOf(measure));
		case 'matrix':
			return [...scheme.x.parts, ...scheme.y.parts].map(({ measure }) => idOf(measure));
		case 'rules':
			return fieldIdsOf(scheme);
	}
}

function idOf(measure: MeasureRef): string {
	return measure.kind === 'column' ? measure.column : measureKey(measure);
}

/** Whether a column has few enough values; a text that is mostly another one for each customer has not. */
function isNameable(column: Column): boolean {
	if (!isTextColumn(column)) return true;
	const { dictionary } = column;
	const rowCount = columnLength(column);
	const most = column.type === 'choice' ? MOST_VALUES : Math.min(MOST_VALUES, Math.max(2, rowCount / 4));
	if (dictionary.size <= most) return true;
	const seen = new Uint8Array(dictionary.size);
	let values = 0;
	for (let row = 0; row < rowCount && values <= most; row++) {
		const code = codeAt(column, row);
		if (code < 0 || seen[code] === 1) continue;
		seen[code] = 1;
		values++;
	}
	return values <= most;
}
