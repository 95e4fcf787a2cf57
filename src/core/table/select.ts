/**
 * Puts the k-th smallest value of `values[from…]` (k counted from the start of the array) in its place, nothing larger
 * before it and nothing smaller after it. Hoare's FIND ("Algorithm 65", CACM 4, 1961) with medians of three as pivots,
 * about 3 n steps. Values must not be NaN.
 */
export function selectInPlace(values: Float64Array, k: number, from = 0): void {
	let left = from;
	let right = values.length - 1;
	while (right > left) {
		const pivot = medianOfThree(values[left] ?? 0, values[(left + right) >>> 1] ?? 0, values[right] ?? 0);
		let low = left;
		let high = right;
		while (low <= high) {
			while ((values[low] ?? 0) < pivot) low++;
			while ((values[high] ?? 0) > pivot) high--;
			if (low > high) break;
			const swapped = values[low] ?? 0;
			values[low++] = values[high] ?? 0;
			values[high--] = swapped;
		}
		if (k <= high) right = high;
		else if (k >= low) left = low;
		else return;
	}
}

function medianOfThree(a: number, b: number, c: number): number {
	return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}
