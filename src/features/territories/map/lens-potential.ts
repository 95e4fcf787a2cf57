import { columnWithRole, type PlanCriterion } from '#src/core/model/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { chooseUnit, formatInteger, formatInUnit, formatPercent, m, moneyUnit } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { sequentialScale, type MapTexts } from '#src/map/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import { areaTitle, areaWord } from './area-words.ts';
import { baseMarks, cityDots, sumsBy } from './city-marks.ts';
import { placedTable, type Lens } from './lens.ts';
import { baseTexts, labelsOver } from './lens-territory.ts';

/** A city with what there is to win. */
interface CityLine {
	readonly name: string;
	readonly territory: string;
	readonly count: number;
	readonly amount: number;
}

/** Cities that are named in the finding. */
const NAMED = 3;

/** What there is in each city: potential where a column says it. */
export function potentialLens(view: PlanView): Lens {
	const { criterion, isPotential } = potentialOf(view);
	const values = view.state.values(criterion) ?? new Float64Array();
	const sums = potentialSums(view, view.detail.codes);
	const total = [...sums.values()].reduce((sum, each) => sum + each, 0);
	const measure = view.nameOf(criterion);
	const title = findingOf(view, sums, total, measure);
	const areas = new Map(
		[...view.areas].map(
			([code, area]) => [code, { ...area, value: area.count > 0 ? (sums.get(code) ?? 0) : null }] as const,
		),
	);
	const held = sumsByOwner(view, values);
	return {
		title,
		subtitle: m.lenses_potential_subtitle({ measure, area: areaWord(view), n: formatInteger(values.length) }),
		values: areas,
		paint: {
			...{ kind: 'measure', quiet: m.lenses_potential_quiet() },
			scale: sequentialScale([...areas.values()].map(({ value }) => value)),
		},
		texts: textsOf(view, criterion, title, Math.max(0, ...sums.values())),
		labels: labelsOver(view, (j) => ({ detail: view.amountText(criterion, held[j] ?? 0) })),
		marks: [...cityDots(view, (row) => values[row] ?? 0), ...baseMarks(view)],
		table: tableOf(view, criterion, sums, total),
		...(!isPotential && { note: m.lenses_potential_note({ measure }) }),
	};
}

/** What there is in each area, from the code of the area of each customer. */
export function potentialSums(view: PlanView, codes: Int32Array): ReadonlyMap<string, number> {
	const values = view.state.values(potentialOf(view).criterion);
	return sumsBy(codes, (row) => values?.[row] ?? 0);
}

/** The measure that says most of what there is to win. */
function potentialOf({ session, criteria, load }: PlanView): {
	readonly criterion: PlanCriterion;
	readonly isPotential: boolean;
} {
	const { customers } = session.sheets;
	const column = customers && columnWithRole(session.open.current, customers, 'customer.potential');
	const band = { below: 0, above: 0 };
	if (column)
		return { criterion: { measure: { kind: 'column', column: column.id }, ...band }, isPotential: true };
	const other = criteria[1] ?? load?.criterion ?? { measure: { kind: 'customers' as const }, ...band };
	return { criterion: other, isPotential: false };
}

function sumsByOwner({ figures }: PlanView, values: Float64Array): readonly number[] {
	const sums = (figures?.territories ?? []).map(() => 0);
	figures?.owner.forEach((own, row) => {
		if (own >= 0) sums[own] = (sums[own] ?? 0) + (values[row] ?? 0);
	});
	return sums;
}

function findingOf(
	view: PlanView,
	sums: ReadonlyMap<string, number>,
	total: number,
	measure: string,
): string {
	const leading = [...sums]
		.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
		.slice(0, NAMED)
		.filter(([, sum]) => sum > 0);
	if (leading.length === 0 || !Number.isFinite(total)) return measure;
	return m.lenses_potential_finding({
		cities: leading.map(([code]) => view.detail.nameOf(code, locale.current)).join(m.lenses_join()),
		measure,
		share: formatPercent(leading.reduce((sum, [, each]) => sum + each, 0) / total),
	});
}

/** Words for the map; money in one unit, which stands in the legend. */
function textsOf(view: PlanView, criterion: PlanCriterion, finding: string, largest: number): MapTexts {
	const { currency, displayUnit } = view.session.open.current.recipe;
	const unit = chooseUnit(largest / 10, locale.current, displayUnit);
	const name = view.nameOf(criterion);
	const { measure } = criterion;
	const isMoney =
		measure.kind !== 'customers' && measure.kind !== 'workload' && view.session.display.isMoney(measure);
	return {
		...baseTexts(view, m.lenses_potential_caption({ finding }), name),
		measure: isMoney ? `${name} · ${moneyUnit(currency, unit, locale.current)}` : name,
		formatValue: (value) => view.amountText(criterion, value),
		...(isMoney && { formatShort: (value: number) => formatInUnit(value, unit) }),
	};
}

function tableOf(
	view: PlanView,
	criterion: PlanCriterion,
	sums: ReadonlyMap<string, number>,
	total: number,
): Lens['table'] {
	const rows = [...view.areas]
		.flatMap(([code, { count, classId }]): CityLine[] =>
			count > 0
				? [
						{
							...{ name: view.detail.nameOf(code, locale.current), territory: classId ?? '—', count },
							amount: sums.get(code) ?? 0,
						},
					]
				: [],
		)
		.sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1));
	const columns: readonly TableColumn<CityLine>[] = [
		{ id: 'city', title: areaTitle(view), text: ({ name }) => name, sort: ({ name }) => name },
		{
			id: 'territory',
			title: m.territories_column_territory(),
			text: ({ territory }) => territory,
			sort: ({ territory }) => territory,
		},
		{
			...{ id: 'count', title: m.segments_column_customers(), align: 'end' },
			text: ({ count }) => formatInteger(count),
			sort: ({ count }) => count,
		},
		{
			...{ id: 'amount', title: view.nameOf(criterion), align: 'end' },
			text: ({ amount }) => view.amountText(criterion, amount),
			sort: ({ amount }) => amount,
		},
		{
			...{ id: 'share', title: m.lenses_column_share(), align: 'end' },
			text: ({ amount }) => formatPercent(total > 0 ? amount / total : null),
			sort: ({ amount }) => amount,
		},
	];
	return placedTable({ rows, columns });
}
