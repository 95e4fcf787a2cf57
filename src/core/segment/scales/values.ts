import { scaleColumnId, type Scale } from '#src/core/model/index.ts';
import {
	findColumn,
	numberColumn,
	type Column,
	type NumberColumn,
	type Table,
} from '#src/core/table/index.ts';
import { answersOf } from './answers.ts';

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

/** The column of the customers that shows a scale. */
export function scaleColumn(scale: Scale, customers: Table): NumberColumn {
	const items = scale.items.map(({ column, reversed }) => {
		const found = findColumn(customers, column);
		return { values: found ? answersOf(found) : null, reversed };
	});
	const values = scaleValues(items, customers.rowCount, scale);
	const format = { decimals: 2, style: 'plain' } as const;
	return numberColumn({ id: scaleColumnId(scale.id), name: scale.name, type: 'number', format }, values);
}

/** Columns of the customers that a scale reads, as far as they are there. */
export function scaleInputs({ items }: Scale, customers: Table): readonly Column[] {
	return items.flatMap(({ column }) => findColumn(customers, column) ?? []);
}
