/** What is meant for each territory of a load: its part by posts. Null where there is nothing to share. */
export function targetsOf(values: Float64Array, posts: readonly number[]): Float64Array | null {
	const total = values.reduce((sum, value) => sum + value, 0);
	if (!(total > 0)) return null;
	const all = posts.reduce((sum, each) => sum + each, 0);
	return Float64Array.from(posts, (each) => (total * each) / all);
}

/** What is meant for each territory: its part by posts of what its pool has; 0 where that has nothing. */
export function targetsByPool(
	loads: readonly number[],
	posts: readonly number[],
	pools: Int32Array,
): number[] {
	const [load, post] = [new Map<number, number>(), new Map<number, number>()];
	pools.forEach((pool, j) => {
		load.set(pool, (load.get(pool) ?? 0) + (loads[j] as number));
		post.set(pool, (post.get(pool) ?? 0) + (posts[j] as number));
	});
	return posts.map((own, j) => {
		const pool = pools[j] as number;
		return Math.max(0, ((load.get(pool) as number) * own) / (post.get(pool) as number));
	});
}
