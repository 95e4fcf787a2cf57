/** Rows of the table of size thresholds that an industry belongs to; see `size-table.ts`. */
export type SizeRow =
	| 'agriculture'
	| 'manufacturing'
	| 'construction'
	| 'wholesale'
	| 'retail'
	| 'transport'
	| 'storage'
	| 'post'
	| 'hospitality'
	| 'telecom'
	| 'software'
	| 'realEstate'
	| 'property'
	| 'leasing'
	| 'otherIndustry';

/** Section of GB/T 4754-2017 and the row of the size table; null = the size rule does not cover it, or the text does not tell. */
export interface Industry {
	readonly section: string;
	readonly size: SizeRow | null;
}

/** First division of each section (GB/T 4754-2017), ascending. */
const SECTION_STARTS: readonly (readonly [division: number, section: string])[] = [
	[1, 'A'],
	[6, 'B'],
	[13, 'C'],
	[44, 'D'],
	[47, 'E'],
	[51, 'F'],
	[53, 'G'],
	[61, 'H'],
	[63, 'I'],
	[66, 'J'],
	[70, 'K'],
	[71, 'L'],
	[73, 'M'],
	[76, 'N'],
	[80, 'O'],
	[83, 'P'],
	[84, 'Q'],
	[86, 'R'],
	[91, 'S'],
	[97, 'T'],
];

/** Rows of the size table by division, where a section alone does not tell. */
const ROW_OF_DIVISION: Readonly<Record<number, SizeRow>> = {
	51: 'wholesale',
	52: 'retail',
	59: 'storage',
	60: 'post',
	63: 'telecom',
	64: 'telecom',
	65: 'software',
	85: 'otherIndustry',
};

/** Rows of the size table by section, where the whole section has one. */
const ROW_OF_SECTION: Readonly<Record<string, SizeRow>> = {
	A: 'agriculture',
	B: 'manufacturing',
	C: 'manufacturing',
	D: 'manufacturing',
	E: 'construction',
	H: 'hospitality',
	L: 'leasing',
	M: 'otherIndustry',
	N: 'otherIndustry',
	O: 'otherIndustry',
	R: 'otherIndustry',
};

/** Names of the sections as the standard writes them, without 业 at the end. */
const SECTION_NAMES: readonly (readonly [section: string, name: string])[] = [
	['A', '农、林、牧、渔'],
	['B', '采矿'],
	['C', '制造'],
	['D', '电力、热力、燃气及水生产和供应'],
	['E', '建筑'],
	['F', '批发和零售'],
	['G', '交通运输、仓储和邮政'],
	['H', '住宿和餐饮'],
	['I', '信息传输、软件和信息技术服务'],
	['J', '金融'],
	['K', '房地产'],
	['L', '租赁和商务服务'],
	['M', '科学研究和技术服务'],
	['N', '水利、环境和公共设施管理'],
	['O', '居民服务、修理和其他服务'],
	['P', '教育'],
	['Q', '卫生和社会工作'],
	['R', '文化、体育和娱乐'],
	['S', '公共管理、社会保障和社会组织'],
	['T', '国际组织'],
];

/**
 * Words in the order in which they are tried: what is made comes before what it is made for, so that 食品机械 is
 * manufacturing and not food, and trade before the goods traded.
 */
const WORDS: readonly (readonly [section: string, size: SizeRow | null, zh: RegExp, en: RegExp])[] = [
	[
		'F',
		'wholesale',
		/批发|贸易|经销|代理商|进出口/u,
		/\bwholesale|\btrading\b|\btrade\b|distribut|import.*export/iu,
	],
	[
		'F',
		'retail',
		/零售|超市|百货|便利店|商店|电商|专卖|药店/u,
		/\bretail|supermarket|\bshops?\b|\bstores?\b|e-?commerce|pharmacies/iu,
	],
	[
		'I',
		'software',
		/软件|信息技术|系统集成|云计算|大数据|人工智能/u,
		/software|\bit services?\b|\bsaas\b|cloud|data services|information technology/iu,
	],
	[
		'J',
		null,
		/银行|证券|保险|基金|金融|信托|融资租赁|小额贷款|期货/u,
		/\bbank|insurance|securities|financ|\bfund/iu,
	],
	['P', null, /教育|培训|学校|大学|学院|中学|小学|幼儿园/u, /education|school|universit|college|training/iu],
	['Q', null, /医院|诊所|医疗服务|卫生院|疾控|^医疗$|^卫生/u, /hospital|clinic|health\s?care/iu],
	[
		'M',
		'otherIndustry',
		/科研|研究院|研究所|检测|检验|设计院|勘察|测绘|技术服务|研发/u,
		/research|laborator|testing|engineering services|\br&d\b/iu,
	],
	[
		'C',
		'manufacturing',
		/制造|机械|设备|机床|装备|仪器|仪表|器械|工具|零部件|配件|加工|生产|电机|泵|阀|电梯|风机|注塑|模具|自动化|机器人/u,
		/manufactur|machine|equipment|tools?\b|parts?\b|pumps?|valves?|elevators?|\bfans?\b|mould|instruments?|automation|robot|packaging|device/iu,
	],
	[
		'E',
		'construction',
		/建筑|施工|装修|装饰|土木|安装工程|工程承包|^工程/u,
		/construction|building contractor|civil engineering|renovation/iu,
	],
	['K', 'property', /物业/u, /property management|facility management/iu],
	['K', 'realEstate', /房地产开发|地产开发|置业/u, /real estate develop|property develop/iu],
	['K', null, /房地产|地产|房产/u, /real estate|\brealty\b/iu],
	['G', 'storage', /仓储|仓库|装卸/u, /warehous|storage/iu],
	['G', 'post', /快递|邮政/u, /courier|postal|\bpost\b|parcel/iu],
	[
		'G',
		'transport',
		/运输|物流|货运|客运|航空|航运|港口|铁路|公交/u,
		/transport|logistic|freight|shipping|airline|railway|haulage/iu,
	],
	[
		'H',
		'hospitality',
		/酒店|宾馆|旅馆|民宿|住宿|餐饮|餐厅|饭店|咖啡馆/u,
		/hotel|hospitality|restaurant|catering|accommodation|caf[eé]/iu,
	],
	['I', 'telecom', /电信|通信|互联网|广播电视/u, /telecom|internet|broadcast/iu],
	[
		'D',
		'manufacturing',
		/电力|供电|发电|电网|热力|供热|燃气|供水|自来水|水务|能源供应/u,
		/\bpower\b|electricity|utilit|gas supply|water supply|heating/iu,
	],
	[
		'N',
		'otherIndustry',
		/水利|环保|环境|园林|绿化|市政|环卫|污水/u,
		/environment|waste|sewage|landscap|sanitation/iu,
	],
	[
		'B',
		'manufacturing',
		/采矿|煤炭|煤矿|矿业|矿山|石油开采|油田|采掘/u,
		/mining|\bcoal\b|quarr|oil (and|&) gas|oilfield/iu,
	],
	[
		'A',
		'agriculture',
		/农业|林业|畜牧|渔业|种植|养殖|农场|农牧|牧业|水产/u,
		/agricultur|farming|forestry|fisher|livestock/iu,
	],
	[
		'L',
		'leasing',
		/租赁|商务服务|咨询|广告|会展|法律|律师|会计|人力资源|旅行社|安保|中介/u,
		/leasing|rental|consult|advertis|legal|\blaw\b|accounting|staffing|travel agen|security services/iu,
	],
	[
		'R',
		'otherIndustry',
		/文化|传媒|影视|体育|娱乐|出版|新闻|演艺|游乐/u,
		/culture|media|entertainment|sports?\b|publishing|\barts?\b/iu,
	],
	['Q', 'otherIndustry', /养老|福利|社会工作/u, /elderly|social work|welfare/iu],
	[
		'S',
		null,
		/政府|机关|事业单位|协会|社团|公共管理|社会组织|公安/u,
		/government|public admin|association|\bngo\b/iu,
	],
	[
		'O',
		'otherIndustry',
		/维修|修理|美容|美发|家政|洗浴|居民服务/u,
		/repair|beauty|household services|laundry/iu,
	],
	[
		'C',
		'manufacturing',
		/食品|饮料|乳业|白酒|啤酒|酿|纺织|服装|鞋|家具|造纸|印刷|包装|化工|化学|涂料|制药|医药|橡胶|塑料|水泥|建材|玻璃|陶瓷|钢铁|冶金|金属|有色|汽车|船舶|航天|电子|电气|电器|半导体|光伏|电池|家电/u,
		/food|beverage|brew|textile|apparel|clothing|footwear|furniture|paper|printing|chemical|paint|pharma|rubber|plastic|cement|glass|ceramic|steel|metal|automotive|\bauto\b|vehicle|shipbuild|aerospace|electronic|electrical|semiconductor|solar|batter|appliance/iu,
	],
];

/**
 * Industry of a text: a code of GB/T 4754 (`C`, `C34`, `3441`), the name of a section, or a word that tells. Null where
 * nothing does: no guess is made.
 */
export function industryOf(text: string): Industry | null {
	const plain = text.normalize('NFKC').trim();
	return ofCode(plain) ?? ofName(plain) ?? ofWords(plain);
}

function ofCode(text: string): Industry | null {
	const match = /^(?:([A-T])(\d{2,4})(?![0-9A-Z])|([A-T]|\d{2,4})(?=$|[\s.、:-]))/iu.exec(text);
	const code = match?.[3] ?? match?.[2];
	if (code === undefined) return null;
	if (/^[A-T]$/iu.test(code)) return ofSection(code.toUpperCase());
	const division = Number(code.slice(0, 2));
	const section = SECTION_STARTS.findLast(([start]) => start <= division)?.[1];
	if (section === undefined || division > 97) return null;
	return { section, size: rowOf(section, division, code) };
}

function ofSection(section: string): Industry {
	return { section, size: ROW_OF_SECTION[section] ?? null };
}

function rowOf(section: string, division: number, digits: string): SizeRow | null {
	const known = ROW_OF_DIVISION[division] ?? ROW_OF_SECTION[section];
	if (known) return known;
	if (division >= 53 && division <= 58) return 'transport';
	if (division !== 70 || digits.length < 3) return null;
	return { '701': 'realEstate' as const, '702': 'property' as const }[digits.slice(0, 3)] ?? 'otherIndustry';
}

function ofName(text: string): Industry | null {
	const bare = text.replace(/业$/u, '');
	const found = SECTION_NAMES.find(([, name]) => name === bare || name.replaceAll('、', '') === bare);
	return found ? ofSection(found[0]) : null;
}

function ofWords(text: string): Industry | null {
	const found = WORDS.find(([, , zh, en]) => zh.test(text) || en.test(text));
	return found ? { section: found[0], size: found[1] } : null;
}
