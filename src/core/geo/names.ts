const PEOPLES =
	'蒙古族 蒙古 回族 满族 朝鲜族 藏族 羌族 彝族 土家族 苗族 侗族 布依族 壮族 瑶族 黎族 哈尼族 傣族 景颇族 傈僳族 白族 纳西族 拉祜族 佤族 布朗族 独龙族 怒族 普米族 哈萨克族 哈萨克 柯尔克孜族 柯尔克孜 塔吉克 锡伯 达斡尔族 鄂温克族 土族 撒拉族 保安族 东乡族 裕固族 畲族 仡佬族 水族 毛南族 仫佬族 各族 维吾尔'.split(
		' ',
	);
const LEVELS = [
	'特别行政区',
	'自治区',
	'自治州',
	'自治县',
	'自治旗',
	'地区',
	'新区',
	'林区',
	'省',
	'市',
	'区',
	'县',
	'盟',
	'旗',
];

/** Name without its level and the peoples it names: 延边朝鲜族自治州 → 延边; at least two characters stay. */
export function shortName(name: string): string {
	const level = LEVELS.find((suffix) => name.endsWith(suffix) && name.length - suffix.length >= 2);
	if (level === undefined) return name;
	const stem = name.slice(0, -level.length);
	return level.startsWith('自治') || level === '区' ? withoutPeoples(stem) : stem;
}

function withoutPeoples(stem: string): string {
	for (;;) {
		const people = PEOPLES.find((each) => stem.endsWith(each) && stem.length - each.length >= 2);
		if (people === undefined)
			return PEOPLES.includes(stem) && stem.length > 2 ? stem.replace(/族$/u, '') : stem;
		stem = stem.slice(0, -people.length);
	}
}

/** Other full forms in use: 延边州, 凉山自治州, 毕节地区, 大通自治县, 大通县, 鄂伦春旗. */
export function fullVariants(name: string, short: string): readonly string[] {
	if (name.endsWith('自治州')) return [`${short}州`, `${short}自治州`, `${short}地区`];
	if (name.endsWith('自治县')) return [`${short}县`, `${short}自治县`];
	if (name.endsWith('自治旗')) return [`${short}旗`, `${short}自治旗`];
	return [];
}

/** Forms with a wrong or former level: 崇礼县 for 崇礼区, 通州市, 哈密地区. */
export function looseVariants(name: string, short: string, isCity: boolean): readonly string[] {
	const suffixes = isCity ? ['市', '地区', '州', '县'] : ['市', '县', '区'];
	return suffixes.map((suffix) => short + suffix).filter((form) => form !== name);
}
