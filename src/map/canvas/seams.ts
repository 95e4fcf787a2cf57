import type { AreaSketch, Line } from '../sketch.ts';

/**
 * Where areas touch. A side of an area that another has as well, the other way round, lies between the two: areas of one
 * colour are painted without the sides between them, which most sides of a map of counties are.
 */
export class Seams {
	/** By vertex. */
	readonly #x: number[] = [];
	readonly #y: number[] = [];
	/** By side of an area, in the order of areas and rings: from where to where, and whose it is. */
	readonly #from: number[] = [];
	readonly #to: number[] = [];
	readonly #area: number[] = [];
	/** The same side of the area beyond; −1 = nobody is there. */
	readonly #beyond: Int32Array;

	constructor(areas: readonly AreaSketch[]) {
		const ids = new Map<number, Map<number, number>>();
		areas.forEach(({ parts }, area) => {
			for (const ring of parts.flat()) this.#addRing(ring, area, (x, y) => this.#vertexAt(ids, x, y));
		});
		this.#beyond = this.#matched();
	}

	/** Outlines of the areas of each group, as rings; areas of one group are one. The groups are numbers from 0. */
	outlines(groupOf: readonly number[], groups: number): readonly (readonly Line[])[] {
		const next = new Int32Array(this.#from.length).fill(-1);
		const first = new Int32Array(this.#x.length).fill(-1);
		const own: number[][] = Array.from({ length: groups }, () => []);
		for (let side = this.#from.length - 1; side >= 0; side--) {
			const group = groupOf[this.#area[side] as number] as number;
			const beyond = this.#beyond[side] as number;
			if (beyond < 0 || groupOf[this.#area[beyond] as number] !== group) own[group]?.push(side);
		}
		return own.map((sides) => this.#rings(sides, first, next));
	}

	/** Sides of one group put together; every vertex has as many that lead away as lead there. */
	#rings(sides: readonly number[], first: Int32Array, next: Int32Array): readonly Line[] {
		for (const side of sides) {
			const from = this.#from[side] as number;
			next[side] = first[from] as number;
			first[from] = side;
		}
		const rings: Line[] = [];
		for (const start of sides.toReversed()) {
			const ring: number[] = [];
			for (let vertex = this.#from[start] as number; ;) {
				const side = first[vertex] as number;
				if (side < 0) break;
				first[vertex] = next[side] as number;
				ring.push(this.#x[vertex] as number, this.#y[vertex] as number);
				vertex = this.#to[side] as number;
			}
			if (ring.length > 0) rings.push(ring);
		}
		return rings;
	}

	#addRing(ring: Line, area: number, vertexAt: (x: number, y: number) => number): void {
		const vertices: number[] = [];
		for (let i = 0; i < ring.length; i += 2)
			vertices.push(vertexAt(ring[i] as number, ring[i + 1] as number));
		vertices.forEach((from, i) => {
			const to = vertices[(i + 1) % vertices.length] as number;
			if (from === to) return;
			this.#from.push(from);
			this.#to.push(to);
			this.#area.push(area);
		});
	}

	#vertexAt(ids: Map<number, Map<number, number>>, x: number, y: number): number {
		let column = ids.get(x);
		if (!column) ids.set(x, (column = new Map<number, number>()));
		let id = column.get(y);
		if (id === undefined) {
			column.set(y, (id = this.#x.length));
			this.#x.push(x);
			this.#y.push(y);
		}
		return id;
	}

	/** Each side with one that leads back, every side at most once. */
	#matched(): Int32Array {
		const beyond = new Int32Array(this.#from.length).fill(-1);
		const open = new Map<number, number>();
		const vertices = this.#x.length;
		this.#from.forEach((from, side) => {
			const to = this.#to[side] as number;
			const back = open.get(to * vertices + from);
			if (back === undefined) return void open.set(from * vertices + to, side);
			open.delete(to * vertices + from);
			beyond[side] = back;
			beyond[back] = side;
		});
		return beyond;
	}
}

const known = new WeakMap<readonly AreaSketch[], Seams>();

/** The seams of areas, found once. */
export function seamsOf(areas: readonly AreaSketch[]): Seams {
	let seams = known.get(areas);
	if (!seams) known.set(areas, (seams = new Seams(areas)));
	return seams;
}
