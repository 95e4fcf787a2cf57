import { describe, expect, it } from 'vitest';
import { createMatcher, loadDivisions, type PlaceParts } from '#src/core/geo/index.ts';

const divisions = await loadDivisions();
const matcher = createMatcher(divisions);
const read = (address: string) => matcher.match({ address });
const spoken = (parts: PlaceParts) => {
	const { province, city, district } = matcher.match(parts);
	return [province, city, district]
		.map((code) => divisions.name(code, 'zh-CN'))
		.join(' ')
		.trim();
};

describe('one text', () => {
	it.each([
		['广东省深圳市南山区科技园科苑路15号', '广东 深圳 南山'],
		['浙江义乌', '浙江 金华 义乌'],
		['吉林省吉林市', '吉林 吉林'],
		['四川省重庆市涪陵区', '重庆 重庆 涪陵'],
		['河北省北京市朝阳区', '北京 北京 朝阳'],
		['湖北省省直辖县级行政区划仙桃市', '湖北 仙桃'],
	])('GEO5 %s lies in %s', (text, place) => expect(spoken({ address: text })).toBe(place));
	it('GEO5 a short district name in the middle of a text is not enough', () => {
		expect(read('幸福里小区南山')).toMatchObject({ status: 'unresolved', province: '' });
	});
	it.each([
		['上海市南京东路300号', '上海 上海'],
		['浙江义乌市福田街道', '浙江 金华 义乌'],
		['广东东莞长安镇', '广东 东莞'],
		['河南省郑州市金水区花园路39号北京华联', '河南 郑州 金水'],
	])('GEO6 roads, towns and companies named after places: %s', (text, place) =>
		expect(spoken({ address: text })).toBe(place),
	);
	it('GEO7 ambiguous districts come with their candidates', () => {
		expect(read('朝阳区建国路88号')).toMatchObject({
			status: 'ambiguous',
			province: '',
			candidates: ['110105', '220104'],
		});
		expect(read('河北省桥西区')).toMatchObject({
			status: 'ambiguous',
			province: '130000',
			level: 'province',
			candidates: ['130104', '130703'],
		});
	});
	it.each([
		['呼市赛罕区', '内蒙古 呼和浩特 赛罕'],
		['粤', '广东'],
		['广西省', '广西'],
		['北京市宣武区', '北京 北京 西城'],
		['山东省莱芜市', '山东 济南 莱芜'],
		['襄樊', '湖北 襄阳'],
		['通州市', ''],
		['毕节地区', '贵州 毕节'],
		['崇礼县', '河北 张家口 崇礼'],
	])('GEO8 %s is %s today', (text, place) => expect(spoken({ address: text })).toBe(place));
	it('GEO8 an abbreviation counts only alone', () => expect(read('苏先生').province).toBe(''));
	it.each([
		['臺北市信義區', '台湾 台北'],
		['香港特別行政區油尖旺區', '香港 香港 油尖旺'],
		['浙江省-杭州市-滨江区-网商路', '浙江 杭州 滨江'],
		['　中国，广东省 / 广州市', '广东 广州'],
		['乾县', '陕西 咸阳 乾县'],
	])('GEO9 %s lies in %s', (text, place) => expect(spoken({ address: text })).toBe(place));
	it.each([
		['Nanshan District, Shenzhen', '广东 深圳 南山'],
		['Guang Dong Sheng Shen Zhen Shi', '广东 深圳'],
		['Xi’an, Shaanxi', '陕西 西安'],
		['Inner Mongolia', '内蒙古'],
		['Jordan Road, Kowloon, Hong Kong', '香港 香港'],
		['Yichun, Jiangxi', '江西 宜春'],
		['WUHAN', '湖北 武汉'],
		['Nanjing Road, Shanghai', '上海 上海'],
	])('GEO10 %s lies in %s', (text, place) => expect(spoken({ address: text })).toBe(place));
	it('GEO10 equal pinyin is ambiguous', () =>
		expect(read('Suzhou').candidates).toEqual(['320500', '341300']));
	it.each([
		['东京都港区', 'JPN'],
		['New York, NY', 'USA'],
		['Lima, Peru', 'PER'],
		['日本东京', 'JPN'],
		['蒙古国乌兰巴托', 'MNG'],
	])('GEO11 %s is in %s', (text, country) =>
		expect(read(text)).toMatchObject({ status: 'foreign', country, province: '' }),
	);
	it.each(['不详', 'N/A', '-', '  ', '（无）'])('GEO11 "%s" says nothing', (text) =>
		expect(read(text).status).toBe('empty'),
	);
	it('GEO12 a code is its division', () => {
		expect(read('440305')).toMatchObject({ level: 'district', city: '440300' });
		expect(read('510999').status).toBe('unresolved');
	});
});

describe('one row', () => {
	it('GEO13 a city outside its province does not move the row', () => {
		expect(matcher.match({ province: '云南省', city: '海口市' })).toMatchObject({
			status: 'matched',
			level: 'province',
			code: '530000',
			unplaced: 'city',
		});
		expect(spoken({ province: '吉林', city: '朝阳市' })).toBe('吉林 长春 朝阳');
		expect(spoken({ province: '山东', city: '临朐市' })).toBe('山东 潍坊 临朐');
		expect(spoken({ city: '深圳', address: '南山区科苑路' })).toBe('广东 深圳 南山');
	});
	it('GEO13 the province column prefers provinces, the city column cities', () => {
		expect(spoken({ province: '海南' })).toBe('海南');
		expect(spoken({ province: '青海', city: '海南' })).toBe('青海 海南');
		expect(spoken({ province: '吉林', city: '吉林' })).toBe('吉林 吉林');
	});
	it('GEO20 a column lends its level to a short name only', () => {
		const names = (city: string) => matcher.match({ city }).candidates;
		expect(spoken({ city: '朝阳' })).toBe('辽宁 朝阳');
		expect(spoken({ city: '朝阳市' })).toBe('辽宁 朝阳');
		expect(names('朝阳区')).toEqual(['110105', '220104']);
		expect(spoken({ city: 'Chaoyang' })).toBe('辽宁 朝阳');
		expect(names('Chaoyang District')).toEqual(expect.arrayContaining(['110105', '220104']));
		expect(spoken({ city: 'Jilin Province' })).toBe('吉林');
	});
	it('GEO13 ambiguous columns are narrowed by the next', () => {
		expect(spoken({ district: '鼓楼区', address: '福州市鼓楼区五四路' })).toBe('福建 福州 鼓楼');
	});
	it('GEO14 a missing province comes from the city', () => {
		expect(matcher.match({ province: null, city: '汪清' })).toMatchObject({
			province: '220000',
			district: '222424',
			source: 'columns',
		});
	});
	it('GEO15 corrections come first and serve every spelling of the province', () => {
		const { key } = matcher.match({ province: ' 湖南省 ', city: '浯溪市' });
		expect(key).toBe('湖南 / 浯溪市');
		const fixes = { [key]: '431181', 'Channel Islands': 'GGY' };
		expect(matcher.match({ province: '湘', city: '浯溪市' }, fixes)).toMatchObject({
			district: '431181',
			source: 'fix',
		});
		expect(matcher.match({ country: 'Channel Islands' }, fixes)).toMatchObject({
			status: 'foreign',
			country: 'GGY',
		});
	});
	it('GEO17 Hong Kong and Taiwan as countries are placed in China', () => {
		expect(matcher.match({ country: 'Hong Kong' })).toMatchObject({
			status: 'matched',
			province: '810000',
			country: 'CHN',
		});
		expect(matcher.match({ country: 'China', city: 'Hangzhou' })).toMatchObject({ city: '330100' });
		expect(matcher.match({ country: 'China' })).toMatchObject({
			status: 'matched',
			level: 'country',
			code: 'CHN',
		});
	});
});
