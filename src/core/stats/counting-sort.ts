/**
 * Rows by their keys, equal keys in the order given: a counting sort.
 *
 * @param keyOf 0…keys − 1 per row
 */
export function sortByKey(rows: Uint32Array, keyOf: Int32Array, keys: number): Uint32Array {
	const next = new Uint32Array(keys + 1);
	for (let i = 0; i < rows.length; i++) {
		const key = (keyOf[rows[i] as number] as number) + 1;
		next[key] = (next[key] as number) + 1;
	}
	for (let key = 0; key < keys; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
	const sorted = new Uint32Array(rows.length);
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] as number;
		const key = keyOf[row] as number;
		const place = next[key] as number;
		next[key] = place + 1;
		sorted[place] = row;
	}
	return sorted;
}
