/** A class on one side. */
export interface SankeyNode {
	readonly id: string;
	readonly name: string;
	/** Categorical colour 1–10; 0 = neutral. */
	readonly colour: number;
}

/** How much goes from a node on the left to one on the right. Values below 0 and missing ones count as 0. */
export interface SankeyFlow {
	/** Position among the nodes of the left; `source` and `target` name nodes by position. */
	readonly source: number;
	readonly target: number;
	readonly value: number;
	/** Both ends are the same class. */
	readonly isStay: boolean;
}

export interface PlacedNode {
	readonly node: SankeyNode;
	readonly y: number;
	readonly height: number;
	readonly value: number;
	/** Middle of its label, moved so that labels do not overlap. */
	readonly labelY: number;
}

export interface PlacedFlow {
	readonly flow: SankeyFlow;
	/** Path of the ribbon. */
	readonly path: string;
	readonly height: number;
}

export interface SankeyLayout {
	readonly left: readonly PlacedNode[];
	readonly right: readonly PlacedNode[];
	readonly flows: readonly PlacedFlow[];
}

const GAP = 8;
const LABEL = 15;
/** Ribbons are never thinner, so that one customer can be seen. */
const THINNEST = 1;

/**
 * Two columns of nodes in the order given, heights by value, ribbons between them in the order of the nodes at their other
 * end. Nodes without value are left out of the drawing with height 0.
 */
export function layoutSankey(
	left: readonly SankeyNode[],
	right: readonly SankeyNode[],
	flows: readonly SankeyFlow[],
	size: { readonly width: number; readonly height: number; readonly node: number },
): SankeyLayout {
	const used = flows.map((flow) => ({ ...flow, value: flow.value > 0 ? Math.min(flow.value, 1e300) : 0 }));
	const total = used.reduce((sum, { value }) => sum + value, 0);
	const gaps = Math.max(left.length, right.length, 1) - 1;
	const scale = total > 0 ? Math.max(0, size.height - gaps * GAP) / total : 0;
	const a = column(left, (i) => sumOf(used, (flow) => flow.source === i), scale);
	const b = column(right, (i) => sumOf(used, (flow) => flow.target === i), scale);
	const [start, end] = [a.map(({ y }) => y), b.map(({ y }) => y)];
	const ordered = used
		.filter(({ value }) => value > 0)
		.sort((x, y) => x.source - y.source || x.target - y.target);
	const tops = new Map(ordered.map((flow) => [flow, { from: 0, to: 0 }]));
	for (const flow of ordered) {
		const top = tops.get(flow);
		if (top) top.from = start[flow.source] ?? 0;
		start[flow.source] = (start[flow.source] ?? 0) + flow.value * scale;
	}
	for (const flow of ordered.toSorted((x, y) => x.target - y.target || x.source - y.source)) {
		const top = tops.get(flow);
		if (top) top.to = end[flow.target] ?? 0;
		end[flow.target] = (end[flow.target] ?? 0) + flow.value * scale;
	}
	return {
		left: a,
		right: b,
		flows: ordered.map((flow): PlacedFlow => {
			const height = Math.max(THINNEST, flow.value * scale);
			const { from, to } = tops.get(flow) ?? { from: 0, to: 0 };
			return { flow, height, path: ribbon(size.node, size.width - size.node, from, to, height) };
		}),
	};
}

function sumOf(flows: readonly SankeyFlow[], isOf: (flow: SankeyFlow) => boolean): number {
	return flows.reduce((sum, flow) => (isOf(flow) ? sum + flow.value : sum), 0);
}

function column(
	nodes: readonly SankeyNode[],
	valueOf: (index: number) => number,
	scale: number,
): PlacedNode[] {
	let y = 0;
	let label = Number.NEGATIVE_INFINITY;
	return nodes.map((node, i) => {
		const value = valueOf(i);
		const height = value * scale;
		const top = y;
		y += height + GAP;
		label = Math.max(top + height / 2, label + LABEL);
		return { node, value, height, y: top, labelY: label };
	});
}

function ribbon(x0: number, x1: number, top: number, bottom: number, height: number): string {
	const middle = (x0 + x1) / 2;
	const n = (value: number) => String(Math.round(value * 100) / 100);
	return [
		`M${n(x0)} ${n(top)}`,
		`C${n(middle)} ${n(top)} ${n(middle)} ${n(bottom)} ${n(x1)} ${n(bottom)}`,
		`L${n(x1)} ${n(bottom + height)}`,
		`C${n(middle)} ${n(bottom + height)} ${n(middle)} ${n(top + height)} ${n(x0)} ${n(top + height)}`,
		'Z',
	].join('');
}
