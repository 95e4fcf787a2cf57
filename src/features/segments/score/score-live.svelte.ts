import type { ScoreScheme } from '#src/core/model/index.ts';
import {
	bandEdges,
	blend,
	classesByPoints,
	cutsOfAmounts,
	NO_BAND,
	pointBins,
	preparedOf,
	quickCurve,
	shares,
	PointSorter,
	sortedPoints,
	sumClasses,
	type ClassSums,
	type ScoreCurve,
	type ScoreDetail,
} from '#src/core/segment/index.ts';
import type { Hold, SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** What weights make of the customers. */
interface Points {
	readonly points: Float64Array;
	/** All scored customers, ascending. */
	readonly sorted: Float64Array;
	readonly edges: readonly number[];
}

interface MoneyNow {
	readonly curve: ScoreCurve | null;
	readonly counts: readonly number[];
}

/** What is being dragged: the next result takes its place. */
interface Drag {
	readonly hold: Hold;
	readonly detail: ScoreDetail;
	readonly weights: readonly number[] | null;
	readonly cuts: readonly number[] | null;
}

/**
 * The points as they are, and as they would be with other weights or cuts while one is being dragged. The inputs are
 * prepared once per result; other weights only blend them anew. Natural breaks stand still until the weight is let go.
 */
export class ScoreLive {
	readonly #view: () => SchemeView;
	readonly #detail: () => ScoreDetail;
	readonly #scheme: () => ScoreScheme;
	#held = $state.raw<Drag | null>(null);
	readonly #drag: Drag | null = $derived.by(() =>
		this.#held?.detail === this.#detail() && this.#view().holds(this.#held.hold) ? this.#held : null,
	);
	/** Memory for the points of one drag after the other. */
	readonly #scratch = $derived.by(() => {
		const prepared = preparedOf(this.#detail().inputs.map(({ parts }) => parts));
		const { count } = prepared;
		return { prepared, points: new Float64Array(count), sorter: new PointSorter(count) };
	});
	readonly #before = $derived.by(() => classesByPoints(this.#detail().points, this.#detail().edges, NO_BAND));
	/** Apart from the cuts, which leave the points alone. */
	readonly #weights = $derived.by(() => this.#drag?.weights ?? null);
	readonly #now: Points = $derived.by(() => this.#blend(this.#weights && shares(this.#weights)));
	/** Points at which the bands end, while a cut of them is dragged too. */
	readonly edges: readonly number[] = $derived.by(() => this.#drag?.cuts ?? this.#now.edges);
	/** Class of every customer, `NO_BAND` = no score. */
	readonly #classOf = $derived.by(() =>
		this.#drag ? classesByPoints(this.#now.points, this.edges, NO_BAND) : this.#before,
	);
	/** What the bands hold, the highest first; 256 of them, the last for those without a score. */
	readonly #sums: readonly ClassSums[] = $derived.by(() => {
		const { metrics } = this.#view().session.analysis;
		return metrics ? sumClasses(this.#classOf, NO_BAND + 1, metrics, null) : [];
	});
	/** Points of the customers under the filters, ascending. */
	readonly sorted: Float64Array = $derived.by(() => this.#shown());
	readonly bins = $derived.by(() => pointBins(this.sorted));
	/** Customers in another band than by the weights and cuts as they were; null while nothing is dragged. */
	readonly moved: number | null = $derived.by(() => (this.#drag ? this.#countMoved() : null));
	readonly #isDragged = $derived.by(() => this.#drag !== null);
	/** The money curve of the points on the move; cuts leave it alone. */
	readonly #curve = $derived.by(() => {
		const { money } = this.#detail();
		const { metrics } = this.#view().session.analysis;
		return money && metrics && this.#isDragged ? quickCurve(money, this.#now.points, metrics.amount) : null;
	});
	/** Money by points as it is now, and the customers per band, the highest first. */
	readonly money: MoneyNow = $derived.by(() => this.#moneyNow());

	constructor(view: () => SchemeView, detail: () => ScoreDetail, scheme: () => ScoreScheme) {
		this.#view = view;
		this.#detail = detail;
		this.#scheme = scheme;
	}

	/** Percentages of the inputs, as they are or as they are being dragged. */
	get weights(): readonly number[] {
		return this.#weights ?? this.#scheme().inputs.map(({ weight }) => weight);
	}
	get points(): Float64Array {
		return this.#now.points;
	}

	/** Other weights to look at; null gives them back. */
	preview(weights: readonly number[] | null): void {
		this.#follow(weights, null);
	}

	/** Other cuts to look at; null gives them back. */
	cut(cuts: readonly number[] | null): void {
		this.#follow(null, cuts);
	}

	#follow(weights: readonly number[] | null, cuts: readonly number[] | null): void {
		const detail = this.#detail();
		const isDragged = weights !== null || cuts !== null;
		this.#held = isDragged ? { hold: this.#view().hold(), detail, weights, cuts } : null;
		// Other points may part into fewer bands where many are equal; then the classes are not those of the result.
		if (!isDragged || this.edges.length !== detail.edges.length) return this.#view().follow(null);
		const { edges } = this;
		const view = this.#view();
		const sums = view.mask ? view.sumsOf(this.#classOf, NO_BAND + 1) : this.#sums;
		view.follow({ edges, classes: [...sums.slice(0, edges.length + 1), sums[NO_BAND]] });
	}

	/** Share of the money of those with a score that the highest band brings; null where that says nothing. */
	get topShare(): number | null {
		const amounts = this.#sums.slice(0, this.edges.length + 1).map(({ amount }) => amount);
		const total = amounts.reduce((sum, amount) => sum + amount, 0);
		return total > 0 && Number.isFinite(total) ? (amounts[0] ?? 0) / total : null;
	}

	#blend(weights: readonly number[] | null): Points {
		const { points, edges, scheme } = this.#detail();
		if (!weights) return { points, edges, sorted: sortedPoints(points) };
		const { prepared, points: blended, sorter } = this.#scratch;
		blend(prepared, weights, scheme.missing, blended);
		const sorted = sorter.sort(blended);
		const isStill = scheme.bands.kind === 'natural';
		return { points: blended, sorted, edges: isStill ? edges : bandEdges(scheme.bands, sorted) };
	}

	#shown(): Float64Array {
		const { mask } = this.#view();
		if (!mask) return this.#now.sorted;
		return sortedPoints(this.#now.points.map((value, row) => (mask[row] === 1 ? value : Number.NaN)));
	}

	#countMoved(): number {
		const [before, now] = [this.#before, this.#classOf];
		let moved = 0;
		for (let row = 0; row < now.length; row++) if (now[row] !== before[row]) moved++;
		return moved;
	}

	#moneyNow(): MoneyNow {
		const { money, bandCounts } = this.#detail();
		if (!this.#curve) return { curve: money, counts: bandCounts.toReversed() };
		const sums = this.#sums.slice(0, this.edges.length + 1);
		const amounts = sums.map(({ amount }) => amount);
		return {
			curve: { ...this.#curve, cuts: cutsOfAmounts(this.#curve, amounts) },
			counts: sums.map(({ count }) => count),
		};
	}
}
