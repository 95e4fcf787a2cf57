import { countOf, formatInteger, formatNumber, m, type Locale } from '#src/i18n/index.ts';
import type { UnknownCustomer, UnknownCustomers } from '#src/state/import-state.svelte.ts';
import { csvText, fileName, saveBlob, type TableColumn } from '#src/ui/index.ts';

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

/** The list as rows of texts, header first; numbers as they are, without separators. */
function rowsOf(unknown: UnknownCustomers): string[][] {
	const hasAmount = unknown.amount !== null;
	const header = unknownColumns(unknown).map(({ title }) => title);
	const rows = unknown.list.map(({ id, rows: count, amount, sheets }) => [
		id,
		String(count),
		...(hasAmount ? [amount === null ? '' : String(Number(amount.toFixed(6)))] : []),
		sheets.join(' · '),
	]);
	return [header, ...rows];
}

export function copyUnknown(unknown: UnknownCustomers): Promise<void> {
	const text = rowsOf(unknown).map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'));
	return navigator.clipboard.writeText(text.join('\n'));
}

export function saveUnknown(unknown: UnknownCustomers, name: string): void {
	const blob = new Blob([csvText(rowsOf(unknown))], { type: 'text/csv' });
	saveBlob(blob, fileName(m.import_wizard_unknown_file({ name }), 'csv'));
}
