import { zQuantile } from './tails.ts';

/** A share with its interval, all 0…1. */
export interface ShareInterval {
	readonly share: number;
	readonly low: number;
	readonly high: number;
}

const Z95 = 1.959963984540054;

/** Share of successes with Wilson's score interval (Wilson 1927; Newcombe 1998, method 3). Null without trials. */
export function wilsonInterval(successes: number, trials: number, level = 0.95): ShareInterval | null {
	if (!(trials > 0) || !(successes >= 0) || successes > trials) return null;
	const z = level === 0.95 ? Z95 : zQuantile(level);
	const share = successes / trials;
	const weight = 1 / (1 + (z * z) / trials);
	const centre = weight * (share + (z * z) / (2 * trials));
	const half = weight * z * Math.sqrt((share * (1 - share)) / trials + (z / (2 * trials)) ** 2);
	return {
		share,
		low: successes === 0 ? 0 : Math.max(0, centre - half),
		high: successes === trials ? 1 : Math.min(1, centre + half),
	};
}
