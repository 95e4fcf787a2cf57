import { unpackColumn, type Column, type WireColumn } from '#src/core/table/index.ts';
import { analyse, segmentRequest, type QueryTable, type SegmentQuery } from '#src/core/segment/index.ts';
import { AppError } from '#src/errors/index.ts';
import { serve, type Report } from './serve.ts';

/** A query whose columns were posted before it: each is named by the number it was given. */
export interface PostedQuery extends Omit<SegmentQuery, 'tables'> {
	readonly tables: readonly { readonly table: QueryTable['table']; readonly columns: readonly number[] }[];
}

let held = new Map<number, Column>();

function columnOf(number: number): Column {
	const column = held.get(number);
	if (!column) throw new AppError('internal', { detail: `column ${number}` });
	return column;
}

const methods = {
	/** Keeps a column for the queries that name it. */
	hold({ number, column }: { readonly number: number; readonly column: WireColumn }): void {
		held.set(number, unpackColumn(column));
	},
	/** Metrics and every scheme; a scheme that cannot be computed comes back with its fault. Other columns are let go. */
	analyse({ project, tables, schemes }: PostedQuery, report: Report) {
		held = new Map([...held].filter(([number]) => tables.some(({ columns }) => columns.includes(number))));
		const live = tables.map(({ table, columns }) => ({
			...table,
			columns: columns.map(columnOf),
		}));
		const request = segmentRequest({ ...project, tables: live }, schemes);
		if (!request) throw new AppError('segment.noCustomers', {});
		return analyse(request, report);
	},
};

export type SegmentMethods = typeof methods;

serve(methods);
