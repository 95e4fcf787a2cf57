import { COUNTRY_ROWS } from './data/countries.ts';
import { wordsOf } from './latin.ts';
import { isHan, normalised, tidy } from './text.ts';

/** A country or territory of ISO 3166-1. Hong Kong, Macao and Taiwan belong to CHN. */
export interface Country {
	/** ISO alpha-3. */
	readonly code: string;
	readonly alpha2: string;
	readonly name: { readonly 'zh-CN': string; readonly en: string };
}

/** What a text says about the country. */
export type CountryMatch =
	| { readonly status: 'matched'; readonly code: string }
	| { readonly status: 'ambiguous'; readonly candidates: readonly string[] }
	| { readonly status: 'unresolved' }
	| { readonly status: 'empty' };

/** All countries, increasing by code. */
export const COUNTRIES: readonly Country[] = COUNTRY_ROWS.split('\n').map((row) => {
	const [code = '', alpha2 = '', zh = '', en = ''] = row.split('|');
	return { code, alpha2, name: { 'zh-CN': zh, en } };
});

const byCode = new Map(COUNTRIES.map((country) => [country.code, country]));

/** Other names, a country a line: `code name, name …`; Latin names in lower case. */
const ALIASES = `
GBR uk, great britain, britain, england, scotland, wales, northern ireland, united kingdom of great britain and northern ireland, 大不列颠, 英格兰, 苏格兰, 联合王国
USA us, usa, u s a, america, united states of america, the united states, 美利坚合众国, 美国本土
IRL eire, republic of ireland
ZAF rsa, republic of south africa
ARE uae, emirates, 阿拉伯联合酋长国, 阿拉伯联合大公国
NLD holland, the netherlands, 荷兰王国, 尼德兰
KOR korea, south korea, republic of korea, korea republic of, 南韩, 大韩民国
PRK north korea, dprk, 北朝鲜
RUS russian federation, 俄国, 俄罗斯联邦, 俄联邦
CZE czech republic, the czech republic, 捷克共和国
MMR burma
CIV ivory coast, cote d ivoire, 象牙海岸
CPV cape verde
SWZ swaziland
MKD macedonia, north macedonia, 马其顿
VNM viet nam, 越南社会主义共和国
LAO lao pdr, lao
SYR syrian arab republic
IRN iran islamic republic of, persia
TUR turkey, turkiye
BIH bosnia, bosnia and herzegovina, 波斯尼亚和黑塞哥维那, 波斯尼亚
COD congo kinshasa, dr congo, drc, zaire, 刚果民主共和国
COG congo brazzaville, republic of the congo, 刚果共和国
TZA united republic of tanzania
MDA republic of moldova
BOL plurinational state of bolivia
VEN bolivarian republic of venezuela
BRN brunei darussalam, 文莱达鲁萨兰国
DEU deutschland, west germany, 德意志, 德意志联邦共和国
ESP espana
CHE schweiz, suisse, 瑞士联邦
JPN nippon, 日本国
SAU saudi arabia, ksa, saudi, 沙特
CAF central african republic, 中非共和国
DOM dominican republic, 多米尼加共和国
FSM federated states of micronesia, micronesia
PSE palestine, palestinian territories, state of palestine
VAT vatican, holy see
BHS the bahamas, bahamas
GMB the gambia
TTO trinidad, trinidad and tobago
ATG antigua
VCT st vincent
KNA st kitts
LCA st lucia
GRL greenland
REU reunion
NZL aotearoa
CHN prc, p r china, people s republic of china, peoples republic of china, mainland china, hong kong, hongkong, hk, hong kong sar, hong kong sar china, macau, macao, macau sar, taiwan, chinese taipei, taiwan province of china, 中国香港, 香港, 中国澳门, 澳门, 中国台湾, 台湾, 中国大陆, 大陆, 中华人民共和国`;

/** Names that stand for two territories. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
	'channel islands': ['GGY', 'JEY'],
	海峡群岛: ['GGY', 'JEY'],
};

/** Places abroad that stand in addresses without their country. */
const CITIES = `
JPN 东京 大阪 京都市 横滨 名古屋 札幌 tokyo osaka yokohama kyoto nagoya
KOR 首尔 釜山 仁川 汉城 seoul busan incheon
USA 纽约 洛杉矶 旧金山 芝加哥 西雅图 波士顿 加利福尼亚 newyork losangeles sanfrancisco chicago seattle boston california texas
GBR 伦敦 曼彻斯特 london manchester birmingham
FRA 巴黎 里昂 paris lyon
DEU 柏林 慕尼黑 法兰克福 汉堡市 berlin munich frankfurt hamburg
ITA 罗马 米兰 rome milan
RUS 莫斯科 圣彼得堡 moscow
IND 新德里 孟买 班加罗尔 mumbai bangalore delhi
THA 曼谷 bangkok
VNM 河内 胡志明 hanoi hochiminh
MYS 吉隆坡 槟城 kualalumpur
IDN 雅加达 jakarta
PHL 马尼拉 manila
AUS 悉尼 墨尔本 布里斯班 sydney melbourne brisbane
ARE 迪拜 阿布扎比 dubai
CAN 多伦多 温哥华 toronto vancouver`;

const names = new Map<string, string>();
const foreign = new Map<string, string>();

function addName(name: string, code: string): void {
	const key = keyOf(name);
	if (key !== '' && !names.has(key)) names.set(key, code);
	if (code !== 'CHN' && key.length > 2) foreign.set(key.replaceAll(' ', ''), code);
	if (code !== 'CHN' && isHan(key)) foreign.set(key, code);
}

for (const { code, name } of COUNTRIES) {
	for (const each of [name['zh-CN'], name.en, name.en.replace(/[&]/g, ' and ').replace(/\(.*?\)/g, '')])
		addName(each, code);
}
for (const line of ALIASES.trim().split('\n')) {
	for (const name of line.slice(4).split(', ')) addName(name, line.slice(0, 3));
}
for (const line of CITIES.trim().split('\n')) {
	for (const city of line.slice(4).split(' ')) foreign.set(city, line.slice(0, 3));
}
const foreignHan = [...foreign.keys()].filter(isHan);
const longestForeign = Math.max(...foreignHan.map((key) => key.length));
const foreignFirst = new Set(foreignHan.map((key) => key.charAt(0)));

function keyOf(text: string): string {
	return isHan(text)
		? normalised(text) || tidy(text)
		: wordsOf(text)
				.filter((word) => word !== 'the')
				.join(' ');
}

/** The country of a code, or null. */
export function country(code: string): Country | null {
	return byCode.get(code) ?? null;
}

/** Name of a country in a language; unknown codes give ''. */
export function countryName(code: string, locale: 'zh-CN' | 'en'): string {
	return byCode.get(code)?.name[locale] ?? '';
}

/** Reads a country: Chinese or English name, usual variants (UK, EIRE, USA, RSA), ISO codes in capitals. */
export function matchCountry(text: string): CountryMatch {
	const plain = tidy(text);
	if (plain === '') return { status: 'empty' };
	const key = keyOf(plain);
	const shared = SHARED[key];
	if (shared) return { status: 'ambiguous', candidates: shared };
	const named = names.get(key) ?? (plain === '中国' ? 'CHN' : undefined);
	if (named !== undefined) return { status: 'matched', code: named };
	const byAlpha = /^[A-Z]{2,3}$/.test(plain)
		? COUNTRIES.find((each) => each.code === plain || each.alpha2 === plain)
		: undefined;
	if (byAlpha) return { status: 'matched', code: byAlpha.code };
	return ['HKG', 'MAC', 'TWN', 'HK', 'MO', 'TW'].includes(plain)
		? { status: 'matched', code: 'CHN' }
		: { status: 'unresolved' };
}

/** The foreign country whose name, or the name of a well-known city of it, a normalised Chinese text begins with; or null. */
export function foreignStart(plain: string): { readonly code: string; readonly length: number } | null {
	if (!foreignFirst.has(plain.charAt(0))) return null;
	for (let length = Math.min(longestForeign, plain.length); length >= 2; length--) {
		const code = foreign.get(plain.slice(0, length));
		if (code !== undefined) return { code, length };
	}
	return null;
}

/** The foreign country or city that words of a Latin address name, unless a road is called after it; or null. */
export function foreignAmong(words: readonly string[]): string | null {
	for (let from = 0; from < words.length; from++) {
		for (let to = Math.min(words.length, from + 5); to > from; to--) {
			const code = foreign.get(words.slice(from, to).join(''));
			if (code !== undefined && !/^(road|rd|street|st|avenue|hotel)$/.test(words[to] ?? '')) return code;
		}
	}
	return null;
}
