import { fitText, textWidth } from './labels.ts';

/** A node as it is drawn; children are positions in the list, −1 for a leaf. */
export interface TreeMark {
	readonly left: number;
	readonly right: number;
	readonly n: number;
	/** Customers per class. */
	readonly counts: readonly number[];
	/** What leads to it, in words; empty for the root. */
	readonly branch: string;
	/** The class a leaf gives. */
	readonly name: string;
	/** How many there are and, at a leaf, how many of them have its class. */
	readonly figures: string;
}

export interface TreeBox {
	/** Position in the list given. */
	readonly node: number;
	readonly depth: number;
	readonly x: number;
	/** Top of the strip. */
	readonly y: number;
	readonly width: number;
	/** The branch in lines, above the strip. */
	readonly lines: readonly string[];
	/** Parts of the strip by class, in the order of the classes. */
	readonly parts: readonly { readonly class: number; readonly x: number; readonly width: number }[];
	/** Room from the top of its words to the end of its label. */
	readonly top: number;
	readonly height: number;
}

export interface TreeLink {
	readonly from: number;
	readonly to: number;
	readonly path: string;
	/** Thickness by the share of the customers. */
	readonly width: number;
}

export interface TreeLayout {
	readonly boxes: readonly TreeBox[];
	/** Figures of leaves stand below the name of the class, for want of room beside it. */
	readonly isStacked: boolean;
	readonly links: readonly TreeLink[];
	readonly height: number;
}

export const STRIP = 8;
export const LINE = 14;
export const FONT = 11.5;
const LABEL = 24;
const FIGURES = 15;
const BETWEEN = 14;
const MOST_LINES = 3;

/**
 * A tree from left to right, a column per depth and a row per leaf; a node stands in the middle of its branches. Branches are
 * told in up to three lines above a strip of the classes, and every node has the same height.
 */
export function layoutTree(nodes: readonly TreeMark[], width: number): TreeLayout {
	const depths = depthsOf(nodes);
	const deepest = Math.max(0, ...depths);
	const gap = Math.min(26, Math.max(14, width * 0.04));
	const root = Math.min(150, Math.max(64, width * 0.15));
	const column = deepest === 0 ? width : Math.max(60, (width - root - deepest * gap) / deepest);
	const lines = nodes.map(({ branch }) => wrapText(branch, FONT, column, MOST_LINES));
	const words = Math.max(0, ...lines.map((each) => each.length)) * LINE + 4;
	const isStacked = nodes.some(
		({ left, name, figures }) => left < 0 && chipWidth(name) + textWidth(figures, 11) + 8 > column,
	);
	const height = words + STRIP + LABEL + (isStacked ? FIGURES : 0);
	const rows = rowsOf(nodes);
	const boxes = nodes.map((node, i): TreeBox => {
		const depth = depths[i] ?? 0;
		const x = depth === 0 ? 0 : root + gap + (depth - 1) * (column + gap);
		const wide = depth === 0 ? Math.min(root, width) : column;
		const top = (rows[i] ?? 0) * (height + BETWEEN);
		const own = lines[i] ?? [];
		return {
			node: i,
			depth,
			x,
			y: top + words,
			width: wide,
			lines: own,
			parts: partsOf(node, x, wide),
			top,
			height,
		};
	});
	const leaves = nodes.filter(({ left }) => left < 0).length;
	return { boxes, isStacked, links: linksOf(nodes, boxes), height: leaves * (height + BETWEEN) - BETWEEN };
}

/** Width of the ground of a class's name. */
export function chipWidth(name: string): number {
	return textWidth(name, FONT) + 12;
}

function depthsOf(nodes: readonly TreeMark[]): readonly number[] {
	const depths = new Array<number>(nodes.length).fill(0);
	nodes.forEach(({ left, right }, i) => {
		for (const child of [left, right]) if (child >= 0) depths[child] = (depths[i] ?? 0) + 1;
	});
	return depths;
}

/** Leaves one below the other; every other node in the middle of its two. */
function rowsOf(nodes: readonly TreeMark[]): readonly number[] {
	const rows = new Array<number>(nodes.length).fill(0);
	let next = 0;
	const place = (at: number): number => {
		const node = nodes[at];
		const row = !node || node.left < 0 ? next++ : (place(node.left) + place(node.right)) / 2;
		rows[at] = row;
		return row;
	};
	if (nodes.length > 0) place(0);
	return rows;
}

function partsOf({ counts, n }: TreeMark, x: number, width: number): TreeBox['parts'] {
	let at = x;
	return counts.flatMap((count, index) => {
		if (count === 0) return [];
		const part = { class: index, x: at, width: (count / n) * width };
		at += part.width;
		return [part];
	});
}

function linksOf(nodes: readonly TreeMark[], boxes: readonly TreeBox[]): TreeLink[] {
	const all = nodes[0]?.n ?? 1;
	return nodes.flatMap(({ left, right }, from) =>
		[left, right].flatMap((to) => {
			const [start, end] = [boxes[from], boxes[to]];
			if (to < 0 || !start || !end) return [];
			const [x0, y0] = [start.x + start.width, start.y + STRIP / 2];
			const [x1, y1] = [end.x, end.y + STRIP / 2];
			const middle = (x0 + x1) / 2;
			const path = `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
			return [{ from, to, path, width: Math.max(1, ((nodes[to]?.n ?? 0) / all) * STRIP) }];
		}),
	);
}

/** Nodes from the root to a node, both included. */
export function wayTo(nodes: readonly Pick<TreeMark, 'left' | 'right'>[], node: number): readonly number[] {
	const parent = nodes.findIndex(({ left, right }) => left === node || right === node);
	return parent < 0 ? [node] : [...wayTo(nodes, parent), node];
}

/** What stays together: a Han character or a word with the marks around it; a sign with what it compares with. */
const UNITS =
	/[“（(]*(?:[\u2e80-\u9fff\uff00-\uffef]|(?:[<>≤≥=≠] )?[^\s“”\u2e80-\u9fff\uff00-\uffef]+)[，。；：、！？）”》％]*\s*/gu;

/** A text in lines of a width, broken between Han characters and words; the last one ends with … where it does not fit. */
export function wrapText(text: string, size: number, width: number, most: number): readonly string[] {
	const units = text.match(UNITS) ?? [];
	const lines: string[] = [];
	let line = '';
	for (const [at, unit] of units.entries()) {
		if (line === '' || textWidth((line + unit).trimEnd(), size) <= width) {
			line += unit;
			continue;
		}
		if (lines.length === most - 1)
			return [...lines, fitText((line + units.slice(at).join('')).trimEnd(), size, width)];
		lines.push(line.trimEnd());
		line = unit;
	}
	return line === '' ? lines : [...lines, fitText(line.trimEnd(), size, width)];
}
