import type { RoleId } from '#src/core/model/index.ts';
import type { Wizard } from './wizard.svelte.ts';

/** Currencies offered beside the one that was found. ISO 4217. */
export const CURRENCIES: readonly string[] = [
	...[
		'CNY',
		'USD',
		'EUR',
		'GBP',
		'JPY',
		'HKD',
		'TWD',
		'KRW',
		'SGD',
		'AUD',
		'CAD',
		'CHF',
		'INR',
		'THB',
		'VND',
	],
	...['MYR', 'IDR', 'BRL', 'MXN', 'RUB', 'AED', 'ZAR', 'PLN', 'SEK', 'TRY'],
];

/** Day of the last order of the sheets that are imported, as a serial; null without dated orders. */
export async function lastOrder(wizard: Wizard): Promise<number | null> {
	return (await lastDay(wizard, 'transaction.date')) ?? lastDay(wizard, 'customer.lastOrderDate');
}

async function lastDay(wizard: Wizard, role: RoleId): Promise<number | null> {
	let last: number | null = null;
	for (const sheet of wizard.state.plan?.sheets ?? []) {
		const column = sheet.columns.find((each) => each.include && each.role === role);
		if (!sheet.include || !column || column.type !== 'date') continue;
		const picture = await wizard.state.picture(sheet.key, column.source);
		if (picture.kind === 'dates') last = Math.max(last ?? picture.max, picture.max);
	}
	return last;
}
