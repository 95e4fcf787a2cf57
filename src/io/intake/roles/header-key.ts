import { headerUnit } from '../units.ts';

/** Traditional and variant characters of headers, each followed by its simplified form. */
const SIMPLIFIED =
	'編编號号戶户訂订單单銷销額额電电話话聯联繫系係系郵邮區区縣县國国產产數数價价總总時时間间備备註注類类級级業业務务員员負负責责稱称買买賣卖碼码證证帳账賬账實实際际開开發发貨货錢钱進进門门隊队團团導导採采購购優优營营規规職职體体資资場场錄录態态經经緯纬緊紧關关樣样樓楼圍围應应收收歷历區区聲声書书會会專专層层結结餘余權权頻频點点標标簽签籤签註注續续檔档對对觸触識识網网頁页領领構构機机歸归屬属願愿詢询顧顾滿满意意適适為为與与從从種种鎮镇鄉乡廠厂牌牌運运費费剛刚創创併并擬拟統统執执照照稅税動动態态幣币億亿萬万彙汇總总佔占簡简圖图師师協协辦办處处離离連连絡络絕绝參参數数擔担據据憑凭號号';
const FOLD = new Map<string, string>();
for (let i = 0; i + 1 < SIMPLIFIED.length; i += 2) FOLD.set(SIMPLIFIED.charAt(i), SIMPLIFIED.charAt(i + 1));

/** A header as aliases are written: compatibility forms folded, simplified, lower case, letters and digits only. */
export function headerKey(header: string): string {
	const folded = header.normalize('NFKC').toLowerCase();
	let key = '';
	for (const char of folded) {
		if (/[\p{L}\p{N}]/u.test(char)) key += FOLD.get(char) ?? char;
	}
	return key;
}

/** What a header says, taken apart. */
export interface HeaderParts {
	/** Key of the whole header without its unit. */
	readonly key: string;
	/** Key of the last part of a flattened header (`客户/编号` → `编号`), or the same as `key`. */
	readonly lastKey: string;
	/** Key without a period token, and the period; null where the header names none. */
	readonly period: { readonly key: string; readonly period: string } | null;
}

const PERIOD =
	/(?:(?:19|20)\d{2}\s*(?:年度?|财年|fy)?\s*[-/.]?\s*(?:(?:1[0-2]|0?[1-9])\s*月份?|q[1-4]|h[12]|[1-4一二三四]\s*季度?|上半年|下半年|(?:0[1-9]|1[0-2])(?!\d))?)|(?:fy\s?\d{2,4})|(?:\b(?:1[0-2]|0?[1-9])\s*月份?)|(?:[一二三四五六七八九十]{1,2}月份?)|(?:第?[一二三四1-4]季度)|(?:上半年|下半年|去年|今年|上年|本年|近12个?月|近一年|近三年)|(?:\bq[1-4]\b)|(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[\s-]*\d{2,4})?\b)|(?:\b(?:last|this|prior|current)\s?year\b)|(?:\bytd\b)/;

/** Takes a header apart. */
export function headerParts(header: string): HeaderParts {
	const name = headerUnit(header.replace(/\s+/g, ' ').trim()).name;
	const bare = name.replace(/[([（【][^()（）[\]【】]*[)\]）】]/g, ' ').trim();
	const text = (bare === '' ? name : bare).normalize('NFKC').toLowerCase();
	const last = text.split('/').at(-1) ?? text;
	const found = PERIOD.exec(text);
	const period = found ? { key: headerKey(text.replace(found[0], ' ')), period: found[0].trim() } : null;
	return { key: headerKey(text), lastKey: headerKey(last), period };
}
