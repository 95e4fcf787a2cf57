import type { WatchComparator, WatchRule, WatchTest } from '#src/core/model/index.ts';
import { exactSum } from '#src/core/stats/index.ts';
import type { WatchOutcome } from './types.ts';

/** Collects the customers a rule holds for. */
export class Tally {
	readonly #rows: number[] = [];
	readonly #facts: number[] = [];
	judged = 0;
	noValue = 0;
	short = 0;
	unreachable = 0;

	/** The customer is one of those sought. */
	add(row: number, facts: Iterable<number>): void {
		this.#rows.push(row);
		this.#facts.push(...facts);
	}

	/** @param amounts sales per customer row */
	outcome(rule: WatchRule, amounts: Float64Array, period: WatchOutcome['period']): WatchOutcome {
		const rows = Uint32Array.from(this.#rows);
		const { judged, noValue, short, unreachable } = this;
		const width = rows.length > 0 ? this.#facts.length / rows.length : 0;
		const amount = exactSum(Float64Array.from(rows, (row) => amounts[row] ?? Number.NaN));
		return {
			...{ rule, fault: null, rows, facts: Float64Array.from(this.#facts), width },
			...{ judged, noValue, short, unreachable, amount, period },
		};
	}
}

/** A test of one value. */
export type ValueTest = Extract<WatchTest, { kind: 'value' | 'column' | 'cadence' }>;

/** Judges a value by its limit. Facts: value, limit, and what else is said of the customer. */
export function compare(
	tally: Tally,
	row: number,
	value: number,
	limit: number,
	test: ValueTest,
	more: (row: number) => readonly number[] = () => [],
): void {
	if (!Number.isFinite(value) || !Number.isFinite(limit)) {
		tally.noValue++;
		return;
	}
	tally.judged++;
	if (holds(test.kind === 'cadence' ? '>' : test.op, value, limit))
		tally.add(row, [value, limit, ...more(row)]);
}

function holds(op: WatchComparator, value: number, limit: number): boolean {
	switch (op) {
		case '<':
			return value < limit;
		case '<=':
			return value <= limit;
		case '>':
			return value > limit;
		case '>=':
			return value >= limit;
	}
}
