/** Which territories may have a customer. */
export interface CustomerGroups {
	/** Per customer row the position in `allowed`; −1 = nobody is to have it. */
	readonly of: Int32Array;
	/** Positions of territories, ascending; empty = nobody may have these customers. */
	readonly allowed: readonly (readonly number[])[];
	/** Position in `allowed` of those that go by place alone: without one they are given to nobody. −1 = there are none. */
	readonly byPlace: number;
}

/**
 * Number of the pool of each territory: those that may have the same customers, directly or through others, share their
 * loads. Pools are numbered in the order of their first territory.
 */
export function poolsOf(allowed: readonly (readonly number[])[], territories: number): Int32Array {
	const first = Int32Array.from({ length: territories }, (_, j) => j);
	const rootOf = (j: number): number => {
		let at = j;
		while (first[at] !== at) at = first[at] as number;
		return at;
	};
	for (const [one, ...others] of allowed)
		for (const other of others) {
			const [a, b] = [rootOf(one as number), rootOf(other)];
			first[Math.max(a, b)] = Math.min(a, b);
		}
	const numbers = new Map<number, number>();
	return Int32Array.from({ length: territories }, (_, j) => {
		const root = rootOf(j);
		if (!numbers.has(root)) numbers.set(root, numbers.size);
		return numbers.get(root) as number;
	});
}
