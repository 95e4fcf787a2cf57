import {
	columnWithRole,
	tableOfKind,
	type MetricId,
	type PeriodUnit,
	type Project,
	type RoleId,
	type WatchRule,
} from '#src/core/model/index.ts';
import type { CustomerMetrics } from '#src/core/segment/types.ts';
import { isTextColumn } from '#src/core/table/index.ts';
import { FEWEST_PERIODS } from './limits.ts';
import { countPeriods } from './periods.ts';

const WATCH_TEMPLATES = [
	'silent',
	'salesDrop',
	'ordersFalling',
	'unconfirmed',
	'overLimit',
	'detractor',
] as const;
export type WatchTemplateId = (typeof WATCH_TEMPLATES)[number];

/** What a template lacks: dated order lines, a metric, or a column of the customers with a role. */
export type WatchNeed =
	| { readonly kind: 'lines' }
	| { readonly kind: 'metric'; readonly metric: MetricId }
	| { readonly kind: 'role'; readonly role: RoleId };

/** A rule that is ready, or what it lacks. */
export interface WatchTemplate {
	readonly id: WatchTemplateId;
	readonly rule: Pick<WatchRule, 'measure' | 'test'> | null;
	readonly need: WatchNeed | null;
}

/** Every template for a project as it is. */
export function watchTemplates(project: Project, metrics: CustomerMetrics | null): readonly WatchTemplate[] {
	return WATCH_TEMPLATES.map((id) => {
		const made = TEMPLATES[id]({ project, metrics });
		return 'kind' in made ? { id, rule: null, need: made } : { id, rule: made, need: null };
	});
}

interface Source {
	readonly project: Project;
	readonly metrics: CustomerMetrics | null;
}
type Made = Pick<WatchRule, 'measure' | 'test'> | WatchNeed;

const TEMPLATES: Readonly<Record<WatchTemplateId, (source: Source) => Made>> = {
	silent: ({ metrics }) =>
		metrics && !metrics.unavailable.includes('rhythm')
			? { measure: { kind: 'metric', metric: 'rhythm' }, test: { kind: 'value', op: '>', value: 2 } }
			: { kind: 'metric', metric: 'rhythm' },
	salesDrop: ({ metrics }) => {
		if (!hasLines(metrics)) return { kind: 'lines' };
		if (metrics.unavailable.includes('amount')) return { kind: 'metric', metric: 'amount' };
		// The period judged and that of the first orders are not among those the limits come from.
		const unit = usualUnit(metrics, FEWEST_PERIODS + 2);
		return {
			measure: { kind: 'period', figure: 'amount', unit },
			test: { kind: 'history', side: 'below' },
		};
	},
	ordersFalling: ({ metrics }) => {
		if (!hasLines(metrics)) return { kind: 'lines' };
		const unit = usualUnit(metrics, 5);
		return {
			measure: { kind: 'period', figure: 'orders', unit },
			test: { kind: 'run', direction: 'falling', periods: 3 },
		};
	},
	unconfirmed: ({ project }) =>
		numberWithRole(project, 'customer.confirmedDate') === null
			? { kind: 'role', role: 'customer.confirmedDate' }
			: { measure: { kind: 'confirmed' }, test: { kind: 'cadence' } },
	overLimit: ({ project }) => {
		const owed = numberWithRole(project, 'customer.receivable');
		const limit = numberWithRole(project, 'customer.creditLimit');
		if (owed === null) return { kind: 'role', role: 'customer.receivable' };
		if (limit === null) return { kind: 'role', role: 'customer.creditLimit' };
		return {
			measure: { kind: 'column', column: owed },
			test: { kind: 'column', op: '>', column: limit },
		};
	},
	detractor: ({ project }) => {
		const column = numberWithRole(project, 'customer.nps');
		if (column === null) return { kind: 'role', role: 'customer.nps' };
		// Reichheld 2003: 0 … 6 of 10.
		return { measure: { kind: 'column', column }, test: { kind: 'value', op: '<=', value: 6 } };
	},
};

function hasLines(metrics: CustomerMetrics | null): metrics is CustomerMetrics {
	return metrics !== null && metrics.filtersLines && !metrics.unavailable.includes('lastOrder');
}

/** Quarters where there are enough of them, else months. */
function usualUnit({ firstOrder, analysisDate }: CustomerMetrics, fewest: number): PeriodUnit {
	const first = firstOrder.reduce((low, day) => (day < low ? day : low), Number.POSITIVE_INFINITY);
	return countPeriods(first, analysisDate, 'quarter') >= fewest ? 'quarter' : 'month';
}

function numberWithRole(project: Project, role: RoleId): string | null {
	const customers = tableOfKind(project, 'customers');
	const column = customers && columnWithRole(project, customers, role);
	return column && !isTextColumn(column) ? column.id : null;
}
