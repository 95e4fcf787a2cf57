import type { MovedCut } from '#src/charts/index.ts';
import type { Scheme } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import {
	bandsOf,
	cellAt,
	passedBy,
	prepareCuts,
	roomOf,
	totalsAt,
	type CellTotals,
	type MatrixDetail,
} from '#src/core/segment/matrix/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { ClassRow, Live } from '#src/features/segments/class-rows.ts';
import { axisView } from './matrix-axis.ts';

/** What the figures of a matrix are made from: a scheme on screen. */
interface Shown {
	readonly session: Session;
	readonly scheme: Scheme | null;
	readonly result: SchemeResult | null;
	readonly mask: Uint8Array | null;
	readonly rows: readonly ClassRow[];
	readonly follow: (live: Live | null) => void;
}

/** Customers who change their cell with a moved cut; cells by position. */
export interface CellFlow extends CellTotals {
	readonly from: number;
	readonly to: number;
}

type Besides = Pick<CellTotals, 'threatened' | 'headroom' | 'headroomUnknown'>;
/** Customers and money of a class, and what goes with them. */
type CellFigures = Besides & Pick<CellTotals, 'count' | 'amount'>;

const NOTHING: Besides = { threatened: 0, headroom: null, headroomUnknown: 0 };

/** Counts and money of the cells of a matrix, also while a cut line is moved and until its result is there. */
export class MatrixFigures {
	readonly #shown: Shown;
	#moved = $state.raw<{ readonly cut: MovedCut; readonly version: number | null } | null>(null);
	/** Cell that the inspector speaks of, where none is chosen. */
	looked = $state(0);

	readonly detail: MatrixDetail | null = $derived.by(() => {
		const detail = this.#shown.result?.detail;
		return detail?.kind === 'matrix' ? detail : null;
	});
	/** The axes as drawn. */
	readonly axes = $derived.by(() => {
		const { detail } = this;
		const { session } = this.#shown;
		return (
			detail && {
				x: axisView(session, detail.scheme.x, detail.x),
				y: axisView(session, detail.scheme.y, detail.y),
			}
		);
	});
	/** The cut in motion; one let go stays until the result with it is there. */
	readonly moved: MovedCut | null = $derived.by(() => {
		const moved = this.#moved;
		if (!moved || moved.version === null) return moved?.cut ?? null;
		const { scheme, result } = this.#shown;
		const waits = scheme?.version === moved.version && result?.version !== moved.version;
		return waits ? moved.cut : null;
	});
	/** The pointer holds a cut. */
	readonly isHeld = $derived.by(() => this.#moved?.version === null);
	readonly #besides: readonly Besides[] = $derived.by(() =>
		this.detail ? this.#besidesOf(this.detail) : [],
	);
	readonly #alongX = $derived.by(() => this.#prepare('x'));
	readonly #alongY = $derived.by(() => this.#prepare('y'));
	/** What the cells hold under a moved cut; empty while none is. */
	readonly #atCuts: readonly CellTotals[] = $derived.by(() => {
		const { moved, detail } = this;
		const prepared = moved?.axis === 'x' ? this.#alongX : this.#alongY;
		if (!moved || !detail || !prepared) return [];
		const found: CellTotals[] = [];
		totalsAt(prepared, moved.cuts).forEach((bands, along) =>
			bands.forEach((each, other) => {
				const [column, row] = moved.axis === 'x' ? [along, other] : [other, along];
				found[cellAt(column, row, detail.scheme)] = each;
			}),
		);
		return found;
	});
	/** Totals of every class in the order of the classes, the unknown ones last. */
	readonly totals: readonly CellFigures[] = $derived.by(() => {
		if (!this.detail) return [];
		const still = this.#shown.rows.map(({ count, amount }, i) => ({
			...{ count, amount },
			...(this.#besides[i] ?? NOTHING),
		}));
		return still.map((own, i) => this.#atCuts[i] ?? own);
	});
	/** Who would change their cell, the most first. */
	readonly flows: readonly CellFlow[] = $derived.by(() => {
		const { moved, detail } = this;
		const prepared = moved?.axis === 'x' ? this.#alongX : this.#alongY;
		if (!moved || !detail || !prepared) return [];
		const { scheme } = detail;
		const [before, after] = [scheme[moved.axis].cuts[moved.index] ?? 0, moved.cuts[moved.index] ?? 0];
		const [low, high] = [moved.index, moved.index + 1];
		const cell = (along: number, other: number) =>
			moved.axis === 'x' ? cellAt(along, other, scheme) : cellAt(other, along, scheme);
		return passedBy(prepared, before, after)
			.map((each, other) => {
				const [from, to] = after > before ? [high, low] : [low, high];
				return { ...each, from: cell(from, other), to: cell(to, other) };
			})
			.filter(({ count }) => count > 0)
			.sort((a, b) => b.count - a.count || a.from - b.from);
	});

	constructor(shown: Shown) {
		this.#shown = shown;
	}

	/** A cut follows the pointer. */
	preview(cut: MovedCut): void {
		this.#moved = { cut, version: null };
		this.#follow(cut);
	}

	/** The cut was let go and becomes part of this version of the scheme; null takes it back. */
	settle(cut: MovedCut | null, version = 0): void {
		this.#moved = cut && { cut, version };
		this.#follow(cut);
	}

	/** Lets the table of classes show what the cells hold under a moved cut; customers without a place stay. */
	#follow(cut: MovedCut | null): void {
		const cells = this.detail?.scheme.cells.length ?? 0;
		this.#shown.follow(cut && { classes: this.#atCuts.slice(0, cells) });
	}

	/** What every customer buys elsewhere; null where the data do not tell. */
	readonly headroom: Float64Array | null = $derived.by(() => {
		const { metrics } = this.#shown.session.analysis;
		return metrics && metricValues(metrics, 'headroom');
	});

	/** What goes with the customers of every class: who is threatened, and what they buy elsewhere. */
	#besidesOf({ threatened }: MatrixDetail): readonly Besides[] {
		const { mask, result } = this.#shown;
		const { headroom } = this;
		const found = (result?.classes ?? []).map(() => ({ threatened: 0, headroom: 0, headroomUnknown: 0 }));
		result?.classOf.forEach((at, row) => {
			const own = found[at];
			if (!own || (mask && mask[row] !== 1)) return;
			if (threatened?.[row] === 1) own.threatened++;
			if (!headroom) return;
			const room = headroom[row] ?? Number.NaN;
			if (Number.isFinite(room)) own.headroom = Math.min(Number.MAX_VALUE, own.headroom + roomOf(room));
			else own.headroomUnknown++;
		});
		return headroom ? found : found.map((each) => ({ ...each, headroom: null }));
	}

	#prepare(axis: 'x' | 'y') {
		const { detail } = this;
		const { mask, session } = this.#shown;
		const { metrics } = session.analysis;
		if (!detail || !metrics) return null;
		const { amount: amounts, orders, recencyDays } = metrics;
		const other = axis === 'x' ? 'y' : 'x';
		const { cuts } = detail.scheme[other];
		return prepareCuts({
			values: detail[axis].values,
			bandOf: bandsOf(detail[other].values, cuts),
			bands: cuts.length + 1,
			amounts,
			threatened: detail.threatened,
			...{ orders, recencyDays, headroom: this.headroom },
			mask,
		});
	}
}
