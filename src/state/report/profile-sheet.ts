import { officialScheme, tableOfKind } from '#src/core/model/index.ts';
import { ownColumns, relatedColumns } from '#src/core/segment/explain/index.ts';
import {
	byEffect,
	onlyLevel,
	profileColumns,
	telling,
	type ClassProfiles,
	type ComparedCategory,
	type ComparedColumn,
	type ComparedNumber,
} from '#src/core/segment/profile/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import { findColumn, type Column } from '#src/core/table/index.ts';
import type { MethodSection, MethodValue, ReportSheet } from '#src/io/project-file/index.ts';
import { countOf, formatInteger, m, type Locale } from '#src/i18n/index.ts';
import { clarityText, tellingText, testName, type ProfileFormats } from '#src/i18n/profile.ts';
import { Display, schemeName } from '../tables/display.svelte.ts';
import { profileFormats } from '../segments/profile-formats.ts';
import type { Session } from '../session.svelte.ts';

/** Classes with fewer customers are for orientation only. */
const FEW = 30;
/** Sentences about a class, and labels shown of a column. */
const TOLD = 3;
const MOST_LEVELS = 8;

interface Sheet {
	readonly result: SchemeResult;
	readonly profiles: ClassProfiles;
	readonly formats: ProfileFormats;
	readonly display: Display;
	readonly columnOf: (id: string) => Column | undefined;
	/** Positions of the classes that have customers, and their names. */
	readonly classes: readonly number[];
	readonly names: readonly string[];
}

/** The profile of the official scheme for the workbook; null without a result to describe. */
export async function profileSheet(session: Session, locale: Locale): Promise<ReportSheet | null> {
	const { open, analysis, sheets } = session;
	const scheme = officialScheme(open.current.recipe);
	const result = scheme && analysis.result(scheme.id);
	const customers = tableOfKind(open.current, 'customers');
	if (!scheme || !result || !customers || !sheets.customers || analysis.isBehind) return null;
	const roles = open.current.recipe.roles[customers.id] ?? {};
	const columns = profileColumns(sheets.customers.columns, roles);
	const question = { classOf: result.classOf, classes: result.classes.length };
	const profiles = await analysis.ask('profile', question, columns).result;
	if (columns.length === 0 || profiles.n === 0) return null;
	const display = new Display(session, () => locale);
	const options = { locale };
	const sheet = sheetOf(session, display, result, profiles);
	const own = ownColumns(scheme, roles);
	const told = (c: number) =>
		telling(
			(profiles.traits[c] ?? []).filter(({ column }) => scheme.kind === 'clusters' || !own.has(column)),
			TOLD,
			(column) => relatedColumns(column, roles),
		);
	return {
		sheet: m.report_profile_sheet({}, options),
		title: m.report_profile_title({ scheme: schemeName(scheme, locale) }, options),
		note: m.report_profile_note(
			{
				customers: countOf('customer', profiles.n, locale),
				version: formatInteger(result.version),
				columns: formatInteger(columns.length),
			},
			options,
		),
		sections: [differences(sheet, told), figures(sheet), indices(sheet)],
	};
}

function sheetOf(session: Session, display: Display, result: SchemeResult, profiles: ClassProfiles): Sheet {
	const classes = profiles.sizes.flatMap((size, c) => (size > 0 ? [c] : []));
	const names = classes.map((c) => {
		const found = result.classes[c];
		const name = found ? display.className(found.name) : '';
		if ((profiles.sizes[c] ?? 0) >= FEW) return name;
		return m.report_profile_few({ name, few: FEW }, { locale: display.locale });
	});
	const columnOf = (id: string) => session.sheets.customers && findColumn(session.sheets.customers, id);
	const formats = profileFormats(session, display, result);
	return { result, profiles, formats, display, columnOf, classes, names };
}

function differences(
	{ profiles, formats, classes, names, display }: Sheet,
	told: (c: number) => Parameters<typeof tellingText>[0],
): MethodSection {
	const options = { locale: display.locale };
	return {
		title: m.report_profile_different({}, options),
		note: m.report_profile_differentNote({ few: FEW }, options),
		rows: classes.flatMap((c, i) =>
			tellingText(told(c), profiles.columns.length, formats).map((line, at): MethodValue[] => [
				at === 0 ? (names[i] ?? '') : '',
				line,
			]),
		),
	};
}

function figures(sheet: Sheet): MethodSection {
	const options = { locale: sheet.display.locale };
	const note = m.report_profile_figuresNote({}, options);
	return { ...tableOf(sheet, figureRow), title: m.report_profile_figures({}, options), note };
}

function indices(sheet: Sheet): MethodSection {
	const options = { locale: sheet.display.locale };
	const title = m.report_profile_index({}, options);
	return { ...tableOf(sheet, indexRow), title, note: m.report_profile_indexNote({}, options) };
}

type RowOf = (sheet: Sheet, column: ComparedColumn, level: number | null) => readonly MethodValue[] | null;

/** A row per number column and per label, the average first, then the classes, the effect and the test. */
function tableOf(sheet: Sheet, rowOf: RowOf): Pick<MethodSection, 'header' | 'rows'> {
	const { profiles, names, formats, display } = sheet;
	const { locale } = display;
	const options = { locale };
	const line = (column: ComparedColumn, name: string, level: number | null): MethodValue[][] => {
		const values = rowOf(sheet, column, level);
		return values ? [[name, ...values, clarityText(column.test, locale), testName(column.test, locale)]] : [];
	};
	const rows = byEffect(profiles.columns).flatMap((column): MethodValue[][] => {
		const name = formats.column(column.id);
		if (column.kind === 'number') return line(column, name, null);
		return levelsOf(column).flatMap((level) => {
			const label = column.levels[level]?.label;
			const text =
				label === null || label === undefined ? m.profile_rest({}, options) : formats.level(column.id, label);
			return line(column, m.profile_row_level({ column: name, level: text }, options), level);
		});
	});
	const header = [
		m.report_profile_column({}, options),
		m.report_profile_all({}, options),
		...names,
		m.report_profile_effect({}, options),
		m.report_profile_test({}, options),
	];
	return { header, rows };
}

function levelsOf(column: ComparedCategory): readonly number[] {
	const only = onlyLevel(column);
	return only === null ? [...column.levels.slice(0, MOST_LEVELS).keys()] : column.levels[only] ? [only] : [];
}

const figureRow: RowOf = (sheet, column, level) => {
	const { classes } = sheet;
	if (column.kind === 'number') return numberFigures(sheet, column);
	const share = (value: number | null | undefined) => ({ value: value ?? null, kind: 'percent' as const });
	return [
		share(column.levels[level ?? -1]?.share),
		...classes.map((c) => share(column.classes[c]?.levels[level ?? -1]?.share)),
	];
};

function numberFigures(
	{ classes, columnOf }: Sheet,
	{ id, overall, classes: own }: ComparedNumber,
): MethodValue[] {
	const column = columnOf(id);
	const isDate = column?.type === 'date';
	const isMoney = column?.format?.style === 'money';
	const kind = isDate
		? 'date'
		: isMoney
			? 'money'
			: column?.format?.style === 'percent'
				? 'percent'
				: 'decimal';
	const figure = (of: ComparedNumber['overall'] | undefined): MethodValue => {
		const value = (isDate ? of?.median : of?.mean) ?? null;
		return { value: isDate && value !== null ? Math.floor(value) : value, kind };
	};
	return [figure(overall), ...classes.map((c) => figure(own[c]))];
}

const indexRow: RowOf = ({ classes }, column, level) => {
	const index = (value: number | null | undefined): MethodValue => ({ value: value ?? null, kind: 'count' });
	const found = classes.map((c) =>
		column.kind === 'number' ? column.classes[c]?.index : column.classes[c]?.levels[level ?? -1]?.index,
	);
	return found.every((value) => value === null || value === undefined)
		? null
		: [index(100), ...found.map(index)];
};
