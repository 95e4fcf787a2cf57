import { createRandom, type Random } from '#src/core/stats/random.ts';
import { isoDate } from '#src/core/table/index.ts';
import type { RawWorkbook } from '#src/io/raw.ts';
import { pick, sampleCustomers, type SampleCustomer } from './customers.ts';
import { SAMPLE_END, sampleLines, type SampleLine } from './orders.ts';
import { PLACE_SLIPS, type PlaceSlip } from './places.ts';
import { rawSheet, rawWorkbook, type SampleCell } from './raw-sheet.ts';
import { INDUSTRIES, SAMPLE_REPS, SENIORITIES } from './words.ts';

export interface SampleOptions {
	readonly locale: 'zh-CN' | 'en';
	/** About 400 gives 10,000 order lines; both grow together. */
	readonly customers?: number;
	readonly seed?: number;
}

/**
 * The sample client 华辰机电 (Huachen Electric) as the workbook it would send: three sheets with title rows, several
 * spellings of a province, places that only a person can settle, dates as text, a total row, duplicates, orders of unknown
 * customers. Fictitious throughout; the same options give the same cells.
 */
export function sampleWorkbook({ locale, customers = 400, seed = 20_260_630 }: SampleOptions): RawWorkbook {
	const zh = locale === 'zh-CN';
	const random = createRandom(seed);
	const list = sampleCustomers(customers, zh, random);
	const lines = sampleLines(list, random);
	return rawWorkbook(
		zh ? '华辰机电 客户与订单 2026H1.xlsx' : 'Huachen Electric customers and orders 2026H1.xlsx',
		[
			rawSheet(zh ? '客户名单' : 'Customers', customerRows(list, zh, random)),
			rawSheet(zh ? '订单' : 'Orders', orderRows(lines, list, zh, random)),
			rawSheet(zh ? '销售人员' : 'Sales reps', repRows(zh)),
		],
	);
}

function customerRows(list: readonly SampleCustomer[], zh: boolean, random: Random): SampleCell[][] {
	const header = zh
		? [
				'客户编号',
				'客户名称',
				'省份',
				'城市',
				'详细地址',
				'所属行业',
				'客户类型',
				'员工人数',
				'采购潜力(万元)',
				'负责人',
				'联系人',
				'联系电话',
				'满意度',
				'建档日期',
				'备注',
			]
		: [
				'Customer ID',
				'Customer name',
				'Province',
				'City',
				'Address',
				'Industry',
				'Type',
				'Employees',
				'Potential (10k CNY)',
				'Owner',
				'Contact',
				'Phone',
				'Satisfaction',
				'Created',
				'Note',
			];
	const slips = slipsOf(list);
	const rows: SampleCell[][] = [
		[
			zh
				? '华辰机电有限公司客户台账（2026 年 6 月）'
				: 'Huachen Electric Co., Ltd. – customer ledger, June 2026',
		],
		[zh ? '制表：销售管理部' : 'Prepared by sales operations'],
		header,
		...list.map((customer, index) => {
			const row = customerRow(customer, index, zh, random);
			const slip = slips.get(customer.key);
			return slip ? row.toSpliced(2, 3, ...slipped(slip, index, zh)) : row;
		}),
	];
	for (const index of [37, 141, 262]) rows.push(duplicateOf(list, index, zh, random));
	const total = list.reduce((sum, customer) => sum + customer.potential / 10_000, 0);
	rows.push([zh ? '合计' : 'Total', null, null, null, null, null, null, null, total]);
	return rows;
}

/** Customers whose place was typed in a hurry: the first ones of each city. */
function slipsOf(list: readonly SampleCustomer[]): Map<string, PlaceSlip> {
	return new Map(
		PLACE_SLIPS.flatMap((slip) =>
			list
				.filter(({ place }) => place.city.zh === slip.city)
				.slice(0, slip.customers)
				.map(({ key }) => [key, slip] as const),
		),
	);
}

/** Province, city and address of a row with a slip. */
function slipped({ province, typed }: PlaceSlip, index: number, zh: boolean): SampleCell[] {
	const word = (pair: readonly [string, string] | null) => pair?.[zh ? 0 : 1] ?? null;
	const park = 1 + (index % 60);
	const address = zh ? `${word(typed)}工业园${park}号` : `${park} Industrial Park, ${word(typed)}`;
	return [word(province), word(typed), typed && address];
}

function customerRow(customer: SampleCustomer, index: number, zh: boolean, random: Random): SampleCell[] {
	const { place } = customer;
	// Both languages draw the same numbers, so that they differ in words only.
	const isShort = random.next() < 0.15;
	const hasSuffix = random.next() < 0.3;
	const province = zh ? (isShort ? place.province.short : place.province.zh) : place.province.en;
	const address = zh
		? `${place.province.zh === `${place.city.zh}市` ? '' : place.province.zh}${place.city.zh}市${place.district.zh}工业园${1 + (index % 60)}号`
		: `${1 + (index % 60)} Industrial Park, ${place.district.en}, ${place.city.en}`;
	const dirt = index % 97;
	return [
		customer.key,
		dirt === 5 ? `${customer.name} ` : customer.name,
		dirt === 11 ? null : province,
		zh ? (hasSuffix ? `${place.city.zh}市` : place.city.zh) : place.city.en,
		address,
		customer.industry,
		customer.kind,
		dirt === 17 ? (zh ? '约300' : 'approx. 300') : customer.employees,
		dirt === 23 ? (zh ? '面议' : 'tbd') : customer.potential / 10_000,
		customer.rep,
		customer.contact,
		customer.phone,
		customer.satisfaction,
		createdText(index, zh, random),
		dirt === 29 ? (zh ? '年底集中采购' : 'Buys at year end') : null,
	];
}

function createdText(index: number, zh: boolean, random: Random): SampleCell {
	const serial = SAMPLE_END - 900 - Math.floor(random.next() * 1500);
	const [year, month, day] = isoDate(serial).split('-').map(Number);
	if (!zh || index % 5 > 1) return { date: serial };
	return index % 5 === 0 ? `${year}年${month}月${day}日` : `${year}.${month}.${day}`;
}

function duplicateOf(
	list: readonly SampleCustomer[],
	index: number,
	zh: boolean,
	random: Random,
): SampleCell[] {
	const customer = list[index % list.length] as SampleCustomer;
	const name = zh ? customer.name.replace('有限公司', '公司') : customer.name.replace(' Co., Ltd.', '');
	return customerRow(
		{ ...customer, key: `K9${String(index).padStart(4, '0')}`, name, rhythm: 'prospect' },
		index + 1,
		zh,
		random,
	);
}

function orderRows(
	lines: readonly SampleLine[],
	list: readonly SampleCustomer[],
	zh: boolean,
	random: Random,
): SampleCell[][] {
	const header = zh
		? ['订单号', '客户编号', '下单日期', '产品编码', '产品名称', '品类', '数量', '单价', '金额', '状态']
		: [
				'Order no.',
				'Customer ID',
				'Order date',
				'Product code',
				'Product',
				'Category',
				'Quantity',
				'Unit price',
				'Amount',
				'Status',
			];
	const word = (pair: readonly [string, string]) => pair[zh ? 0 : 1];
	const done = zh ? '已完成' : 'Completed';
	const returned = zh ? '退货' : 'Returned';
	const rows: SampleCell[][] = [header];
	lines.forEach((line, index) => {
		const amount = line.quantity * line.price;
		const key =
			index % 641 === 640 ? `X${String(index).padStart(5, '0')}` : index % 733 === 700 ? null : line.customer;
		const row = (quantity: number, status: string): SampleCell[] => [
			line.order,
			key,
			{ date: line.date },
			line.product.code,
			word(line.product.name),
			word(line.product.category),
			quantity,
			line.price,
			quantity * line.price,
			status,
		];
		rows.push(row(line.quantity, done));
		if (amount > 2000 && random.next() < 0.012) rows.push(row(-Math.ceil(line.quantity / 2), returned));
	});
	const gift = pick(list, random);
	rows.push([
		'SO299999',
		gift.key,
		{ date: SAMPLE_END - 3 },
		'P-0001',
		zh ? '备件包（赠品）' : 'Spare parts kit (free)',
		zh ? '备件' : 'Spares',
		1,
		0,
		0,
		done,
	]);
	return rows;
}

function repRows(zh: boolean): SampleCell[][] {
	const word = (pair: readonly [string, string]) => pair[zh ? 0 : 1];
	const header = zh
		? ['工号', '姓名', '团队', '常驻城市', '年可用工时', '离职日期', '级别', '年成本(万元)', '擅长行业']
		: [
				'Rep ID',
				'Name',
				'Team',
				'Base',
				'Hours a year',
				'Leaving date',
				'Seniority',
				'Annual cost (10k CNY)',
				'Skills',
			];
	return [
		header,
		...SAMPLE_REPS.map((rep, index) => [
			`R${String(index + 1).padStart(2, '0')}`,
			word(rep.name),
			word(rep.team),
			word(rep.base),
			rep.hours,
			rep.leaves ?? null,
			word(SENIORITIES[rep.seniority]),
			rep.cost,
			rep.skills.map((at) => word(INDUSTRIES[at] ?? ['', ''])).join(zh ? '、' : ', ') || null,
		]),
	];
}
