import type { MatrixDetail } from '#src/core/segment/matrix/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import type { ClassRow } from '#src/features/segments/class-rows.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** A cell with its figures as they are now, while a cut is moved too. */
export interface CellRow extends Pick<ClassRow, 'id' | 'index' | 'name' | 'colour' | 'count' | 'amount'> {
	readonly share: number;
	readonly shareOfAmount: number | null;
	readonly threatened: number;
	/** Of those of whom it is known; null where nobody can tell. */
	readonly headroom: number | null;
	readonly headroomUnknown: number;
}

const NOBODY = { count: 0, amount: 0, threatened: 0, headroom: null, headroomUnknown: 0 };

/** The cells and the unknown ones, in the order of the classes. */
export function cellRows(view: SchemeView): readonly CellRow[] {
	const { totals } = view.matrix;
	const all = view.totals;
	return view.rows.map(({ id, index, name, colour }, i) => {
		const { count, amount, threatened, headroom, headroomUnknown } = totals[i] ?? NOBODY;
		const shareOfAmount = all.amount > 0 && Number.isFinite(all.amount) ? amount / all.amount : null;
		return {
			...{ id, index, name, colour, count, amount, threatened, headroomUnknown },
			headroom: headroomUnknown < count ? headroom : null,
			share: count / Math.max(1, all.count),
			shareOfAmount,
		};
	});
}

/** The cells as the board writes them. */
export function boardCells(view: SchemeView, rows: readonly CellRow[], hasMoney: boolean) {
	const cells = view.matrix.detail?.scheme.cells.length ?? 0;
	return rows.slice(0, cells).map((row) => {
		const { name, colour, count, amount, share, shareOfAmount, threatened, headroom } = row;
		const money = hasMoney ? view.moneyText(amount) : '';
		const counted = formatInteger(count);
		const shares =
			hasMoney && shareOfAmount !== null
				? m.matrix_cell_share({ share: formatPercent(shareOfAmount) })
				: m.matrix_cell_shareOfCustomers({ share: formatPercent(share) });
		return {
			name,
			colour,
			lines: [
				hasMoney
					? m.matrix_cell_figures({ count: counted, amount: money })
					: m.matrix_unknown_count({ count: counted }),
				shares,
				...(headroom === null ? [] : [m.matrix_cell_headroom({ amount: view.moneyText(headroom) })]),
				...(threatened > 0 ? [m.matrix_cell_threat({ count: formatInteger(threatened) })] : []),
			],
			spoken: m.matrix_cell_spoken({ name, count: counted, amount: money || shares }),
		};
	});
}

/** Columns of the cells as a table. */
export function cellColumns(
	view: SchemeView,
	detail: MatrixDetail,
	hasMoney: boolean,
): TableColumn<CellRow>[] {
	const money: TableColumn<CellRow>[] = [
		{
			id: 'amount',
			title: m.segments_column_amount({ unit: view.whole.unit }),
			align: 'end',
			text: (row) => view.whole.text(row.amount),
			total: view.whole.text(view.totals.amount),
		},
		{
			id: 'amountShare',
			title: m.segments_column_share(),
			align: 'end',
			text: (row) => formatPercent(row.shareOfAmount),
		},
	];
	const headroom: TableColumn<CellRow>[] = [
		{
			id: 'headroom',
			title: m.matrix_column_headroom({ unit: view.whole.unit }),
			align: 'end',
			text: (row) => view.whole.text(row.headroom),
		},
		{
			id: 'headroomUnknown',
			title: m.matrix_column_headroomUnknown(),
			align: 'end',
			text: (row) => formatInteger(row.headroomUnknown),
		},
	];
	const threat: TableColumn<CellRow> = {
		id: 'threat',
		title: m.matrix_column_threat(),
		align: 'end',
		text: (row) => formatInteger(row.threatened),
	};
	return [
		{ id: 'cell', title: m.matrix_column_cell(), text: (row) => row.name, total: m.segments_total() },
		{
			id: 'count',
			title: m.segments_column_customers(),
			align: 'end',
			text: (row) => formatInteger(row.count),
			total: formatInteger(view.totals.count),
		},
		...(hasMoney ? money : []),
		...(view.matrix.headroom ? headroom : []),
		...(detail.threatened ? [threat] : []),
	];
}
