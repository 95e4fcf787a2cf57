import { countOf } from './cells.ts';
import { formatInteger, formatNumber, formatPercent, m } from './index.ts';
import type { ProfileFormats } from './profile.ts';

/** A coefficient as core gives it. */
export interface CoefficientValue {
	readonly term: {
		readonly predictor: string;
		readonly level: string | null;
		readonly reference: string | null;
	} | null;
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/** What coefficients are told about. */
export interface DriverTarget {
	/** Column of the target; null for a class or a yes/no column. */
	readonly column: string | null;
	readonly name: string;
	/** log(1 + value) was fitted. */
	readonly isLog: boolean;
}

interface DriverFormats extends ProfileFormats {
	readonly isYesNo: (id: string) => boolean;
	/** Standard deviation of a number. */
	readonly spread: (id: string) => number;
}

/** Whether the interval leaves out that there is no relation. */
export function isEvident({ low, high }: CoefficientValue): boolean {
	return low > 0 || high < 0;
}

/** Name of a term: the column, with its label where it has one. */
export function termName({ term }: CoefficientValue, formats: DriverFormats): string {
	const options = { locale: formats.locale };
	if (!term) return '';
	const column = formats.column(term.predictor);
	if (term.level !== null)
		return m.drivers_label_level({ column, level: formats.level(term.predictor, term.level) }, options);
	return formats.isYesNo(term.predictor) ? m.drivers_label_yes({ column }, options) : column;
}

/** What is compared: one more of a number, a label against the usual one. */
export function changeText({ term }: CoefficientValue, formats: DriverFormats): string {
	const options = { locale: formats.locale };
	if (!term) return '';
	const { predictor, level, reference } = term;
	const column = formats.column(predictor);
	if (level !== null) {
		const named = {
			level: formats.level(predictor, level),
			reference: formats.level(predictor, reference ?? ''),
		};
		return m.drivers_level({ column, ...named }, options);
	}
	if (formats.isYesNo(predictor)) return m.drivers_yes({ column }, options);
	const step = stepOf(predictor, formats);
	if (formats.isDate(predictor))
		return m.drivers_later({ column, days: countOf('day', step, formats.locale) }, options);
	return m.drivers_each({ column, step: formats.value(predictor, step) }, options);
}

/** What goes with that change, with its interval. */
export function effectText(
	coefficient: CoefficientValue,
	target: DriverTarget,
	formats: DriverFormats,
): string {
	const options = { locale: formats.locale };
	const { term } = coefficient;
	const isPlain = !term || term.level !== null || formats.isYesNo(term.predictor);
	const step = isPlain ? 1 : stepOf(term.predictor, formats);
	const figure = figureOf(target, formats);
	const [value, low, high] = [coefficient.estimate, coefficient.low, coefficient.high].map((each) =>
		figure(each * step),
	) as [string, string, string];
	if (!isEvident(coefficient)) return m.drivers_effect_none({ low, high }, options);
	const spoken = { target: target.name, value, low, high };
	if (target.column === null) return m.drivers_effect_odds(spoken, options);
	return target.isLog ? m.drivers_effect_percent(spoken, options) : m.drivers_effect_value(spoken, options);
}

/** How a change of the target is written: in its unit, in percent, or as a factor of the odds. */
function figureOf({ column, isLog }: DriverTarget, formats: ProfileFormats): (change: number) => string {
	const signed = (change: number, text: string) => (change > 0 ? `+${text}` : text);
	if (column === null) return factorText;
	if (isLog) return (change) => signed(change, formatPercent(Math.expm1(change), {}));
	if (formats.isDate(column))
		return (change) => signed(change, countOf('day', Math.round(change), formats.locale));
	return (change) => signed(change, formats.value(column, change));
}

/** Largest factor that is written out. */
const MOST = 1000;

function factorText(change: number): string {
	const factor = Math.exp(change);
	if (factor > MOST) return `>${formatInteger(MOST)}`;
	return factor < 0.01 ? '<0.01' : formatNumber(factor, { decimals: factor < 10 ? 2 : 0 });
}

/** A round step that is not more than a standard deviation of the column. */
function stepOf(id: string, formats: DriverFormats): number {
	const sd = formats.spread(id);
	if (formats.isDate(id)) return sd >= 365 ? 365 : sd >= 30 ? 30 : 1;
	return sd > 0 && Number.isFinite(sd) ? 10 ** Math.floor(Math.log10(sd)) : 1;
}

export type { DriverFormats };
