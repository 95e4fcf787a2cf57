import type { Layout } from './layout.ts';

/** Units that change from one territory to another, those with most load for their value first. */
interface Stream {
	readonly from: number;
	readonly to: number;
	readonly units: number[];
	next: number;
}

/** What is outside the bands, squared, so that what is furthest off counts most. */
export function strainOf({ k, c, floor, ceiling }: Layout, loads: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < c * k; at++) {
		const off = beyond(loads[at] as number, floor[at] as number, ceiling[at] as number);
		sum += off * off;
	}
	return sum;
}

/** Loads of a division: criterion · k + territory. */
export function loadsAt({ n, k, c, load }: Layout, owner: Int32Array): Float64Array {
	const loads = new Float64Array(c * k);
	for (let p = 0; p < n; p++) add(loads, c, k, owner[p] as number, load, p, 1);
	return loads;
}

/**
 * Part of the way from one division to another, as far as a value may move: always the unit next that brings loads furthest into
 * their bands for its value.
 *
 * @param movable value that may move; what had nobody before costs nothing
 */
export function toward(layout: Layout, from: Int32Array, to: Int32Array, movable: number): Int32Array {
	const { c, k, load, home, value } = layout;
	const owner = from.slice();
	const loads = loadsAt(layout, owner);
	const costOf = (p: number) => ((home[p] ?? -1) >= 0 ? (value[p] as number) : 0);
	const streams = streamsOf(layout, from, to, costOf);
	let rest = movable;
	for (;;) {
		let best: Stream | null = null;
		let most = 0;
		for (const stream of streams) {
			while (stream.next < stream.units.length && costOf(stream.units[stream.next] as number) > rest)
				stream.next++;
			const p = stream.units[stream.next];
			if (p === undefined) continue;
			const gain = gainOf(layout, loads, stream, p);
			const rate = gain / Math.max(costOf(p), 1e-12);
			if (gain > 0 && rate > most) [best, most] = [stream, rate];
		}
		if (!best) return owner;
		const p = best.units[best.next++] as number;
		rest -= costOf(p);
		owner[p] = best.to;
		add(loads, c, k, best.from, load, p, -1);
		add(loads, c, k, best.to, load, p, 1);
	}
}

function streamsOf(
	layout: Layout,
	from: Int32Array,
	to: Int32Array,
	costOf: (p: number) => number,
): Stream[] {
	const { n, k, size } = layout;
	const streams = new Map<number, Stream>();
	for (let p = 0; p < n; p++) {
		const [a, b] = [from[p] as number, to[p] as number];
		if (a === b) continue;
		let stream = streams.get(a * k + b);
		if (!stream) streams.set(a * k + b, (stream = { from: a, to: b, units: [], next: 0 }));
		stream.units.push(p);
	}
	const worth = (p: number) => (size[p] as number) / Math.max(costOf(p), 1e-12);
	for (const { units } of streams.values()) units.sort((p, q) => worth(q) - worth(p) || p - q);
	return [...streams.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** By how much less is outside the bands, squared, once a unit has changed over. */
function gainOf(
	{ c, k, load, floor, ceiling }: Layout,
	loads: Float64Array,
	{ from, to }: Stream,
	p: number,
): number {
	let gain = 0;
	for (let one = 0; one < c; one++) {
		const size = load[p * c + one] as number;
		for (const [j, by] of [
			[from, -size],
			[to, size],
		] as const) {
			const at = one * k + j;
			const [low, high, now] = [floor[at] as number, ceiling[at] as number, loads[at] as number];
			gain += beyond(now, low, high) ** 2 - beyond(now + by, low, high) ** 2;
		}
	}
	return gain;
}

function add(
	loads: Float64Array,
	c: number,
	k: number,
	j: number,
	load: Float64Array,
	p: number,
	sign: 1 | -1,
): void {
	for (let one = 0; one < c; one++)
		loads[one * k + j] = (loads[one * k + j] as number) + sign * (load[p * c + one] as number);
}

function beyond(load: number, floor: number, ceiling: number): number {
	const off = Math.max(load - ceiling, floor - load);
	return off > 1e-10 ? off : 0;
}
