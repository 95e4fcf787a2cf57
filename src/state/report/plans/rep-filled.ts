import { cellAt, packColumn, withCells, type Column, type Table } from '#src/core/table/index.ts';
import type { Goals } from '#src/core/territory/goals/index.ts';
import { countOf, formatInteger, formatMoney, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import type { ListReturn, WireListColumn } from '#src/io/project-file/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import {
	FILLED_FIELDS,
	filledIn,
	goalBasis,
	suggestedGoals,
	type FilledField,
} from '#src/state/territories/work/goals.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';

/** What reps fill in, as it stands, with goals suggested for the customers that have none. */
export interface Filled {
	readonly goals: Goals | null;
	/** Per customer: as it was filled in, else as suggested; NaN = open. */
	readonly goal: Float64Array;
	readonly columns: readonly WireListColumn[];
}

/** Nothing suggested overwrites what was filled in before. */
export function filledOf(
	session: Session,
	state: Territories,
	customers: Table,
	owner: Int32Array,
	territories: number,
	locale: Locale,
): Filled {
	const goals = suggestedGoals(session, state, owner, territories);
	const entered = filledIn(customers, 'goal');
	const open = Array.from(goals?.goals.keys() ?? []).filter(
		(row) => cellAt(entered, row) === null && !Number.isNaN(goals?.goals[row]),
	);
	const shown = withCells(
		entered,
		open,
		open.map((row) => goals?.goals[row] ?? null),
	);
	const goal = Float64Array.from({ length: customers.rowCount }, (_, row) => numberAt(shown, row));
	const column = (field: FilledField): WireListColumn => ({
		header: headerOf(field, locale),
		...(field === 'remark' ? { kind: 'text', width: 28 } : { kind: field === 'goal' ? 'money' : 'count' }),
		values: packColumn(field === 'goal' ? shown : filledIn(customers, field)).value,
		isInput: true,
	});
	return { goals, goal, columns: FILLED_FIELDS.map(column) };
}

/** How the goals of a territory come about, and what those of the sheet add up to; no sentence where none can be suggested. */
export function goalLines(
	{ goals, goal }: Filled,
	territory: number,
	rows: Readonly<Uint32Array>,
	session: Session,
	locale: Locale,
): readonly string[] {
	if (!goals) return [];
	const options = { locale };
	const { currency, goalTarget } = session.open.current.recipe;
	const money = (amount: number) => formatMoney(amount, currency, null, locale);
	const target = goals.targets[territory] ?? 0;
	const sum = rows.reduce((all, row) => all + (goal[row] || 0), 0);
	const own = rows.filter((row) => !Number.isNaN(goal[row]) && goal[row] !== goals.goals[row]).length;
	const facts = {
		...{ target: money(target), share: formatPercent(goals.total > 0 ? target / goals.total : null) },
		basis: goalBasis(session, locale),
		...{ total: money(goals.total), unit: formatInteger(goals.unit) },
	};
	const isNow = (goalTarget ?? null) === null;
	return [
		isNow ? m.plansheets_goal_asNow(facts, options) : m.plansheets_goal_ofTarget(facts, options),
		...(own > 0
			? [
					m.plansheets_goal_sum(
						{
							...{ customers: countOf('customer', own, locale), sum: money(sum) },
							gap: formatMoney(sum - target, currency, null, locale),
						},
						options,
					),
				]
			: []),
	];
}

/** Where what was filled in is found when the list comes back: the last columns of it. */
export function filledReturns(
	customers: Table,
	columns: readonly WireListColumn[],
	hasKey: boolean,
): readonly ListReturn[] {
	return FILLED_FIELDS.map((field, i) => ({
		...{ table: customers.id, column: filledIn(customers, field).id, key: hasKey ? 0 : null, fills: true },
		at: columns.length - FILLED_FIELDS.length + i,
	}));
}

function headerOf(field: FilledField, locale: Locale): string {
	const options = { locale };
	if (field === 'goal') return m.plansheets_rep_goal({}, options);
	return field === 'visits' ? m.plansheets_rep_visits({}, options) : m.plansheets_rep_remark({}, options);
}

function numberAt(column: Column, row: number): number {
	const value = cellAt(column, row);
	return typeof value === 'number' ? value : Number.NaN;
}
