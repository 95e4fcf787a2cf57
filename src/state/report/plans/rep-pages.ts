import { besideColumn, columnWithRole, type TerritoryPlan } from '#src/core/model/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import { countOf, formatMoney, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import type { WireListPage } from '#src/io/project-file/index.ts';
import { Display } from '#src/state/tables/display.svelte.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { repColumns } from './rep-columns.ts';
import { filledOf, filledReturns, goalLines } from './rep-filled.ts';
import { yearColumns, yearLine, yearOf } from './rep-year.ts';
import { pageName } from './scenes.ts';

/**
 * A list for every rep of a plan, or of today: its customers, those with most money first, with goals, visits and remarks that
 * may be changed in it. Customers that it has as second owner are in a list of their own, which is only read: what is filled in
 * for a customer stands in one place. Reps without customers get none.
 */
export async function repPages(
	session: Session,
	jobs: Jobs,
	plan: TerritoryPlan | null,
	locale: Locale,
): Promise<readonly WireListPage[]> {
	const state = new Territories(session, jobs);
	await session.analysis.settled();
	const { customers } = state;
	if (!customers || session.analysis.isBehind) return [];
	const options = { locale };
	const names = plan ? plan.territories.map(({ name }) => name) : state.names;
	const owner = plan ? state.ownersIn(plan) : state.ownersBy(state.owners, names);
	const second = plan && state.besideIn(plan);
	const year = await state.workload.roads.read(() => yearOf(state, plan, names, owner));
	const filled = filledOf(session, state, customers, owner, names.length, locale);
	const display = new Display(session, () => locale);
	const hasKey = columnWithRole(session.open.current, customers, 'customer.id') !== undefined;
	const others = (header: string, id = '') => ({ header, column: findColumn(customers, id) });
	const beside = others(m.layers_list_beside({}, options), plan ? besideColumn(plan) : '');
	const columns = [
		...[...repColumns(session, state, display, beside), ...yearColumns(year, locale)],
		...filled.columns,
	];
	const read = repColumns(
		session,
		state,
		display,
		others(m.layers_list_territory({}, options), plan?.column),
	);
	const returns = filledReturns(customers, columns, hasKey);
	const rowsBy = rowsOf(owner, names.length, state.value);
	const besideBy = rowsOf(second ?? new Int32Array(), names.length, state.value);
	const lineOf = (order: Uint32Array) => sumLine(session, state, plan, order, locale);
	const rowIds = customers.rowIds;
	return names.flatMap((name, j): WireListPage[] => {
		const [order = new Uint32Array(), theirs = new Uint32Array()] = [rowsBy[j], besideBy[j]];
		const lines = [...yearLine(year?.reps[j], locale), ...goalLines(filled, j, order, session, locale)];
		const how = m.plansheets_rep_how({}, options);
		const own = { sheet: name, title: name, columns, order, returns, lines: [lineOf(order), ...lines, how] };
		const title = pageName(name, (cut) => m.plansheets_rep_second({ name: cut }, options));
		const note = m.plansheets_rep_secondHow({}, options);
		const shared = { sheet: title, title, columns: read, order: theirs, lines: [lineOf(theirs), note] };
		return [own, shared].flatMap((list) =>
			list.order.length > 0 ? [{ kind: 'list', rowIds, ...list } as const] : [],
		);
	});
}

/** Of which plan a list is, its customers and their money. */
function sumLine(
	{ analysis, open }: Session,
	{ value }: Territories,
	plan: TerritoryPlan | null,
	order: Uint32Array,
	locale: Locale,
): string {
	const options = { locale };
	const amount = order.reduce((sum, row) => sum + Math.max(0, value[row] ?? 0), 0);
	const total = value.reduce((sum, each) => sum + Math.max(0, each), 0);
	const facts = {
		plan: plan?.name ?? m.territories_today({}, options),
		customers: countOf('customer', order.length, locale),
		amount: formatMoney(amount, open.current.recipe.currency, null, locale),
		share: formatPercent(total > 0 ? amount / total : null),
	};
	return analysis.hasMoney
		? m.plansheets_rep_line(facts, options)
		: m.plansheets_rep_lineCount(facts, options);
}

/** Rows of each territory, those with most money first. */
function rowsOf(owner: Int32Array, territories: number, value: Float64Array): readonly Uint32Array[] {
	const rows = Array.from({ length: territories }, (): number[] => []);
	owner.forEach((own, row) => rows[own]?.push(row));
	return rows.map((each) =>
		Uint32Array.from(each.sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0) || a - b)),
	);
}
