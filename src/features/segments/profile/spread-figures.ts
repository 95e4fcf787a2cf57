import type { BarRow, SpreadRow } from '#src/charts/index.ts';
import type { ComparedCategory, ComparedNumber } from '#src/core/segment/profile/index.ts';
import type { ClassLook } from '#src/features/segments/class-looks.ts';
import { EMPTY, formatInteger, formatPercent } from '#src/i18n/index.ts';
import { bestLevel, levelText } from './profile-rows.ts';
import type { Profiled } from './profile-view.svelte.ts';

/** A class in the distribution of a number. */
export interface ClassSpread extends SpreadRow {
	readonly n: number;
	readonly median: number | null;
	readonly quartiles: string;
	readonly mean: string;
}

export function spreadRows(
	compared: ComparedNumber,
	{ of, profiles, formats }: Profiled,
	looks: readonly ClassLook[],
): readonly ClassSpread[] {
	return compared.classes.flatMap((own, c): ClassSpread[] => {
		const look = looks[c];
		if (!look || (profiles.sizes[c] ?? 0) === 0) return [];
		const { low5: low, lowerQuartile: lower, median, upperQuartile: upper, high95: high, mean } = own;
		const isKnown = low !== null && lower !== null && median !== null && upper !== null && high !== null;
		const value = (figure: number | null) => (figure === null ? EMPTY : formats.value(compared.id, figure));
		return [
			{
				id: of.classes[c]?.id ?? '',
				label: look.short,
				colour: look.colour,
				spread: isKnown ? { low, lower, median, upper, high, mean: mean ?? median } : null,
				text: value(median),
				small: own.isSmall,
				n: own.n,
				median,
				quartiles: own.n > 0 ? `${value(lower)} – ${value(upper)}` : EMPTY,
				mean: value(mean),
			},
		];
	});
}

/** Colours of labels: the nine most frequent ones have their own. */
const MOST_COLOURS = 9;

/** One bar per class, its parts the shares of the labels in it. */
export function shareRows(
	compared: ComparedCategory,
	level: number,
	{ of, profiles, formats }: Profiled,
	looks: readonly ClassLook[],
): readonly BarRow[] {
	return compared.classes.flatMap((own, c): BarRow[] => {
		const look = looks[c];
		if (!look || (profiles.sizes[c] ?? 0) === 0) return [];
		const parts = compared.levels.map((_, l) => ({
			id: String(l),
			name: levelText(compared, l, formats.level),
			value: own.levels[l]?.share ?? 0,
			colour: l < MOST_COLOURS ? l + 1 : 10,
		}));
		return [
			{
				id: of.classes[c]?.id ?? '',
				label: look.short,
				value: own.n > 0 ? 1 : 0,
				text: formatPercent(own.levels[level]?.share ?? null),
				note: formatInteger(own.n),
				colour: look.colour,
				parts,
				small: own.levels[level]?.isSmall ?? true,
			},
		];
	});
}

/** The label in which a class lies furthest from the others. */
export function mostDistinct({ classes }: ComparedCategory, c: number): number {
	return bestLevel(classes[c]?.levels.map(({ effect }) => (effect === null ? null : Math.abs(effect))) ?? []);
}
