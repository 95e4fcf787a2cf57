/**
 * p values adjusted for asking several questions at once (Holm 1979): the smallest times their number, the next times one
 * less, never smaller than the one before and at most 1. Null = not asked; stays null and does not count.
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
	const asked = values.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
	const adjusted: (number | null)[] = values.map(() => null);
	let largest = 0;
	asked.forEach(({ p, index }, i) => {
		largest = Math.min(1, Math.max(largest, p * (asked.length - i)));
		adjusted[index] = largest;
	});
	return adjusted;
}
