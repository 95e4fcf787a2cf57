import type { DotRow } from '#src/charts/index.ts';
import { changeText, effectText, isEvident, termName } from '#src/i18n/drivers.ts';
import { EMPTY, formatNumber, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { pText, spaced } from '#src/i18n/profile.ts';
import type { TableColumn } from '#src/ui/index.ts';
import type { Driven } from './drivers-view.svelte.ts';

/** One coefficient in words and figures. */
export interface DriverRow extends DotRow {
	readonly change: string;
	readonly effect: string;
	readonly p: string;
	readonly vif: number | null;
}

/** Coefficients, the strongest first. */
export function driverRows({ drivers, target, formats }: Driven): readonly DriverRow[] {
	const { fit } = drivers;
	if (!fit.ok) return [];
	const rows = fit.coefficients.flatMap((each): DriverRow[] => {
		const { term, estimate, low, high, standardised, p } = each;
		if (!term || standardised === null) return [];
		const scale = estimate === 0 ? 0 : standardised / estimate;
		const vif = fit.inflation.find(({ predictor }) => predictor === term.predictor)?.vif ?? null;
		const effect = spaced(effectText(each, target, formats), formats.locale);
		return [
			{
				id: `${term.predictor}\u0000${term.level ?? ''}`,
				label: termName(each, formats),
				value: standardised,
				low: low * scale,
				high: high * scale,
				text: decimal(standardised),
				evident: isEvident(each),
				note: effect,
				change: spaced(changeText(each, formats), formats.locale),
				effect,
				p: p === null ? EMPTY : pText(p, locale.current),
				vif,
			},
		];
	});
	return rows.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
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
