import { line } from 'd3-shape';
import { textWidth } from './labels.ts';

export interface Curve {
	/** Share of customers, largest first, from 0 to 1. */
	readonly customers: ArrayLike<number>;
	/** Cumulative share of the measure; may pass 1 where the last customers are negative. */
	readonly share: ArrayLike<number>;
}

export interface ParetoLayout {
	readonly path: string;
	/** The other curve; empty without one. */
	readonly reference: string;
	readonly toX: (customers: number) => number;
	readonly toY: (share: number) => number;
	/** Where the curve reaches each cut. */
	readonly crossings: readonly {
		readonly cut: number;
		readonly customers: number;
		readonly x: number;
		readonly y: number;
	}[];
	/** Largest and smallest share on the axis: at least 1, at most 0. */
	readonly top: number;
	readonly bottom: number;
}

/**
 * The concentration curve in a box; crossings are interpolated between neighbouring points.
 *
 * @param scale what shares of the curve and the cuts are multiplied by on the axis: 1.4 where the axis refers to a net total
 * that the gains exceed by 40 %
 */
export function layoutPareto(
	curve: Curve,
	cuts: readonly number[],
	width: number,
	height: number,
	/** Another curve on the same scale. */
	reference?: Curve,
	scale = 1,
): ParetoLayout {
	const points = scaled(pointsOf(curve), scale);
	const beside = reference ? pointsOf(reference) : [];
	const shares = [...points, ...beside].map(([, share]) => share);
	const [top, bottom] = [Math.max(1, ...shares), Math.min(0, ...shares)];
	const toX = (customers: number) => customers * width;
	const toY = (share: number) => height - ((share - bottom) / (top - bottom)) * height;
	const draw = line()
		.x(([customers]) => round(toX(customers)))
		.y(([, share]) => round(toY(share)));
	const crossings = cuts.map((cut) => {
		const customers = crossing(points, cut * scale);
		return { cut, customers, x: toX(customers), y: toY(cut * scale) };
	});
	return { path: draw(points) ?? '', reference: draw(beside) ?? '', toX, toY, crossings, top, bottom };
}

/** Shares in another unit; those too large for a picture stay within ± 1,000. */
function scaled(points: readonly [number, number][], scale: number): [number, number][] {
	const limit = (share: number) => Math.min(1000, Math.max(-1000, share * scale));
	return points.map(([customers, share]) => [customers, limit(share)]);
}

/** Shares that are named on the axis: none, half, all, and the ends beyond. */
export function paretoTicks({ top, bottom }: Pick<ParetoLayout, 'top' | 'bottom'>): readonly number[] {
	const span = top - bottom;
	const ends = [top, bottom].filter((end) => end < 0 || end > 1);
	const usual = [0, 0.5, 1].filter((tick) => ends.every((end) => Math.abs(end - tick) > span * 0.08));
	const isCrowded = span > 6;
	return [...(isCrowded ? usual.filter((tick) => tick !== 0.5) : usual), ...ends].sort((a, b) => a - b);
}

function pointsOf(curve: Curve): [number, number][] {
	return Array.from({ length: curve.customers.length }, (_, i): [number, number] => [
		curve.customers[i] ?? 0,
		curve.share[i] ?? 0,
	]).filter(([customers, share]) => Number.isFinite(customers) && Number.isFinite(share));
}

function crossing(points: readonly [number, number][], cut: number): number {
	const after = points.findIndex(([, share]) => share >= cut);
	const [x1 = 1, y1 = 1] = points[after] ?? [];
	const [x0 = 0, y0 = 0] = points[after - 1] ?? [];
	return y1 === y0 ? x1 : x0 + ((cut - y0) / (y1 - y0)) * (x1 - x0);
}

export interface CrossingText {
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'end';
}

const TEXT = { size: 11.5, line: 15, aside: 8, below: 14, above: -8 };

/** Texts of the crossings: right below, else left above, and a line further where they would touch; the last cut chooses first. */
export function layoutCrossingTexts(
	crossings: ParetoLayout['crossings'],
	texts: readonly string[],
	width: number,
): readonly CrossingText[] {
	const taken: (readonly [left: number, right: number, y: number])[] = [];
	const spanOf = ({ x, anchor }: CrossingText, length: number) =>
		anchor === 'start' ? ([x, x + length] as const) : ([x - length, x] as const);
	return crossings
		.map(({ x, y }, index) => {
			const length = textWidth(texts[index] ?? '', TEXT.size) + 6;
			return { length, places: [0, 1, 2, 3].flatMap((far) => sidesOf(x, y, far)) };
		})
		.toReversed()
		.map(({ length, places }) => {
			const inside = places.filter((place) => {
				const [left, right] = spanOf(place, length);
				return left >= 0 && right <= width;
			});
			const isFree = (place: CrossingText) => {
				const [left, right] = spanOf(place, length);
				return taken.every(
					([from, to, y]) => right <= from || left >= to || Math.abs(place.y - y) >= TEXT.line,
				);
			};
			const chosen = inside.find(isFree) ?? inside[0] ?? places[0];
			if (chosen) taken.push([...spanOf(chosen, length), chosen.y]);
			return chosen ?? { x: 0, y: 0, anchor: 'start' as const };
		})
		.toReversed();
}

function sidesOf(x: number, y: number, far: number): CrossingText[] {
	const above = Math.max(2, y + TEXT.above - far * TEXT.line);
	return [
		{ x: x + TEXT.aside, y: y + TEXT.below + far * TEXT.line, anchor: 'start' },
		{ x: x - TEXT.aside, y: above, anchor: 'end' },
	];
}

/** Cumulative share at a share of the customers, between neighbouring points of the curve. */
export function shareAt({ customers, share }: Curve, at: number): number {
	let after = 0;
	while (after < customers.length - 1 && (customers[after] ?? 1) < at) after++;
	const before = Math.max(0, after - 1);
	const [x0 = 0, x1 = 1] = [customers[before], customers[after]];
	const [y0 = 0, y1 = 0] = [share[before], share[after]];
	return x1 === x0 ? y1 : y0 + Math.max(0, Math.min(1, (at - x0) / (x1 - x0))) * (y1 - y0);
}

/** The cuts with one moved to a share, to the nearest half percent, kept half a percent between its neighbours. */
export function moveShare(cuts: readonly number[], index: number, wanted: number): number[] {
	const low = (cuts[index - 1] ?? 0) + 0.005;
	const high = (cuts[index + 1] ?? 1) - 0.005;
	const next = Math.min(high, Math.max(low, Math.round(wanted * 200) / 200));
	return cuts.map((cut, at) => (at === index ? Number(next.toPrecision(6)) : cut));
}

const round = (value: number) => Math.round(value * 100) / 100;
