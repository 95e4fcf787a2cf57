import type { Strength } from './types.ts';

/** An effect in words. `from`: where small, medium and large begin. */
export function strengthOf(effect: number, from: readonly [number, number, number]): Strength {
	if (effect >= from[2]) return 'large';
	if (effect >= from[1]) return 'medium';
	return effect >= from[0] ? 'small' : 'negligible';
}
