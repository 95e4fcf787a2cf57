import { emptyRecipe, type Project, type Recipe, type Scheme } from '#src/core/model/index.ts';
import { columnOf, createTable, serialOf, type CellValue } from '#src/core/table/index.ts';
import { reportMoney, reportTexts } from '#src/i18n/report.ts';
import type { ClassLook, ProjectWorkbookInput } from '#src/io/project-file/index.ts';

type Locale = 'zh-CN' | 'en';
const pick = (locale: Locale, zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);

/** A seeded generator of numbers in 0…1 (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const CLASSES: readonly (readonly [zh: string, en: string, tint: string, ink: string, mark: string])[] = [
	['重要价值客户', 'Top value', 'E1EAF2', '185B9B', '6B96BF'],
	['重要发展客户', 'Grow', 'F9EEE1', '915917', 'DFA969'],
	['重要保持客户', 'Keep', 'EDF1EB', '526C4B', 'A4BB9B'],
	['重要挽留客户', 'Win back', 'F5E9EC', '964B62', 'CC92A3'],
	['一般价值客户', 'Regular', 'EDEAE2', '725B22', 'A59672'],
	['一般发展客户', 'New', 'EEEFFB', '5A619E', 'AEB2EC'],
	['一般保持客户', 'Occasional', 'DEF3F3', '086F6F', '5EC3C2'],
	['一般挽留客户', 'Lost', 'EFE6EB', '833B67', 'B0829E'],
];
const PLACES = ['江苏', '浙江', '广东', '上海', '山东', '四川', '湖北', '河南', '辽宁', '陕西'];
const INDUSTRIES = ['C 制造业', 'F 批发和零售业', 'I 信息传输', 'E 建筑业'];

/** Looks of the demo's classes. */
function demoClasses(locale: Locale): ClassLook[] {
	return CLASSES.map(([zh, en, tint, ink, mark]) => ({ name: pick(locale, zh, en), tint, ink, mark }));
}

/** A fictitious project of `customers` customers and five order lines each, always the same. */
function demoProject(customers: number, locale: Locale = 'zh-CN'): Project {
	const random = seeded(7);
	const rows = Array.from({ length: customers }, (_, i) => i);
	const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const date = (): number => serialOf(2024, 1, 1) + Math.floor(random() * 900);
	const amounts = rows.map(() => Math.round(Math.exp(8 + random() * 5) * 100) / 100);
	const columns: [
		id: string,
		zh: string,
		en: string,
		type: 'text' | 'choice' | 'number' | 'date',
		values: CellValue[],
		money?: true,
	][] = [
		['id', '客户编号', 'Customer id', 'text', rows.map((i) => `C${String(i + 1).padStart(5, '0')}`)],
		[
			'name',
			'客户名称',
			'Customer',
			'text',
			rows.map((i) => `${any(PLACES)}${any(['宏泰', '瑞丰', '恒通', '金石', '远东'])}机电有限公司${i % 97}`),
		],
		['province', '省份', 'Province', 'choice', rows.map(() => (random() < 0.03 ? null : any(PLACES)))],
		['industry', '行业', 'Industry', 'choice', rows.map(() => any(INDUSTRIES))],
		[
			'revenue',
			'年收入',
			'Revenue',
			'number',
			rows.map((i) => (i % 53 === 7 ? { unread: '面议' } : Math.round(random() * 9e7))),
			true,
		],
		['created', '建档日期', 'Created', 'date', rows.map(date)],
		['note', '备注', 'Note', 'text', rows.map((i) => (i % 11 === 3 ? '=老客户，需回访' : null))],
	];
	const orders = Array.from({ length: customers * 5 }, (_, i) => i);
	const lines: typeof columns = [
		[
			'oid',
			'订单号',
			'Order',
			'text',
			orders.map((i) => `SO${String(Math.floor(i / 2) + 1).padStart(7, '0')}`),
		],
		[
			'cid',
			'客户编号',
			'Customer id',
			'text',
			orders.map((i) => `C${String((i % customers) + 1).padStart(5, '0')}`),
		],
		['date', '下单日期', 'Date', 'date', orders.map(() => date() + Math.floor(random() * 1440) / 1440)],
		['qty', '数量', 'Quantity', 'number', orders.map(() => Math.floor(random() * 40) - 1)],
		[
			'amount',
			'金额',
			'Amount',
			'number',
			orders.map((i) => Math.round((amounts[i % customers] ?? 0) * 20) / 100),
			true,
		],
	];
	const build = (list: typeof columns) =>
		list.map(([id, zh, en, type, values, money]) =>
			columnOf(
				{
					id,
					name: pick(locale, zh, en),
					type,
					...(money ? { format: { decimals: 2, style: 'money' } } : {}),
				},
				values,
			),
		);
	return {
		id: 'demo-0001',
		name: pick(locale, '华辰机电 2026 年中分析', 'Huachen Electric, mid-year 2026'),
		seq: 42,
		tables: [
			createTable('t1', pick(locale, '客户', 'Customers'), 'customers', customers, build(columns)),
			createTable('t2', pick(locale, '交易', 'Orders'), 'transactions', customers * 5, build(lines)),
		],
		recipe: demoRecipe(),
	};
}

function demoRecipe(): Recipe {
	const scheme: Scheme = {
		kind: 'rfm',
		id: 's1',
		name: null,
		version: 3,
		windowMonths: null,
		binning: 'independent',
		ties: 'value',
		cuts: null,
		segmentMap: 'eight',
	};
	return {
		...emptyRecipe(),
		analysisDate: serialOf(2026, 6, 30),
		roles: {
			t1: { id: 'customer.id', name: 'customer.name', province: 'customer.province' },
			t2: { oid: 'transaction.id', cid: 'transaction.customerId' },
		},
		schemes: [scheme],
	};
}

/** The workbook of the demo project, with all kinds of blocks. */
export function demoInput(customers: number, locale: Locale = 'zh-CN'): ProjectWorkbookInput {
	const project = demoProject(customers, locale);
	const random = seeded(11);
	const classes = demoClasses(locale);
	const amount = Array.from({ length: customers }, () => Math.round(Math.exp(8 + random() * 5) * 100) / 100);
	const classOf = Array.from({ length: customers }, () => Math.floor(random() * random() * classes.length));
	const total = amount.reduce((sum, value) => sum + value, 0);
	const shares = (values: readonly number[]): (number | string)[] => {
		const sum = values.reduce((a, b) => a + b, 0);
		return [
			values.length,
			values.length / customers,
			sum,
			sum / total,
			values.length ? sum / values.length : 0,
		];
	};
	const grouped = (names: readonly string[], group: (row: number) => number) =>
		names.map((name, g) => [name, ...shares(amount.filter((_, row) => group(row) === g))]);
	const columns = (first: string) =>
		[
			{ header: first, kind: 'class' },
			{ header: pick(locale, '客户数', 'Customers'), kind: 'count', sums: true },
			{ header: pick(locale, '客户占比', 'Share of customers'), kind: 'percent', sums: true },
			{ header: pick(locale, '销售额', 'Sales'), kind: 'money', sums: true },
			{ header: pick(locale, '销售额占比', 'Share of sales'), kind: 'percent', sums: true, bar: true },
			{ header: pick(locale, '客均销售额', 'Sales per customer'), kind: 'money' },
		] as const;
	const totals = [pick(locale, '合计', 'Total'), customers, 1, total, 1, total / customers];
	const spec = { id: 'x', name: '', type: 'number' } as const;
	const tiers = ['A', 'B', 'C', 'D'];
	return {
		project,
		locale,
		texts: reportTexts(locale),
		money: reportMoney('auto', 'CNY', total, locale),
		subtitle: pick(
			locale,
			`分析日期 2026-06-30 · ${customers} 个客户，${customers * 5} 行交易 · 金额单位：万元`,
			`As of 2026-06-30 · ${customers} customers, ${customers * 5} order lines`,
		),
		keyFigures: [
			{
				label: pick(locale, '客户', 'Customers'),
				value: customers,
				kind: 'count',
				note: pick(locale, '其中 396 个有订单', '396 with orders'),
			},
			{
				label: pick(locale, '销售额', 'Sales'),
				value: total,
				kind: 'money',
				note: '2024-01-03 – 2026-06-18',
			},
			{
				label: pick(locale, '平均订单金额', 'Average order'),
				value: total / customers / 5,
				kind: 'money',
				note: `n = ${customers * 5}`,
			},
			{
				label: pick(locale, '前 20% 客户占比', 'Share of the top 20%'),
				value: 0.634,
				kind: 'percent',
				note: pick(locale, '按销售额', 'by sales'),
			},
			{
				label: pick(locale, '距上次购买中位天数', 'Median days since order'),
				value: 87,
				kind: 'days',
				note: pick(locale, '截至分析日期', 'to the as-of date'),
			},
			{
				label: pick(locale, '未分类', 'Unclassified'),
				value: 0,
				kind: 'count',
				note: pick(locale, '重复 0', 'duplicates 0'),
			},
		],
		summaries: [
			{
				title: pick(
					locale,
					'重要价值客户占销售额的 38%，共 132 个客户',
					'Top value customers bring 38% of sales',
				),
				note: pick(locale, `RFM · 第 3 版 · n = ${customers}`, `RFM · version 3 · n = ${customers}`),
				columns: columns(pick(locale, '类别', 'Class')),
				rows: grouped(
					classes.map(({ name }) => name),
					(row) => classOf[row] as number,
				),
				total: totals,
				classes,
				chart: { kind: 'bar', title: pick(locale, '各类别销售额', 'Sales by class'), value: 3 },
			},
			{
				title: pick(locale, '华东占销售额的 41%', 'East China brings 41% of sales'),
				note: pick(locale, `按大区 · n = ${customers}`, `By region group · n = ${customers}`),
				columns: columns(pick(locale, '大区', 'Region group')),
				rows: grouped(
					['华东', '华南', '华中', '西南', '东北', '西北', pick(locale, '未识别', 'Unresolved')],
					(row) => Math.min(6, Math.floor(((row * 13) % 29) / 4)),
				),
				total: totals,
				chart: { kind: 'bar', title: pick(locale, '各大区销售额', 'Sales by region group'), value: 3 },
			},
			{
				title: pick(locale, 'A 级客户占销售额的 70%', 'Tier A brings 70% of sales'),
				columns: columns(pick(locale, '等级', 'Tier')),
				rows: grouped(tiers, (row) => row % 4),
				total: totals,
				chart: { kind: 'column', title: pick(locale, '各等级客户数', 'Customers by tier'), value: 1 },
			},
		],
		remarks: [
			{
				title: pick(locale, '数据来源', 'Sources'),
				lines: [pick(locale, '客户：412 行，7 列；交易：2,060 行，5 列', 'Customers: 412 rows, 7 columns')],
			},
			{
				title: pick(locale, '未计入的内容', 'What was left out'),
				lines: [
					pick(
						locale,
						'没有客户编号：12 行；数量为零或负：31 行；退货或取消：58 行。各项相加等于全部行数。',
						'No customer id: 12 lines',
					),
				],
			},
		],
		method: [
			{
				title: pick(locale, '基础', 'Basis'),
				rows: [
					[
						pick(locale, '分析日期', 'As-of date'),
						{ value: project.recipe.analysisDate, kind: 'date' },
						pick(locale, '距上次购买的天数以此日计算', 'Days since the last order are counted from this day'),
					],
				],
			},
			{
				title: 'RFM',
				note: pick(
					locale,
					'分值的下限与上限，5 分最好；值不超过上限者归入该分',
					'Upper edges of the scores, 5 is best',
				),
				header: [pick(locale, '指标', 'Measure'), '1', '2', '3', '4', '5'],
				rows: [
					[pick(locale, 'R 距上次购买天数', 'R days'), 720, 410, 188, 76, 21],
					[pick(locale, 'F 订单数', 'F orders'), 1, 2, 4, 7, 28],
					[
						pick(locale, 'M 销售额（万元）', 'M sales'),
						...[8e3, 2.1e4, 7e4, 2.4e5, 3e6].map((value) => ({ value, kind: 'money' }) as const),
					],
				],
			},
		],
		computed: {
			t1: [
				{
					header: pick(locale, '销售额', 'Sales'),
					column: columnOf({ ...spec, format: { decimals: 2, style: 'money' } }, amount),
					bar: true,
				},
				{
					header: pick(locale, 'RFM 类别', 'RFM class'),
					column: columnOf(
						{ id: 'c', name: '', type: 'choice' },
						classOf.map((c) => classes[c]?.name ?? null),
					),
					classes,
				},
			],
		},
	};
}
