/** A way as drawn: a bend to its right, so that ways there and back lie apart, and an arrow where it is long enough. */
export interface TrailShape {
	readonly path: string;
	/** The arrow at its end; empty for a way too short for one. */
	readonly arrow: string;
	readonly start: readonly [x: number, y: number];
	readonly end: readonly [x: number, y: number];
}

/** Share of its length by which a way bends aside. */
const BEND = 0.15;

/** The shape of a way between two places in pixels. `size`: length of the arrow. */
export function layoutTrail(
	[x0, y0]: readonly [x: number, y: number],
	[x1, y1]: readonly [x: number, y: number],
	size: number,
): TrailShape {
	const [mx, my] = [(x0 + x1) / 2 - (y1 - y0) * BEND, (y0 + y1) / 2 + (x1 - x0) * BEND];
	const [dx, dy] = [x1 - mx, y1 - my];
	const length = Math.hypot(x1 - x0, y1 - y0);
	const along = Math.hypot(dx, dy) || 1;
	const [ux, uy] = [dx / along, dy / along];
	const [bx, by] = [x1 - ux * size, y1 - uy * size];
	const half = size * 0.45;
	const isLong = length > size * 1.5;
	return {
		path: `M${at(x0, y0)}Q${at(mx, my)} ${at(x1, y1)}`,
		arrow: isLong
			? `M${at(x1, y1)}L${at(bx - uy * half, by + ux * half)}L${at(bx + uy * half, by - ux * half)}Z`
			: '',
		start: [round(x0), round(y0)],
		end: [round(x1), round(y1)],
	};
}

function at(x: number, y: number): string {
	return `${round(x)} ${round(y)}`;
}

const round = (value: number) => Math.round(value * 10) / 10 + 0;
