/** The codes selected after a click: one area, the same again = none, with Ctrl added or taken away; the sea = none. */
export function pickCodes(
	selected: readonly string[],
	code: string | null,
	isAdding: boolean,
): readonly string[] {
	if (code === null) return isAdding ? selected : [];
	if (!isAdding) return selected.length === 1 && selected[0] === code ? [] : [code];
	return selected.includes(code) ? selected.filter((each) => each !== code) : [...selected, code].sort();
}
