/** Units in which amounts are written, with the factor into the unit 1. Longest first, so that 百万元 is not 元. */
const FACTORS: readonly (readonly [RegExp, number])[] = [
	[/^(?:人民[币幣])?(?:万亿|萬億)[元圆圓]?$/, 1e12],
	[/^(?:人民[币幣])?(?:千万|千萬)[元圆圓]?$/, 1e7],
	[/^(?:人民[币幣])?(?:百万|百萬)[元圆圓]?$/, 1e6],
	[/^(?:人民[币幣])?(?:十万|十萬)[元圆圓]?$/, 1e5],
	[/^(?:人民[币幣])?[亿億][元圆圓]?$/, 1e8],
	[/^(?:人民[币幣])?[万萬](?:[元圆圓](?:人民[币幣])?|美元|欧元)?$/, 1e4],
	[/^(?:人民[币幣])?[千仟](?:[元圆圓])?$/, 1e3],
	[/^(?:人民[币幣])?[元圆圓]$|^人民[币幣]$|^(?:in )?(?:rmb|cny|usd|eur|gbp|[¥$€£])$/, 1],
	[
		/^(?:in )?(?:[¥$€£]|rmb|cny|usd|us\$|eur|gbp)? ?(?:'?000s?|thousands?|k|ths)(?: ?(?:rmb|cny|usd|eur|gbp))?$/,
		1e3,
	],
	[/^(?:in )?(?:[¥$€£]|rmb|cny|usd|us\$|eur|gbp)? ?(?:10k|ten thousands?|wan)(?: ?(?:rmb|cny))?$/, 1e4],
	[
		/^(?:in )?(?:[¥$€£]|rmb|cny|usd|us\$|eur|gbp)? ?(?:millions?|mn|mm|m)(?: ?(?:rmb|cny|usd|eur|gbp))?$/,
		1e6,
	],
	[/^(?:in )?(?:[¥$€£]|rmb|cny|usd|us\$|eur|gbp)? ?(?:billions?|bn|b)(?: ?(?:rmb|cny|usd|eur|gbp))?$/, 1e9],
];

/** A unit found in a header or a title. */
export interface FoundUnit {
	/** As written. */
	readonly unit: string;
	readonly factor: number;
}

/** Factor of a unit of money into the unit 1; null where the text is no such unit. A lone small k, m or b is none (metres). */
function moneyFactor(unit: string): number | null {
	if (/^[kmb]$/.test(unit)) return null;
	const folded = unit.normalize('NFKC').trim().toLowerCase();
	for (const [form, factor] of FACTORS) if (form.test(folded)) return factor;
	return null;
}

const SUFFIX =
	/^(.*?)\s*(?:[([【〔]\s*(?:单位|單位)?\s*[:：]?\s*([^()[\]【】〔〕]{1,24}?)\s*[)\]】〕]|[/_:：]\s*([^/_:：()]{1,6}))$/s;

/** A header without its unit, and the unit: `2025年销售额(万)` → `2025年销售额`, 万, 10,000. Only units of money are found. */
export function headerUnit(header: string): { readonly name: string; readonly unit: FoundUnit | null } {
	const match = SUFFIX.exec(header.normalize('NFKC').trim());
	const unit = match?.[2] ?? (/[元万萬亿億千]/.test(match?.[3] ?? '') ? match?.[3] : undefined);
	const factor = unit === undefined ? null : moneyFactor(unit);
	if (!match || unit === undefined || factor === null || !match[1]) return { name: header, unit: null };
	return { name: match[1], unit: { unit, factor } };
}

const TITLE =
	/(?:(?:金额|金額)?(?:单位|單位)|unit|amounts?|\(in\b)\s*[:：]?\s*(?:in\s+)?((?:人民[币幣])?[十百千]?[万萬亿億千仟]?[亿億]?[元圆圓]|[¥$€£a-z]{0,4} ?(?:thousands?|millions?|billions?|'000|10k|k|m)\b)/i;

/** The unit a title states for all amounts below it: `单位：万元`. */
export function titleUnit(text: string): FoundUnit | null {
	const unit = TITLE.exec(text.normalize('NFKC'))?.[1]?.trim();
	const factor = unit === undefined ? null : moneyFactor(unit);
	return unit === undefined || factor === null ? null : { unit, factor };
}
