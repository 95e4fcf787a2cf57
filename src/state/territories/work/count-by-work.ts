import { capacityHours, headcount, workingHours } from '#src/core/territory/workload/index.ts';
import { usualHours } from './reps.ts';
import type { Territories } from '../territories.svelte.ts';

/** How many territories the hours that customers take ask for. */
export interface CountByWork {
	/** Hours in person a year, travel included. */
	readonly hours: number;
	/** Hours a full post has for customers. */
	readonly perPost: number;
	/** hours ÷ perPost. */
	readonly posts: number;
	/** Posts, rounded up to whole ones; at least one. */
	readonly count: number;
}

/**
 * Territories by the workload method (Talley 1961): hours needed ÷ productive hours of a full post. Null before anyone has said how
 * customers are served, or where posts have no hours.
 */
export function countByWork({ workload: { hours, settings }, reps }: Territories): CountByWork | null {
	if (!hours || !settings) return null;
	const perPost = capacityHours(usualHours(reps ?? []) ?? workingHours(settings.capacity), settings.capacity);
	const classes = Array.from(hours, (length) => ({ customers: 1, calls: 1, length }));
	const posts = headcount(classes, perPost);
	if (posts === null) return null;
	return { hours: posts * perPost, perPost, posts, count: Math.max(1, Math.ceil(posts - 1e-9)) };
}
