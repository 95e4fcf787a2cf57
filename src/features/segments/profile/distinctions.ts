import type { DotRow } from '#src/charts/index.ts';
import type { Trait } from '#src/core/segment/profile/index.ts';
import { FEW } from '#src/features/segments/scheme-view.svelte.ts';
import { EMPTY, formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { rowId } from './profile-rows.ts';
import type { Profiled, ProfileView } from './profile-view.svelte.ts';

/** A column in which a class differs from all customers. */
export interface Distinct {
	readonly id: string;
	readonly label: string;
	/** Index with its interval; the dash for what has none, such as a date. */
	readonly index: string;
	readonly interval: string;
	/** Figures of the class and of all. */
	readonly note: string;
	readonly evident: boolean;
	/** How a class of this name differs, in one sentence. */
	readonly finding: (name: string) => string;
	/** The mark of the picture; null without an index. */
	readonly dot: DotRow | null;
}

const MOST = 8;

/** What is more or less frequent, larger or smaller, earlier or later in a class than over all, the most distinct first; not what the scheme is made of. */
export function distinctions(
	profile: ProfileView,
	{ profiles, formats }: Profiled,
	c: number,
): readonly Distinct[] {
	const isSmallClass = (profiles.sizes[c] ?? 0) < FEW;
	const traits = (profiles.traits[c] ?? []).filter(({ column }) => !profile.own.has(column));
	return traits.slice(0, MOST).map((trait): Distinct => {
		const { index, isCertain, isSmall, level } = trait;
		const common = {
			id: level === null ? trait.column : rowId(trait.column, 0),
			label: labelOf(trait, formats),
			note: noteOf(trait, formats),
			evident: isCertain && !isSmall && !isSmallClass,
		};
		const finding = (name: string) => findingText(trait, formats, { name, value: common.label });
		if (!index) return { ...common, finding, index: EMPTY, interval: EMPTY, dot: null };
		const [low, high] = [Math.max(0, index.low), index.high];
		const text = formatInteger(index.value);
		const dot: DotRow = { ...common, value: index.value, low, high, text };
		const interval = `${formatInteger(low)}–${formatInteger(high)}`;
		return { ...common, finding, index: text, interval, dot };
	});
}

function findingText(
	trait: Trait,
	formats: Profiled['formats'],
	names: { readonly name: string; readonly value: string },
): string {
	const { column, level, index, effect } = trait;
	const options = { locale: formats.locale };
	if (index) {
		const args = { ...names, index: formatInteger(index.value) };
		const isMore = index.value > 100;
		if (level === null)
			return isMore ? m.segments_distinct_higher(args, options) : m.segments_distinct_lower(args, options);
		return isMore ? m.segments_distinct_more(args, options) : m.segments_distinct_less(args, options);
	}
	const args = { ...names, figures: noteOf(trait, formats) };
	const isMore = effect > 0;
	if (formats.isDate(column))
		return isMore ? m.segments_distinct_later(args, options) : m.segments_distinct_earlier(args, options);
	return isMore ? m.segments_distinct_above(args, options) : m.segments_distinct_below(args, options);
}

function labelOf({ column, level }: Trait, formats: Profiled['formats']): string {
	const name = formats.column(column);
	if (level === null) return name;
	const value = formats.level(column, level);
	return m.segments_distinct_label({ column: name, value }, { locale: formats.locale });
}

/** Of dates the middle ones: the mean of days is no day that anybody ordered on. */
function noteOf(trait: Trait, formats: Profiled['formats']): string {
	const { column, level, median, averageMedian } = trait;
	const isMedian = level === null && formats.isDate(column);
	const [own, all] = isMedian
		? [median ?? trait.own, averageMedian ?? trait.average]
		: [trait.own, trait.average];
	const text = (value: number) => (level === null ? formats.value(column, value) : formatPercent(value));
	return m.segments_distinct_shares({ inside: text(own), outside: text(all) }, { locale: formats.locale });
}
