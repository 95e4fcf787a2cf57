import { incompleteBeta, upperGamma } from './gamma.ts';

/** P(X ≥ x) of a χ² distribution with `df` degrees of freedom, in 0…1. */
export function chiSquareTail(x: number, df: number): number {
	return upperGamma(df / 2, Math.max(0, x) / 2);
}

/** P(X ≥ f) of an F distribution with `above` and `below` degrees of freedom, in 0…1. */
export function fTail(f: number, above: number, below: number): number {
	if (!(f > 0)) return 1;
	const ratio = (above / below) * f;
	if (ratio === Infinity) return 0;
	return incompleteBeta(below / 2, above / 2, 1 / (1 + ratio), ratio / (1 + ratio));
}

/** P(|T| ≥ |t|) of Student's t with `df` degrees of freedom: both sides. */
export function tTwoSided(t: number, df: number): number {
	return fTail(t * t, 1, df);
}

/** P(|Z| ≥ |z|) of the normal distribution: both sides. */
export function normalTwoSided(z: number): number {
	return upperGamma(0.5, (z * z) / 2);
}

/** The t that leaves 1 − `level` outside ±t, e.g. 2.228… for 0.95 and 10 degrees of freedom. 0 < level < 1. */
export function tQuantile(level: number, df: number): number {
	return twoSidedQuantile((t) => tTwoSided(t, df), 1 - level);
}

/** The z that leaves 1 − `level` outside ±z: 1.959963984540054 for 0.95. 0 < level < 1. */
export function zQuantile(level: number): number {
	return twoSidedQuantile(normalTwoSided, 1 - level);
}

/** Bisection down to neighbouring numbers: slow and sure, and asked once per analysis. */
function twoSidedQuantile(tail: (x: number) => number, outside: number): number {
	let low = 0;
	let high = 1;
	while (tail(high) > outside && high < 1e300) {
		low = high;
		high *= 2;
	}
	for (;;) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high) return high;
		if (tail(middle) > outside) low = middle;
		else high = middle;
	}
}
