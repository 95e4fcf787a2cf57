import type { SchemeResult } from '#src/core/segment/index.ts';
import { filterView } from '#src/core/table/index.ts';
import type { AreaMarket } from '#src/core/geo/market/index.ts';
import {
	chooseUnit,
	EMPTY,
	formatInUnit,
	formatMoney,
	m,
	moneyUnit,
	type Locale,
	type NumberUnit,
} from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { AreaValue, MapPaint, MapPlaces, MapTexts } from '#src/map/index.ts';
import { indexScale, sequentialScale } from '#src/map/index.ts';
import { ownColumnId } from '#src/state/regions/own-areas.svelte.ts';
import type { OwnLayer } from '#src/state/regions/own-layers.ts';
import { divisionColumnId, type DivisionColumnLevel } from '#src/state/regions/region-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { placesOf, unitsOf, within } from './abroad.ts';
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

export type Level = Exclude<DivisionColumnLevel, 'district'> | 'own';

const LEVELS = ['group', 'province', 'city'] as const;

/** The figures behind the map, the bars and the table of regions. */
export class RegionView {
	readonly #session: Session;
	readonly #market: () => AreaMarket | null;
	/** What is wanted to be shown; `measure` is what can be. */
	wantedMeasure = $state<Measure>('amount');
	/** A level of divisions, or the column of areas of the user; null = as suits where the customers are. */
	wanted = $state<string | null>(null);
	schemeId = $state<string | null>(null);
	/** Province whose cities are shown. */
	focus = $state<string | null>(null);
	/** Provinces as tiles, wherever they are what is shown. */
	wantsTiles = $state(false);
	/** Country whose first level is shown; null = that of all. */
	country = $state<string | null>(null);

	/** The areas of the user that are shown, by wish or because nothing else is known; null = divisions are. */
	readonly own: OwnLayer | null = $derived.by(() => {
		const { own, places } = this.#session.analysis.regions;
		const wanted = own.layers.find(({ boundaries }) => ownColumnId(boundaries.id) === this.wanted);
		return wanted ?? (places ? null : (own.layers[0] ?? null));
	});
	/** Levels of divisions that there is something to show of. */
	readonly #divisions: readonly Exclude<Level, 'own'>[] = $derived.by(() => {
		const { hasAbroad, hasChina, firstLevels, places } = this.#session.analysis.regions;
		const abroad = firstLevels ? (['country', 'first'] as const) : (['country'] as const);
		return places ? [...(hasAbroad ? abroad : []), ...(hasChina || !hasAbroad ? LEVELS : [])] : [];
	});
	readonly level: Level = $derived.by(() => {
		if (this.own) return 'own';
		const usual = this.#session.analysis.regions.isWorld ? 'country' : 'province';
		return this.#divisions.find((level) => level === this.wanted) ?? usual;
	});
	/** What can be shown: levels of divisions, and each set of areas of the user. */
	readonly levels: readonly { readonly value: string; readonly label: string }[] = $derived.by(() => {
		const { own } = this.#session.analysis.regions;
		return [
			...this.#divisions.map((level) => ({ value: level, label: levelName(level) })),
			...own.layers.map(({ boundaries: { id, name } }) => ({ value: ownColumnId(id), label: name })),
		];
	});
	/** Whether the map is one of provinces, which may be tiles. */
	get hasTiles(): boolean {
		return this.level === 'province' || this.level === 'group';
	}
	get isTiles(): boolean {
		return this.hasTiles && this.wantsTiles;
	}
	hasLevel(level: Level): boolean {
		return this.#divisions.some((each) => each === level);
	}
	/** The one of these that is. */
	get shown(): string {
		return this.own ? this.#column : this.level;
	}
	/** The column that says in which region a customer is. */
	readonly #column: string = $derived.by(() =>
		this.own ? ownColumnId(this.own.boundaries.id) : this.level === 'own' ? '' : divisionColumnId(this.level),
	);
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
			...within(this.#session.analysis.regions, this.level, this.country),
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
	readonly hasPotentials: boolean = $derived.by(() => this.#potentialsAt(this.level) !== null);
	readonly measure: Measure = $derived.by(() => {
		const measure = this.wantedMeasure;
		if (isOfMarket(measure) && !this.hasPotentials) return this.hasAmounts ? 'amount' : 'count';
		const isMoney = measure === 'amount' || measure === 'average';
		return (isMoney && !this.hasAmounts) || (measure === 'class' && !this.scheme) ? 'count' : measure;
	});
	/** Largest first, then those without the figure, what is not recognised last. */
	readonly totals: FigureTotals = $derived.by(() => {
		const found = this.#totalsAt(this.level, this.#column);
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
		const source = this.level === 'group' ? totalsAt('province') : this.totals;
		const isOfProvinces = this.level === 'group' || this.level === 'province';
		const cities = isOfProvinces && this.focus !== null ? totalsAt('city').rows : [];
		return new Map(
			[...source.rows, ...cities].flatMap((row) =>
				row.code === null ? [] : [[this.#mapCode(row.code), row] as const],
			),
		);
	});
	/** Values by code for the map, which draws provinces, cities or countries. */
	readonly areas: ReadonlyMap<string, AreaValue> = $derived.by(() => {
		// Nobody in an area of the user is a figure; a mean of nobody is none, and no market is not one of nothing.
		const nothing = this.measure === 'amount' || this.measure === 'count' ? 0 : null;
		const empty = (this.own?.boundaries.areas ?? []).map(
			(_, area) => [String(area + 1), { value: nothing, count: 0 }] as const,
		);
		return new Map<string, AreaValue>([
			...empty,
			...[...this.#drawn].flatMap(([code, row]) =>
				this.#isDrawn(row) ? [[code, this.#area(row)] as const] : [],
			),
		]);
	});

	/** Units of the first level that the map is made of. */
	readonly units: readonly string[] = $derived.by(() =>
		unitsOf(this.#session.analysis.regions, this.country),
	);
	/** Where the customers that are counted lie, in degrees. */
	readonly places: MapPlaces = $derived.by(() => placesOf(this.#session.analysis.regions, this.country));

	/** Shows what a country is divided into; null = leads back to the countries. */
	open(country: string | null): void {
		this.country = country;
		this.wanted = country === null ? 'country' : 'first';
	}

	/** `market`: how large the markets of areas are; null = nobody has said. */
	constructor(session: Session, market: () => AreaMarket | null = () => null) {
		this.#session = session;
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
		const filter = this.#session.sheets.customerFilter(this.#column);
		return filter?.kind === 'in' ? filter.values : [];
	}

	/** The same as the map calls them: provinces while groups are listed, positions of areas of the user. */
	get selectedAreas(): readonly string[] {
		if (this.level !== 'group') return this.selected.map((code) => this.#mapCode(code));
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
			this.level === 'group'
				? analysis.regions.groups
						.filter(
							({ id, provinces }) => codes.includes(id) || provinces.some((code) => codes.includes(code)),
						)
						.map(({ id }) => id)
				: codes.map((code) => this.#nameOnMap(code));
		const column = this.#column;
		sheets.setFilter(
			customers.id,
			column,
			values.length === 0 ? null : { column, kind: 'in', values, missing: false },
		);
	}

	/** A press on one region: chooses it, adds it with Ctrl, or lifts the filter when it was the only one. */
	press(code: string, add: boolean): void {
		this.#session.sheets.toggleCustomerValue(this.#column, code, add);
	}

	name(code: string | null, language: Locale = locale.current): string {
		if (code === null) return this.own ? m.boundaries_outsideAll() : m.regions_unknown();
		return this.own ? code : this.#session.analysis.regions.nameOf(code, language);
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

	get levelName(): string {
		if (this.own) return m.boundaries_areasOf({ name: this.own.boundaries.name });
		return this.level === 'own' ? '' : levelName(this.level);
	}

	get paint(): MapPaint {
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
	}

	get texts(): MapTexts {
		return mapTexts(this);
	}

	/** What an area of the map is called. */
	nameOnMap(code: string): string {
		return this.name(this.#nameOnMap(code));
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
		if (level === 'own') return this.own && ownPotentialsOf(regions, this.market, this.own);
		const found = potentialsOf(regions, this.market, level);
		const { country } = this;
		if (!found || level !== 'first' || country === null) return found;
		return new Map([...found].filter(([code]) => code.startsWith(country)));
	}

	#totalsAt(level: Level, column: string): FigureTotals {
		const potentials = this.#potentialsAt(level);
		const { scheme: mix, compared } = this;
		const [mask, placed] = [this.#mask, this.#placed];
		return regionFigures(this.#session, { column, mix, mask, placed, potentials, compared });
	}

	/** Areas of the user go by their positions on the map, from 1, and by their names elsewhere. */
	#mapCode(code: string): string {
		return this.own ? String(this.own.boundaries.areas.indexOf(code) + 1) : code;
	}

	#nameOnMap(code: string): string {
		return this.own?.boundaries.areas[Number(code) - 1] ?? code;
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

function levelName(level: Exclude<Level, 'own'>): string {
	return {
		group: m.regions_level_group,
		province: m.regions_level_province,
		city: m.regions_level_city,
		country: m.regions_level_country,
		first: m.regions_level_first,
	}[level]();
}
