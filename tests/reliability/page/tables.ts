import {
	ColumnBuilder,
	createTable,
	Dictionary,
	type Column,
	type ColumnType,
	type Table,
} from '#src/core/table/index.ts';

/** Reproducible numbers in 0…1. */
export function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function column(
	id: string,
	type: ColumnType,
	rows: number,
	value: (row: number) => number | string | null,
	texts = new Dictionary(),
): Column {
	const builder = new ColumnBuilder({ id, name: id, type }, texts);
	for (let row = 0; row < rows; row++) builder.push(value(row));
	return builder.finish();
}

/** Customers as lists have them: 30 columns, of which 6 distinct or long texts, 8 choices, 10 amounts, 4 counts, 2 dates. */
export function customersTable(rows: number): Table {
	const random = generator(7);
	const columns: Column[] = [];
	for (let i = 0; i < 6; i++)
		columns.push(column(`t${i}`, 'text', rows, (row) => `客户 ${i} ${(row * 7919) % rows} 有限公司`));
	for (let i = 0; i < 8; i++)
		columns.push(column(`c${i}`, 'choice', rows, () => `类别 ${Math.floor(random() * 40)}`));
	for (let i = 0; i < 10; i++) columns.push(column(`a${i}`, 'number', rows, () => amount(random, i)));
	for (let i = 0; i < 4; i++) columns.push(column(`n${i}`, 'number', rows, () => Math.floor(random() * 500)));
	for (let i = 0; i < 2; i++)
		columns.push(column(`d${i}`, 'date', rows, () => 44_000 + Math.floor(random() * 2000)));
	return createTable('customers', 'Customers', 'customers', rows, columns);
}

/** Order lines: 8 columns. `seed` changes the values. */
export function transactionsTable(rows: number, seed: number): Table {
	const random = generator(seed);
	return createTable('transactions', 'Transactions', 'transactions', rows, [
		column('order', 'text', rows, (row) => `SO-${seed}-${row >> 2}`),
		column('customer', 'text', rows, () => `C${Math.floor(random() * 100_000)}`),
		column('date', 'date', rows, () => 44_000 + Math.floor(random() * 2000)),
		column('product', 'choice', rows, () => `P-${Math.floor(random() * 3000)}`),
		column('quantity', 'number', rows, () => 1 + Math.floor(random() * 50)),
		column('price', 'number', rows, () => amount(random, 1)),
		column('amount', 'number', rows, () => amount(random, 0)),
		column('margin', 'number', rows, () => random()),
	]);
}

/** Mostly two decimals; every third column is a full float; some are missing. */
function amount(random: () => number, index: number): number | null {
	const value = random() * 100_000;
	if (random() < 0.02) return null;
	return index % 3 === 2 ? value : Math.round(value * 100) / 100;
}
