import { columnWithRole, tableOfKind, type RoleId } from '#src/core/model/index.ts';
import {
	numberNeeds,
	OTHER,
	ruleDraft,
	template,
	textNeeds,
	UNKNOWN,
	where,
	withoutOrders,
} from './drafts.ts';
import { columnOfId, countWithoutOrders, hasMetric, textsOf, type TemplateSource } from './source.ts';
import type { DimensionId, Need, Template } from './types.ts';
import { valueClasses } from './values.ts';

/** Texts that order lines give: the role they come from, and the number that goes with them. */
const NAMED = {
	mainChannel: {
		field: 'metric:mainChannel',
		role: 'transaction.channel',
		number: 'metric:mainChannelShare',
	},
	favouriteCategory: {
		field: 'metric:topCategory',
		role: 'transaction.category',
		number: 'metric:topAffinity',
	},
} as const;
const MOST_VALUES = 12;

/** What is missing for a metric that comes from a column of the order lines. */
export function lineNeeds(
	source: TemplateSource,
	field: string,
	...roles: readonly RoleId[]
): readonly Need[] {
	const metric = field.slice(7);
	const lines = tableOfKind(source.project, 'transactions');
	const isNamed = roles.some((role) => lines && columnWithRole(source.project, lines, role));
	if (!isNamed) return [{ kind: 'role', anyOf: roles }];
	if (!hasMetric(source, 'amount') && metric !== 'categories' && metric !== 'products')
		return [{ kind: 'metric', metric: 'amount' }];
	if (metric === 'topAffinity' && !hasMetric(source, metric)) return [{ kind: 'metric', metric }];
	return numberNeeds(source, field);
}

/**
 * A class for each text that the orders of customers give most of: customers without orders first, then those of whom it is
 * not known; a text that comes later is unknown.
 */
export function namedByOrders(
	source: TemplateSource,
	id: keyof typeof NAMED,
	dimension: DimensionId,
): Template {
	const { field, role, number } = NAMED[id];
	const column = columnOfId(source, field);
	const lacking = lineNeeds(source, number, role).filter(({ kind }) => kind !== 'constant');
	const needs = lacking.length === 0 && column ? textNeeds(column) : lacking;
	return template(id, dimension, [field], needs, () => {
		const { classes, values, left } = valueClasses(column, MOST_VALUES);
		const before = withoutOrders(source, field);
		const known = textsOf(column).reduce((sum, { count }) => sum + count, 0);
		const isEverUnknown = known + countWithoutOrders(source) < (source.customers?.rowCount ?? 0);
		const all = [...classes, ...(left > 0 ? [OTHER] : []), ...before.map(([each]) => each), UNKNOWN];
		return {
			classes: all,
			draft: () =>
				ruleDraft(all, [
					...before.map(([each, when]) => [each.id, when] as const),
					...(isEverUnknown ? [[UNKNOWN.id, where(field, { op: 'missing' })] as const] : []),
					...classes.map(
						(each, i) => [each.id, where(field, { op: 'in', values: [values[i] ?? ''] })] as const,
					),
					...(left > 0 ? [[OTHER.id, where(field, { op: 'present' })] as const] : []),
				]),
		};
	});
}
