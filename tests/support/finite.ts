/** Where numbers that are not finite stand in a result, e.g. `coefficients.0.estimate`. */
export function notFinite(value: unknown, path = ''): string[] {
	if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => notFinite(part, path ? `${path}.${key}` : key));
}
