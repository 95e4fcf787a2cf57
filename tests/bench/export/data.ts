import {
	codeColumn,
	columnOf,
	createTable,
	Dictionary,
	numberColumn,
	type Column,
	type Table,
} from '#src/core/table/index.ts';

const WORDS = ['华东', '华南', '华中', '西南', '东北', '西北', '华北', '港澳台'];

/** A seeded customers table: 14 text columns (one of them all different), 11 numbers, 4 dates, 1 boolean. */
export function benchTable(rows: number): Table {
	let seed = 20_260_630;
	const next = (limit: number): number => (seed = (seed * 48_271) % 2_147_483_647) % limit;
	const columns: Column[] = [];
	columns.push(
		columnOf(
			{ id: 'c0', name: '客户编号', type: 'text' },
			Array.from({ length: rows }, (_, i) => `C${String(i + 1).padStart(6, '0')}`),
		),
	);
	for (let c = 1; c < 14; c++) {
		const distinct = c < 9 ? 8 * c : 1000 * c;
		const dictionary = Dictionary.of(
			Array.from({ length: distinct }, (_, i) => `${WORDS[i % 8] ?? ''}客户名称 ${c}-${i}`),
		);
		const codes = Int32Array.from({ length: rows }, () => (next(40) === 0 ? -1 : next(distinct)));
		columns.push(
			codeColumn({ id: `c${c}`, name: `文本 ${c}`, type: c < 4 ? 'choice' : 'text' }, codes, dictionary),
		);
	}
	const numbers = (
		at: number,
		name: string,
		value: () => number,
		type: 'number' | 'date' | 'boolean' = 'number',
	): void => {
		const spec =
			type === 'number'
				? { id: `c${at}`, name, type, format: { decimals: 2, style: 'money' } as const }
				: { id: `c${at}`, name, type };
		columns.push(
			numberColumn(
				spec,
				Float64Array.from({ length: rows }, () => (next(40) === 0 ? Number.NaN : value())),
			),
		);
	};
	for (let c = 14; c < 25; c++)
		numbers(c, `金额 ${c}`, () =>
			c < 18 ? next(1000) : c < 23 ? next(100_000_000) / 100 : next(1_000_000) / 7919,
		);
	for (let c = 25; c < 29; c++) numbers(c, `日期 ${c}`, () => 43_000 + next(3000), 'date');
	numbers(29, '有效', () => next(2), 'boolean');
	return createTable('t1', '客户', 'customers', rows, columns);
}
