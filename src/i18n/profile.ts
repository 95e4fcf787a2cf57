import { formatInteger, formatNumber, formatPercent, m, type Locale } from './index.ts';
import { spaced } from './spaced.ts';

/** Shapes of the profile as core gives it. */
export interface TraitValue {
	readonly column: string;
	readonly level: string | null;
	readonly own: number;
	readonly average: number;
	readonly median: number | null;
	readonly averageMedian: number | null;
	readonly index: { readonly value: number } | null;
	readonly effect: number;
}
type StrengthValue = 'negligible' | 'small' | 'medium' | 'large';
export type TestValue =
	| {
			readonly test: 'kruskalWallis' | 'chiSquare';
			readonly statistic: number;
			readonly df: number;
			readonly adjustedP: number;
			readonly effect: number;
			readonly strength: StrengthValue;
			readonly isRough: boolean;
	  }
	| { readonly test: null; readonly why: 'oneGroup' | 'constant' | 'identifier' };

/** How columns and their values are written in profiles. */
export interface ProfileFormats {
	readonly locale: Locale;
	/** Name of a column, as a heading. */
	readonly column: (id: string) => string;
	/** A figure of a column with its unit. */
	readonly value: (id: string, value: number) => string;
	/** A label of a column. */
	readonly level: (id: string, level: string) => string;
	readonly isDate: (id: string) => boolean;
}

/** Effects, in standard deviations, from which a difference is called clear and far. */
const CLEAR = 0.5;
const FAR = 0.8;
const NO_EVIDENCE = 0.05;

/** One sentence on how a class differs from the others in one column. */
function traitText(trait: TraitValue, formats: ProfileFormats): string {
	const { locale } = formats;
	const options = { locale };
	const size = Math.abs(trait.effect);
	const word = size >= FAR ? 'far' : size >= CLEAR ? 'clear' : 'little';
	const degree = {
		far: m.profile_degree_far,
		clear: m.profile_degree_clear,
		little: m.profile_degree_little,
	}[word]({}, options);
	const column = formats.column(trait.column);
	const isUp = trait.effect > 0;
	const figures = figuresText(trait, formats);
	if (trait.level !== null) {
		const say = isUp ? m.profile_say_more : m.profile_say_less;
		return say({ column, degree, level: formats.level(trait.column, trait.level), figures }, options);
	}
	const above = formats.isDate(trait.column) ? m.profile_say_later : m.profile_say_above;
	const below = formats.isDate(trait.column) ? m.profile_say_earlier : m.profile_say_below;
	return (isUp ? above : below)({ column, degree, figures }, options);
}

function figuresText(trait: TraitValue, formats: ProfileFormats): string {
	const options = { locale: formats.locale };
	if (trait.level !== null) {
		const shares = { own: formatPercent(trait.own), average: formatPercent(trait.average) };
		return withIndex(m.profile_say_share(shares, options), trait, formats.locale);
	}
	const value = (figure: number) => formats.value(trait.column, figure);
	const { median, averageMedian } = trait;
	const isByMedian =
		median !== null &&
		averageMedian !== null &&
		Math.sign(median - averageMedian) === Math.sign(trait.effect);
	if (formats.isDate(trait.column))
		return m.profile_say_median({ own: value(median ?? 0), average: value(averageMedian ?? 0) }, options);
	if (isByMedian) return m.profile_say_median({ own: value(median), average: value(averageMedian) }, options);
	const means = m.profile_say_mean({ own: value(trait.own), average: value(trait.average) }, options);
	return withIndex(means, trait, formats.locale);
}

function withIndex(figures: string, { index }: TraitValue, locale: Locale): string {
	if (!index) return figures;
	return m.profile_say_index({ figures, index: formatInteger(index.value) }, { locale });
}

/** What is told of a class: at most three sentences, and where there are fewer, that there is nothing else. */
export function tellingText(
	told: readonly TraitValue[],
	columns: number,
	formats: ProfileFormats,
): readonly string[] {
	const options = { locale: formats.locale };
	const lines = told.map((trait) => spaced(traitText(trait, formats), formats.locale));
	if (lines.length >= 3) return lines;
	const rest =
		lines.length > 0
			? m.profile_say_rest({}, options)
			: m.profile_say_nothing({ columns: formatInteger(columns) }, options);
	return [...lines, rest];
}

/** An effect in one word. */
export function strengthText(strength: StrengthValue, locale: Locale): string {
	return {
		negligible: m.profile_strength_negligible,
		small: m.profile_strength_small,
		medium: m.profile_strength_medium,
		large: m.profile_strength_large,
	}[strength]({}, { locale });
}

/** How certain a difference is, in words. */
export function certaintyText(p: number, locale: Locale): string {
	const options = { locale };
	if (p < 0.001) return m.profile_certainty_near({}, options);
	if (p < 0.01) return m.profile_certainty_very({}, options);
	return p < NO_EVIDENCE ? m.profile_certainty_likely({}, options) : m.profile_certainty_none({}, options);
}

/** `p < 0.001`, `p = 0.023`. */
export function pText(p: number, locale: Locale): string {
	if (p < 0.001) return m.profile_p_below({}, { locale });
	return m.profile_p({ p: formatNumber(p, { decimals: 3 }) }, { locale });
}

/** Effect and certainty in a few words. */
export function clarityText(test: TestValue, locale: Locale): string {
	const options = { locale };
	if (test.test === null) return m.profile_note_nothing({}, options);
	if (test.adjustedP >= NO_EVIDENCE) return m.profile_note_none({}, options);
	return m.profile_note(
		{ strength: strengthText(test.strength, locale), certainty: certaintyText(test.adjustedP, locale) },
		options,
	);
}

/** Name of the test, or why there is none. */
export function testName(test: TestValue, locale: Locale): string {
	const options = { locale };
	if (test.test !== null)
		return test.test === 'chiSquare' ? m.profile_test_chi({}, options) : m.profile_test_kruskal({}, options);
	return {
		oneGroup: m.profile_test_oneGroup,
		constant: m.profile_test_constant,
		identifier: m.profile_test_identifier,
	}[test.why]({}, options);
}

/** The test in one line: statistic, corrected p, effect size, n. */
export function testLine(
	test: TestValue,
	counts: { readonly columns: number; readonly n: number; readonly missing: number },
	locale: Locale,
): string {
	const options = { locale };
	if (test.test === null) return testName(test, locale);
	const decimals = { decimals: test.statistic >= 100 ? 0 : 1 };
	const isRanks = test.test === 'kruskalWallis';
	const line = m.profile_test_line(
		{
			test: testName(test, locale),
			statistic: `${isRanks ? 'H' : 'χ²'} = ${formatNumber(test.statistic, decimals)}`,
			df: formatInteger(test.df),
			p: pText(test.adjustedP, locale),
			columns: formatInteger(counts.columns),
			effect: `${isRanks ? 'ε²' : 'V'} = ${formatNumber(test.effect, { decimals: 2 })}`,
			strength: strengthText(test.strength, locale),
			n: formatInteger(counts.n),
			missing: formatInteger(counts.missing),
		},
		options,
	);
	if (!test.isRough) return line;
	return `${line}${locale === 'en' ? '; ' : '；'}${m.profile_test_rough({}, options)}`;
}
