import type { Boxes, Layout } from './layout.ts';
import type { Terms } from './terms.ts';

/** Rounding: a territory is ruled out only where it is worse by more than this share of the figures compared. */
const ROUNDING = 1e-12;

/**
 * Territories that can be the cheapest for some unit of a box, or within `reach` (price per size) of the cheapest. The others
 * lose against one territory for every unit in the box: the difference of two scores per weight is linear in place and
 * loads for squared distances, and changes by at most twice the distance for plain ones.
 */
export class Shortlist {
	readonly list: Int32Array;
	count = 0;
	readonly #layout: Layout;
	readonly #terms: Terms;
	readonly #most: number;
	readonly #scores: Float64Array;
	readonly #isSquared: boolean;

	constructor(layout: Layout, terms: Terms, reach: Float64Array) {
		this.#layout = layout;
		this.#terms = terms;
		this.list = new Int32Array(layout.k);
		this.#most = reach.reduce((a, b) => Math.max(a, b), 0);
		this.#scores = new Float64Array(layout.k);
		this.#isSquared = layout.problem.objective === 'squared';
	}

	/** All territories that may serve the units from a position on. */
	reset(position: number): void {
		const { k, allowed, groupOf } = this.#layout;
		this.count = 0;
		const base = groupOf ? (groupOf[position] as number) * k : 0;
		for (let j = 0; j < k; j++) {
			if (!allowed || allowed[base + j] === 1) this.list[this.count++] = j;
		}
	}

	/** Keeps of `from` what is possible in a box; `from` may be this list itself. */
	narrow(from: Shortlist, boxes: Boxes, box: number): void {
		const best = this.#scoreAll(from, boxes, box);
		const lead = this.#scores[best] as number;
		const rival = from.list[best] as number;
		const rounding = ROUNDING * Math.abs(lead);
		let kept = 0;
		for (let at = 0; at < from.count; at++) {
			const j = from.list[at] as number;
			const worse = (this.#scores[at] as number) - lead - this.#leeway(boxes, box, j, rival);
			if (worse <= this.#most * (boxes.sizeRate[box] as number) + rounding) this.list[kept++] = j;
		}
		this.count = kept;
	}

	/** Scores per weight in the middle of the box; the place of the least in the list. */
	#scoreAll(from: Shortlist, boxes: Boxes, box: number): number {
		const { k, c } = this.#layout;
		const { x, y, price } = this.#terms;
		const scores = this.#scores;
		let best = 0;
		for (let at = 0; at < from.count; at++) {
			const j = from.list[at] as number;
			const dx = (boxes.x[box] as number) - (x[j] as number);
			const dy = (boxes.y[box] as number) - (y[j] as number);
			let score = dx * dx + dy * dy;
			if (!this.#isSquared) score = Math.sqrt(score);
			for (let one = 0; one < c; one++)
				score += (price[one * k + j] as number) * (boxes.rate[box * c + one] as number);
			scores[at] = score;
			if (score < (scores[best] as number)) best = at;
		}
		return best;
	}

	/** How much the difference of two scores can change between the middle and any unit of the box. */
	#leeway(boxes: Boxes, box: number, j: number, rival: number): number {
		const { k, c } = this.#layout;
		const { x, y, price } = this.#terms;
		const halfX = boxes.halfX[box] as number;
		const halfY = boxes.halfY[box] as number;
		let leeway = this.#isSquared
			? 2 *
				(Math.abs((x[j] as number) - (x[rival] as number)) * halfX +
					Math.abs((y[j] as number) - (y[rival] as number)) * halfY)
			: 2 * Math.sqrt(halfX * halfX + halfY * halfY);
		for (let one = 0; one < c; one++) {
			const gap = Math.abs((price[one * k + j] as number) - (price[one * k + rival] as number));
			leeway += gap * (boxes.halfRate[box * c + one] as number);
		}
		return leeway;
	}
}
