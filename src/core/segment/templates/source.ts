import {
	columnWithRole,
	tableOfKind,
	type MetricId,
	type Project,
	type RoleId,
} from '#src/core/model/index.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import { holdsMetric, isOfOrders, metricValues } from '#src/core/segment/metrics/values.ts';
import type { CustomerMetrics } from '#src/core/segment/types.ts';
import {
	findColumn,
	isTextColumn,
	toCodes,
	type Column,
	type Table,
	type TextColumn,
} from '#src/core/table/index.ts';
import type { NamedColumn } from './types.ts';

/** What templates are made from: the customers with their roles, metrics, and the columns computed beside them. */
export interface TemplateSource {
	readonly project: Project;
	readonly metrics: CustomerMetrics | null;
	/** Columns beside the customers, such as `region:province` and `class:rfm`. */
	readonly computed: readonly Column[];
	readonly customers: Table | null;
}

/** A text with the number of customers that have it. */
export interface TextCount {
	readonly text: string;
	readonly count: number;
}

/** Gathers what templates are made from. */
export function templateSource(
	project: Project,
	metrics: CustomerMetrics | null,
	computed: readonly Column[],
): TemplateSource {
	return { project, metrics, computed, customers: tableOfKind(project, 'customers') ?? null };
}

/** The column of the customers with the first of these roles that one has. */
export function columnOfRole(source: TemplateSource, ...roles: readonly RoleId[]): Column | undefined {
	const { project, customers } = source;
	if (!customers) return undefined;
	for (const role of roles) {
		const column = columnWithRole(project, customers, role);
		if (column) return column;
	}
	return undefined;
}

/** All columns of the customers with a role. */
export function columnsOfRole({ project, customers }: TemplateSource, role: RoleId): readonly Column[] {
	if (!customers) return [];
	const roles = project.recipe.roles[customers.id] ?? {};
	return customers.columns.filter(({ id }) => roles[id] === role);
}

const NAMED: Readonly<Record<NamedColumn, RegExp>> = {
	income: /收入|薪资|工资|薪酬|income|salary|wage|earnings/iu,
	education: /学历|教育程度|文化程度|education|degree/iu,
	occupation: /职业|职务|岗位|occupation|profession|job\s*title/iu,
	capacity: /购买力|支付能力|购买能力|预算|采购能力|capacity|budget|purchasing power|ability to (pay|buy)/iu,
	willingness: /意愿|意向|购买兴趣|willingness|intent|intention/iu,
	needKind: /需求类型|需求类别|定制|是否标准|need type|custom|standard/iu,
	needLevel: /需求强度|需求程度|需求水平|需求等级|need (level|strength)|demand (level|strength)/iu,
	relationship: /关系|合作(?:程度|深度|评分)|亲密度|relationship/iu,
	growth: /增长|增速|成长性|growth/iu,
	userKind: /用户类型|用户级别|使用水平|专业程度|user (type|level|kind)|sophistication|skill|expertise/iu,
};

/** A column without a role of its own whose name says what it holds; the first one in the order of the table. */
export function columnNamed(source: TemplateSource, word: NamedColumn): Column | undefined {
	const { project, customers } = source;
	const roles = project.recipe.roles[customers?.id ?? ''] ?? {};
	return customers?.columns.find(({ id, name }) => {
		const role = roles[id];
		const isFree = role === undefined || role === 'customer.note' || role === 'customer.tags';
		return isFree && NAMED[word].test(name);
	});
}

/** A column of the customers or one beside them. */
export function columnOfId({ customers, computed }: TemplateSource, id: string): Column | undefined {
	return (customers && findColumn(customers, id)) ?? computed.find((column) => column.id === id);
}

/** Whether the data give a metric. */
export function hasMetric({ metrics }: TemplateSource, metric: MetricId): boolean {
	return metrics !== null && holdsMetric(metrics, metric);
}

/**
 * Finite values of a metric or of a number column; empty where there is none. Metrics of orders do not count for customers
 * without any: they are 0 or unknown and say nothing of how customers buy. Gathered once per source, since templates share fields.
 */
export function numbersOf(source: TemplateSource, field: string): Float64Array {
	const kept = numbers.get(source) ?? new Map<string, Float64Array>();
	numbers.set(source, kept);
	const known = kept.get(field);
	if (known) return known;
	const found = gatherNumbers(source, field);
	kept.set(field, found);
	return found;
}

const numbers = new WeakMap<TemplateSource, Map<string, Float64Array>>();

function gatherNumbers(source: TemplateSource, field: string): Float64Array {
	const { metrics } = source;
	if (field.startsWith('metric:')) {
		const metric = field.slice(7);
		const values = metrics && holdsMetric(metrics, metric) ? metricValues(metrics, metric) : null;
		if (!metrics || !values) return new Float64Array();
		return finite(values, isOfOrders(metric) ? metrics.orders : null);
	}
	const column = columnOfId(source, field);
	const asked = column && !isTextColumn(column) ? fieldOf(column) : null;
	return asked?.kind === 'number' ? finite(asked.values, null) : new Float64Array();
}

/** Customers without orders that count; 0 where orders are not known. */
export function countWithoutOrders({ metrics }: TemplateSource): number {
	return metrics?.orders.reduce((count, orders) => (orders < 1 ? count + 1 : count), 0) ?? 0;
}

/** Texts of a column that customers have, those of most customers first, equal ones by code units. Counted once per column. */
export function textsOf(column: Column | undefined): readonly TextCount[] {
	if (!column || !isTextColumn(column)) return [];
	const known = texts.get(column);
	if (known) return known;
	const found = countTexts(column);
	texts.set(column, found);
	return found;
}

const texts = new WeakMap<Column, readonly TextCount[]>();

function countTexts(column: TextColumn): readonly TextCount[] {
	const { dictionary } = column;
	const counts = new Uint32Array(dictionary.size);
	for (const code of toCodes(column)) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
	return Array.from(counts, (count, code) => ({ text: dictionary.at(code), count }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

/** Finite values in rows whose customers are not known to have no order. */
function finite(values: Float64Array, orders: Float64Array | null): Float64Array {
	const kept = new Float64Array(values.length);
	let count = 0;
	for (let row = 0; row < values.length; row++) {
		const value = values[row] as number;
		if (Number.isFinite(value) && !(orders && (orders[row] as number) < 1)) kept[count++] = value;
	}
	return kept.subarray(0, count);
}
