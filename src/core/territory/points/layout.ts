import { spatialOrder } from '#src/core/cluster/index.ts';
import { bandsOf } from '../figures.ts';
import type { TerritoryProblem } from '../problem.ts';

/** Units per block, and blocks per tile: what is ruled out for a tile need not be asked for its blocks. */
const BLOCK = 32;
const TILE = 16;
/** Units of one place among which blocks are made of like units, where loads do not follow the weights. */
const PLACE = 256;
/** Share of the mean weight that a unit counts at least, so that what costs no travel is still served from near by. */
const LEAST_WEIGHT = 1e-4;

/**
 * The units of a problem in an order in which neighbours stand together, with their loads in shares of the mean target. A
 * position is a place in this order; a block is a run of positions of one group of eligibility with a bounding box.
 */
export interface Layout {
	/** The problem with its units in the order of their positions. */
	readonly problem: TerritoryProblem;
	/** Units, territories, criteria. */
	readonly n: number;
	readonly k: number;
	readonly c: number;
	/** Unit at each position. */
	readonly unitAt: Uint32Array;
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** Above 0. */
	readonly weight: Float64Array;
	/** Position · c + criterion, in shares of the mean target of the criterion. */
	readonly load: Float64Array;
	/** Mean of a unit's loads over the criteria. */
	readonly size: Float64Array;
	/** Territory a unit must have (locked, or held where a user put it), −1 = free. */
	readonly pinned: Int32Array;
	/** Territory of today, −1 = none; and the value that a move disturbs. Empty without disruption. */
	readonly home: Int32Array;
	readonly value: Float64Array;
	/** criterion · k + territory, in the measure of the loads. */
	readonly floor: Float64Array;
	readonly ceiling: Float64Array;
	/** Block → first position; one more entry for the end. */
	readonly blockStart: Uint32Array;
	/** Tile → first block; one more entry for the end. No tile has blocks of two groups. */
	readonly tileStart: Uint32Array;
	readonly blocks: Boxes;
	readonly tiles: Boxes;
	/** Group × territory: 1 = may serve; null: all may serve all. */
	readonly allowed: Uint8Array | null;
	readonly groupOf: Uint16Array | null;
}

/** What is common to the units of each block or tile: the middle and half the widths of their box and of their loads per weight. */
export interface Boxes {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly halfX: Float64Array;
	readonly halfY: Float64Array;
	/** Box · c + criterion: load per weight. */
	readonly rate: Float64Array;
	readonly halfRate: Float64Array;
	/** Largest size per weight. */
	readonly sizeRate: Float64Array;
}

/** Lays the units of a checked problem out for searching. */
export function layOut(problem: TerritoryProblem): Layout {
	const { territories: k, criteria, locked } = problem;
	const c = criteria.length;
	const weight = usableWeights(problem.weight);
	const scale = criteria.map(({ target }) => k / target.reduce((sum, value) => sum + value, 0));
	const sizes = new Float64Array(weight.length);
	criteria.forEach(({ values }, at) => {
		for (let i = 0; i < sizes.length; i++)
			sizes[i] = (sizes[i] as number) + ((values[i] as number) * (scale[at] as number)) / c;
	});
	const { unitAt, blockStart, tileStart } = arrange(problem, weight, sizes);
	const placed = inOrder(problem, unitAt);
	const n = unitAt.length;
	const load = new Float64Array(n * c);
	placed.criteria.forEach(({ values }, at) => {
		for (let p = 0; p < n; p++) load[p * c + at] = (values[p] as number) * (scale[at] as number);
	});
	const bands = bandsOf(problem);
	const scaled = (bounds: Float64Array) =>
		bounds.map((bound, at) => bound * (scale[Math.floor(at / k)] as number));
	const units = {
		x: placed.x,
		y: placed.y,
		weight: pick(weight, unitAt),
		load,
		size: pick(sizes, unitAt),
	};
	const blocks = boxesOf(units, c, blockStart);
	const { disruption, eligibility } = placed;
	const tiles = tileStart.map((block) => blockStart[block] as number);
	return {
		problem: placed,
		n,
		k,
		c,
		unitAt,
		...units,
		pinned: locked ? pick(locked, unitAt) : new Int32Array(n).fill(-1),
		home: disruption?.current ?? new Int32Array(0),
		value: disruption?.value ?? new Float64Array(0),
		floor: scaled(bands.floor),
		ceiling: scaled(bands.ceiling),
		blockStart,
		tileStart,
		blocks,
		tiles: boxesOf(units, c, tiles),
		allowed: eligibility?.allowed ?? null,
		groupOf: eligibility?.group ?? null,
	};
}

/** A problem whose units stand in another order. */
function inOrder(problem: TerritoryProblem, unitAt: Uint32Array): TerritoryProblem {
	const { x, y, weight, criteria, locked, eligibility, disruption } = problem;
	return {
		...problem,
		x: pick(x, unitAt),
		y: pick(y, unitAt),
		weight: pick(weight, unitAt),
		criteria: criteria.map((one) => ({ ...one, values: pick(one.values, unitAt) })),
		...(locked && { locked: pick(locked, unitAt) }),
		...(eligibility && { eligibility: { ...eligibility, group: pick(eligibility.group, unitAt) } }),
		...(disruption && {
			disruption: {
				...disruption,
				current: pick(disruption.current, unitAt),
				value: pick(disruption.value, unitAt),
			},
		}),
	};
}

function usableWeights(weight: Float64Array): Float64Array {
	const mean = weight.reduce((sum, value) => sum + value, 0) / weight.length;
	const least = mean > 0 ? mean * LEAST_WEIGHT : 1;
	return weight.map((value) => Math.max(value, least));
}

function pick<T extends Float64Array | Int32Array | Uint16Array>(values: T, unitAt: Uint32Array): T {
	const picked = values.slice() as T;
	for (let p = 0; p < unitAt.length; p++) picked[p] = values[unitAt[p] as number] as number;
	return picked;
}

/** Groups one after the other, near units together within each. */
function arrange(
	problem: TerritoryProblem,
	weight: Float64Array,
	sizes: Float64Array,
): Pick<Layout, 'unitAt' | 'blockStart' | 'tileStart'> {
	const { x, y, eligibility } = problem;
	const places = new Float64Array(2 * x.length);
	for (let i = 0; i < x.length; i++) {
		places[2 * i] = x[i] as number;
		places[2 * i + 1] = y[i] as number;
	}
	const rates = sizes.map((size, i) => size / (weight[i] as number));
	const isEven = rates.every((rate) => Math.abs(rate - (rates[0] as number)) <= 1e-9 * (rates[0] as number));
	const unitAt = new Uint32Array(x.length);
	const blockStart: number[] = [];
	const tileStart: number[] = [];
	let from = 0;
	for (const units of groupsOf(x.length, eligibility?.group)) {
		const order = spatialOrder(places, 2, units, isEven ? BLOCK : PLACE);
		if (!isEven) {
			for (let at = 0; at < order.length; at += PLACE)
				order.subarray(at, at + PLACE).sort((a, b) => (rates[a] as number) - (rates[b] as number) || a - b);
		}
		unitAt.set(order, from);
		for (let at = 0; at < order.length; at += BLOCK) {
			if (at % (BLOCK * TILE) === 0) tileStart.push(blockStart.length);
			blockStart.push(from + at);
		}
		from += order.length;
	}
	return {
		unitAt,
		blockStart: Uint32Array.of(...blockStart, from),
		tileStart: Uint32Array.of(...tileStart, blockStart.length),
	};
}

function groupsOf(n: number, group: Uint16Array | undefined): Uint32Array[] {
	if (!group) return [Uint32Array.from({ length: n }, (_, i) => i)];
	const lists = new Map<number, number[]>();
	for (let i = 0; i < n; i++) {
		const own = group[i] as number;
		const list = lists.get(own);
		if (list) list.push(i);
		else lists.set(own, [i]);
	}
	return [...lists].sort(([a], [b]) => a - b).map(([, list]) => Uint32Array.from(list));
}

function boxesOf(
	units: Pick<Layout, 'x' | 'y' | 'weight' | 'load' | 'size'>,
	c: number,
	start: Uint32Array,
): Boxes {
	const count = start.length - 1;
	const numbers = (per = 1) => new Float64Array(count * per);
	const boxes = {
		x: numbers(),
		y: numbers(),
		halfX: numbers(),
		halfY: numbers(),
		rate: numbers(c),
		halfRate: numbers(c),
		sizeRate: numbers(),
	};
	const { weight } = units;
	for (let box = 0; box < count; box++) {
		const [from, to] = [start[box] as number, start[box + 1] as number];
		span(boxes.x, boxes.halfX, box, from, to, (p) => units.x[p] as number);
		span(boxes.y, boxes.halfY, box, from, to, (p) => units.y[p] as number);
		for (let at = 0; at < c; at++) {
			const rateOf = (p: number) => (units.load[p * c + at] as number) / (weight[p] as number);
			span(boxes.rate, boxes.halfRate, box * c + at, from, to, rateOf);
		}
		let most = 0;
		for (let p = from; p < to; p++) most = Math.max(most, (units.size[p] as number) / (weight[p] as number));
		boxes.sizeRate[box] = most;
	}
	return boxes;
}

function span(
	middle: Float64Array,
	half: Float64Array,
	at: number,
	from: number,
	to: number,
	valueOf: (p: number) => number,
): void {
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (let p = from; p < to; p++) {
		const value = valueOf(p);
		if (value < low) low = value;
		if (value > high) high = value;
	}
	middle[at] = (low + high) / 2;
	half[at] = (high - low) / 2;
}
