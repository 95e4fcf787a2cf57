import { TierCuts, type TierDetail } from '#src/core/segment/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** A cut between tiers on the move: every figure of the scheme follows it. */
export class TierMove {
	readonly #view: SchemeView;
	readonly #detail: TierDetail;
	/** Prepared when a cut is taken hold of. */
	#prepared: { readonly cuts: TierCuts; readonly mask: Uint8Array | null } | null = null;

	constructor(view: SchemeView, detail: TierDetail) {
		this.#view = view;
		this.#detail = detail;
	}

	/** @param cuts of the scheme as they would be; null gives them back */
	preview(cuts: readonly number[] | null): void {
		const { session, mask } = this.#view;
		const { metrics } = session.analysis;
		if (!cuts || !metrics) return this.#view.follow(null);
		if (this.#prepared?.mask !== mask)
			this.#prepared = { cuts: new TierCuts(this.#detail, metrics, mask), mask };
		const tiers = this.#prepared.cuts.at(cuts);
		this.#view.follow({ classes: tiers.classes, tiers });
	}
}
