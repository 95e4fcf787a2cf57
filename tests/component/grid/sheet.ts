import {
	columnOf,
	createTable,
	Dictionary,
	codeColumn,
	numberColumn,
	serialOf,
	type CellValue,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import { isoDate } from '#src/core/table/index.ts';
import type { FormatCell, GridColumn } from '#src/grid/index.ts';

/** A column of the grid with usual settings. */
export function shown(column: Column, more: Partial<GridColumn> = {}): GridColumn {
	return {
		column,
		label: column.name,
		width: 110,
		typeLabel: column.type,
		computed: false,
		readOnly: false,
		...more,
	};
}

export const format: FormatCell = (column, value) => {
	if (typeof value === 'string') return value;
	if (column.type === 'date') return isoDate(value);
	if (column.format?.style === 'percent')
		return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100))}%`;
	return value.toLocaleString('en-US', {
		minimumFractionDigits: column.format?.decimals ?? 0,
		maximumFractionDigits: column.format?.decimals ?? 6,
	});
};

/** Five rows of a customer list: id, name, amount, date; one amount missing, one unread. */
export function smallTable(): Table {
	const amounts: CellValue[] = [59, 77, null, { unread: '面议' }, 83];
	const columns = [
		columnOf({ id: 'id', name: '客户编号', type: 'text' }, [
			'C00005',
			'C00007',
			'C00013',
			'C00014',
			'C00020',
		]),
		columnOf({ id: 'name', name: '客户名称', type: 'text' }, [
			'上海宏泰',
			'上海佳禾',
			'南通思拓',
			'盐城恒屹',
			'南京德润',
		]),
		columnOf({ id: 'amount', name: '销售额', type: 'number' }, amounts),
		columnOf({ id: 'date', name: '最近下单', type: 'date' }, [
			serialOf(2025, 5, 24),
			serialOf(2025, 7, 24),
			serialOf(2026, 6, 1),
			serialOf(2024, 7, 1),
			null,
		]),
	];
	return createTable('customers', '客户', 'customers', 5, columns);
}

/** A generator of equal sequences for equal seeds. */
function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 4_294_967_296;
	};
}

const CITIES = [
	'上海',
	'南通',
	'盐城',
	'南京',
	'台州',
	'宁波',
	'杭州',
	'无锡',
	'绍兴',
	'苏州',
	'常州',
	'嘉兴',
];
const WORDS = [
	'宏泰',
	'佳禾',
	'思拓',
	'恒屹',
	'德润',
	'鼎坤',
	'天禄',
	'国砺',
	'力铭',
	'骏驰',
	'瑞恒',
	'启衡',
	'凯拓',
	'旭衡',
];
const TRADES = ['纺织机械', '风机', '机床', '自动化', '泵阀', '水务', '汽车零部件', '注塑机', '包装机械'];
const KINDS = [
	'纺织机械有限公司',
	'风机有限公司',
	'精密机械有限公司',
	'自动化科技有限公司',
	'泵业有限公司',
	'水务设备工程有限公司',
	'汽车零部件有限公司',
	'塑机制造有限公司',
];
const CLASSES = [
	'重要价值',
	'重要发展',
	'重要保持',
	'重要挽留',
	'一般价值',
	'一般发展',
	'一般保持',
	'一般挽留',
];
const REPS = ['陆嘉怡', '陈思远', '王磊', '孙志强', '周敏', '林婉清', '郑凯', '吴昊'];

/** A large table in the shape of the mock-up: eight columns, seeded. */
export function largeTable(rows: number): Table {
	const next = random(7);
	const pick = (count: number) => Int32Array.from({ length: rows }, () => Math.floor(next() * count));
	const ids = codeColumn(
		{ id: 'id', name: '客户编号', type: 'text' },
		Int32Array.from({ length: rows }, (_, i) => i),
		idDictionary(rows),
	);
	const names = CITIES.flatMap((city) => WORDS.flatMap((word) => KINDS.map((kind) => city + word + kind)));
	const amount = Float64Array.from({ length: rows }, () => Math.round(10 ** (0.6 + 2 * next()) * 10) / 10);
	const orders = Float64Array.from({ length: rows }, () => 1 + Math.floor(30 * next() ** 2));
	const change = Float64Array.from({ length: rows }, () =>
		next() < 0.1 ? Number.NaN : Math.round((next() * 1.4 - 0.6) * 100) / 100,
	);
	const last = Float64Array.from({ length: rows }, () => 45_500 + Math.floor(next() * 700));
	const coded = (id: string, name: string, texts: string[]) =>
		codeColumn({ id, name, type: 'choice' }, pick(texts.length), Dictionary.of(texts));
	const columns: Column[] = [
		ids,
		coded('name', '客户名称', names),
		coded('province', '省份', ['上海', '江苏', '浙江']),
		coded('industry', '行业', TRADES),
		coded('class', 'RFM 类别', CLASSES),
		numberColumn(
			{ id: 'amount', name: '近24月销售额', type: 'number', format: { decimals: 1, style: 'plain' } },
			amount,
		),
		numberColumn({ id: 'orders', name: '订单数', type: 'number' }, orders),
		numberColumn(
			{ id: 'change', name: '同比', type: 'number', format: { decimals: 0, style: 'percent' } },
			change,
		),
		numberColumn({ id: 'last', name: '最近下单', type: 'date' }, last),
		coded('rep', '负责人', REPS),
	];
	return createTable('customers', '客户', 'customers', rows, columns);
}

function idDictionary(rows: number): Dictionary {
	return Dictionary.of(Array.from({ length: rows }, (_, i) => `C${String(i + 5).padStart(7, '0')}`));
}

const WIDTHS: Record<string, number> = {
	id: 84,
	name: 216,
	province: 78,
	industry: 88,
	class: 104,
	amount: 134,
	orders: 70,
	change: 78,
	last: 96,
	rep: 100,
};

/** The columns of the large table as the mock-up shows them. */
export function largeColumns(table: Table, count = table.columns.length): GridColumn[] {
	const chips = new Map(
		CLASSES.map((name, i) => [name, { tint: `--cat-${i + 1}-tint`, ink: `--cat-${i + 1}-ink` }]),
	);
	return table.columns.slice(0, count).map((column) => {
		const width = WIDTHS[column.id] ?? 100;
		if (column.id === 'class') return shown(column, { width, chips });
		if (column.id === 'amount') return shown(column, { width, computed: true, dataBar: { max: 80 } });
		if (column.id === 'change') return shown(column, { width, computed: true, trend: true });
		return shown(column, { width });
	});
}
