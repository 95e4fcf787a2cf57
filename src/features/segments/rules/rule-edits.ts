import type { Rule, RuleClass, RuleScheme } from '#src/core/model/index.ts';

/** The colour that the fewest classes have, the first in the order of the palette. */
export function freeColour(classes: readonly RuleClass[]): number {
	const uses = (colour: number) => classes.filter((each) => each.colour === colour).length;
	const colours = Array.from({ length: 10 }, (_, i) => i + 1);
	return colours.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best), 1);
}

/** A scheme without a class: its rules go with it, and so does its part for all others. */
export function withoutClass(
	scheme: RuleScheme,
	id: string,
): Pick<RuleScheme, 'classes' | 'rules' | 'otherwise'> {
	return {
		classes: scheme.classes.filter((each) => each.id !== id),
		rules: scheme.rules.filter((rule) => rule.class !== id),
		otherwise: scheme.otherwise === id ? null : scheme.otherwise,
	};
}

/** A rule with another part. */
export function withRule(scheme: RuleScheme, index: number, part: Partial<Rule>): Pick<RuleScheme, 'rules'> {
	const rule = scheme.rules[index];
	return { rules: rule ? scheme.rules.with(index, { ...rule, ...part }) : scheme.rules };
}
