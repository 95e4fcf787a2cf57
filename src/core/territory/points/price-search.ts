import { bestPrice } from './best-price.ts';
import { bandStep } from './band-step.ts';
import { divide, makeDivision } from './division.ts';
import { chooseReach, makeSlopes, soften } from './softening.ts';
import type { Division } from './division.ts';
import type { Layout } from './layout.ts';
import type { Slopes } from './softening.ts';
import type { Terms } from './terms.ts';

/** Halvings of a step before it is given up. */
const HALVINGS = 6;
/** Part of the usual slope that is added to every diagonal entry: keeps steps finite where nothing is near a border. */
/** Reach where distances cost nothing. */
const LEAST_REACH = 1e-100;
/** Distance from a band, in shares of the mean target, from which single prices are set exactly. */
const FAR = 0.3;
const RIDGE = 1e-3;

/**
 * Prices at which every territory's load holds its band: the maximum of the Lagrangean dual of the assignment with floors
 * and ceilings, for fixed centres, by damped Newton steps. A price is above 0 only where the ceiling binds and below 0 only
 * where the floor does, so that territories inside their band charge nothing (complementary slackness).
 */
export class PriceSearch {
	readonly terms: Terms;
	/** The division at the present terms. */
	division: Division;
	readonly #layout: Layout;
	readonly #reach: Float64Array;
	#slopes: Slopes;
	#spare: Division;
	readonly #trial: Slopes;

	constructor(layout: Layout, terms: Terms) {
		this.terms = terms;
		this.#layout = layout;
		this.#reach = new Float64Array(layout.k).fill(startReach(layout, terms));
		this.division = makeDivision(layout);
		this.#spare = makeDivision(layout);
		this.#slopes = makeSlopes(layout);
		this.#trial = makeSlopes(layout);
	}

	/** Divides anew after the centres, pins or the price of moves have changed. */
	refresh(): void {
		divide(this.#layout, this.terms, this.#reach, this.division);
	}

	/**
	 * Newton steps until the softened loads hold their bands within `enough`, or nothing improves any more.
	 *
	 * @param softness load near the borders of a territory that is shared, in shares of the mean target
	 * @param steps at most
	 * @param enough largest distance from the bands, in shares of the mean target
	 * @returns the largest distance from the bands that is left
	 */
	settle(softness: number, steps: number, enough: number): number {
		let rest = Number.POSITIVE_INFINITY;
		this.#bringNear();
		for (let step = 0; step <= steps; step++) {
			this.#look(softness);
			const excess = this.#excess(this.#slopes.loads);
			rest = excess.reduce((most, own) => Math.max(most, Math.abs(own)), 0);
			if (rest <= enough || step === steps || !this.#step()) break;
		}
		return rest;
	}

	/** Lower bound on what any division between these centres costs that holds the bands (with the price of moves). */
	get bound(): number {
		return this.division.least - this.#charged();
	}

	/** Adapts the softening to the division and softens it. */
	#look(softness: number): void {
		const { k, c } = this.#layout;
		const wanted = new Float64Array(k).fill(softness);
		const excess = this.#excess(this.division.loads);
		for (let at = 0; at < c * k; at++)
			wanted[at % k] = Math.max(wanted[at % k] as number, Math.abs(excess[at] as number));
		if (chooseReach(this.#layout, this.division, wanted, this.#reach)) this.refresh();
		soften(this.#layout, this.division, this.#reach, this.#slopes, true);
	}

	/** How far loads are from what their prices ask for. */
	#excess(loads: Float64Array): Float64Array {
		const { floor, ceiling } = this.#layout;
		return loads.map((load, at) => {
			const price = this.terms.price[at] as number;
			const over = load - (ceiling[at] as number);
			const under = load - (floor[at] as number);
			return price > 0 ? over : price < 0 ? under : Math.max(over, 0) + Math.min(under, 0);
		});
	}

	/** Σ of what prices charge for bands: the ceiling where a price is above 0, the floor where it is below. */
	#charged(): number {
		const { floor, ceiling } = this.#layout;
		let sum = 0;
		this.terms.price.forEach((price, at) => {
			if (price !== 0) sum += price * ((price > 0 ? ceiling[at] : floor[at]) as number);
		});
		return sum;
	}

	/** Exact steps of single prices where a load is far off: Newton's method sees only what is near a border. */
	#bringNear(): void {
		const { k } = this.#layout;
		for (let step = 0; step < 2 * k; step++) {
			const excess = this.#excess(this.division.loads);
			let worst = 0;
			for (let at = 1; at < excess.length; at++)
				if (Math.abs(excess[at] as number) > Math.abs(excess[worst] as number)) worst = at;
			if (!(Math.abs(excess[worst] as number) > FAR)) return;
			const change = bestPrice(this.#layout, this.terms, this.division, worst);
			if (change === 0 || !Number.isFinite(change)) return;
			this.terms.price[worst] = (this.terms.price[worst] as number) + change;
			this.refresh();
		}
	}

	/** One step with halving; false when no part of it helps. */
	#step(): boolean {
		const { k, floor, ceiling } = this.#layout;
		const { price } = this.terms;
		const { loads, falls, least } = this.#slopes;
		const ridge = price.map((_, at) => {
			const own = falls[at * price.length + at] as number;
			return Math.max(1e-8 * own, RIDGE / (this.#reach[at % k] as number) - own);
		});
		const wanted = bandStep({ price, loads, falls, ridge, floor, ceiling });
		if (!wanted.every(Number.isFinite)) return false;
		const before = price.slice();
		const value = least - this.#charged();
		for (let part = 1, tries = 0; tries < HALVINGS; part /= 2, tries++) {
			for (let at = 0; at < price.length; at++)
				price[at] = part * (wanted[at] as number) + (1 - part) * (before[at] as number);
			divide(this.#layout, this.terms, this.#reach, this.#spare);
			soften(this.#layout, this.#spare, this.#reach, this.#trial, false);
			if (this.#trial.least - this.#charged() > value) {
				[this.division, this.#spare] = [this.#spare, this.division];
				return true;
			}
		}
		price.set(before);
		return false;
	}
}

/** A first guess: a tenth of what load costs on average when the units are with their nearest centre. */
function startReach(layout: Layout, terms: Terms): number {
	const division = makeDivision(layout);
	const free = { ...terms, price: new Float64Array(terms.price.length) };
	divide(layout, free, new Float64Array(layout.k), division);
	return Math.max(division.least / layout.k / 10, LEAST_REACH);
}
