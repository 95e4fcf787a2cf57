import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import type { TableColumn } from '#src/ui/index.ts';

/** Money of a customer; no column where nobody is known to have bought anything. */
export function amountColumn<Row extends { readonly amount: number }>(view: PlanView): TableColumn<Row>[] {
	if (!view.session.analysis.hasMoney) return [];
	return [
		{
			...{ id: 'amount', title: m.segments_monetary(), align: 'end' },
			text: ({ amount }) => view.moneyText(amount),
			sort: ({ amount }) => amount,
		},
	];
}
