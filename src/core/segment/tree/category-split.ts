import type { LevelColumn } from './frame.ts';
import { CLEARLY, type Best, type Level } from './level.ts';
import type { Split } from './types.ts';

/** Up to so many labels in a node every way of halving them is tried. */
const TRY_ALL = 10;

/**
 * Asks one category column about every open node. The best two halves of the labels are found exactly where the node has two
 * classes (labels by their share of one: Breiman et al. 1984, §4.2) or at most ten labels; else the orders by the share of
 * each class are tried. Missing counts as one more label.
 */
export function splitCategories(level: Level, column: LevelColumn, best: Best[]): void {
	const { nodeOf, labels, classes, nodes } = level;
	const width = column.texts.length;
	const counts = new Float64Array(nodes * width * classes);
	for (let row = 0; row < nodeOf.length; row++) {
		const node = nodeOf[row] as number;
		if (node < 0) continue;
		const cell = (node * width + (column.levels[row] as number)) * classes + (labels[row] as number);
		counts[cell] = (counts[cell] as number) + 1;
	}
	best.forEach((found, node) => {
		const halves = new Halves(level, counts.subarray(node * width * classes), node, width);
		const used = halves.used;
		if (used.length < 2) return;
		if (halves.present.length > 2 && used.length <= TRY_ALL) halves.tryAll();
		else
			for (const byClass of halves.present.slice(0, halves.present.length > 2 ? undefined : 1))
				halves.tryOrder(byClass);
		if (!halves.left || !(halves.score > found.score * CLEARLY)) return;
		found.score = halves.score;
		found.split = splitOf(column, halves, level.sizes[node] as number);
	});
}

/** The half with fewer labels is named; of equally many the one with the first label by text. */
function splitOf(column: LevelColumn, halves: Halves, n: number): Split {
	const inLeft = new Set(halves.left);
	const named = (wanted: boolean) => halves.used.filter((each) => each > 0 && inLeft.has(each) === wanted);
	const [left, right] = [named(true), named(false)];
	const isLeft =
		left.length < right.length || (left.length === right.length && (left[0] ?? 0) < (right[0] ?? 0));
	const chosen = isLeft ? left : right;
	if (chosen.length === 0) return { kind: 'missing', column: column.id };
	const size = halves.sizeOf(chosen);
	const seen = halves.used[0] === 0;
	const missingLeft = seen ? inLeft.has(0) === isLeft : 2 * size > n;
	return {
		kind: 'category',
		column: column.id,
		labels: chosen.map((each) => column.texts[each] ?? ''),
		missing: missingLeft ? 'left' : 'right',
	};
}

/** Halves of the labels of one node, moved label by label. */
class Halves {
	/** Labels that occur in the node and classes that occur in it. */
	readonly used: readonly number[];
	readonly present: readonly number[];
	/** The best half so far; null = none with enough rows. */
	left: readonly number[] | null = null;
	score = -Infinity;
	readonly #level: Level;
	readonly #counts: Float64Array;
	readonly #node: number;
	#left: Float64Array;
	#size = 0;

	constructor(level: Level, counts: Float64Array, node: number, width: number) {
		const { classes } = level;
		this.#level = level;
		this.#counts = counts;
		this.#node = node;
		this.#left = new Float64Array(classes);
		this.used = Array.from({ length: width }, (_, each) => each).filter((each) => this.sizeOf([each]) > 0);
		this.present = Array.from({ length: classes }, (_, c) => c).filter(
			(c) => (level.counts[node * classes + c] as number) > 0,
		);
	}

	/** Rows that have one of the labels. */
	sizeOf(levels: readonly number[]): number {
		const { classes } = this.#level;
		let size = 0;
		for (const each of levels)
			for (let c = 0; c < classes; c++) size += this.#counts[each * classes + c] as number;
		return size;
	}

	/** Every way of halving the labels, one label moved at a time (Gray code); the last label stays right. */
	tryAll(): void {
		this.#clear();
		const ways = 2 ** (this.used.length - 1);
		const inLeft = new Set<number>();
		for (let way = 1; way < ways; way++) {
			const moved = this.used[31 - Math.clz32(way & -way)] as number;
			const joins = !inLeft.delete(moved);
			if (joins) inLeft.add(moved);
			this.#move(moved, joins ? 1 : -1);
			this.#judge(() => Array.from(inLeft).sort((a, b) => a - b));
		}
	}

	/** Labels by their share of a class, then by text; every cut of that order. */
	tryOrder(byClass: number): void {
		this.#clear();
		const { classes } = this.#level;
		const shares = new Map(
			this.used.map((each) => [
				each,
				(this.#counts[each * classes + byClass] as number) / this.sizeOf([each]),
			]),
		);
		const order = this.used.toSorted((a, b) => (shares.get(a) ?? 0) - (shares.get(b) ?? 0) || a - b);
		for (let cut = 1; cut < order.length; cut++) {
			this.#move(order[cut - 1] as number, 1);
			this.#judge(() => order.slice(0, cut));
		}
	}

	#clear(): void {
		this.#left = new Float64Array(this.#level.classes);
		this.#size = 0;
	}

	#move(each: number, sign: number): void {
		const { classes } = this.#level;
		for (let c = 0; c < classes; c++) {
			const count = sign * (this.#counts[each * classes + c] as number);
			this.#left[c] = (this.#left[c] as number) + count;
			this.#size += count;
		}
	}

	#judge(half: () => readonly number[]): void {
		const { classes, counts, sizes, minLeaf } = this.#level;
		const rest = (sizes[this.#node] as number) - this.#size;
		if (this.#size < minLeaf || rest < minLeaf) return;
		let left = 0;
		let right = 0;
		for (let c = 0; c < classes; c++) {
			const inLeft = this.#left[c] as number;
			const inRight = (counts[this.#node * classes + c] as number) - inLeft;
			left += inLeft * inLeft;
			right += inRight * inRight;
		}
		const score = left / this.#size + right / rest;
		if (!(score > this.score * CLEARLY)) return;
		this.score = score;
		this.left = half();
	}
}
