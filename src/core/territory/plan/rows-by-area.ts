/** Rows of each area, ascending; codes of 0 and below are no area. */
export function rowsByArea(areaOf: Int32Array): ReadonlyMap<number, readonly number[]> {
	const rows = new Map<number, number[]>();
	areaOf.forEach((code, row) => {
		if (code <= 0) return;
		const known = rows.get(code);
		if (known) known.push(row);
		else rows.set(code, [row]);
	});
	return rows;
}
