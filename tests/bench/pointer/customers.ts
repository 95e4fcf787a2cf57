import { createRandom } from '#src/core/stats/index.ts';

const PROVINCES = ['江苏', '浙江', '山东', '广东', '四川', '湖北', '河南', '福建'];

/** A list of customers as text, with all that the schemes ask for; a tenth of the shares of wallet is not known. */
export function customerList(count: number): string {
	const random = createRandom(31);
	const lines = [
		'客户编号,客户名称,省份,销售额(万元),订单数,最后下单日期,潜力(万元),钱包份额,满意度,毛利(万元)',
	];
	for (let i = 0; i < count; i++) {
		const sales = Math.exp(1 + 6 * random.next());
		const share = 0.05 + 0.9 * random.next();
		const day = 1 + Math.floor(random.next() * 28);
		const month = 1 + Math.floor(random.next() ** 0.5 * 12);
		lines.push(
			[
				`K${100_000 + i}`,
				nameOf(i),
				PROVINCES[Math.floor(random.next() * PROVINCES.length)],
				sales.toFixed(2),
				1 + Math.floor(random.next() ** 3 * 40),
				`2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
				(sales / share).toFixed(2),
				random.next() < 0.1 ? '' : share.toFixed(3),
				(1 + 4 * random.next()).toFixed(1),
				(sales * (0.4 * random.next() - 0.05)).toFixed(2),
			].join(','),
		);
	}
	return lines.join('\n');
}

/** A name without digits, so that whatever on screen has some is a figure. */
function nameOf(index: number): string {
	return [...String(index)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');
}
