/**
 * Some rows in an order in which neighbours in space stand near each other: halved along the widest column until a part
 * has at most `leaf` rows (k-d tree, Bentley 1975). The first half takes leaf · 2ⁱ rows, so that the leaves are the consecutive
 * runs of `leaf` rows and their parts those of a complete binary tree, filled from the left. Rows with equal values are told
 * apart by their numbers.
 *
 * @param data row by row, d numbers each
 */
export function spatialOrder(data: Float64Array, d: number, rows: Uint32Array, leaf: number): Uint32Array {
	const order = rows.slice();
	const parts: [from: number, to: number][] = [[0, order.length]];
	for (let part = parts.pop(); part; part = parts.pop()) {
		const [from, to] = part;
		if (to - from <= leaf) continue;
		const axis = widest(data, d, order, from, to);
		const middle = from + leaf * 2 ** (Math.ceil(Math.log2(Math.ceil((to - from) / leaf))) - 1);
		partition(data, d, axis, order, from, to, middle);
		parts.push([from, middle], [middle, to]);
	}
	return order;
}

function widest(data: Float64Array, d: number, order: Uint32Array, from: number, to: number): number {
	let axis = 0;
	let width = -1;
	for (let j = 0; j < d; j++) {
		let min = Number.POSITIVE_INFINITY;
		let max = Number.NEGATIVE_INFINITY;
		for (let i = from; i < to; i++) {
			const value = data[(order[i] as number) * d + j] as number;
			if (value < min) min = value;
			if (value > max) max = value;
		}
		if (max - min > width) {
			width = max - min;
			axis = j;
		}
	}
	return axis;
}

/** Quickselect (Hoare): afterwards the rows before `middle` come before those from it, by value, then by number. */
function partition(
	data: Float64Array,
	d: number,
	axis: number,
	order: Uint32Array,
	from: number,
	to: number,
	middle: number,
): void {
	let left = from;
	let right = to - 1;
	while (left < right) {
		const pivot = order[(left + right) >>> 1] as number;
		const value = data[pivot * d + axis] as number;
		let i = left;
		let j = right;
		while (i <= j) {
			while (isBefore(data, d, axis, order[i] as number, value, pivot)) i++;
			while (
				isBefore(data, d, axis, pivot, data[(order[j] as number) * d + axis] as number, order[j] as number)
			)
				j--;
			if (i > j) break;
			const swapped = order[i] as number;
			order[i++] = order[j] as number;
			order[j--] = swapped;
		}
		if (middle <= j) right = j;
		else if (middle >= i) left = i;
		else return;
	}
}

function isBefore(
	data: Float64Array,
	d: number,
	axis: number,
	row: number,
	value: number,
	number: number,
): boolean {
	const own = data[row * d + axis] as number;
	return own < value || (own === value && row < number);
}
