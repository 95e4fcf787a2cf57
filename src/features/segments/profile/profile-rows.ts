import type { MapCell, MapRow } from '#src/charts/index.ts';
import {
	byEffect,
	onlyLevel,
	type ClassNumber,
	type ColumnTest,
	type ComparedCategory,
	type ComparedColumn,
	type ComparedNumber,
	type Distance,
} from '#src/core/segment/profile/index.ts';
import { findColumn, type Column } from '#src/core/table/index.ts';
import { EMPTY, formatInUnit, formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { clarityText, type ProfileFormats } from '#src/i18n/profile.ts';
import { figureText } from '#src/state/segments/profile-formats.ts';
import type { CellFigure } from './profile-settings.svelte.ts';
import type { Profiled, ProfileView } from './profile-view.svelte.ts';

/** A column of the profile, or one label of it. */
export interface ProfileRow extends MapRow {
	readonly column: string;
	/** Position of the label; null for a whole column. */
	readonly level: number | null;
	readonly compared: ComparedColumn;
}

interface RowOptions {
	readonly figure: CellFigure;
	/** Whether the labels of a column are shown below it. */
	readonly isOpen: (column: string) => boolean;
	/** Positions of the classes shown. */
	readonly classes: readonly number[];
}

/** Labels of a column shown below it. */
const MOST_LEVELS = 12;
const NO_EVIDENCE = 0.05;
/** A class nearer to the others than this, in standard errors, is like them. */
const DIFFERS = 1.959963984540054;

export function profileRows(
	profile: ProfileView,
	{ profiles, formats }: Profiled,
	options: RowOptions,
): readonly ProfileRow[] {
	return byEffect(profiles.columns).flatMap((compared): ProfileRow[] => {
		const { id, test } = compared;
		const name = formats.column(id);
		const label = profile.own.has(id) ? m.profile_row_own({ label: name }) : name;
		const isQuiet = test.test === null || test.adjustedP >= NO_EVIDENCE;
		const common = {
			id,
			column: id,
			compared,
			isQuiet,
			depth: 0 as const,
			note: clarityText(test, formats.locale),
		};
		if (compared.kind === 'number')
			return [{ ...common, ...numberRow(profile, compared, label, options, formats) }];
		const only = onlyLevel(compared);
		if (only !== null) {
			const text = levelText(compared, only, formats.level);
			return [
				{
					...common,
					label: text ? m.profile_row_level({ column: label, level: text }) : label,
					...levelFigures(compared, only, options),
				},
			];
		}
		const isOpen = options.isOpen(id);
		const head = {
			...common,
			label,
			level: null,
			isOpen,
			average: '',
			cells: leading(compared, options, formats.level),
		};
		if (!isOpen) return [head];
		const shown = compared.levels.slice(0, MOST_LEVELS).map((_, level): ProfileRow => {
			const text = levelText(compared, level, formats.level);
			const own = { id: rowId(id, level), label: text, depth: 1 as const, note: '' };
			return { ...common, ...own, ...levelFigures(compared, level, options) };
		});
		return [head, ...shown];
	});
}

export function rowId(column: string, level: number): string {
	return `${column}\u0000${level}`;
}

/** A label as the sheet shows it; those put together have a name of their own. */
export function levelText(
	{ id, levels }: ComparedCategory,
	level: number,
	speak: (column: string, label: string) => string,
): string {
	const found = levels[level];
	if (!found) return '';
	return found.label === null ? m.profile_rest() : speak(id, found.label);
}

function numberRow(
	profile: ProfileView,
	compared: ComparedNumber,
	label: string,
	options: RowOptions,
	formats: ProfileFormats,
) {
	const { session } = profile.view;
	const { customers } = session.sheets;
	const column = customers && findColumn(customers, compared.id);
	const isMoney = column?.format?.style === 'money';
	const isWithUnit = isMoney && (options.figure === 'mean' || options.figure === 'median');
	const compact = (value: number | null) =>
		value === null || !column ? EMPTY : compactText(profile, column, value);
	const { overall } = compared;
	const all = options.figure === 'median' || column?.type === 'date' ? overall.median : overall.mean;
	const average = all === null ? EMPTY : formats.value(compared.id, all);
	const isMonth = column?.type === 'date' && options.figure !== 'sd';
	const cells = options.classes.map((c): MapCell => {
		const own = compared.classes[c];
		if (!own) return { text: EMPTY, effect: null, isSmall: false };
		const text = isMonth ? compact(own.median) : numberCell(own, options.figure, compact);
		const short = isMonth ? text.slice(2) : undefined;
		return { text, short, effect: evident(own, compared.test), isSmall: own.isSmall };
	});
	const unit = column && isWithUnit ? session.display.unit(column) : '';
	return {
		level: null,
		label: unit ? m.profile_row_unit({ column: label, unit }) : label,
		average,
		cells,
	};
}

function numberCell(own: ClassNumber, figure: CellFigure, compact: (value: number | null) => string): string {
	switch (figure) {
		case 'index':
			return own.index === null ? EMPTY : formatInteger(own.index);
		case 'mean':
			return compact(own.mean);
		case 'median':
			return compact(own.median);
		case 'sd':
			return signed(own.difference);
	}
}

function signed(value: number | null): string {
	return value === null ? EMPTY : formatNumber(value, { decimals: 1, sign: true });
}

/** A figure without its unit, which stands with the name of the column; of a day the month. */
function compactText({ view }: ProfileView, column: Column, value: number): string {
	const { display } = view.session;
	if (column.format?.style === 'money') return formatInUnit(value, display.moneyUnit);
	if (column.format?.style === 'percent') return formatPercent(value);
	return column.type === 'date' ? display.text(column, Math.floor(value)).slice(0, 7) : figureText(value);
}

function levelFigures(compared: ComparedCategory, level: number, { figure, classes }: RowOptions) {
	const all = compared.levels[level];
	const cells = classes.map((c): MapCell => {
		const own = compared.classes[c]?.levels[level];
		if (!own || own.share === null) return { text: EMPTY, effect: null, isSmall: own?.isSmall ?? false };
		const { share, index, effect, isSmall } = own;
		const coloured = evident(own, compared.test);
		const text =
			figure === 'index'
				? index === null
					? EMPTY
					: formatInteger(index)
				: figure === 'sd'
					? signed(effect)
					: formatPercent(share);
		return { text, effect: coloured, isSmall };
	});
	return { level, average: all ? formatPercent(all.share) : EMPTY, cells };
}

/** The label that each class has more often than the others, most distinctly; none where there is no evidence. */
function leading(
	compared: ComparedCategory,
	{ classes }: RowOptions,
	speak: (column: string, label: string) => string,
): readonly MapCell[] {
	return classes.map((c): MapCell => {
		const levels = compared.classes[c]?.levels ?? [];
		const effects = levels.map((level) => evident(level, compared.test));
		const best = bestLevel(effects);
		const effect = effects[best] ?? null;
		const isSmall = levels[best]?.isSmall ?? false;
		return {
			text: effect !== null && effect > 0 ? levelText(compared, best, speak) : EMPTY,
			effect,
			isSmall,
		};
	});
}

/** The effect where it is one; 0 where there is no evidence of a difference. */
function evident({ effect, z }: Distance, test: ColumnTest): number | null {
	if (effect === null || z === null) return null;
	const isEvident = test.test !== null && test.adjustedP < NO_EVIDENCE && Math.abs(z) > DIFFERS;
	return isEvident ? effect : 0;
}

/** Position of the largest effect. */
export function bestLevel(effects: readonly (number | null)[]): number {
	return effects.reduce<number>(
		(best, effect, at) =>
			effect !== null && effect > (effects[best] ?? Number.NEGATIVE_INFINITY) ? at : best,
		0,
	);
}
