import { scaleColumnId, type Scale } from '#src/core/model/index.ts';
import {
	findColumn,
	numberColumn,
	type Column,
	type NumberColumn,
	type Table,
} from '#src/core/table/index.ts';
import { answersOf } from './answers.ts';
import { meansOf, ownersOf, type AnswerTable } from './sheets.ts';

/** How answers become the value of a customer. */
export type ScaleRule = Pick<Scale, 'lowest' | 'highest' | 'atLeast'>;

/** Answers to one question. */
export interface ItemAnswers {
	/** Null = the column is gone or holds no answers. */
	readonly values: Float64Array | null;
	readonly reversed: boolean;
}

/** Mean answer per customer; NaN where too few questions are answered. */
export function scaleValues(
	items: readonly ItemAnswers[],
	count: number,
	{ lowest, highest, atLeast }: ScaleRule,
): Float64Array {
	const needed = Math.max(1, Math.ceil(items.length * atLeast - 1e-9));
	const sums = new Float64Array(count);
	const answered = new Uint16Array(count);
	for (const { values, reversed } of items) {
		if (!values) continue;
		for (let row = 0; row < count; row++) {
			const answer = values[row] as number;
			if (!(answer >= lowest && answer <= highest)) continue;
			sums[row] = (sums[row] as number) + (reversed ? lowest + highest - answer : answer);
			answered[row] = (answered[row] as number) + 1;
		}
	}
	return sums.map((sum, row) => {
		const given = answered[row] as number;
		return given >= needed ? sum / given : Number.NaN;
	});
}

/** What a scale says of the customers. */
export interface ScaleColumn {
	readonly column: NumberColumn;
	/** Answer sheets that the value of a customer is the mean of, per row; null where the questions are columns of the customers. */
	readonly sheets: Uint32Array | null;
}

/** The column of the customers that shows a scale; unknown for all where its answers are nowhere. */
export function scaleColumn(scale: Scale, customers: Table, answers: AnswerTable | null): ScaleColumn {
	const { means, counts } = answers ? customerValues(scale, customers, answers) : unknownValues(customers);
	const format = { decimals: 2, style: 'plain' } as const;
	const spec = { id: scaleColumnId(scale.id), name: scale.name, type: 'number', format } as const;
	return { column: numberColumn(spec, means), sheets: counts };
}

interface CustomerValues {
	readonly means: Float64Array;
	readonly counts: Uint32Array | null;
}

function customerValues(scale: Scale, customers: Table, { table, join }: AnswerTable): CustomerValues {
	const items = scale.items.map(({ column, reversed }) => {
		const found = findColumn(table, column);
		return { values: found ? answersOf(found) : null, reversed };
	});
	const values = scaleValues(items, table.rowCount, scale);
	if (!join) return { means: values, counts: null };
	return meansOf(ownersOf(join).customerOf, values, customers.rowCount);
}

function unknownValues({ rowCount }: Table): CustomerValues {
	return { means: new Float64Array(rowCount).fill(Number.NaN), counts: null };
}

/** Columns that a scale reads, as far as they are there. */
export function scaleInputs({ items }: Scale, answers: AnswerTable | null): readonly Column[] {
	if (!answers) return [];
	const { table, join } = answers;
	const questions = items.flatMap(({ column }) => findColumn(table, column) ?? []);
	return join ? [...questions, join.from, join.key] : questions;
}
