import type { DivideRequest } from './divide.ts';
import type { PlanePoints } from './plane.ts';
import type { Claims } from './pool-problem.ts';

/**
 * What is settled before anything is divided: locked customers stay, those that only one territory may have are its own,
 * those without a place stay where they are today if they may.
 */
export function claimsOf(request: DivideRequest, { x }: PlanePoints): Claims {
	const { current: today, value, groups, locked, posts } = request;
	const count = today.length;
	const territories = posts.length;
	const allowed = groups?.allowed ?? [posts.map((_, j) => j)];
	const may = new Uint8Array(allowed.length * territories);
	allowed.forEach((list, one) => list.forEach((j) => (may[one * territories + j] = 1)));
	const groupOf = new Int32Array(count);
	const fixed = new Int32Array(count).fill(-1);
	const current = new Int32Array(count).fill(-1);
	let [total, forced] = [0, 0];
	for (let row = 0; row < count; row++) {
		const one = groups ? (groups.of[row] as number) : 0;
		const list = allowed[one] ?? [];
		groupOf[row] = list.length > 0 ? one : -1;
		const now = today[row] as number;
		const kept = now >= 0 && list.length > 0 && may[one * territories + now] === 1 ? now : -1;
		const lock = locked?.[row] ?? -1;
		const only = list.length === 1 ? (groups ? (list[0] as number) : -1) : -1;
		fixed[row] = lock >= 0 ? lock : only >= 0 ? only : Number.isNaN(x[row]) ? kept : -1;
		current[row] = (fixed[row] as number) >= 0 ? (fixed[row] as number) : kept;
		const amount = Math.max(0, value[row] as number);
		total += amount;
		if (now >= 0 && current[row] !== now) forced += amount;
	}
	const left = total > 0 ? Math.min(1, Math.max(0, request.budget - forced / total)) : request.budget;
	return { fixed, groupOf, may, current, budget: request.budget < 1 ? left : 1 };
}
