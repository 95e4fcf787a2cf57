import { cronbach, type Battery, type NoBattery } from '#src/core/stats/index.ts';
import { columnLength, type Column } from '#src/core/table/index.ts';
import { answersOf } from './answers.ts';
import { proposeReversals, type Reversals } from './reverse.ts';
import { meansOf, ownersOf, type SheetMeans, type SheetOwners } from './sheets.ts';
import { scaleValues, type ScaleRule } from './values.ts';

/** A battery to be looked at; the columns of its questions come beside it. */
export interface ScaleQuestion extends ScaleRule {
	/** Per question. */
	readonly reversed: readonly boolean[];
	/**
	 * Rows are answer sheets: after the questions come the column that names their customers and that of the customers it is
	 * compared with.
	 */
	readonly areSheets: boolean;
}

/** How well several questions measure one thing. */
export interface ScaleReport extends Reversals {
	/** Of customers, or of the answer sheets of known ones. */
	readonly battery: Omit<Battery, 'scores'> | NoBattery;
	/** Customers, or answer sheets of known ones, with an answer on the scale, per question. */
	readonly answered: readonly number[];
	readonly customers: number;
	/** Customers with a value under the rule for missing answers. */
	readonly known: number;
	/** Mean of those values; null without any. */
	readonly mean: number | null;
	/** Question without which a low α gains most; null where α is good or none gains `GAIN`. */
	readonly drop: number | null;
	/** Null where the rows are customers. */
	readonly sheets: SheetCoverage | null;
}

/** What became of the answer sheets. */
export interface SheetCoverage extends Omit<SheetOwners, 'customerOf'> {
	readonly total: number;
	/** Sheets of known customers that have a value. */
	readonly counted: number;
	/** Most sheets that the value of one customer is the mean of. */
	readonly most: number;
}

/** Less is not worth a question. */
const GAIN = 0.01;
/** From here on the questions agree well enough to be kept. */
const GOOD = 0.8;

/** Reliability of questions with the reversals as told, and the reversals that are proposed. */
export function reportScale(rule: ScaleQuestion, columns: readonly Column[]): ScaleReport {
	const { lowest, highest, reversed } = rule;
	const { answers, rows, customers, owners } = readAnswers(rule, columns);
	const items = answers.map((values, i) => ({ values, reversed: reversed[i] ?? false }));
	const isAnswer = (value: number | undefined) => value !== undefined && value >= lowest && value <= highest;
	const complete = completeAnswers(answers, rows, isAnswer);
	const values = scaleValues(items, rows, rule);
	const found = owners ? meansOf(owners.customerOf, values, customers) : null;
	const known = (found?.means ?? values).filter((value) => !Number.isNaN(value)).sort();
	const battery = batteryOf(
		complete.map((own, i) => ({ values: own, reversed: reversed[i] ?? false })),
		lowest,
		highest,
	);
	return {
		...proposeReversals(complete),
		battery,
		answered: answers.map((own) => own.filter(isAnswer).length),
		customers,
		known: known.length,
		mean: known.length > 0 ? known.reduce((sum, value) => sum + value / known.length, 0) : null,
		drop: battery.ok ? dropOf(battery) : null,
		sheets: owners && found && coverageOf(owners, found),
	};
}

/** Answers per question of the rows that count: the customers, or the sheets of known ones. */
interface Answers {
	readonly answers: readonly Float64Array[];
	readonly rows: number;
	readonly customers: number;
	/** Null where the rows are customers; `customerOf` has those that count. */
	readonly owners: (SheetOwners & { readonly total: number }) | null;
}

function readAnswers({ reversed, areSheets }: ScaleQuestion, columns: readonly Column[]): Answers {
	const all = columns.slice(0, reversed.length).map((column) => answersOf(column) ?? new Float64Array());
	const [from, key] = columns.slice(reversed.length);
	if (!areSheets || !from || !key) {
		const rows = all.reduce((most, { length }) => Math.max(most, length), 0);
		return { answers: all, rows, customers: rows, owners: null };
	}
	const owners = ownersOf({ from, key });
	const { customerOf } = owners;
	const ownedBy = customerOf.filter((customer) => customer >= 0);
	const answers = all.map((values) => values.filter((_, row) => (customerOf[row] as number) >= 0));
	const total = customerOf.length;
	return {
		...{ answers, rows: ownedBy.length, customers: columnLength(key) },
		owners: { ...owners, customerOf: ownedBy, total },
	};
}

/** Answers of the rows that answer everything, in the order of the answers: that of the rows does not matter. */
function completeAnswers(
	answers: readonly Float64Array[],
	rows: number,
	isAnswer: (value: number | undefined) => boolean,
): readonly Float64Array[] {
	const byAnswers = (a: number, b: number) => {
		for (const values of answers) {
			const difference = (values[a] as number) - (values[b] as number);
			if (difference !== 0) return difference;
		}
		return 0;
	};
	const isComplete = new Uint8Array(rows).fill(1);
	for (const values of answers)
		for (let row = 0; row < rows; row++) if (!isAnswer(values[row])) isComplete[row] = 0;
	const complete = Uint32Array.from(isComplete.keys())
		.filter((row) => isComplete[row] === 1)
		.sort(byAnswers);
	return answers.map((values) => Float64Array.from(complete, (row) => values[row] as number));
}

function coverageOf(
	{ customerOf: _, ...owners }: SheetOwners & { readonly total: number },
	{ counts }: SheetMeans,
): SheetCoverage {
	const counted = counts.reduce((sum, count) => sum + count, 0);
	return { ...owners, counted, most: counts.reduce((most, count) => Math.max(most, count), 0) };
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
