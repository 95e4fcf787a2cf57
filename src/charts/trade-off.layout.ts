/** A plan by what it moves and how far its worst territory is off, both as shares. */
export interface TradeOffMark {
	readonly moved: number;
	readonly worst: number;
}

export interface TradeOffLayout {
	/** On a square-root scale: small budgets are what is talked about. */
	readonly toX: (moved: number) => number;
	readonly toY: (worst: number) => number;
	/** Top of the ground within which every territory keeps to the band. */
	readonly band: number;
	readonly xTicks: readonly { readonly share: number; readonly x: number }[];
	readonly yTicks: readonly { readonly share: number; readonly y: number }[];
	/** Per point: its note, which stands below it, touches none of an earlier point. */
	readonly hasRoom: readonly boolean[];
	/** Line through the points, by what they move. */
	readonly path: string;
}

const X_TICKS = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];
const Y_STEPS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
/** Room for a tick along the axis. */
const ROOM = 34;
/** Room for a note, along and across. */
const NOTE = { width: 36, height: 14 };
/** Deviations beyond this are drawn at the top. */
const FARTHEST = 10;

/** Places of plans on axes that begin at 0 and hold all of them and the band; what is no number is left out. */
export function layoutTradeOff(
	points: readonly TradeOffMark[],
	others: readonly TradeOffMark[],
	band: number,
	width: number,
	height: number,
): TradeOffLayout {
	const known = [...points, ...others].filter(isKnown);
	const right = Math.min(1, Math.max(0.1, ...known.map(({ moved }) => moved)) * 1.05);
	const top = Math.max(band * 1.5, 0.05, ...known.map(({ worst }) => Math.min(FARTHEST, worst) * 1.05));
	const toX = (moved: number) => width * Math.sqrt(Math.min(right, Math.max(0, moved)) / right);
	const toY = (worst: number) => height * (1 - Math.min(top, Math.max(0, worst)) / top);
	const xTicks: { share: number; x: number }[] = [];
	for (const share of X_TICKS) {
		const x = toX(share);
		if (share <= right && x - (xTicks.at(-1)?.x ?? -ROOM) >= ROOM) xTicks.push({ share, x });
	}
	const step = Y_STEPS.find((each) => (each / top) * height >= ROOM) ?? top;
	const yTicks = Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => {
		const share = Number((i * step).toFixed(4));
		return { share, y: toY(share) };
	});
	const path = points
		.filter(isKnown)
		.toSorted((a, b) => a.moved - b.moved || b.worst - a.worst)
		.map(({ moved, worst }, i) => `${i === 0 ? 'M' : 'L'}${round(toX(moved))},${round(toY(worst))}`)
		.join('');
	const noted: (readonly [x: number, y: number])[] = [];
	const hasRoom = points.map((point) => {
		const [x, y] = [toX(point.moved), toY(point.worst)];
		const touches = noted.some(
			([left, top]) => Math.abs(left - x) < NOTE.width && Math.abs(top - y) < NOTE.height,
		);
		if (!touches) noted.push([x, y]);
		return !touches;
	});
	return { toX, toY, band: toY(band), xTicks, yTicks, hasRoom, path };
}

function isKnown({ moved, worst }: TradeOffMark): boolean {
	return Number.isFinite(moved) && Number.isFinite(worst);
}

const round = (value: number) => Math.round(value * 10) / 10;
