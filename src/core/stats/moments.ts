/** First moments of the finite values of an array. */
export interface Moments {
	readonly count: number;
	readonly mean: number;
	/** Population standard deviation (÷ n). */
	readonly sd: number;
	readonly min: number;
	readonly max: number;
}

/**
 * Mean and population standard deviation of the finite values, scaled by the largest magnitude so that values near
 * 1e308 do not overflow. count 0: mean and sd are NaN.
 */
export function moments(values: Float64Array): Moments {
	let count = 0;
	let min = Infinity;
	let max = -Infinity;
	for (const value of values) {
		if (!Number.isFinite(value)) continue;
		count++;
		if (value < min) min = value;
		if (value > max) max = value;
	}
	if (count === 0) return { count, mean: Number.NaN, sd: Number.NaN, min: Number.NaN, max: Number.NaN };
	const scale = scaleOf(min, max);
	let sum = 0;
	for (const value of values) if (Number.isFinite(value)) sum += value / scale;
	const mean = sum / count;
	let squares = 0;
	for (const value of values) {
		if (!Number.isFinite(value)) continue;
		const gap = value / scale - mean;
		squares += gap * gap;
	}
	return { count, mean: mean * scale, sd: Math.sqrt(squares / count) * scale, min, max };
}

/** Skewness m3 ÷ m2^1.5 of the finite values; 0 where they are all equal. */
export function skewness(values: Float64Array): number {
	const { count, min, max } = moments(values);
	if (count === 0 || min === max) return 0;
	const scale = scaleOf(min, max);
	let sum = 0;
	for (const value of values) if (Number.isFinite(value)) sum += value / scale;
	const mean = sum / count;
	let second = 0;
	let third = 0;
	for (const value of values) {
		if (!Number.isFinite(value)) continue;
		const gap = value / scale - mean;
		second += gap * gap;
		third += gap * gap * gap;
	}
	return second === 0 ? 0 : third / count / Math.pow(second / count, 1.5);
}

/** A power of two, so that scaling is exact; 1 for ordinary magnitudes. */
function scaleOf(min: number, max: number): number {
	const largest = Math.max(Math.abs(min), Math.abs(max));
	return largest > 1e100 ? 2 ** Math.floor(Math.log2(largest)) : 1;
}
