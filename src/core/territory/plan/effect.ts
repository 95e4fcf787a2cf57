import { targetsByPool } from './targets.ts';

/** A plan as it stands, for asking what a move would do. */
export interface PlanState {
	/** Territory per customer row, −1 = none. */
	readonly owner: Int32Array;
	/** Territory of today per row, −1 = none; null where there is no today. */
	readonly today: Int32Array | null;
	/** Money per row that changes hands with a customer, 1 each where there is no money; below 0 counts 0. */
	readonly value: Float64Array;
	/** Money of all customers, and of those that have another territory than today. */
	readonly total: number;
	readonly moved: number;
	readonly loads: readonly {
		/** Per row. */
		readonly values: Float64Array;
		/** Per territory: what it has, and what is meant for it. */
		readonly loads: readonly number[];
		readonly targets: readonly number[];
	}[];
	/** Per territory its posts, and the pool whose loads it shares. */
	readonly posts: readonly number[];
	readonly pools: Int32Array;
}

/** Customers by row that one territory is given. */
export interface Gift {
	readonly rows: readonly number[];
	readonly to: number;
}

/** What a plan would be after customers had changed hands. */
export interface MoveEffect {
	/** Those that do change hands, as asked for; none is empty. */
	readonly gifts: readonly Gift[];
	/** How many customers these are. */
	readonly count: number;
	/** Their money. */
	readonly value: number;
	/** Per load: load ÷ target of each territory afterwards. */
	readonly shares: readonly (readonly number[])[];
	/** Share of the money that has another territory than today, afterwards; null where there is no today or no money. */
	readonly movedShare: number | null;
}

/** What giving customers to other territories does; looks at no other row. No row stands twice. */
export function effectOf(plan: PlanState, asked: readonly Gift[]): MoveEffect {
	const gifts = asked.flatMap(({ rows, to }) => {
		const changed = rows.filter((row) => plan.owner[row] !== to);
		return changed.length > 0 ? [{ rows: changed, to }] : [];
	});
	return {
		gifts,
		count: gifts.reduce((sum, { rows }) => sum + rows.length, 0),
		value: gifts.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + moneyOf(plan, row), 0), 0),
		shares: plan.loads.map((load) => sharesAfter(plan, load, gifts)),
		movedShare: movedAfter(plan, gifts),
	};
}

function sharesAfter(
	{ owner, posts, pools }: PlanState,
	{ values, loads }: PlanState['loads'][number],
	gifts: readonly Gift[],
): readonly number[] {
	const after = [...loads];
	for (const { rows, to } of gifts)
		for (const row of rows) {
			const [from, value] = [owner[row] as number, values[row] as number];
			if (from >= 0) after[from] = (after[from] as number) - value;
			after[to] = (after[to] as number) + value;
		}
	// What had no territory, or comes from another pool, changes what is meant for each.
	const targets = targetsByPool(after, posts, pools);
	return after.map((load, j) => ((targets[j] as number) > 0 ? load / (targets[j] as number) : 1));
}

function movedAfter(plan: PlanState, gifts: readonly Gift[]): number | null {
	const { total, moved } = plan;
	if (!plan.today || !(total > 0)) return null;
	const more = gifts.reduce((sum, { rows, to }) => sum + disruptionOf(plan, rows, to), 0);
	return Math.max(0, moved + more) / total;
}

/** How much more money has another territory than today once these rows have this one; below 0 where they go back. */
function disruptionOf(plan: PlanState, rows: readonly number[], to: number): number {
	let more = 0;
	for (const row of rows) {
		const [was, now] = [plan.today?.[row] ?? -1, plan.owner[row] as number];
		if (was < 0) continue;
		if (now >= 0 && now !== was) more -= moneyOf(plan, row);
		if (to !== was) more += moneyOf(plan, row);
	}
	return more;
}

function moneyOf({ value }: PlanState, row: number): number {
	return Math.max(0, value[row] as number);
}
