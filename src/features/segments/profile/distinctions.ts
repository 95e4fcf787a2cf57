import type { DotRow } from '#src/charts/index.ts';
import type { Trait } from '#src/core/segment/profile/index.ts';
import { FEW } from '#src/features/segments/scheme-view.svelte.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { rowId } from './profile-rows.ts';
import type { Profiled, ProfileView } from './profile-view.svelte.ts';

/** A column in which a class differs from all customers, as an index. */
export interface Distinct extends DotRow {
	/** A mean; otherwise the share of a label. */
	readonly isMean: boolean;
}

const MOST = 8;

/** What is more or less frequent, larger or smaller in a class than over all, the most distinct first; not what the scheme is made of. */
export function distinctions(
	profile: ProfileView,
	{ profiles, formats }: Profiled,
	c: number,
): readonly Distinct[] {
	const isSmallClass = (profiles.sizes[c] ?? 0) < FEW;
	const traits = (profiles.traits[c] ?? []).filter(({ column, index }) => index && !profile.own.has(column));
	return traits.slice(0, MOST).flatMap((trait): Distinct[] => {
		const { index, isCertain, isSmall, level } = trait;
		if (!index) return [];
		return [
			{
				id: level === null ? trait.column : rowId(trait.column, 0),
				label: labelOf(trait, formats),
				isMean: level === null,
				value: index.value,
				low: Math.max(0, index.low),
				high: index.high,
				text: formatInteger(index.value),
				evident: isCertain && !isSmall && !isSmallClass,
				note: noteOf(trait, formats),
			},
		];
	});
}

function labelOf({ column, level }: Trait, formats: Profiled['formats']): string {
	const name = formats.column(column);
	if (level === null) return name;
	return m.segments_distinct_label({ column: name, value: formats.level(column, level) });
}

function noteOf({ column, level, own, average }: Trait, formats: Profiled['formats']): string {
	const text = (value: number) => (level === null ? formats.value(column, value) : formatPercent(value));
	return m.segments_distinct_shares({ inside: text(own), outside: text(average) });
}
