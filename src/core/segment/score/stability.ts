import type { ScoreScheme } from '#src/core/model/index.ts';
import { gather, GroupSums, kendall, midRanks } from '#src/core/stats/index.ts';
import { bandEdges, bandsOf, blend, NO_BAND, shares, type Prepared } from './blend.ts';
import { pointOrder } from './order.ts';
import type { WeightChange } from './types.ts';

/** Each weight is taken a fifth lower and a fifth higher. */
const FACTORS = [0.8, 1.2];

/** The points as they are. */
export interface Standing {
	readonly points: Float64Array;
	readonly bands: Uint8Array;
	readonly edges: readonly number[];
}

/**
 * What other weights would change: every input with weight lower and higher, the others in proportion, bands by the same
 * rule. Inputs that are the only ones with weight, or have none, change nothing and are left out.
 *
 * @param report called before each change with its number and how many there are
 */
export function weightChanges(
	scheme: ScoreScheme,
	prepared: Prepared,
	standing: Standing,
	amounts: Float64Array,
	report: (done: number, total: number) => void,
): WeightChange[] {
	const weights = shares(scheme.inputs.map(({ weight }) => weight)) ?? [];
	const changed = weights.flatMap((weight, input) =>
		weight > 0 && weight < 1 ? FACTORS.map((factor) => ({ input, factor })) : [],
	);
	if (changed.length === 0) return [];
	const order = pointOrder(standing.points);
	const { ranks } = midRanks(standing.points, order);
	const points = new Float64Array(prepared.count);
	return changed.map(({ input, factor }, done): WeightChange => {
		report(done, changed.length);
		blend(prepared, varied(weights, input, factor), scheme.missing, points);
		const orderNow = pointOrder(points);
		const sorted = gather(points, orderNow);
		const edges = bandEdges(scheme.bands, sorted);
		return {
			input,
			factor,
			spearman: correlation(ranks, midRanks(points, orderNow).ranks, order),
			kendall: kendall(standing.points, points, order),
			...moves(standing, bandsOf(points, edges), edges.length, amounts),
		};
	});
}

/** The weights with one of them by a factor, again adding up to 1. */
function varied(weights: readonly number[], input: number, factor: number): readonly number[] {
	return shares(weights.map((weight, i) => (i === input ? weight * factor : weight))) ?? weights;
}

/** Pearson's correlation of ranks; rows without a rank in both are left out. */
function correlation(x: Float64Array, y: Float64Array, rows: Uint32Array): number | null {
	let [n, meanX, meanY] = [0, 0, 0];
	for (const row of rows) {
		if (Number.isNaN(y[row])) continue;
		n++;
		meanX += x[row] as number;
		meanY += y[row] as number;
	}
	[meanX, meanY] = [meanX / n, meanY / n];
	let [shared, ownX, ownY] = [0, 0, 0];
	for (const row of rows) {
		const [gapX, gapY] = [(x[row] as number) - meanX, (y[row] as number) - meanY];
		if (Number.isNaN(gapY)) continue;
		shared += gapX * gapY;
		ownX += gapX * gapX;
		ownY += gapY * gapY;
	}
	if (!(ownX > 0 && ownY > 0)) return null;
	return Math.max(-1, Math.min(1, shared / Math.sqrt(ownX * ownY)));
}

/** Who leaves a band for one above or below. Bands are compared from the top, so that a band less at the bottom moves nobody else. */
function moves(
	{ bands, edges }: Standing,
	now: Uint8Array,
	topNow: number,
	amounts: Float64Array,
): Pick<WeightChange, 'kept' | 'up' | 'down' | 'topCustomers' | 'topAmount'> {
	const top = edges.length;
	let [scored, up, down, topCustomers] = [0, 0, 0, 0];
	/** 0 = comes into the highest band, 1 = leaves it. */
	const moved = new Int32Array(bands.length).fill(-1);
	for (let row = 0; row < bands.length; row++) {
		const [from, to] = [bands[row] as number, now[row] as number];
		if (from === NO_BAND || to === NO_BAND) continue;
		scored++;
		const rise = to - topNow - (from - top);
		if (rise > 0) up++;
		if (rise < 0) down++;
		if ((to === topNow) === (from === top)) continue;
		moved[row] = to === topNow ? 0 : 1;
		topCustomers += to === topNow ? 1 : -1;
	}
	const sums = new GroupSums(2);
	sums.addAll(moved, amounts);
	const [gained = 0, lost = 0] = sums.totals();
	const topAmount = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, gained - lost));
	return { kept: scored === 0 ? null : (scored - up - down) / scored, up, down, topCustomers, topAmount };
}
