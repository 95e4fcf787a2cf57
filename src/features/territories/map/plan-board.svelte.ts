import { bordersAt, loadBorders, loadBordersAbroad, type Borders } from '#src/core/geo/index.ts';
import type { TerritoryPlan } from '#src/core/model/index.ts';
import {
	bestSteps,
	effectOf,
	rowsByArea,
	type Gift,
	type MoveEffect,
	type PlanState,
	type Step,
} from '#src/core/territory/plan/index.ts';
import { abroadBorders } from '#src/state/regions/abroad-layer.ts';
import { neighboursByPosition } from './own-areas.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { AreaValue, MapHandling, MapTool } from '#src/map/index.ts';

/** Areas that touch each area, by code. */
type Touching = ReadonlyMap<string, readonly string[]>;
/** Steps proposed at a time. */
const STEPS = 5;

/**
 * The plan as a board to play on: cities are chosen, carried to another territory, painted over or surrounded; what that
 * would do is known before the pointer is released.
 */
export class PlanBoard implements MapHandling {
	readonly #view: PlanView;
	tool = $state<MapTool>('select');
	/** Codes of the cities chosen on the map. */
	cities = $state.raw<readonly string[]>([]);
	/** Cities in the hand. */
	held = $state.raw<readonly string[]>([]);
	/** The customer in the hand; null = areas are, or nothing is. */
	customer = $state<number | null>(null);
	/** A proposed step that is being looked at. */
	preview = $state.raw<Step | null>(null);
	/** Territory under the hand, or the one that is painted with; null = none. */
	to = $state<number | null>(null);

	#borders = $state.raw<Borders | null>(null);
	#bordersAbroad = $state.raw<Borders | null>(null);
	/** Borders of the areas of the world that the map is made of; null until they are known, and while it is made of others. */
	readonly abroad: Borders | null = $derived.by(() => {
		const { detail, session } = this.#view;
		if (!detail.abroad || !this.#borders) return null;
		if (this.#bordersAbroad)
			return abroadBorders(
				detail.abroad,
				{ abroad: this.#bordersAbroad, china: this.#borders },
				session.analysis.regions.divisions,
			);
		void loadBordersAbroad().then((borders) => (this.#bordersAbroad = borders));
		return null;
	});
	/** Areas that touch each area that steps move; none until borders are loaded. */
	readonly #touching: Touching = $derived.by(() => {
		const { own } = this.#view.detail;
		if (own) return neighboursByPosition(own.borders);
		if (this.#view.detail.abroad) return this.abroad ? neighboursByPosition(this.abroad) : new Map();
		const { divisions } = this.#view.session.analysis.regions;
		return this.#borders && divisions ? neighboursIn(bordersAt(this.#borders, 'city', divisions)) : new Map();
	});
	/** Customers of each area of the map. */
	readonly #rows: ReadonlyMap<number, readonly number[]> = $derived.by(() =>
		rowsByArea(this.#view.detail.codes),
	);
	/** Customers of what steps move: areas of the user or of the world where the map shows these, else cities. */
	readonly #stepRows: ReadonlyMap<number, readonly number[]> = $derived.by(() =>
		this.#view.detail.isByPosition
			? this.#rows
			: rowsByArea(this.#view.session.analysis.regions.places?.city ?? new Int32Array()),
	);
	/** The plan as it stands; null while today is shown. */
	readonly #plan: PlanState | null = $derived.by(() => planStateOf(this.#view));
	/** Rows of the customers in the chosen cities. */
	readonly picked: readonly number[] = $derived.by(() => this.#rowsIn(this.cities));
	/** What releasing the hand would do; null while nothing would change. */
	readonly effect: MoveEffect | null = $derived.by(() => {
		if (this.preview) return this.effectOn(this.preview.moves);
		if (this.to === null || this.heldRows.length === 0) return null;
		const effect = this.effectOn([{ rows: this.heldRows, to: this.to }]);
		return effect && effect.count > 0 ? effect : null;
	});
	/** Cities as the map shows them: those in the hand with the territory that they would have. */
	readonly areas: ReadonlyMap<string, AreaValue> = $derived.by(() => {
		const { areas, figures } = this.#view;
		const { to } = this;
		if (!this.effect) return areas;
		const shown = new Map(areas);
		const moves = this.preview
			? this.preview.moves.map((move) => [String(move.area), move.to] as const)
			: this.held.flatMap((code) =>
					to === null || !this.#rows.has(Number(code)) ? [] : [[code, to] as const],
				);
		for (const [code, territory] of moves) {
			const [area, name] = [areas.get(code), figures?.territories[territory]?.name];
			if (area && name !== undefined) shown.set(code, { ...area, classId: name });
		}
		return shown;
	});

	/** The few steps that bring most balance for least disruption, of the chosen territory or of all. */
	readonly steps: readonly Step[] = $derived.by(() => {
		const { plan, plane, chosen } = this.#view;
		if (!plan || !this.#plan) return [];
		return bestSteps({
			...{ plan: this.#plan, points: plane, areas: this.#stepRows, budget: plan.budget },
			...{ territories: plan.territories.length, about: chosen, most: STEPS },
			held: heldBy(this.#view, plan),
			near: (area) => this.#around(String(area)),
		});
	});

	constructor(view: PlanView) {
		this.#view = view;
		void loadBorders().then((borders) => (this.#borders = borders));
	}

	/** Which counties touch; null until that is loaded. */
	get borders(): Borders | null {
		return this.#borders;
	}

	/** Customers in the hand. */
	get heldRows(): readonly number[] {
		return this.customer === null ? this.#rowsIn(this.held) : [this.customer];
	}

	/** What giving customers to a territory of the plan would do; null while today is shown. */
	effectOn(gifts: readonly Gift[]): MoveEffect | null {
		return this.#plan && effectOf(this.#plan, gifts);
	}

	/** Whether anything can be carried at all. */
	get isOpen(): boolean {
		const { plan, isReadOnly, isBehind } = this.#view;
		return plan !== null && !isReadOnly && !isBehind;
	}

	takes = (code: string): boolean => {
		if (!this.isOpen) return false;
		return this.tool === 'paint' ? this.#territoryAt(code) !== null : this.#rows.has(Number(code));
	};

	begin = (code: string): void => {
		if (this.tool === 'paint') {
			this.to = this.#view.chosen ?? this.#territoryAt(code);
			this.held = this.#rows.has(Number(code)) ? [code] : [];
		} else {
			this.to = null;
			this.held = this.cities.includes(code) ? this.cities : [code];
		}
	};

	beginCustomer = (row: number): void => {
		if (!this.isOpen) return;
		this.cancel();
		this.customer = row;
	};

	over = (code: string | null): void => {
		if (this.tool !== 'paint' || this.customer !== null)
			this.to = code === null ? null : this.#territoryAt(code);
		else if (code !== null && !this.held.includes(code) && this.#rows.has(Number(code)))
			this.held = [...this.held, code];
	};

	end = (): void => {
		const { effect } = this;
		const { plan, state } = this.#view;
		if (plan && effect) state.edits.move(plan, effect.gifts);
		this.cancel();
	};

	cancel = (): void => {
		this.held = [];
		this.customer = null;
		this.to = null;
	};

	enclose = (codes: readonly string[], isAdding: boolean): void => {
		const inside = codes.filter((code) => this.#rows.has(Number(code)));
		this.cities = isAdding ? [...new Set([...this.cities, ...inside])].sort() : inside;
	};

	/** Territories of the cities that touch one; null where borders are not known. */
	#around(code: string): ReadonlySet<number> | null {
		const others = this.#touching.get(code);
		const { cityAreas, areas, detail } = this.#view;
		const known = detail.isByPosition ? areas : cityAreas;
		return others ? new Set(others.flatMap((other) => this.#territoryAt(other, known) ?? [])) : null;
	}

	#rowsIn(codes: readonly string[]): readonly number[] {
		return codes.flatMap((code) => this.#rows.get(Number(code)) ?? []);
	}

	#territoryAt(code: string, areas = this.#view.areas): number | null {
		const name = areas.get(code)?.classId;
		const at = this.#view.figures?.territories.findIndex((each) => each.name === name) ?? -1;
		return at < 0 ? null : at;
	}
}

function neighboursIn({ codes, pairs }: Borders): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>(codes.map((code) => [code, []]));
	for (let i = 0; i < pairs.length; i += 2) {
		const [a, b] = [codes[pairs[i] as number] as string, codes[pairs[i + 1] as number] as string];
		found.get(a)?.push(b);
		found.get(b)?.push(a);
	}
	return found;
}

/** Customers that a rule gives to someone, or that are locked. */
function heldBy({ state, locked }: PlanView, plan: TerritoryPlan): Uint8Array {
	const { ruleOf } = state.ruled(plan).own;
	return locked.map((each, row) => (each === 1 || (ruleOf[row] ?? -1) >= 0 ? 1 : 0));
}

function planStateOf({ plan, figures, state }: PlanView): PlanState | null {
	if (!plan || figures?.plan !== plan) return null;
	const { moving: value } = state;
	const total = value.reduce((sum, each) => sum + Math.max(0, each), 0);
	return {
		...{ owner: figures.owner, value, posts: figures.posts, pools: figures.pools },
		total: Number.isFinite(total) ? total : 0,
		moved: (figures.moved?.chosenShare ?? 0) * total,
		today: state.owners && state.ownersToday(plan),
		loads: figures.loads.flatMap(({ criterion, loads, targets }) => {
			const values = state.values(criterion);
			return values ? [{ values, loads, targets }] : [];
		}),
	};
}
