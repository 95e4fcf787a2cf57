import type { RfmDetail, SchemeResult } from '#src/core/segment/index.ts';
import { CutRecount, type CutTarget, type Recount } from '#src/core/segment/rfm/index.ts';
import type { Hold, SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { keepableCuts, same } from './rfm-figures.ts';

/** A cut of one distribution on the move: the counts follow it, and stay where it was let go until the next result. */
export class CutMove {
	readonly #view: SchemeView;
	readonly #detail: RfmDetail;
	readonly #target: CutTarget;
	/** Prepared when a cut is taken hold of. */
	#recount: { readonly of: CutRecount; readonly result: SchemeResult } | null = null;
	#counts = $state.raw<Recount | null>(null);
	#settled = $state.raw<{ readonly hold: Hold; readonly cuts: readonly number[] } | null>(null);

	constructor(view: SchemeView, detail: RfmDetail, target: CutTarget) {
		this.#view = view;
		this.#detail = detail;
		this.#target = target;
	}

	/** Counts of the cuts as they are now; null while none is moved. */
	get counts(): Recount | null {
		return this.#counts;
	}

	/** Where the cuts were let go; null once the result knows them or they are taken back. */
	get settled(): readonly number[] | null {
		return this.#settled && this.#view.holds(this.#settled.hold) ? this.#settled.cuts : null;
	}

	readonly preview = (cuts: readonly number[] | null): void => {
		const recount = this.#prepared();
		if (!recount) return;
		const isBack = cuts === null || same(cuts, this.#detailCuts());
		this.#counts = isBack ? null : recount.at(cuts);
		const isPlain = this.#detail.nested === null || this.#target.measure === 'recency';
		const moved = isPlain && cuts ? { measure: this.#target.measure, cuts } : null;
		this.#view.follow(this.#counts && { ...this.#counts, cuts: moved });
	};

	/** Keeps the cuts until the next result is there, which comes with a detail and a move of its own. */
	settle(cuts: readonly number[]): void {
		if (this.#counts) this.#settled = { hold: this.#view.hold(), cuts };
		this.#counts = null;
	}

	#detailCuts(): readonly number[] {
		const { measure, group } = this.#target;
		const { nested, edges } = this.#detail;
		return nested && measure !== 'recency' ? (nested[measure][group] ?? []) : edges[measure];
	}

	#prepared(): CutRecount | null {
		const { result, session, mask } = this.#view;
		const { metrics } = session.analysis;
		if (!result || !metrics) return null;
		if (this.#recount?.result !== result) {
			const start = keepableCuts(this.#detail);
			const of = new CutRecount(result, this.#detail, metrics, mask, start, this.#target);
			this.#recount = { of, result };
		}
		return this.#recount.of;
	}
}
