import { countOf, formatInteger, formatNumber, m, type Locale } from '#src/i18n/index.ts';
import type { UnknownCustomer, UnknownCustomers } from '#src/state/import/import-state.svelte.ts';
import type { TableColumn } from '#src/ui/index.ts';

/** The order lines of unknown customers in words. */
export function linesText(unknown: UnknownCustomers): string {
	return m.import_wizard_lines({ count: unknown.rows, shown: formatInteger(unknown.rows) });
}

export function customersText(unknown: UnknownCustomers, locale: Locale): string {
	return countOf('customer', unknown.customers, locale);
}

/** Columns of the list: who, how many order lines, how much, from where. */
export function unknownColumns(unknown: UnknownCustomers): TableColumn<UnknownCustomer>[] {
	const end = { align: 'end' as const };
	const decimals = unknown.list.some((each) => !Number.isInteger(each.amount ?? 0)) ? 2 : 0;
	const amount: TableColumn<UnknownCustomer> = {
		...{ id: 'amount', title: m.import_wizard_unknown_amount(), ...end },
		text: (each) => formatNumber(each.amount, { decimals }),
		sort: (each) => each.amount ?? Number.NaN,
	};
	return [
		{ id: 'id', title: m.import_wizard_unknown_id(), text: (each) => each.id, sort: (each) => each.id },
		{
			...{ id: 'rows', title: m.import_wizard_unknown_rows(), ...end },
			text: (each) => formatInteger(each.rows),
			sort: (each) => each.rows,
		},
		...(unknown.amount === null ? [] : [amount]),
		{
			...{ id: 'sheets', title: m.import_wizard_unknown_sheets(), quiet: true },
			text: (each) => each.sheets.join(' · '),
		},
	];
}
