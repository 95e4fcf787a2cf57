/**
 * Rows of the largest customers of every class, the largest first, equal ones by row. Customers without a finite value or
 * with none above zero are not named.
 *
 * @param classOf position of the class per row
 */
export function largestOfClasses(
	classOf: ArrayLike<number>,
	classes: number,
	values: Float64Array,
	most: number,
): readonly (readonly number[])[] {
	const found = Array.from({ length: classes }, (): number[] => []);
	for (let row = 0; row < classOf.length; row++) {
		const list = found[classOf[row] ?? -1];
		const value = values[row] ?? Number.NaN;
		if (!list || !(value > 0) || !Number.isFinite(value)) continue;
		const last = list[list.length - 1];
		if (list.length === most && last !== undefined && value <= (values[last] ?? 0)) continue;
		const at = list.findIndex((other) => (values[other] ?? 0) < value);
		list.splice(at < 0 ? list.length : at, 0, row);
		if (list.length > most) list.pop();
	}
	return found;
}
