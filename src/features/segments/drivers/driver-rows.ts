import type { DotRow } from '#src/charts/index.ts';
import { EMPTY, formatNumber, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { pText } from '#src/i18n/profile.ts';
import type { DriverFact } from '#src/state/segments/driver-facts.ts';
import type { TableColumn } from '#src/ui/index.ts';

/** One coefficient in words and figures. */
export interface DriverRow extends DotRow {
	readonly change: string;
	readonly effect: string;
	readonly p: string;
	readonly vif: number | null;
}

export function driverRow({ p, ...fact }: DriverFact): DriverRow {
	return {
		...fact,
		text: decimal(fact.value),
		note: fact.effect,
		p: p === null ? EMPTY : pText(p, locale.current),
	};
}

function decimal(value: number): string {
	return formatNumber(value, { decimals: 2, sign: true });
}

export function spokenRow({ label, value, low, high, note }: DotRow): string {
	return m.drivers_mark({ label, value: decimal(value), low: decimal(low), high: decimal(high), note });
}

export function driverColumns(): TableColumn<DriverRow>[] {
	const end = { align: 'end' as const };
	return [
		{ id: 'what', title: m.drivers_column_what(), text: (row) => row.change },
		{ id: 'effect', title: m.drivers_column_effect(), text: (row) => row.effect },
		{
			id: 'standardised',
			title: m.drivers_column_standardised(),
			...end,
			text: (row) => row.text,
			sort: (row) => Math.abs(row.value),
		},
		{
			id: 'interval',
			title: m.drivers_column_interval(),
			...end,
			text: (row) => `${decimal(row.low)} – ${decimal(row.high)}`,
		},
		{ id: 'p', title: m.drivers_column_p(), ...end, text: (row) => row.p },
		{
			id: 'vif',
			title: m.drivers_column_vif(),
			...end,
			text: (row) => (row.vif === null ? EMPTY : formatNumber(row.vif, { decimals: 1 })),
		},
	];
}
