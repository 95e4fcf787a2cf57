/** Positions at or below this number are sorted rather than divided further. */
const FEW = 16;

/**
 * Reorders order[from…to) so that the positions before the place returned have the smallest keys and their sizes add up to
 * `wanted`, as near as whole positions allow (weighted quickselect, three parts as by Dijkstra). Equal keys go by number.
 *
 * @param before sizes that count towards `wanted` already
 */
export function cutBySize(
	order: Uint32Array,
	key: Float64Array,
	size: Float64Array,
	from: number,
	to: number,
	before: number,
	wanted: number,
): number {
	let [low, high, sum] = [from, to, before];
	while (high - low > FEW) {
		const pivot = middleKey(order, key, low, high);
		let [less, at, more] = [low, low, high];
		let [sizeLess, sizeEqual] = [0, 0];
		while (at < more) {
			const p = order[at] as number;
			const own = key[p] as number;
			if (own < pivot) {
				sizeLess += size[p] as number;
				order[at++] = order[less] as number;
				order[less++] = p;
			} else if (own > pivot) {
				order[at] = order[--more] as number;
				order[more] = p;
			} else {
				sizeEqual += size[p] as number;
				at++;
			}
		}
		if (sum + sizeLess > wanted) high = less;
		else if (sum + sizeLess + sizeEqual > wanted) {
			[low, high, sum] = [less, more, sum + sizeLess];
			break;
		} else [low, sum] = [more, sum + sizeLess + sizeEqual];
	}
	order.subarray(low, high).sort((a, b) => (key[a] as number) - (key[b] as number) || a - b);
	for (; low < high; low++) {
		const own = size[order[low] as number] as number;
		if (sum + own / 2 > wanted) break;
		sum += own;
	}
	return low;
}

function middleKey(order: Uint32Array, key: Float64Array, low: number, high: number): number {
	const a = key[order[low] as number] as number;
	const b = key[order[(low + high) >> 1] as number] as number;
	const c = key[order[high - 1] as number] as number;
	return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
