import { unpackColumn, type Column, type WireColumn } from '#src/core/table/index.ts';
import { analyse, segmentRequest, type PostedQuery } from '#src/core/segment/index.ts';
import { explainClasses, type PostedExplanation } from '#src/core/segment/explain/index.ts';
import { AppError } from '#src/errors/index.ts';
import { serve, type Report } from './serve.ts';

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
	/** The tree that restates the classes of a scheme by columns of the customers. */
	explain({ columns, ...rest }: PostedExplanation, report: Report) {
		report({ stage: 'segment.explain', done: 0, total: null });
		return explainClasses({ ...rest, columns: columns.map(columnOf) });
	},
};

export type SegmentMethods = typeof methods;

serve(methods);
