import { unpackColumn, type Column, type WireColumn } from '#src/core/table/index.ts';
import { analyse, segmentRequest, type PostedQuery } from '#src/core/segment/index.ts';
import { answer, type PostedQuestion, type QuestionKind } from '#src/core/segment/questions.ts';
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
	/** The answer to a question about columns of the customers. */
	ask<K extends QuestionKind>({ kind, question, columns }: PostedQuestion<K>, report: Report) {
		return answer(kind, question, columns.map(columnOf), report);
	},
};

export type SegmentMethods = typeof methods;

serve(methods);
