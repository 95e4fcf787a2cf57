import type { PeriodMeasure } from '#src/core/model/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import type { GroupedLines } from './grouped-lines.ts';

/** A run of complete periods by day. */
export interface PeriodDays {
	/** First day of the first period. */
	readonly base: number;
	/** Period of each day from `base` to the end of the last period, counted from 0. */
	readonly periodOf: Int32Array;
	readonly count: number;
}

/**
 * Figures of the customers `from` … `to` − 1, at most as many as were said: `count` periods for each, one customer after the
 * other. Good until the next call.
 */
export type PeriodFigures = (from: number, to: number) => Float64Array;

/** Figures of a unit for up to `most` customers at a time. */
export function figuresOf(
	figure: PeriodMeasure['figure'],
	lines: GroupedLines,
	days: PeriodDays,
	most: number,
): PeriodFigures {
	return figure === 'amount' ? amountsIn(lines, days, most) : ordersIn(lines, days, most);
}

function amountsIn({ amounts }: GroupedLines, days: PeriodDays, most: number): PeriodFigures {
	const { starts, day, amount } = amounts;
	const sums = new GroupSums(most * days.count);
	const totals = new Float64Array(most * days.count);
	const cells = new Int32Array(mostLines(starts, most));
	return (from, to) => {
		sums.clear();
		const [first, last] = [starts[from] as number, starts[to] as number];
		for (let customer = from; customer < to; customer++) {
			const own = (customer - from) * days.count;
			const end = starts[customer + 1] as number;
			for (let line = starts[customer] as number; line < end; line++) {
				const period = periodOf(day[line] as number, days);
				cells[line - first] = period < 0 ? -1 : own + period;
			}
		}
		if (amount) sums.addAll(cells.subarray(0, last - first), amount.subarray(first, last));
		return sums.totals(totals);
	};
}

function ordersIn({ orders }: GroupedLines, days: PeriodDays, most: number): PeriodFigures {
	const { starts, day, before } = orders;
	const counts = new Float64Array(most * days.count);
	return (from, to) => {
		counts.fill(0);
		for (let customer = from; customer < to; customer++) {
			const own = (customer - from) * days.count;
			const end = starts[customer + 1] as number;
			for (let i = starts[customer] as number; i < end; i++) {
				const period = periodOf(day[i] as number, days);
				if (period < 0 || periodOf(before[i] as number, days) === period) continue;
				counts[own + period] = (counts[own + period] as number) + 1;
			}
		}
		return counts;
	};
}

/** Period of a day; −1 = in none of them. */
function periodOf(day: number, { base, periodOf: periods }: PeriodDays): number {
	const since = day - base;
	return since < 0 || since >= periods.length ? -1 : (periods[since] as number);
}

/** The most lines that so many customers in a row have, counted in steps of as many. */
function mostLines(starts: Uint32Array, step: number): number {
	const customers = starts.length - 1;
	let most = 0;
	for (let from = 0; from < customers; from += step)
		most = Math.max(most, (starts[Math.min(customers, from + step)] as number) - (starts[from] as number));
	return most;
}
