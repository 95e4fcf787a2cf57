/** Whether two lists of inputs are the same: tables and columns by identity, plain settings by their content. */
export function sameInputs(a: readonly unknown[], b: readonly unknown[]): boolean {
	return (
		a.length === b.length &&
		a.every((item, i) => item === b[i] || (isSetting(item) && JSON.stringify(item) === JSON.stringify(b[i])))
	);
}

function isSetting(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !('blocks' in value);
}
