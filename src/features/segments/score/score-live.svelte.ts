import type { ScoreScheme } from '#src/core/model/index.ts';
import {
	bandEdges,
	bandsOf,
	blend,
	NO_BAND,
	pointBins,
	preparedOf,
	shares,
	sortedPoints,
	type ScoreDetail,
} from '#src/core/segment/index.ts';

/** What weights make of the customers. */
interface Points {
	readonly points: Float64Array;
	/** All scored customers, ascending. */
	readonly sorted: Float64Array;
	readonly edges: readonly number[];
}

/**
 * The points as they are, and as they would be with other weights while one is being dragged. The inputs are prepared once
 * per result; other weights only blend them anew. Natural breaks stand still until the weight is let go.
 */
export class ScoreLive {
	readonly #detail: () => ScoreDetail;
	readonly #scheme: () => ScoreScheme;
	readonly #mask: () => Uint8Array | null;
	#weights = $state.raw<readonly number[] | null>(null);
	readonly #prepared = $derived.by(() => preparedOf(this.#detail().inputs.map(({ parts }) => parts)));
	readonly #before = $derived.by(() => bandsOf(this.#detail().points, this.#detail().edges));
	readonly #now: Points = $derived.by(() => this.#blend());
	/** Points of the customers under the filters, ascending. */
	readonly sorted: Float64Array = $derived.by(() => this.#shown());
	readonly bins = $derived.by(() => pointBins(this.sorted));
	/** Customers in another band than by the weights as they were; null while nothing is dragged. */
	readonly moved: number | null = $derived.by(() => (this.#weights ? this.#countMoved() : null));

	/** @param mask 1 = shown, per row of the result; null = all are */
	constructor(detail: () => ScoreDetail, scheme: () => ScoreScheme, mask: () => Uint8Array | null) {
		this.#detail = detail;
		this.#scheme = scheme;
		this.#mask = mask;
	}

	/** Percentages of the inputs, as they are or as they are being dragged. */
	get weights(): readonly number[] {
		return this.#weights ?? this.#scheme().inputs.map(({ weight }) => weight);
	}
	get points(): Float64Array {
		return this.#now.points;
	}
	get edges(): readonly number[] {
		return this.#now.edges;
	}

	/** Other weights to look at; null gives them back. */
	preview(weights: readonly number[] | null): void {
		this.#weights = weights;
	}

	#blend(): Points {
		const { points, edges, scheme } = this.#detail();
		const weights = this.#weights && shares(this.#weights);
		if (!weights) return { points, edges, sorted: sortedPoints(points) };
		const blended = blend(this.#prepared, weights, scheme.missing);
		const sorted = sortedPoints(blended);
		const isStill = scheme.bands.kind === 'natural';
		return { points: blended, sorted, edges: isStill ? edges : bandEdges(scheme.bands, sorted) };
	}

	#shown(): Float64Array {
		const mask = this.#mask();
		if (!mask) return this.#now.sorted;
		return sortedPoints(this.#now.points.map((value, row) => (mask[row] === 1 ? value : Number.NaN)));
	}

	#countMoved(): number {
		const before = this.#before;
		const [top, topBefore] = [this.edges.length, this.#detail().edges.length];
		let moved = 0;
		bandsOf(this.points, this.edges).forEach((band, row) => {
			const was = before[row] as number;
			if (band === NO_BAND || was === NO_BAND) moved += band === was ? 0 : 1;
			else if (top - band !== topBefore - was) moved++;
		});
		return moved;
	}
}
