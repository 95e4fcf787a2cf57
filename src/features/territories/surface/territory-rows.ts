import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { PlanCriterion } from '#src/core/model/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';

/** One territory in the table. */
export interface TerritoryRow {
	readonly index: number;
	readonly name: string;
	readonly colour: number;
	readonly count: number;
	/** Per criterion: load, its fair part, and load ÷ part − 1, null where nothing is meant for it. */
	readonly loads: readonly {
		readonly load: number;
		readonly target: number;
		readonly deviation: number | null;
	}[];
}

export function territoryRows({ figures }: PlanView): readonly TerritoryRow[] {
	return (figures?.territories ?? []).map(({ name, colour }, index) => ({
		...{ index, name, colour },
		count: figures?.counts[index] ?? 0,
		loads: (figures?.loads ?? []).map(({ loads, targets, balance }) => ({
			load: loads[index] ?? 0,
			target: targets[index] ?? 0,
			deviation: targets[index] === 0 ? null : (balance.deviations[index] ?? 0),
		})),
	}));
}

/** The territory, its customers, and each load with its fair part and how far it is from that. */
export function territoryColumns(view: PlanView): TableColumn<TerritoryRow>[] {
	const { figures } = view;
	const total = (criterion: PlanCriterion, amounts: readonly number[]) =>
		view.amountText(
			criterion,
			amounts.reduce((sum, each) => sum + each, 0),
		);
	return [
		{
			id: 'territory',
			title: m.territories_column_territory(),
			text: (row) => row.name,
			sort: (row) => row.index,
			total: m.segments_total(),
		},
		{
			id: 'count',
			title: m.segments_column_customers(),
			align: 'end',
			text: (row) => formatInteger(row.count),
			sort: (row) => row.count,
			total: formatInteger((figures?.owner.length ?? 0) - (figures?.unassigned ?? 0)),
		},
		...(figures?.loads ?? []).flatMap(({ criterion, loads, targets }, i): TableColumn<TerritoryRow>[] => [
			// Customers have their column already.
			...(criterion.measure.kind === 'customers'
				? []
				: [
						{
							id: `load${i}`,
							title: view.nameOf(criterion),
							align: 'end' as const,
							text: (row: TerritoryRow) => view.amountText(criterion, row.loads[i]?.load ?? 0),
							sort: (row: TerritoryRow) => row.loads[i]?.load ?? 0,
							total: total(criterion, loads),
						},
					]),
			{
				id: `target${i}`,
				title: m.territories_target(),
				align: 'end',
				text: (row) => view.amountText(criterion, row.loads[i]?.target ?? 0),
				sort: (row) => row.loads[i]?.target ?? 0,
				total: total(criterion, targets),
				from: 560,
			},
			{
				id: `deviation${i}`,
				title: m.territories_column_deviation(),
				align: 'end',
				text: (row) => formatPercent(row.loads[i]?.deviation ?? null, { sign: true, decimals: 1 }),
				sort: (row) => row.loads[i]?.deviation ?? 0,
			},
		]),
	];
}
