import { untrack } from 'svelte';
import type { PlanCriterion, TerritoryPlan } from '#src/core/model/index.ts';
import { planeOf, type Plane } from '#src/core/territory/plan/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { countOf, formatInteger, formatMoney, formatNumber, m } from '#src/i18n/index.ts';
import { nameBefore } from '#src/i18n/spaced.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { AreaValue, CloseUp } from '#src/map/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';
import { hoursText } from '#src/features/territories/resources/hours.ts';
import { bandText } from '#src/state/territories/figures/band-text.ts';
import { usualCriteria } from '#src/state/territories/figures/criteria.ts';
import { reasonsOf, type PlanReasons } from '#src/state/territories/figures/plan-reasons.ts';
import type { LensId } from '#src/features/territories/map/lens.ts';
import { MapDetail } from '#src/features/territories/map/map-detail.svelte.ts';
import { PlanBoard } from '#src/features/territories/map/plan-board.svelte.ts';
import { Compactness } from '#src/features/territories/compactness.svelte.ts';
import { FigureCache } from '#src/state/territories/figures/figure-cache.ts';
import type { LoadFigures, PlanFigures } from '#src/state/territories/figures/plan-figures.ts';
import { abroadAreas } from '#src/features/territories/map/abroad-areas.ts';
import { areasAt } from '#src/features/territories/map/areas-at.ts';
import { ownAreas } from '#src/features/territories/map/own-areas.ts';
import { cityAreas } from '#src/features/territories/map/city-areas.ts';

/** What stands in the place of a plan in the route while today is shown. */
export const TODAY = 'today';

/** Ways of looking at a plan. */
export type SurfaceView = 'map' | 'tiles' | 'table' | 'moves' | 'curve';
const EVERYONE = { filter: '', territory: null };

/** The plan on screen, beside today and the other plans. */
export class PlanView {
	readonly session: Session;
	readonly state: Territories;
	readonly board: PlanBoard = new PlanBoard(this);
	readonly detail: MapDetail = new MapDetail(this);
	readonly cache: FigureCache;
	readonly compactness: Compactness = new Compactness(this);
	readonly #wanted: () => string | null;
	/** Position of the criterion whose balance is shown. */
	shown = $state(0);
	/** What the middle of the screen shows. */
	surface = $state<SurfaceView>('map');
	/** Name of the territory that the map shows closer; another object shows the same again. */
	#close = $state.raw<{ readonly territory: string } | null>(null);
	/** What the map shows of the plan. */
	lens = $state<LensId>('territory');
	/** The table as a tree of levels. */
	asTree = $state(false);
	/** The list holds all customers, not only those that move. */
	listsAll = $state(false);
	/** Which customers the list shows: a `ListFilter`, and the position of their territory. */
	listed = $state.raw<{ readonly filter: string; readonly territory: number | null }>(EVERYONE);
	/** Position of the chosen territory; null = none. */
	chosen = $state<number | null>(null);

	readonly plane: Plane = $derived.by(() => planeOf(this.state.places.longitude, this.state.places.latitude));
	/** The plan on screen; null = today. */
	readonly plan: TerritoryPlan | null = $derived.by(() => {
		const wanted = this.#wanted();
		if (wanted === TODAY) return null;
		return this.state.plans.find(({ id }) => id === wanted) ?? this.state.plans.at(-1) ?? null;
	});
	/** What is shared where no plan says it. */
	readonly #usual: readonly PlanCriterion[] = $derived.by(() =>
		usualCriteria(this.session, (each) => this.state.values(each)),
	);
	readonly criteria: readonly PlanCriterion[] = $derived.by(() => this.plan?.criteria ?? this.#usual);
	/** Today by the criteria on screen, and every plan by its own. */
	readonly all: readonly PlanFigures[] = $derived.by(() => {
		if (!this.isBehind) this.#all = this.#allFigures();
		return this.#all;
	});
	/** What was shown last: it stays while places and money are those of earlier rows. */
	#all: readonly PlanFigures[] = [];
	readonly figures: PlanFigures | null = $derived.by(
		() => this.all.find(({ plan }) => plan === this.plan) ?? this.all[0] ?? null,
	);
	readonly today: PlanFigures | null = $derived.by(() => {
		if (!this.isBehind)
			this.#today = this.state.owners ? this.cache.of(this.plane, null, this.criteria) : null;
		return this.#today;
	});
	#today: PlanFigures | null = null;
	readonly load: LoadFigures | null = $derived.by(
		() => this.figures?.loads[this.shown] ?? this.figures?.loads[0] ?? null,
	);
	/** Why each customer of the plan has its owner; null for today. */
	readonly reasons: PlanReasons | null = $derived.by(() => {
		if (!this.isBehind) this.#reasons = reasonsOf(this);
		return this.#reasons;
	});
	#reasons: PlanReasons | null = null;
	/** Per customer row 1 = locked in the plan on screen. */
	readonly locked: Uint8Array = $derived.by(() =>
		this.plan ? this.state.locked(this.plan) : new Uint8Array(),
	);
	/** Rows of the customers of the chosen territory. */
	readonly held: readonly number[] = $derived.by(() => {
		const rows: number[] = [];
		this.figures?.owner.forEach((own, row) => own === this.chosen && rows.push(row));
		return rows;
	});
	/** Leading territory by city. */
	readonly cityAreas: ReadonlyMap<string, AreaValue> = $derived.by(() =>
		this.figures ? cityAreas(this.session.analysis.regions, this.figures, this.board.borders) : new Map(),
	);
	/** Whether customers lie in Chinese cities. */
	get hasCities(): boolean {
		return this.cityAreas.size > 0;
	}
	/** Leading territory by the areas that the map is made of. */
	readonly areas: ReadonlyMap<string, AreaValue> = $derived.by(() => {
		const { level, codes, own, abroad } = this.detail;
		if (own) return this.figures ? ownAreas(own, this.figures.owner, this.figures.territories) : new Map();
		const { regions } = this.session.analysis;
		if (abroad && this.figures)
			return abroadAreas(
				abroad,
				regions,
				this.figures.owner,
				this.figures.territories,
				level === this.plan?.areas?.level ? this.board.abroad : null,
			);
		const { divisions } = regions;
		if (
			(level !== 'province' && level !== 'district') ||
			!this.figures ||
			!divisions ||
			this.cityAreas.size === 0
		)
			return this.cityAreas;
		return areasAt(level, { ...this.figures, codes }, this.cityAreas, divisions);
	});

	constructor(session: Session, state: Territories, wanted: () => string | null) {
		this.session = session;
		this.state = state;
		this.cache = new FigureCache(state);
		this.#wanted = wanted;
	}

	/** Which areas the map has, in a word: the same while only who has them changes. */
	readonly #ground: string = $derived.by(() => {
		const { detail, board, areas, plan } = this;
		const of = detail.own?.boundaries.id ?? detail.abroad?.areas.join() ?? '';
		return [plan?.id, detail.level, of, areas.size, board.borders !== null, board.abroad !== null].join(' ');
	});
	/** What the map shows closer: where the territory lies in the areas that the map is made of; null = everything. */
	readonly closeUp: CloseUp | null = $derived.by(() => {
		const name = this.#close?.territory;
		void this.#ground;
		if (name === undefined) return null;
		const areas = untrack(() => [...this.areas]);
		const codes = areas.flatMap(([code, { classId }]) => (classId === name ? [code] : []));
		return codes.length === 0 ? null : { codes: new Set(codes) };
	});

	/** Shows a territory closer on the map; null = none. */
	approach(territory: number | null): void {
		const name = this.figures?.territories[territory ?? -1]?.name;
		this.#close = name === undefined ? null : { territory: name };
		if (this.closeUp) this.surface = 'map';
	}

	/** Shows the list of customers, narrowed as `listed` says. */
	list(filter: string, territory: number | null = null): void {
		this.listed = { filter, territory };
		this.listsAll = true;
		this.surface = 'moves';
	}

	get isReadOnly(): boolean {
		return this.session.open.isReadOnly;
	}

	/** Whether places, money or hours are those of earlier rows and settings; nothing can be divided until they have followed. */
	get isBehind(): boolean {
		return this.state.isBehind;
	}

	/** Whether nobody is known to have customers, and there is no plan either. */
	get isNobodys(): boolean {
		return this.all.length === 0 && !this.isBehind;
	}

	/** Name of what is shared. */
	nameOf({ measure }: PlanCriterion): string {
		if (measure.kind === 'customers') return m.territories_customers();
		const { display } = this.session;
		if (measure.kind === 'workload') return display.hours(measure, m.workload_measure());
		// A column is called what its header says, letter by letter.
		return measure.kind === 'metric' ? capital(display.measure(measure)) : display.measure(measure);
	}

	/** An amount of what is shared, with its unit. */
	amountText({ measure }: PlanCriterion, value: number): string {
		if (measure.kind === 'customers') return formatInteger(value);
		if (measure.kind === 'workload') return hoursText(value);
		const { currency } = this.session.open.current.recipe;
		return this.session.display.isMoney(measure)
			? formatMoney(value, currency, null, locale.current)
			: formatNumber(value, { decimals: Math.abs(value) < 100 ? 1 : 0 });
	}

	/** Money of a customer, with its unit. */
	moneyText(value: number): string {
		return formatMoney(value, this.session.open.current.recipe.currency, null, locale.current);
	}

	/** What changes hands: money, or customers where there is none. */
	movingText(value: number): string {
		if (this.session.analysis.hasMoney) return this.moneyText(value);
		return countOf('customer', value, locale.current);
	}

	/** The finding: how many territories keep to the band, and the one furthest off. */
	readonly finding: string = $derived.by(() => {
		const { load, figures } = this;
		if (!load || !figures) return m.territories_title();
		const { deviations, inside } = load.balance;
		const { above, below } = load.criterion;
		const excess = deviations.map((each) => Math.max(each - above, -below - each));
		const worst = excess.indexOf(Math.max(...excess));
		const count = deviations.length;
		const band = bandText(load.criterion);
		if (count === 1) return m.territories_finding_one({ name: figures.territories[0]?.name ?? '' });
		if (inside === count) return m.territories_finding_all({ count: formatInteger(count), band });
		return ((deviations[worst] ?? 0) > 0 ? m.territories_finding_over : m.territories_finding_under)({
			...{ count: formatInteger(count), inside: formatInteger(inside), band },
			name: nameBefore(figures.territories[worst]?.name ?? '', locale.current),
			points: formatNumber(100 * (excess[worst] ?? 0), { decimals: (excess[worst] ?? 0) < 0.1 ? 1 : 0 }),
		});
	});

	#allFigures(): readonly PlanFigures[] {
		return [
			...(this.state.owners ? [this.cache.of(this.plane, null, this.criteria)] : []),
			...this.state.plans.map((plan) => this.cache.of(this.plane, plan, plan.criteria)),
		];
	}
}
