import { cronbach, type Battery, type NoBattery } from '#src/core/stats/index.ts';
import type { Column } from '#src/core/table/index.ts';
import { answersOf } from './answers.ts';
import { proposeReversals, type Reversals } from './reverse.ts';
import { scaleValues, type ScaleRule } from './values.ts';

/** A battery to be looked at; the columns of its questions come beside it. */
export interface ScaleQuestion extends ScaleRule {
	/** Per question. */
	readonly reversed: readonly boolean[];
}

/** How well several questions measure one thing. */
export interface ScaleReport extends Reversals {
	readonly battery: Omit<Battery, 'scores'> | NoBattery;
	/** Customers with an answer on the scale, per question. */
	readonly answered: readonly number[];
	readonly customers: number;
	/** Customers with a value under the rule for missing answers. */
	readonly known: number;
	/** Mean of those values; null without any. */
	readonly mean: number | null;
	/** Question without which a low α gains most; null where α is good or none gains `GAIN`. */
	readonly drop: number | null;
}

/** Less is not worth a question. */
const GAIN = 0.01;
/** From here on the questions agree well enough to be kept. */
const GOOD = 0.8;

/** Reliability of questions with the reversals as told, and the reversals that are proposed. */
export function reportScale(rule: ScaleQuestion, columns: readonly Column[]): ScaleReport {
	const { lowest, highest, reversed } = rule;
	const items = columns.map((column, i) => ({
		values: answersOf(column) ?? new Float64Array(),
		reversed: reversed[i] ?? false,
	}));
	const customers = items.reduce((most, { values }) => Math.max(most, values.length), 0);
	const isAnswer = (value: number | undefined) => value !== undefined && value >= lowest && value <= highest;
	const rows = Array.from({ length: customers }, (_, row) => row).filter((row) =>
		items.every(({ values }) => isAnswer(values[row])),
	);
	const complete = items.map(({ values }) => Float64Array.from(rows, (row) => values[row] as number));
	const values = scaleValues(items, customers, rule).filter((value) => !Number.isNaN(value));
	const battery = batteryOf(items, lowest, highest);
	return {
		...proposeReversals(complete),
		battery,
		answered: items.map((item) => item.values.filter(isAnswer).length),
		customers,
		known: values.length,
		mean: values.length > 0 ? values.reduce((sum, value) => sum + value / values.length, 0) : null,
		drop: battery.ok ? dropOf(battery) : null,
	};
}

function batteryOf(
	items: Parameters<typeof cronbach>[0],
	lowest: number,
	highest: number,
): ScaleReport['battery'] {
	const found = cronbach(items, lowest, highest);
	if (!found.ok) return found;
	const { scores: _, ...battery } = found;
	return battery;
}

function dropOf({ alpha, items }: Omit<Battery, 'scores'>): number | null {
	if (alpha >= GOOD) return null;
	const gains = items.map(({ alphaWithout }) => (alphaWithout ?? alpha) - alpha);
	const most = Math.max(...gains);
	return most >= GAIN ? gains.indexOf(most) : null;
}
