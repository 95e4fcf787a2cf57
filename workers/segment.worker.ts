import { dismiss, employ, type Peer } from '#src/core/cluster/index.ts';
import { analyse, segmentRequest, type PostedQuery } from '#src/core/segment/index.ts';
import { answer, type PostedQuestion, type QuestionKind } from '#src/core/segment/questions.ts';
import type { WireColumn } from '#src/core/table/index.ts';
import { AppError } from '#src/errors/index.ts';
import { HeldColumns } from './held-columns.ts';
import { serve, type Report } from './serve.ts';

const held = new HeldColumns();

const methods = {
	/** Keeps a column for the queries that name it. */
	hold: ({ number, column }: { readonly number: number; readonly column: WireColumn }) =>
		held.hold(number, column),
	/** Threads that help with the steps of k-means. */
	employ: ({ peers }: { readonly peers: readonly Peer[] }) => employ(peers),
	/** Metrics and every scheme; a scheme that cannot be computed comes back with its fault. Other columns are let go. */
	analyse({ project, tables, schemes, isWatching }: PostedQuery, report: Report) {
		held.keep(new Set(tables.flatMap(({ columns }) => columns)));
		const live = tables.map(({ table, columns }) => ({ ...table, columns: held.all(columns) }));
		const request = segmentRequest({ ...project, tables: live }, schemes, isWatching);
		if (!request) throw new AppError('segment.noCustomers', {});
		try {
			return analyse(request, report);
		} finally {
			dismiss();
		}
	},
	/** The answer to a question about columns of the customers. */
	ask: <K extends QuestionKind>({ kind, question, columns }: PostedQuestion<K>, report: Report) =>
		answer(kind, question, held.all(columns), report),
};

export type SegmentMethods = typeof methods;

serve(methods);
