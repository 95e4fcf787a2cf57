import type { MeasureRef, MetricId, RoleId } from '#src/core/model/index.ts';
import type { ColumnFormat } from '#src/core/table/index.ts';

/** Averages, shares, days and times: their sum over customers says nothing. */
const NOT_SUMMED: ReadonlySet<MetricId> = new Set([
	'averageOrder',
	'firstOrder',
	'lastOrder',
	'medianGapDays',
	'recencyDays',
	'rhythm',
	'mainChannelShare',
	'topAffinity',
	'tenureDays',
]);

const RATIO_ROLES: ReadonlySet<RoleId> = new Set([
	'customer.age',
	'customer.latitude',
	'customer.longitude',
	'customer.nps',
	'customer.satisfaction',
	'customer.shareOfWallet',
]);

/** Names that end in a rate, a share, an average or a price per piece. */
const RATIO_NAME =
	/(?:率|占比|比例|份额|均价|单价|客单价|平均\S*|[%％])\s*$|\b(?:rate|ratio|percent|percentage|average|avg|mean)\b|\bshare\s*$/iu;

/** Whether a number column is a ratio: shown in percent, of a role that is one, or named so. */
export function isRatio(
	{ name, format }: { readonly name: string; readonly format?: ColumnFormat },
	role: RoleId | undefined,
): boolean {
	if (format?.style === 'percent' || (role !== undefined && RATIO_ROLES.has(role))) return true;
	return format?.style !== 'money' && RATIO_NAME.test(name.replace(/[（(].*$/u, ''));
}

/** Whether the values of a measure add up to a total that shares can refer to. */
export function isSummable(measure: MeasureRef, ratios: readonly string[]): boolean {
	switch (measure.kind) {
		case 'metric':
			return !NOT_SUMMED.has(measure.metric) && !measure.metric.startsWith('channelShare:');
		case 'score':
			return false;
		case 'column':
			return !ratios.includes(measure.column);
	}
}

/** Which end of a measure is usually the good one: few days since the last order, a quick rhythm. */
export function usualBest(measure: MeasureRef): 'high' | 'low' {
	const isShort =
		measure.kind === 'metric' && ['recencyDays', 'medianGapDays', 'rhythm'].includes(measure.metric);
	return isShort ? 'low' : 'high';
}
