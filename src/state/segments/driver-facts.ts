import type { Drivers, Proposal } from '#src/core/segment/drivers/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import type { Column } from '#src/core/table/index.ts';
import { capital } from '#src/i18n/capital.ts';
import {
	changeText,
	effectText,
	isEvident,
	termName,
	type DriverFormats,
	type DriverTarget,
} from '#src/i18n/drivers.ts';
import { countOf, formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { spaced } from '#src/i18n/spaced.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Target } from './driver-targets.ts';
import { profileFormats } from './profile-formats.ts';
import type { Session } from '../session.svelte.ts';

/** Drivers with what they were asked of. */
export interface Driven {
	readonly drivers: Drivers;
	readonly target: DriverTarget;
	readonly formats: DriverFormats;
	/** Customers left out by filters. */
	readonly hidden: number;
}

/** One coefficient in words and figures; intervals are of 95 %. */
export interface DriverFact {
	readonly id: string;
	readonly label: string;
	/** What is compared, and what goes with it. */
	readonly change: string;
	readonly effect: string;
	/** Standardised coefficient. */
	readonly value: number;
	readonly low: number;
	readonly high: number;
	readonly p: number | null;
	readonly vif: number | null;
	/** The interval leaves out that there is no relation. */
	readonly evident: boolean;
}

/** Drivers of a target in the language of a display. `columns`: those that may explain. */
export function drivenOf(
	session: Session,
	display: Display,
	drivers: Drivers,
	of: {
		readonly target: Target;
		readonly result: SchemeResult;
		readonly columns: readonly Column[];
		readonly hidden: number;
	},
): Driven {
	const { target, result, columns, hidden } = of;
	return {
		drivers,
		hidden,
		target: {
			column: target.kind === 'linear' ? target.key : null,
			name: target.name,
			isLog: drivers.log,
		},
		formats: {
			...profileFormats(session, display, result),
			isYesNo: (id) => columns.some((column) => column.id === id && column.type === 'boolean'),
			spread: (id) => drivers.spread[id] ?? 1,
		},
	};
}

/** Coefficients, the strongest first. */
export function driverFacts({ drivers: { fit }, target, formats }: Driven): readonly DriverFact[] {
	if (!fit.ok) return [];
	const facts = fit.coefficients.flatMap((each): DriverFact[] => {
		const { term, estimate, low, high, standardised, p } = each;
		if (!term || standardised === null) return [];
		const scale = estimate === 0 ? 0 : standardised / estimate;
		return [
			{
				id: `${term.predictor}\u0000${term.level ?? ''}`,
				label: termName(each, formats),
				change: spaced(changeText(each, formats), formats.locale),
				effect: spaced(effectText(each, target, formats), formats.locale),
				value: standardised,
				low: low * scale,
				high: high * scale,
				p,
				vif: fit.inflation.find(({ predictor }) => predictor === term.predictor)?.vif ?? null,
				evident: isEvident(each),
			},
		];
	});
	return facts.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** What stands out, in one sentence. */
export function findingText(facts: readonly DriverFact[], { target, formats }: Driven): string {
	const options = { locale: formats.locale };
	const best = facts.find(({ evident }) => evident);
	if (!best) return m.drivers_title_none({ target: target.name }, options);
	const args = { driver: best.change, target: target.name, effect: best.effect };
	return spaced(m.drivers_title(args, options), formats.locale);
}

/** Customers that take no part because a value is missing; the empty text for none. */
export function excludedText({ drivers: { fit }, hidden, formats }: Driven): string {
	const missing = (fit.ok ? fit.excluded : 0) - hidden;
	if (missing <= 0) return '';
	const customers = countOf('customer', missing, formats.locale);
	return m.drivers_excluded({ customers }, { locale: formats.locale });
}

/** How much a fit explains, in one sentence. */
export function fitText({ drivers: { fit }, target, formats }: Driven): string {
	const options = { locale: formats.locale };
	if (!fit.ok) return '';
	if (fit.warnings.some(({ code }) => code === 'perfectFit')) return m.drivers_fit_perfect({}, options);
	const figure = (value: number) => formatNumber(value, { decimals: 2 });
	if (fit.kind === 'linear')
		return m.drivers_fit_r2(
			{
				target: target.name,
				share: formatPercent(fit.r2),
				r2: figure(fit.r2),
				adjusted: figure(fit.adjustedR2),
				word: shareWord(fit.r2)({}, options),
			},
			options,
		);
	const { auc } = fit;
	return m.drivers_fit_auc(
		{ target: target.name, share: formatPercent(auc), auc: figure(auc), word: aucWord(auc)({}, options) },
		options,
	);
}

/** Small, medium and large shares of the variance (Cohen 1988: 0.13 and 0.26; most is more than a half). */
function shareWord(r2: number) {
	if (r2 < 0.13) return m.drivers_word_little;
	return r2 < 0.5 ? m.drivers_word_some : m.drivers_word_much;
}

/** Usual words for the area under the curve (Hosmer & Lemeshow 2000). */
function aucWord(auc: number) {
	if (auc < 0.6) return m.drivers_word_poor;
	if (auc < 0.75) return m.drivers_word_fair;
	return auc < 0.95 ? m.drivers_word_good : m.drivers_word_excellent;
}

/** What to be careful about, one sentence each. */
export function warningTexts({ drivers, target, formats }: Driven): readonly string[] {
	const options = { locale: formats.locale };
	const { fit, isSkewed, log } = drivers;
	const figure = (value: unknown) => formatNumber(Number(value), { decimals: 1 });
	const skewed = fit.ok && isSkewed && !log ? [m.drivers_warn_skewed({ target: target.name }, options)] : [];
	const warnings = (fit.ok ? fit.warnings : []).flatMap(({ code, args }) => {
		if (code === 'fewPerParameter') return [m.drivers_warn_few({ figure: figure(args['figure']) }, options)];
		if (code !== 'inflated') return [];
		const column = formats.column(String(args['predictor']));
		return [m.drivers_warn_inflated({ column, vif: figure(args['vif']) }, options)];
	});
	const dropped = fit.dropped.map(({ predictor, level, why }) => {
		const name = formats.column(predictor);
		const column =
			level === null
				? name
				: m.drivers_label_level({ column: name, level: formats.level(predictor, level) }, options);
		if (why === 'collinear') return m.drivers_dropped_collinear({ column }, options);
		const because = whyText({ column: predictor, why, with: null }, formats);
		return m.drivers_dropped_other({ column, why: because }, options);
	});
	return [...skewed, ...warnings, ...dropped].map((text) => spaced(text, formats.locale));
}

/** Why a column is not proposed; the empty text for one that is. */
export function whyText(
	{ why, with: other }: Proposal,
	{ locale, column }: Pick<DriverFormats, 'locale' | 'column'>,
): string {
	const options = { locale };
	switch (why) {
		case null:
			return '';
		case 'missing':
			return m.drivers_why_missing({}, options);
		case 'gaps':
			return m.drivers_why_gaps({}, options);
		case 'constant':
			return m.drivers_why_constant({}, options);
		case 'tooManyLevels':
			return m.drivers_why_tooManyLevels({}, options);
		case 'weak':
			return m.drivers_why_weak({}, options);
		case 'collinear':
			return m.drivers_why_collinear({ column: column(other ?? '') }, options);
		case 'fewRows':
			return m.drivers_why_fewRows({}, options);
		case 'enough':
			return m.drivers_why_enough({}, options);
		case 'separates':
			return m.drivers_why_separates({}, options);
	}
}

/** Why there is no fit; null where there is one. */
export function noFitText({ drivers: { fit }, target, formats }: Driven): string | null {
	const options = { locale: formats.locale };
	if (fit.ok) return null;
	switch (fit.why) {
		case 'noRows':
			return m.drivers_no_noRows({}, options);
		case 'constantOutcome':
			return m.drivers_no_constantOutcome({ target: capital(target.name) }, options);
		case 'noPredictors':
			return m.drivers_no_noPredictors({}, options);
		case 'tooFewRows': {
			const [n, parameters] = [formatInteger(fit.n), formatInteger(fit.parameters)];
			return m.drivers_no_tooFewRows({ n, parameters }, options);
		}
		case 'separation': {
			const ids = [...new Set(fit.terms.map(({ predictor }) => predictor))];
			const columns = ids.map((id) => formats.column(id)).join(m.drivers_list({}, options));
			return m.drivers_no_separation({ columns, target: target.name }, options);
		}
		case 'notConverged':
			return m.drivers_no_notConverged({}, options);
		case 'outOfRange':
			return m.drivers_no_outOfRange({}, options);
	}
}
