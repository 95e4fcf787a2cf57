import type { Trait } from '#src/core/segment/profile/index.ts';
import type { ClassLook } from '#src/features/segments/class-looks.ts';
import { isLeftOut } from '#src/features/segments/left-out.ts';
import { formatPercent, m } from '#src/i18n/index.ts';
import { spaced } from '#src/i18n/spaced.ts';
import type { Profiled, ProfileView } from './profile-view.svelte.ts';

/** The finding of a whole profile: the class that lies furthest from the others, and in what. */
export function findingOf(profile: ProfileView, profiled: Profiled, looks: readonly ClassLook[]): string {
	const { of, profiles, formats } = profiled;
	if (profiles.sizes.filter((size) => size > 0).length < 2) return m.profile_oneClass();
	let best: { readonly trait: Trait; readonly name: string } | null = null;
	of.classes.forEach(({ id }, c) => {
		const trait = profile.told(profiled, c).find(({ isSmall }) => !isSmall);
		if (!trait || isLeftOut(id)) return;
		if (!best || Math.abs(trait.effect) > Math.abs(best.trait.effect))
			best = { trait, name: looks[c]?.short ?? '' };
	});
	return best
		? spaced(sayFinding(best, formats), formats.locale)
		: m.profile_title_none({ scheme: profile.view.name });
}

function sayFinding(
	{ trait, name }: { readonly trait: Trait; readonly name: string },
	formats: Profiled['formats'],
): string {
	const column = formats.column(trait.column);
	if (trait.level !== null) {
		const level = formats.level(trait.column, trait.level);
		const shares = { own: formatPercent(trait.own), average: formatPercent(trait.average) };
		return m.profile_title_label({ name, column, level, ...shares });
	}
	const isDate = formats.isDate(trait.column);
	const [own, average] = isDate
		? [trait.median ?? trait.own, trait.averageMedian ?? trait.average]
		: [trait.own, trait.average];
	const value = (figure: number) => formats.value(trait.column, figure);
	return m.profile_title_number({ name, column, own: value(own), average: value(average) });
}
