import {
	measureKey,
	type ClassInfo,
	type Reason,
	type Spoken,
	type TierDetail,
} from '#src/core/segment/types.ts';

/** Reason under a tier scheme. `next`: the value above which the customer rises, or below which one of the top tier falls. */
export function tierReason(
	detail: TierDetail,
	classes: readonly ClassInfo[],
	tier: number,
	row: number,
): Reason {
	const value = detail.values[row] ?? Number.NaN;
	const args: Record<string, string | number> = {
		class: classes[tier]?.id ?? '',
		measure: measureKey(detail.measure),
	};
	if (!Number.isFinite(value)) return { code: 'tierMissing', args, next: null };
	args['value'] = value;
	args['rank'] = detail.rank[row] ?? 0;
	args['ranked'] = detail.ranked;
	if (detail.by !== 'total') return bandReason(detail, classes, tier, args);
	if (value <= 0)
		return { code: 'tierNotPositive', args, next: rising(detail, classes, detail.tiers.length - 1, row) };
	args['cumulative'] = detail.cumulative[row] ?? 0;
	const info = detail.tiers[tier];
	const last = tier === detail.tiers.length - 1;
	args['cut'] = (last ? detail.tiers[tier - 1] : info)?.cut ?? 1;
	const crosses = info?.crossing === row && args['cumulative'] > args['cut'];
	const code = last ? (tier === 0 ? 'tierOnly' : 'tierLast') : crosses ? 'tierCrossing' : 'tierWithin';
	const next = tier === 0 ? falling(detail, classes, row) : rising(detail, classes, tier, row);
	return { code, args, next };
}

/** Reason where no total is taken. `next`: the value at which one below tier A rises, or beyond which one in it falls. */
function bandReason(
	detail: TierDetail,
	classes: readonly ClassInfo[],
	tier: number,
	args: Record<string, string | number>,
): Reason {
	const last = detail.tiers.length - 1;
	const cut = detail.tiers[tier === last ? tier - 1 : tier]?.cut ?? 1;
	const side = detail.best === 'low' ? 'Low' : '';
	const code =
		last === 0
			? 'tierOnly'
			: `tier${detail.by === 'values' ? 'Value' : 'Place'}${tier === last ? 'Last' : ''}${detail.by === 'values' ? side : ''}`;
	const next = (kind: string, value: number | null | undefined, to: number): Spoken | null =>
		value == null || !classes[to]
			? null
			: { code: `${kind}${side}`, args: { measure: args['measure'] ?? '', value, class: classes[to].id } };
	const [above, below] = [detail.tiers[tier - 1], detail.tiers[tier + 1]];
	const endOf = (end: typeof above) => (detail.best === 'low' ? end?.highest : end?.lowest);
	const startOf = (end: typeof above) => (detail.best === 'low' ? end?.lowest : end?.highest);
	return {
		code,
		args: { ...args, cut },
		next:
			tier > 0
				? next('tierReach', detail.by === 'values' ? above?.cut : endOf(above), tier - 1)
				: next('tierLeave', detail.by === 'values' ? detail.tiers[0]?.cut : startOf(below), tier + 1),
	};
}

/**
 * Above which value the customer reaches the tier above, its own larger value counted in the total. With p customers
 * before it, that is the larger of the value of the next customer and S(p) ÷ cut − (total − own value), S the sum of the p largest.
 */
function rising(detail: TierDetail, classes: readonly ClassInfo[], tier: number, row: number): Spoken | null {
	const cut = detail.tiers[tier - 1]?.cut;
	if (cut == null || !(detail.total > 0)) return null;
	const rest = detail.total - Math.max(0, detail.values[row] ?? 0);
	const needed = (p: number) => sumOfFirst(detail, p) / cut - rest;
	let low = 0;
	let high = (detail.rank[row] ?? 1) - 1;
	while (low < high) {
		const p = Math.ceil((low + high) / 2);
		if (needed(p) <= valueAt(detail, p - 1)) low = p;
		else high = p - 1;
	}
	const threshold = Math.max(low + 1 < (detail.rank[row] ?? 1) ? valueAt(detail, low) : 0, needed(low), 0);
	if (!Number.isFinite(threshold)) return null;
	return {
		code: 'tierRise',
		args: { measure: measureKey(detail.measure), value: threshold, class: classes[tier - 1]?.id ?? '' },
	};
}

/** Below which value a customer of the top tier leaves it; null where it would stay with anything above 0. */
function falling(detail: TierDetail, classes: readonly ClassInfo[], row: number): Spoken | null {
	const own = detail.values[row] ?? 0;
	const cut = detail.tiers[0]?.cut ?? 1;
	const below = classes[1]?.id;
	if (detail.tiers.length < 2 || !(detail.total > 0) || below === undefined) return null;
	const rest = detail.total - own;
	const limit = (p: number) => (sumOfFirst(detail, p + 1) - own) / cut - rest;
	let low = (detail.rank[row] ?? 1) - 1;
	let high = detail.ranked - 1;
	while (low < high) {
		const p = Math.floor((low + high) / 2);
		if (limit(p) >= valueAt(detail, p + 1)) high = p;
		else low = p + 1;
	}
	const threshold = Math.min(limit(low), low === (detail.rank[row] ?? 1) - 1 ? own : valueAt(detail, low));
	if (!(threshold > 0)) return null;
	return { code: 'tierFall', args: { measure: measureKey(detail.measure), value: threshold, class: below } };
}

function valueAt(detail: TierDetail, position: number): number {
	return detail.values[detail.order[position] ?? -1] ?? Number.NEGATIVE_INFINITY;
}

/** Sum of the largest p values. */
function sumOfFirst(detail: TierDetail, p: number): number {
	return p <= 0
		? 0
		: (detail.cumulative[detail.order[Math.min(p, detail.ranked) - 1] ?? -1] ?? 1) * detail.total;
}
