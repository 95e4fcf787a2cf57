import type { Book } from '../source.ts';
import { total, type ColumnStats } from '../stats.ts';
import { fold } from '../words.ts';

/** Shares 0…1 of the texts and whole numbers of a column that have a recognisable form. */
export interface ValueForms {
	readonly mobiles: number;
	readonly emails: number;
	readonly creditCodes: number;
	/** Cells of 18 characters in the form of a credit code whose check character is wrong. */
	readonly badCreditCodes: number;
	readonly provinces: number;
	readonly countries: number;
	readonly companies: number;
}

const PROVINCES = new Set(
	'北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门'.split(
		'|',
	),
);
const PROVINCE_ENDING = /(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/;

const COUNTRIES = new Set(
	(
		'china|united kingdom|uk|great britain|united states|usa|us|united states of america|germany|france|spain|italy|netherlands|belgium|switzerland|austria|portugal|poland|sweden|norway|denmark|finland|iceland|ireland|eire|greece|cyprus|malta|czech republic|czechia|hungary|romania|bulgaria|lithuania|latvia|estonia|russia|ukraine|turkey|israel|lebanon|saudi arabia|united arab emirates|uae|bahrain|qatar|kuwait|india|japan|south korea|korea|singapore|malaysia|thailand|vietnam|indonesia|philippines|australia|new zealand|canada|mexico|brazil|argentina|chile|colombia|peru|south africa|rsa|egypt|nigeria|kenya|hong kong|taiwan|european community|channel islands|unspecified|' +
		'中国|美国|英国|德国|法国|意大利|西班牙|荷兰|日本|韩国|新加坡|马来西亚|泰国|越南|印度尼西亚|印尼|印度|澳大利亚|加拿大|墨西哥|巴西|俄罗斯|土耳其|阿联酋|沙特阿拉伯|南非'
	).split('|'),
);

const MOBILE = /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^1[3-9]\d\*{4}\d{4}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const COMPANY =
	/(?:公司|集团|厂|有限合伙|合作社|商行|经营部|事务所|医院|学校|大学|中心|研究院|银行)(?:[(（].*[)）])?$|\b(?:ltd|inc|gmbh|llc|co|corp|s\.?a\.?|plc|ag|bv|oy|ab|group|company)\.?$/i;

/** Distinct texts looked at. */
const SAMPLED = 500;

/** Looks at the values of a column for forms that tell a role. */
export function valueForms(book: Book, stats: ColumnStats): ValueForms {
	const hits = {
		mobiles: 0,
		emails: 0,
		creditCodes: 0,
		badCreditCodes: 0,
		provinces: 0,
		countries: 0,
		companies: 0,
	};
	let seen = 0;
	const look = (text: string, count: number) => {
		seen += count;
		if (MOBILE.test(text)) hits.mobiles += count;
		else if (EMAIL.test(text)) hits.emails += count;
		else if (/^[0-9A-Z]{18}$/.test(text.toUpperCase()) && !/^\d{17}[\dX]$/i.test(text)) {
			if (isCreditCode(text)) hits.creditCodes += count;
			else hits.badCreditCodes += count;
		} else if (/^9\d{17}$/.test(text) && isCreditCode(text)) hits.creditCodes += count;
		else if (PROVINCES.has(text.replace(PROVINCE_ENDING, ''))) hits.provinces += count;
		else if (COUNTRIES.has(text.toLowerCase())) hits.countries += count;
		else if (COMPANY.test(text)) hits.companies += count;
	};
	const { values, counts } = stats.texts;
	const step = Math.max(1, Math.ceil(values.length / SAMPLED));
	for (let i = 0; i < values.length; i += step)
		look(fold(book.text(values[i] ?? 0).slice(0, 200)), counts[i] ?? 0);
	const scale = seen > 0 ? total(stats.texts) / seen : 1;
	const numbers = Math.min(stats.plain.values.length, SAMPLED);
	let mobiles = 0;
	for (let i = 0; i < numbers; i++)
		if (MOBILE.test(String(stats.plain.values[i]))) mobiles += stats.plain.counts[i] ?? 0;
	const cells = Math.max(1, total(stats.texts) + total(stats.plain));
	const share = (count: number) => Math.min(1, (count * scale) / cells);
	return {
		mobiles: Math.min(1, share(hits.mobiles) + mobiles / cells),
		emails: share(hits.emails),
		creditCodes: share(hits.creditCodes),
		badCreditCodes: Math.round(hits.badCreditCodes * scale),
		provinces: share(hits.provinces),
		countries: share(hits.countries),
		companies: share(hits.companies),
	};
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a text is a unified social credit code with the right check character. Source: GB 32100-2015, 4.6. */
export function isCreditCode(text: string): boolean {
	const code = fold(text).toUpperCase();
	if (code.length !== 18) return false;
	let sum = 0;
	for (let i = 0; i < 17; i++) {
		const digit = CODE_ALPHABET.indexOf(code.charAt(i));
		if (digit < 0) return false;
		sum += digit * (CODE_WEIGHTS[i] ?? 0);
	}
	return CODE_ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}
