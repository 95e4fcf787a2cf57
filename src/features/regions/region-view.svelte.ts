import type { SchemeResult } from '#src/core/segment/index.ts';
import { filterView } from '#src/core/table/index.ts';
import type { AreaMarket } from '#src/core/geo/market/index.ts';
import { chooseUnit, EMPTY, formatInUnit, formatMoney, moneyUnit, type NumberUnit } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { AreaValue, MapPaint, MapTexts } from '#src/map/index.ts';
import { indexScale, sequentialScale } from '#src/map/index.ts';
import { divisionColumnId } from '#src/state/regions/region-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { within } from './abroad.ts';
import { formatMeasured, isOfMarket, measured, measureName, type Measure } from './measures.ts';
import {
	ownPotentialsOf,
	placeMarket,
	potentialsOf,
	regionFigures,
	type FigureTotals,
	type OwnMeasure,
	type PlacedMarket,
	type RegionFigures,
} from '#src/state/regions/region-figures.ts';
import { mapTexts } from './region-texts.ts';
import { ShownRegions, type Level } from './shown-regions.svelte.ts';

/** The figures behind the map, the bars and the table of regions. */
export class RegionView {
	readonly #session: Session;
	readonly #market: () => AreaMarket | null;
	/** What is wanted to be shown; `measure` is what can be. */
	wantedMeasure = $state<Measure>('amount');
	schemeId = $state<string | null>(null);
	readonly shown: ShownRegions;

	/** The scheme whose classes are mixed in. */
	readonly scheme: SchemeResult | null = $derived.by(() => {
		const schemes = this.#session.open.current.recipe.schemes;
		const wanted = this.schemeId ?? schemes[0]?.id ?? '';
		return this.#session.analysis.result(wanted);
	});
	/** Customers that meet every filter but those on regions, so that the picture keeps showing what it filters. */
	readonly #mask: Uint8Array | null = $derived.by(() => {
		const customers = this.#session.sheets.customers;
		if (!customers) return null;
		const filters = this.#session.sheets
			.viewState(customers.id)
			.filters.filter(({ column }) => !column.startsWith('region:'));
		const rows = filterView(customers, [
			...filters,
			...within(this.#session.analysis.regions, this.shown.level, this.shown.country),
		]);
		if (!rows) return null;
		const mask = new Uint8Array(customers.rowCount);
		for (const row of rows) mask[row] = 1;
		return mask;
	});
	/** What is compared with a market: sales where they are known and customers are not what is shown. */
	readonly compared: OwnMeasure = $derived.by(() =>
		this.hasAmounts && this.wantedMeasure !== 'count' ? 'amount' : 'count',
	);
	readonly #placed: PlacedMarket | null = $derived.by(() =>
		placeMarket(this.#session.analysis.regions, this.market),
	);
	/** Whether the table of the market tells potentials of the regions shown. */
	readonly hasPotentials: boolean = $derived.by(() => this.#potentialsAt(this.shown.level) !== null);
	readonly measure: Measure = $derived.by(() => {
		const measure = this.wantedMeasure;
		if (isOfMarket(measure) && !this.hasPotentials) return this.hasAmounts ? 'amount' : 'count';
		const isMoney = measure === 'amount' || measure === 'average';
		return (isMoney && !this.hasAmounts) || (measure === 'class' && !this.scheme) ? 'count' : measure;
	});
	/** Largest first, then those without the figure, what is not recognised last. */
	readonly totals: FigureTotals = $derived.by(() => {
		const found = this.#totalsAt(this.shown.level, this.shown.column);
		const order = (row: RegionFigures) => this.valueOf(row) ?? -Infinity;
		const rows = found.rows.toSorted(
			(a, b) =>
				Number(a.code === null) - Number(b.code === null) ||
				Number(order(b) > order(a)) - Number(order(b) < order(a)) ||
				(String(a.code) < String(b.code) ? -1 : 1),
		);
		return { ...found, rows };
	});
	/** What the map can draw by its code of it: while groups are listed, their provinces; with cities where one is opened. */
	readonly #drawn: ReadonlyMap<string, RegionFigures> = $derived.by(() => {
		const totalsAt = (level: 'province' | 'city') => this.#totalsAt(level, divisionColumnId(level));
		const source = this.shown.level === 'group' ? totalsAt('province') : this.totals;
		const isOfProvinces = this.shown.level === 'group' || this.shown.level === 'province';
		const cities = isOfProvinces && this.shown.focus !== null ? totalsAt('city').rows : [];
		return new Map(
			[...source.rows, ...cities].flatMap((row) =>
				row.code === null ? [] : [[this.shown.areaOf(row.code), row] as const],
			),
		);
	});
	/** Values by code for the map, which draws provinces, cities or countries. */
	readonly areas: ReadonlyMap<string, AreaValue> = $derived.by(() => {
		// Nobody in an area of the user is a figure; a mean of nobody is none, and no market is not one of nothing.
		const nothing = this.measure === 'amount' || this.measure === 'count' ? 0 : null;
		const empty = (this.shown.own?.boundaries.areas ?? []).map(
			(_, area) => [String(area + 1), { value: nothing, count: 0 }] as const,
		);
		return new Map<string, AreaValue>([
			...empty,
			...[...this.#drawn].flatMap(([code, row]) =>
				this.#isDrawn(row) ? [[code, this.#area(row)] as const] : [],
			),
		]);
	});

	readonly paint: MapPaint = $derived.by(() => {
		const { scheme } = this;
		if (this.measure === 'class' && scheme) {
			const classes = scheme.classes.map(({ id, name, colour }) => ({
				id,
				name: this.#session.display.className(name),
				colour: colour || 10,
			}));
			return { kind: 'class', classes };
		}
		if (this.measure === 'penetration') return { kind: 'measure', scale: indexScale() };
		return { kind: 'measure', scale: sequentialScale([...this.areas.values()].map(({ value }) => value)) };
	});
	readonly texts: MapTexts = $derived.by(() => mapTexts(this));

	/** `market`: how large the markets of areas are; null = nobody has said. */
	constructor(session: Session, market: () => AreaMarket | null = () => null) {
		this.#session = session;
		this.shown = new ShownRegions(session);
		this.#market = market;
	}

	/** How large the markets of areas are. */
	get market(): AreaMarket | null {
		return this.#market();
	}

	get hasAmounts(): boolean {
		const { metrics } = this.#session.analysis;
		return metrics !== null && !metrics.unavailable.includes('amount');
	}

	/** Codes the customers are filtered to at this level. */
	get selected(): readonly string[] {
		const filter = this.#session.sheets.customerFilter(this.shown.column);
		return filter?.kind === 'in' ? filter.values : [];
	}

	/** The same as the map calls them: provinces while groups are listed, positions of areas of the user. */
	get selectedAreas(): readonly string[] {
		if (this.shown.level !== 'group') return this.selected.map((code) => this.shown.areaOf(code));
		return this.#session.analysis.regions.groups
			.filter(({ id }) => this.selected.includes(id))
			.flatMap(({ provinces }) => provinces);
	}

	/** Filters the customers to these areas; none lifts the filter. */
	select(codes: readonly string[]): void {
		const { sheets, analysis } = this.#session;
		const { customers } = sheets;
		if (!customers) return;
		const values =
			this.shown.level === 'group'
				? analysis.regions.groups
						.filter(
							({ id, provinces }) => codes.includes(id) || provinces.some((code) => codes.includes(code)),
						)
						.map(({ id }) => id)
				: codes.map((code) => this.shown.codeOf(code));
		const column = this.shown.column;
		sheets.setFilter(
			customers.id,
			column,
			values.length === 0 ? null : { column, kind: 'in', values, missing: false },
		);
	}

	/** A press on one region: chooses it, adds it with Ctrl, or lifts the filter when it was the only one. */
	press(code: string, add: boolean): void {
		this.#session.sheets.toggleCustomerValue(this.shown.column, code, add);
	}

	/** Figures of an area of the map. */
	figuresOnMap(code: string): RegionFigures | null {
		return this.#drawn.get(code) ?? null;
	}

	/** Null where the region has no such figure. */
	valueOf(row: RegionFigures): number | null {
		return measured(this.measure, row);
	}

	formatValue(value: number | null): string {
		if (!this.isMoney) return formatMeasured(this.measure, value);
		return value === null
			? EMPTY
			: formatMoney(value, this.#session.open.current.recipe.currency, this.unit, locale.current);
	}

	/** Money in a table, whatever the measure is: in one unit, which stands in the header. */
	moneyColumn(typical: number): { readonly unit: string; readonly text: (value: number) => string } {
		const { currency, displayUnit } = this.#session.open.current.recipe;
		const unit = chooseUnit(typical, locale.current, displayUnit);
		return {
			unit: moneyUnit(currency, unit, locale.current),
			text: (value) => (this.hasAmounts ? formatInUnit(value, unit) : EMPTY),
		};
	}

	/** Share of the whole that a region has: of sales where sales are shown, else of customers. */
	shareOf(row: RegionFigures): number | null {
		const [part, whole] =
			this.measure === 'amount' ? [row.amount, this.totals.amount] : [row.count, this.totals.count];
		return whole > 0 && this.isSummable ? part / whole : null;
	}

	/** False where sales are shown and their sum is beyond the range of numbers: then nobody leads and nothing has a share. */
	get isSummable(): boolean {
		if (!this.isMoney) return true;
		return [this.totals.amount, ...this.totals.rows.map(({ amount }) => amount)].every(Number.isFinite);
	}

	/** Second line of the label of a group on the map. */
	groupDetail(groupId: string): string {
		const row = this.totals.rows.find(({ code }) => code === groupId);
		return row ? this.formatValue(this.valueOf(row)) : '';
	}

	get isMoney(): boolean {
		return this.measure === 'amount' || this.measure === 'average';
	}

	get measureName(): string {
		return measureName(this.measure);
	}

	/** Name of the class that has the most customers of a region. */
	className(id: string): string {
		const info = this.scheme?.classes.find((each) => each.id === id);
		return info ? this.#session.display.className(info.name) : '';
	}

	/** Currency with the unit of the picture. */
	get moneyUnit(): string {
		return moneyUnit(this.#session.open.current.recipe.currency, this.unit, locale.current);
	}

	/** One unit for the whole picture. */
	get unit(): NumberUnit {
		const largest = this.totals.rows.reduce((max, row) => Math.max(max, this.valueOf(row) ?? 0), 0);
		return chooseUnit(largest / 10, locale.current, this.#session.open.current.recipe.displayUnit);
	}

	/** Potentials of the regions of a level, of the country that is open; null where they are not known. */
	#potentialsAt(level: Level): ReadonlyMap<string, number> | null {
		const { regions } = this.#session.analysis;
		if (level === 'own') return this.shown.own && ownPotentialsOf(regions, this.market, this.shown.own);
		const found = potentialsOf(regions, this.market, level);
		const { country } = this.shown;
		if (!found || level !== 'first' || country === null) return found;
		return new Map([...found].filter(([code]) => code.startsWith(country)));
	}

	#totalsAt(level: Level, column: string): FigureTotals {
		const potentials = this.#potentialsAt(level);
		const { scheme: mix, compared } = this;
		const [mask, placed] = [this.#mask, this.#placed];
		return regionFigures(this.#session, { column, mix, mask, placed, potentials, compared });
	}

	/** Regions without customers say something of markets only. */
	#isDrawn({ count }: RegionFigures): boolean {
		return count > 0 || isOfMarket(this.measure);
	}

	#area(row: RegionFigures): AreaValue {
		const lead = row.mix.reduce((best, count, i) => (count > (row.mix[best] ?? 0) ? i : best), 0);
		const classId = row.count > 0 ? (this.scheme?.classes[lead]?.id ?? null) : null;
		return { value: this.valueOf(row), count: row.count, classId };
	}
}
