import { metricValues } from '#src/core/segment/metrics/values.ts';
import { stableOrder } from '#src/core/stats/index.ts';
import { columnOf, findColumn, type Column, type ColumnType, type Table } from '#src/core/table/index.ts';
import { splitGoals, type Goals } from '#src/core/territory/goals/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { customerKeys } from '../plans/customer-keys.ts';
import type { Territories } from '../territories.svelte.ts';

/** What reps say of a customer, on their sheets. */
export type FilledField = 'goal' | 'visits' | 'remark';
export const FILLED_FIELDS: readonly FilledField[] = ['goal', 'visits', 'remark'];

/** The column of the customers that keeps what was filled in: an ordinary one, which is made with the first entry that comes back. */
export function filledColumn(field: FilledField): { readonly id: string; readonly type: ColumnType } {
	return { id: `filled-${field}`, type: field === 'remark' ? 'text' : 'number' };
}

/** The column as it is, or as it would be with nothing in it. */
export function filledIn(customers: Table, field: FilledField): Column {
	const { id, type } = filledColumn(field);
	const known = findColumn(customers, id);
	if (known) return known;
	const format = field === 'goal' ? { format: { decimals: 0, style: 'money' as const } } : {};
	return columnOf(
		{ id, type, name: fieldName(field), ...format },
		new Array<null>(customers.rowCount).fill(null),
	);
}

/** What a field is called on screen. */
export function fieldName(field: FilledField): string {
	if (field === 'goal') return m.plansheets_filled_goal();
	return field === 'visits' ? m.plansheets_filled_visits() : m.plansheets_filled_remark();
}

/** What goals are in proportion to. */
export function goalBasis(session: Session, locale?: Locale): string {
	const { metrics } = session.analysis;
	const options = locale ? { locale } : {};
	const isYear = metrics !== null && metricValues(metrics, 'yearAmount') !== null;
	return isYear ? m.plansheets_goal_year({}, options) : m.plansheets_goal_sales({}, options);
}

/** Goals by the target of the project, in proportion to the sales of a year; null where nobody buys anything. */
export function suggestedGoals(
	session: Session,
	state: Territories,
	owner: Int32Array,
	territories: number,
): Goals | null {
	const { values: sales } = state.workload.sales;
	const project = session.open.current;
	const order = stableOrder(sales.length, customerKeys(project, state.customers), [sales]);
	const target = project.recipe.goalTarget ?? null;
	return session.analysis.hasMoney ? splitGoals({ target, sales, owner, territories, order }) : null;
}
