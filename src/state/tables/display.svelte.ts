import type {
	ClusterMethod,
	ClusterScheme,
	MatrixAxis,
	MeasureRef,
	RoleId,
	Scheme,
} from '#src/core/model/index.ts';
import { cellAt, isUnread, type CellValue, type Column, type Table } from '#src/core/table/index.ts';
import {
	chooseUnit,
	formatCell,
	formatInteger,
	formatMoney,
	formatNumber,
	m,
	moneyUnit,
	type Locale,
	type NumberUnit,
} from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { hoursName } from '../territories/work/hours-name.ts';
import type { HoursMeasure } from '#src/core/model/index.ts';
import { className, metricName as spokenMetric, type SpokenValue } from '#src/i18n/class-names.ts';
import { axisUsualName } from '#src/i18n/matrix.ts';
import { reasonFormats, type AxisFormat, type ReasonFormats } from '#src/i18n/reasons.ts';
import { recordStateName, watchRuleName } from '#src/i18n/watch.ts';
import { measureKey } from '#src/core/segment/types.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import type { ComputedColumn } from './computed-columns.ts';
import type { Session } from '../session.svelte.ts';

/** Metrics that are amounts of money. */
const MONEY_METRICS: readonly string[] = ['amount', 'averageOrder', 'returned', 'yearAmount', 'headroom'];

/** Colours of a class: names of CSS variables. */
export interface ClassColours {
	readonly tint: string;
	readonly ink: string;
	readonly mark: string;
	readonly area: string;
}

/** How columns and values of a project are written in the language and units of the user. */
export class Display {
	readonly #session: Session;
	/** One unit for all money of the customers table, chosen by the largest amount. */
	readonly moneyUnit: NumberUnit = $derived.by(() => this.#chooseMoneyUnit());

	/** `text` as a function that is another one whenever texts come out differently: for painters that remember them. */
	readonly format: (column: Column, value: number | string) => string = $derived.by(() => {
		void [this.locale, this.moneyUnit, this.#session.analysis.computed];
		return (column, value) => this.text(column, value);
	});
	readonly #locale: () => Locale;

	/** Follows the language of the interface unless another one is asked for, as exports do. */
	constructor(session: Session, language: () => Locale = () => locale.current) {
		this.#session = session;
		this.#locale = language;
	}

	get locale(): Locale {
		return this.#locale();
	}

	/** What hours of work are called. */
	hours(measure: HoursMeasure, name: string): string {
		return hoursName(this.#session, this, measure, name);
	}

	/** Name of a column; computed ones are named in the current language. */
	label(column: Column): string {
		const computed = this.#session.sheets.computedColumn(column.id);
		return computed ? this.#computedLabel(computed) : column.name;
	}

	/** Text of a value of a column, without its unit. */
	text(column: Column, value: CellValue): string {
		const computed = typeof value === 'string' ? this.#session.sheets.computedColumn(column.id) : undefined;
		if (computed && typeof value === 'string') return this.#computedText(computed, value);
		return formatCell(column.type, column.format, value, this.locale, this.moneyUnit);
	}

	cell(column: Column, row: number): string {
		const value = cellAt(column, row);
		return isUnread(value) ? value.unread : this.text(column, value);
	}

	/** Unit of a column for its header: `万元`; the empty string for columns without one. */
	unit(column: Column): string {
		if (column.format?.style !== 'money') return '';
		return moneyUnit(this.#session.open.current.recipe.currency, this.moneyUnit, this.locale);
	}

	/** Name of what a scheme measures. */
	measure(measure: MeasureRef): string {
		return this.#measureName(measureKey(measure));
	}

	/** Whether what a scheme measures is an amount of money. */
	isMoney(measure: MeasureRef): boolean {
		if (measure.kind === 'metric') return MONEY_METRICS.includes(measure.metric);
		if (measure.kind === 'score') return false;
		const column = this.#session.sheets.customers?.columns.find((each) => each.id === measure.column);
		return column?.format?.style === 'money';
	}

	/** Name of a class or of anything else the segmentation says of a class. */
	className(name: SpokenValue): string {
		return className(name, this.locale, this.#measureName);
	}

	/** Name of a rule that is watched: the user's, else what it says. */
	watchRule(id: string): string {
		const rule = this.#session.open.current.recipe.watch?.find((each) => each.id === id);
		return rule ? watchRuleName(rule, this.formats()) : id;
	}

	/** How values are written outside any scheme. */
	formats(): ReasonFormats {
		const { currency } = this.#session.open.current.recipe;
		const columnName = (id: string) => this.#measureName(`column:${id}`);
		return reasonFormats({
			locale: this.locale,
			currency,
			columnName,
			cellText: this.#cellText,
			classes: [],
		});
	}

	/** How reasons and warnings of a scheme are written. */
	reasonFormats(result: SchemeResult): ReasonFormats {
		const columnName = (id: string) => this.#measureName(`column:${id}`);
		const { currency } = this.#session.open.current.recipe;
		const { classes } = result;
		const base = { locale: this.locale, currency, columnName, cellText: this.#cellText, classes };
		if (result.detail.kind !== 'matrix') return reasonFormats(base);
		const { scheme } = result.detail;
		return reasonFormats({ ...base, axis: (axis) => this.axis(scheme[axis]) });
	}

	/** How an axis of a matrix is written: a single measure in its unit, percentiles as plain numbers. */
	axis(axis: MatrixAxis): AxisFormat {
		const used = axis.parts.filter(({ weight }) => weight > 0);
		const name =
			axis.name ??
			axisUsualName(axis.usual, this.locale) ??
			used.map(({ measure }) => this.measure(measure)).join(m.matrix_join({}, { locale: this.locale }));
		const [only, more] = used;
		const key = only && !more && only.scale === 'raw' ? measureKey(only.measure) : null;
		const { currency } = this.#session.open.current.recipe;
		const columnName = (id: string) => id;
		const formats = reasonFormats({
			...{ locale: this.locale, currency, columnName, cellText: this.#cellText, classes: [] },
		});
		const plain = (place: number) => formatNumber(Number(place.toPrecision(3)));
		return { name, value: (place) => (key === null ? plain(place) : formats.value(key, place)) };
	}

	/** Colours of each class value of a class column, by the value's text. */
	classColours(column: Column): ReadonlyMap<string, ClassColours> | undefined {
		const origin = this.#session.sheets.computedColumn(column.id)?.origin;
		if (origin?.kind !== 'class') return undefined;
		return new Map(origin.result.classes.map(({ id, colour }) => [id, coloursOf(colour)]));
	}

	/** Role of a column of a table. */
	role(table: Table, column: Column): RoleId | undefined {
		return this.#session.open.current.recipe.roles[table.id]?.[column.id];
	}

	/** Name of a customer by its row: its name, else its key, else the number of the row. */
	customer(row: number): string {
		const { sheets, open } = this.#session;
		const customers = sheets.customers;
		if (!customers) return '';
		const roles = open.current.recipe.roles[customers.id] ?? {};
		const named = (role: RoleId) => customers.columns.find((column) => roles[column.id] === role);
		for (const column of [named('customer.name'), named('customer.id')]) {
			const text = column ? this.cell(column, row) : '';
			if (text !== '') return text;
		}
		return m.tables_rowNumber({ row: formatInteger(row + 1) }, { locale: this.locale });
	}

	/** A value of a column of the customers, money with its unit; null for numbers that have none. */
	readonly #cellText = (id: string, value: number | string): string | null => {
		const column = this.#session.sheets.customers?.columns.find((each) => each.id === id);
		if (!column) return null;
		if (typeof value === 'string') return this.text(column, value);
		if (column.format?.style === 'money')
			return formatMoney(value, this.#session.open.current.recipe.currency, null, this.locale);
		return column.type === 'number' ? null : this.text(column, value);
	};

	readonly #measureName = (measure: string): string => {
		const known = spokenMetric(measure, this.locale);
		if (known !== null) return known;
		const id = measure.replace(/^column:/, '');
		if (id.startsWith('place:')) return this.#session.analysis.regions.nameOf(id.slice(6), this.locale);
		const column = this.#session.sheets.customers?.columns.find((each) => each.id === id);
		return column ? this.label(column) : id;
	};

	#computedLabel({ origin }: ComputedColumn): string {
		switch (origin.kind) {
			case 'metric':
				return metricName(origin.metric, this.locale);
			case 'scale':
				return origin.scale.name;
			case 'ownAreas':
				return origin.boundaries.name;
			case 'division':
				return divisionLevelName(origin.level, this.locale);
			case 'score':
				return m.tables_computed_score(
					{ scheme: this.#schemeName(origin.result.schemeId) },
					{ locale: this.locale },
				);
			case 'points':
				return m.score_points_name(
					{ scheme: this.#schemeName(origin.result.schemeId) },
					{ locale: this.locale },
				);
			case 'class':
				return this.#schemeName(origin.result.schemeId);
			case 'alerts':
				return m.watch_column_alerts({}, { locale: this.locale });
			case 'record':
				return m.watch_column_record({}, { locale: this.locale });
		}
	}

	#schemeName(schemeId: string): string {
		const scheme = this.#session.open.current.recipe.schemes.find((each) => each.id === schemeId);
		return scheme ? schemeName(scheme, this.locale) : schemeId;
	}

	#computedText({ origin }: ComputedColumn, value: string): string {
		if (origin.kind === 'division') return this.#session.analysis.regions.nameOf(value, this.locale);
		if (origin.kind === 'record') return recordStateName(value, this.locale);
		if (origin.kind === 'alerts')
			return value
				.split('|')
				.map((id) => this.watchRule(id))
				.join(m.watch_join({}, { locale: this.locale }));
		if (origin.kind !== 'class') return value;
		const found = origin.result.classes.find((each) => each.id === value);
		return found ? this.className(found.name) : value;
	}

	/** By the size of most amounts, not of the few largest: nine in ten customers lie below it. */
	#chooseMoneyUnit(): NumberUnit {
		const { metrics } = this.#session.analysis;
		const { displayUnit } = this.#session.open.current.recipe;
		const amounts = (metrics?.amount ?? new Float64Array()).filter((amount) => amount > 0).sort();
		return chooseUnit(amounts[Math.floor(amounts.length * 0.9)] ?? 0, this.locale, displayUnit);
	}
}

/** Colour variables of a categorical index 1…10; 0 is neutral. */
export function coloursOf(index: number): ClassColours {
	if (index === 0) return { tint: '--sunken', ink: '--text-2', mark: '--line-3', area: '--sunken' };
	return {
		tint: `--cat-${index}-tint`,
		ink: `--cat-${index}-ink`,
		mark: `--cat-${index}`,
		area: `--cat-${index}-area`,
	};
}

/** Name of a scheme: the user's, else that of its kind. */
export function schemeName(
	scheme: Pick<Scheme, 'kind' | 'name'> & Pick<ClusterScheme, 'method'>,
	language: Locale = locale.current,
): string {
	if (scheme.name) return scheme.name;
	if (scheme.kind === 'clusters' && scheme.method) return clustersName(scheme.method, language);
	const names = {
		rfm: m.tables_scheme_rfm,
		tiers: m.tables_scheme_tiers,
		clusters: m.tables_scheme_clusters,
		rules: m.tables_scheme_rules,
		score: m.score_scheme,
		matrix: m.matrix_scheme,
	};
	return names[scheme.kind]({}, { locale: language });
}

function clustersName(method: ClusterMethod, language: Locale): string {
	const names = {
		kMeans: m.tables_scheme_clusters,
		mixture: m.clusters_scheme_mixture,
		ward: m.clusters_scheme_ward,
		dbscan: m.clusters_scheme_dbscan,
		hdbscan: m.clusters_scheme_hdbscan,
		prototypes: m.clusters_scheme_prototypes,
	};
	return names[method]({}, { locale: language });
}

/** Name of a customer metric. */
function metricName(metric: string, language: Locale = locale.current): string {
	return spokenMetric(`metric:${metric}`, language) ?? metric;
}

/** Name of a level of regions. */
function divisionLevelName(
	level: 'country' | 'first' | 'group' | 'province' | 'city' | 'district',
	language: Locale = locale.current,
): string {
	return {
		country: m.tables_division_country,
		first: m.tables_division_first,
		group: m.tables_division_group,
		province: m.tables_division_province,
		city: m.tables_division_city,
		district: m.tables_division_district,
	}[level]({}, { locale: language });
}
