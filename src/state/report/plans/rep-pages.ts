import { columnWithRole, officialScheme, type RoleId, type TerritoryPlan } from '#src/core/model/index.ts';
import { packColumn, type Column } from '#src/core/table/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import { countOf, formatMoney, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import type { WireListColumn, WireListPage } from '#src/io/project-file/index.ts';
import { Display } from '#src/state/tables/display.svelte.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { spokenColumn } from '#src/state/tables/spoken-column.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { classLook } from '../class-looks.ts';
import { filledOf, filledReturns, goalLines } from './rep-filled.ts';
import { numbers, yearColumns, yearLine, yearOf, type Year } from './rep-year.ts';

/** What a rep wants to know of a customer besides its name: where it is and whom to speak with. */
const FACTS: readonly RoleId[] = ['customer.province', 'customer.city', 'customer.industry'];

/**
 * A list for every rep of a plan, or of today: its customers, those with most money first, with goals, visits and remarks that
 * may be changed in it. Reps without customers get none.
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
	const year = await state.workload.roads.read(() => yearOf(state, plan, names, owner));
	const filled = filledOf(session, state, customers, owner, names.length, locale);
	const columns = [...columnsOf(session, state, new Display(session, () => locale), year), ...filled.columns];
	const hasKey = columnWithRole(session.open.current, customers, 'customer.id') !== undefined;
	const returns = filledReturns(customers, columns, hasKey);
	const { currency } = session.open.current.recipe;
	const money = (amount: number) => formatMoney(amount, currency, null, locale);
	const total = state.value.reduce((sum, value) => sum + Math.max(0, value), 0);
	const rowsBy = rowsOf(owner, names.length, state.value);
	return names.flatMap((name, j): WireListPage[] => {
		const order = rowsBy[j] ?? new Uint32Array();
		if (order.length === 0) return [];
		const amount = order.reduce((sum, row) => sum + Math.max(0, state.value[row] ?? 0), 0);
		const facts = {
			plan: plan?.name ?? m.territories_today({}, options),
			customers: countOf('customer', order.length, locale),
			...{ amount: money(amount), share: formatPercent(total > 0 ? amount / total : null) },
		};
		const line = session.analysis.hasMoney ? m.plansheets_rep_line : m.plansheets_rep_lineCount;
		return [
			{
				...{ kind: 'list', sheet: name, title: name, columns, order, rowIds: customers.rowIds, returns },
				lines: [
					...[line(facts, options), ...yearLine(year?.reps[j], locale)],
					...[...goalLines(filled, j, order, session, locale), m.plansheets_rep_how({}, options)],
				],
			},
		];
	});
}

/** Rows of each territory, those with most money first. */
function rowsOf(owner: Int32Array, territories: number, value: Float64Array): readonly Uint32Array[] {
	const rows = Array.from({ length: territories }, (): number[] => []);
	owner.forEach((own, row) => rows[own]?.push(row));
	return rows.map((each) =>
		Uint32Array.from(each.sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0) || a - b)),
	);
}

/** Who and where, how it is classed, what it buys, what it takes. All lists share them. */
function columnsOf(
	session: Session,
	state: Territories,
	display: Display,
	year: Year | null,
): readonly WireListColumn[] {
	const { customers } = state;
	if (!customers) return [];
	const options = { locale: display.locale };
	const project = session.open.current;
	const text = (column: Column | undefined, width: number): WireListColumn[] =>
		column
			? [
					{
						...{ header: display.label(column), kind: 'text', width },
						values: packColumn(spokenColumn(display, column)).value,
					},
				]
			: [];
	const known = (role: RoleId, width: number) => text(columnWithRole(project, customers, role), width);
	const official = officialScheme(project.recipe)?.id;
	const isWanted = ({ schemeId, kind }: SchemeResult) => schemeId === official || kind === 'tiers';
	const classes = session.analysis.computed.flatMap(({ column, origin }): WireListColumn[] =>
		origin.kind === 'class' && isWanted(origin.result)
			? text(column, 16).map((each) => ({
					...each,
					classes: origin.result.classes.map((info) => classLook(display.className(info.name), info.colour)),
				}))
			: [],
	);
	return [
		...known('customer.id', 14),
		...known('customer.name', 30),
		...FACTS.flatMap((role) => known(role, 12)),
		...classes,
		...(session.analysis.hasMoney
			? [{ ...numbers(m.segments_monetary({}, options), 'money', state.value), bar: true }]
			: []),
		...yearColumns(year, display.locale),
	];
}
