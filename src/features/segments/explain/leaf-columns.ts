import { formatInteger, m } from '#src/i18n/index.ts';
import type { Snippet } from 'svelte';
import type { TableColumn } from '#src/ui/index.ts';
import { partText, type LeafRow } from './explain-figures.ts';

/** Columns of the leaves: condition, drawn by `cell`, class, customers, hit rate. */
export function leafColumns(cell?: Snippet<[LeafRow]>): TableColumn<LeafRow>[] {
	return [
		{ id: 'when', title: m.segments_explain_column_when(), text: (row) => row.when, ...(cell && { cell }) },
		{ id: 'class', title: m.segments_column_class(), text: (row) => row.look.name },
		{
			id: 'count',
			title: m.segments_column_customers(),
			align: 'end',
			text: (row) => formatInteger(row.n),
			sort: (row) => row.n,
		},
		{
			id: 'hits',
			title: m.segments_explain_column_hits(),
			align: 'end',
			text: (row) => partText(row.hits, row.n),
			sort: (row) => row.hits / row.n,
		},
	];
}
