/** A class with what its sales answer to visits. */
export interface CallCurveRow {
	/** Visits a year and customer with sales, rising; straight lines between. */
	readonly points: readonly { readonly visits: number; readonly sales: number }[];
	/** What one more visit brings between two numbers of visits. */
	readonly steps: readonly { readonly from: number; readonly to: number; readonly perVisit: number }[];
	/** Visits today and as proposed. */
	readonly today: number;
	readonly planned: number;
}

export interface CallCurvePanel {
	/** Left and top of the plot. */
	readonly x: number;
	readonly y: number;
	readonly path: string;
	readonly today: Spot;
	readonly planned: Spot;
	readonly bars: readonly {
		readonly x: number;
		readonly y: number;
		readonly width: number;
		readonly height: number;
	}[];
	readonly ticks: readonly { readonly visits: number; readonly x: number }[];
}

export interface Spot {
	readonly x: number;
	readonly y: number;
}

export interface CallCurveLayout {
	/** Width of a plot. */
	readonly plot: number;
	readonly height: number;
	/** Shares of the sales of today with their height in a plot. */
	readonly shares: readonly { readonly share: number; readonly y: number }[];
	readonly panels: readonly CallCurvePanel[];
}

/** Heights of a panel: its name, the curve, the bars below it, the ticks. */
export const CALL_CURVE = { head: 40, curve: 108, gap: 10, bars: 40, foot: 26, left: 38, right: 18 } as const;
const LEAST = 200;
const TICK = 30;

/**
 * One panel a class, beside each other as far as they have room. Sales are shares of today's on one scale; what one more visit
 * brings stands below on one scale of money, so that classes can be compared. What is no number is drawn at 0.
 */
export function layoutCallCurves(rows: readonly CallCurveRow[], width: number): CallCurveLayout {
	const { head, curve, gap, bars: barHeight, foot, left, right } = CALL_CURVE;
	const columns = Math.max(1, Math.min(rows.length, Math.floor(width / (LEAST + left + right))));
	const plot = Math.max(40, width / columns - left - right);
	const step = head + curve + gap + barHeight + foot;
	const tops = rows.flatMap((row) => row.points.map(({ sales }) => shareOf(row, sales)));
	const top = Math.max(1.2, ...tops) * 1.04;
	const most = Math.max(0, ...rows.flatMap(({ steps }) => steps.map(({ perVisit }) => number(perVisit))));
	const toY = (share: number) => round(curve * (1 - Math.min(top, Math.max(0, share)) / top));
	const panels = rows.map((row, i): CallCurvePanel => {
		const last = number(row.points.at(-1)?.visits ?? 0);
		const toX = (visits: number) =>
			round(last > 0 ? (plot * Math.min(last, Math.max(0, number(visits)))) / last : 0);
		const spot = (visits: number): Spot => ({
			x: toX(visits),
			y: toY(shareOf(row, salesAt(row.points, number(visits)))),
		});
		const path = row.points
			.map(({ visits, sales }, k) => `${k === 0 ? 'M' : 'L'}${toX(visits)},${toY(shareOf(row, sales))}`)
			.join('');
		return {
			x: left + (i % columns) * (plot + left + right),
			y: head + Math.floor(i / columns) * step,
			path,
			today: spot(row.today),
			planned: spot(row.planned),
			bars: row.steps.map(({ from, to, perVisit }) => {
				const height = most > 0 ? round((barHeight * Math.max(0, number(perVisit))) / most) : 0;
				return {
					...{ x: toX(from), width: Math.max(0, round(toX(to) - toX(from) - 1)) },
					...{ y: curve + gap + barHeight - height, height },
				};
			}),
			ticks: ticksOf(row.points, toX),
		};
	});
	return {
		plot,
		height: step * Math.ceil(rows.length / columns),
		shares: [0, 0.5, 1].map((share) => ({ share, y: toY(share) })),
		panels,
	};
}

/** Sales at a number of visits. */
export function salesAt(points: CallCurveRow['points'], visits: number): number {
	for (let i = 1; i < points.length; i++) {
		const [from, to] = [points[i - 1], points[i]];
		if (!from || !to || visits > to.visits) continue;
		const span = to.visits - from.visits;
		return span > 0 ? from.sales + ((to.sales - from.sales) * (visits - from.visits)) / span : to.sales;
	}
	return points.at(-1)?.sales ?? 0;
}

function shareOf({ points, today }: CallCurveRow, sales: number): number {
	const now = salesAt(points, today);
	return now > 0 ? number(sales / now) : 0;
}

/** The numbers of visits between which the curve is straight, where there is room for them; the last one always. */
function ticksOf(points: CallCurveRow['points'], toX: (visits: number) => number): CallCurvePanel['ticks'] {
	const ticks = points.map(({ visits }) => ({ visits, x: toX(visits) }));
	const kept: { visits: number; x: number }[] = [];
	for (const tick of ticks.toReversed())
		if (kept.length === 0 || (kept.at(-1)?.x ?? 0) - tick.x >= TICK) kept.push(tick);
	return kept.toReversed();
}

function number(value: number): number {
	return Number.isFinite(value) ? value : 0;
}

const round = (value: number) => Math.round(value * 10) / 10;
