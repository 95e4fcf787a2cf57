import { line } from 'd3-shape';

export interface Curve {
	/** Share of customers, largest first, from 0 to 1. */
	readonly customers: ArrayLike<number>;
	/** Cumulative share of the measure; may pass 1 where the last customers are negative. */
	readonly share: ArrayLike<number>;
}

export interface ParetoLayout {
	readonly path: string;
	readonly toX: (customers: number) => number;
	readonly toY: (share: number) => number;
	/** Where the curve reaches each cut. */
	readonly crossings: readonly {
		readonly cut: number;
		readonly customers: number;
		readonly x: number;
		readonly y: number;
	}[];
	readonly top: number;
}

/** The concentration curve in a box; crossings are interpolated between neighbouring points. */
export function layoutPareto(
	curve: Curve,
	cuts: readonly number[],
	width: number,
	height: number,
): ParetoLayout {
	const points = Array.from({ length: curve.customers.length }, (_, i): [number, number] => [
		curve.customers[i] ?? 0,
		curve.share[i] ?? 0,
	]);
	const top = Math.max(1, ...points.map(([, share]) => share));
	const toX = (customers: number) => customers * width;
	const toY = (share: number) => height - (Math.max(0, share) / top) * height;
	const path = line()
		.x(([customers]) => round(toX(customers)))
		.y(([, share]) => round(toY(share)))(points);
	const crossings = cuts.map((cut) => {
		const customers = crossing(points, cut);
		return { cut, customers, x: toX(customers), y: toY(cut) };
	});
	return { path: path ?? '', toX, toY, crossings, top };
}

function crossing(points: readonly [number, number][], cut: number): number {
	const after = points.findIndex(([, share]) => share >= cut);
	const [x1 = 1, y1 = 1] = points[after] ?? [];
	const [x0 = 0, y0 = 0] = points[after - 1] ?? [];
	return y1 === y0 ? x1 : x0 + ((cut - y0) / (y1 - y0)) * (x1 - x0);
}

const round = (value: number) => Math.round(value * 100) / 100;
