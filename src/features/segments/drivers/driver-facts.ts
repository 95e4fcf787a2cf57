import type { Proposal } from '#src/core/segment/drivers/index.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { spaced } from '#src/i18n/profile.ts';
import type { Driven } from './drivers-view.svelte.ts';

/** How much a fit explains, in one sentence. */
export function fitText({ drivers: { fit }, target }: Driven): string {
	if (!fit.ok) return '';
	if (fit.warnings.some(({ code }) => code === 'perfectFit')) return m.drivers_fit_perfect();
	const figure = (value: number) => formatNumber(value, { decimals: 2 });
	if (fit.kind === 'linear')
		return m.drivers_fit_r2({
			target: target.name,
			share: formatPercent(fit.r2),
			r2: figure(fit.r2),
			adjusted: figure(fit.adjustedR2),
			word: shareWord(fit.r2),
		});
	const { auc } = fit;
	return m.drivers_fit_auc({
		target: target.name,
		share: formatPercent(auc),
		auc: figure(auc),
		word: aucWord(auc),
	});
}

/** Small, medium and large shares of the variance (Cohen 1988: 0.13 and 0.26; most is more than a half). */
function shareWord(r2: number): string {
	if (r2 < 0.13) return m.drivers_word_little();
	return r2 < 0.5 ? m.drivers_word_some() : m.drivers_word_much();
}

/** Usual words for the area under the curve (Hosmer & Lemeshow 2000). */
function aucWord(auc: number): string {
	if (auc < 0.6) return m.drivers_word_poor();
	if (auc < 0.75) return m.drivers_word_fair();
	return auc < 0.95 ? m.drivers_word_good() : m.drivers_word_excellent();
}

/** What to be careful about, one sentence each. */
export function warningTexts({ drivers, target, formats }: Driven): readonly string[] {
	const { fit, isSkewed, log } = drivers;
	const skewed = fit.ok && isSkewed && !log ? [m.drivers_warn_skewed({ target: target.name })] : [];
	const warnings = (fit.ok ? fit.warnings : []).flatMap(({ code, args }) => {
		if (code === 'fewPerParameter')
			return [m.drivers_warn_few({ figure: formatNumber(Number(args['figure']), { decimals: 1 }) })];
		if (code !== 'inflated') return [];
		const column = formats.column(String(args['predictor']));
		return [m.drivers_warn_inflated({ column, vif: formatNumber(Number(args['vif']), { decimals: 1 }) })];
	});
	const dropped = fit.dropped.map(({ predictor, level, why }) => {
		const name = formats.column(predictor);
		const column =
			level === null ? name : m.drivers_label_level({ column: name, level: formats.level(predictor, level) });
		if (why === 'collinear') return m.drivers_dropped_collinear({ column });
		return m.drivers_dropped_other({
			column,
			why: whyText({ column: predictor, why, with: null }, formats.column),
		});
	});
	return [...skewed, ...warnings, ...dropped].map((text) => spaced(text, formats.locale));
}

/** Why a column is not proposed; the empty text for one that is. */
export function whyText({ why, with: other }: Proposal, columnName: (id: string) => string): string {
	switch (why) {
		case null:
			return '';
		case 'missing':
			return m.drivers_why_missing();
		case 'gaps':
			return m.drivers_why_gaps();
		case 'constant':
			return m.drivers_why_constant();
		case 'tooManyLevels':
			return m.drivers_why_tooManyLevels();
		case 'weak':
			return m.drivers_why_weak();
		case 'collinear':
			return m.drivers_why_collinear({ column: columnName(other ?? '') });
		case 'fewRows':
			return m.drivers_why_fewRows();
		case 'enough':
			return m.drivers_why_enough();
	}
}
