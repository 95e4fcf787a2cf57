import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '#src/charts/labels.ts';
import { layoutTree, STRIP, wayTo, wrapText, type TreeMark } from '#src/charts/tree.layout.ts';

const mark = (left: number, right: number, counts: number[], branch = 'sales ≥ 120'): TreeMark => {
	const n = counts.reduce((sum, each) => sum + each, 0);
	return { left, right, counts, n, branch, name: 'Key customers', figures: String(n) };
};
/** Root; a leaf; a node with two leaves. */
const small = [
	mark(1, 2, [60, 40], ''),
	mark(-1, -1, [55, 5]),
	mark(3, 4, [5, 35]),
	mark(-1, -1, [5, 0]),
	mark(-1, -1, [0, 35]),
];

/** A tree grown at random, listed as the kernel lists it: root, left branch, right branch. */
function grown(splits: readonly boolean[], words: readonly string[]): TreeMark[] {
	const nodes: TreeMark[] = [];
	let at = 0;
	const add = (depth: number): number => {
		const position = nodes.length;
		const branch = depth === 0 ? '' : (words[position % words.length] ?? '');
		nodes.push(mark(-1, -1, [position + 1, 3], branch));
		if (depth < 4 && (depth === 0 || splits[at++ % splits.length])) {
			const left = add(depth + 1);
			const right = add(depth + 1);
			nodes[position] = mark(left, right, [position + 1, 3], branch);
		}
		return position;
	};
	add(0);
	return nodes;
}

describe('layout of a tree', () => {
	it('CHT19 leaves stand one below the other and parents in the middle', () => {
		const { boxes, links, height } = layoutTree(small, 660);
		const [root, leaf, inner, third, fourth] = boxes;
		expect(leaf!.top).toBeLessThan(third!.top);
		expect(third!.top).toBeLessThan(fourth!.top);
		expect(inner!.y).toBe((third!.y + fourth!.y) / 2);
		expect(root!.y).toBe((leaf!.y + inner!.y) / 2);
		expect(boxes.map(({ depth }) => depth)).toEqual([0, 1, 1, 2, 2]);
		expect(fourth!.x + fourth!.width).toBeCloseTo(660);
		expect(fourth!.top + fourth!.height).toBe(height);
		expect(links.map(({ from, to }) => [from, to])).toEqual([
			[0, 1],
			[0, 2],
			[2, 3],
			[2, 4],
		]);
	});

	it('CHT19 nothing touches or leaves the picture, whatever the tree and the width', () => {
		const words = ['销售额 ≥ 66 万元', 'days since last order < 75 days or unknown', '城市属于“重庆、长春”'];
		const trees = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(trees, fc.integer({ min: 480, max: 1600 }), (splits, width) => {
				const { boxes, height } = layoutTree(grown(splits, words), width);
				for (const box of boxes) {
					expect(box.x).toBeGreaterThanOrEqual(0);
					expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
					expect(box.top).toBeGreaterThanOrEqual(0);
					expect(box.top + box.height).toBeLessThanOrEqual(height);
					for (const line of box.lines) expect(textWidth(line, 11.5)).toBeLessThanOrEqual(box.width);
					for (const other of boxes) {
						if (other === box || other.depth !== box.depth) continue;
						expect(Math.abs(other.top - box.top)).toBeGreaterThanOrEqual(box.height);
					}
				}
			}),
			{ seed: 5, numRuns: 100 },
		);
	});

	it('CHT19 figures stand below the class where there is no room beside it', () => {
		const [wide, narrow] = [layoutTree(small, 900), layoutTree(small, 300)];
		expect([wide.isStacked, narrow.isStacked]).toEqual([false, true]);
		expect(narrow.boxes[0]!.height).toBeGreaterThan(wide.boxes[0]!.height);
	});

	it('CHT19 a single node and no node are drawn', () => {
		expect(layoutTree([mark(-1, -1, [4], '')], 300).boxes).toHaveLength(1);
		expect(layoutTree([], 300)).toMatchObject({ boxes: [], links: [] });
	});

	it('CHT20 parts add up to the strip and lines follow the share', () => {
		const { boxes, links } = layoutTree(small, 660);
		for (const box of boxes) {
			const last = box.parts.at(-1)!;
			expect(box.parts[0]!.x).toBe(box.x);
			expect(last.x + last.width).toBeCloseTo(box.x + box.width);
		}
		expect(boxes[3]!.parts.map((part) => part.class)).toEqual([0]);
		expect(links.map(({ width }) => width)).toEqual([0.6 * STRIP, 0.4 * STRIP, 1, 0.35 * STRIP]);
	});

	it.each([
		['days since last order < 75 days', 90, ['days since last', 'order < 75 days']],
		['距上次下单 < 31 天，或未知', 80, ['距上次下单', '< 31 天，或未', '知']],
		['', 90, []],
	])('CHT21 “%s” in lines of %i pixels', (text, width, lines) => {
		expect(wrapText(text, 11.5, width, 3)).toEqual(lines);
	});

	it('CHT21 what does not fit ends with an ellipsis', () => {
		const lines = wrapText('one two three four five six seven eight nine ten', 11.5, 60, 3);
		expect(lines).toHaveLength(3);
		expect(lines.at(-1)).toMatch(/…$/u);
		expect(wrapText('uninterruptedlylongword', 11.5, 60, 3)[0]).toMatch(/…$/u);
	});

	it('CHT22 the way leads from the root', () => {
		expect(wayTo(small, 4)).toEqual([0, 2, 4]);
		expect(wayTo(small, 0)).toEqual([0]);
	});
});
