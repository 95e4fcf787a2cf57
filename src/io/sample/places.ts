/** A city of the sample's market with how often customers sit there. Text forms vary on purpose, as in real lists. */
export interface SamplePlace {
	readonly city: { readonly zh: string; readonly en: string };
	readonly province: { readonly zh: string; readonly short: string; readonly en: string };
	readonly district: { readonly zh: string; readonly en: string };
	readonly weight: number;
	/** Index into SAMPLE_REPS of the representative who covers it. */
	readonly rep: number;
}

const place = (
	province: readonly [string, string, string],
	city: readonly [string, string],
	district: readonly [string, string],
	weight: number,
	rep: number,
): SamplePlace => ({
	province: { zh: province[0], short: province[1], en: province[2] },
	city: { zh: city[0], en: city[1] },
	district: { zh: district[0], en: district[1] },
	weight,
	rep,
});

const jiangsu = ['江苏省', '江苏', 'Jiangsu'] as const;
const zhejiang = ['浙江省', '浙江', 'Zhejiang'] as const;
const guangdong = ['广东省', '粤', 'Guangdong'] as const;
const shandong = ['山东省', '鲁', 'Shandong'] as const;

/** Weights are lopsided on purpose: 华东 has far more customers than its two representatives can serve. */
export const SAMPLE_PLACES: readonly SamplePlace[] = [
	place(jiangsu, ['苏州', 'Suzhou'], ['昆山市', 'Kunshan'], 46, 0),
	place(jiangsu, ['无锡', 'Wuxi'], ['江阴市', 'Jiangyin'], 30, 0),
	place(jiangsu, ['常州', 'Changzhou'], ['武进区', 'Wujin'], 18, 0),
	place(jiangsu, ['南京', 'Nanjing'], ['江宁区', 'Jiangning'], 20, 1),
	place(jiangsu, ['南通', 'Nantong'], ['海门区', 'Haimen'], 12, 1),
	place(['上海市', '沪', 'Shanghai'], ['上海', 'Shanghai'], ['嘉定区', 'Jiading'], 38, 1),
	place(zhejiang, ['杭州', 'Hangzhou'], ['萧山区', 'Xiaoshan'], 24, 2),
	place(zhejiang, ['宁波', 'Ningbo'], ['北仑区', 'Beilun'], 26, 2),
	place(zhejiang, ['温州', 'Wenzhou'], ['瑞安市', "Rui'an"], 16, 2),
	place(zhejiang, ['台州', 'Taizhou'], ['温岭市', 'Wenling'], 14, 2),
	place(guangdong, ['广州', 'Guangzhou'], ['黄埔区', 'Huangpu'], 20, 3),
	place(guangdong, ['深圳', 'Shenzhen'], ['宝安区', "Bao'an"], 24, 3),
	place(guangdong, ['东莞', 'Dongguan'], ['东莞市', 'Dongguan'], 18, 3),
	place(guangdong, ['佛山', 'Foshan'], ['顺德区', 'Shunde'], 22, 4),
	place(['福建省', '闽', 'Fujian'], ['泉州', 'Quanzhou'], ['晋江市', 'Jinjiang'], 10, 4),
	place(['广西壮族自治区', '广西', 'Guangxi'], ['柳州', 'Liuzhou'], ['柳北区', 'Liubei'], 5, 4),
	place(shandong, ['青岛', 'Qingdao'], ['城阳区', 'Chengyang'], 16, 5),
	place(shandong, ['济南', 'Jinan'], ['历城区', 'Licheng'], 12, 5),
	place(shandong, ['烟台', 'Yantai'], ['福山区', 'Fushan'], 8, 5),
	place(['北京市', '京', 'Beijing'], ['北京', 'Beijing'], ['大兴区', 'Daxing'], 8, 6),
	place(['天津市', '津', 'Tianjin'], ['天津', 'Tianjin'], ['武清区', 'Wuqing'], 10, 6),
	place(['河北省', '冀', 'Hebei'], ['石家庄', 'Shijiazhuang'], ['藁城区', 'Gaocheng'], 8, 6),
	place(['河北省', '冀', 'Hebei'], ['唐山', 'Tangshan'], ['丰润区', 'Fengrun'], 7, 6),
	place(['湖北省', '鄂', 'Hubei'], ['武汉', 'Wuhan'], ['江夏区', 'Jiangxia'], 14, 7),
	place(['湖南省', '湘', 'Hunan'], ['长沙', 'Changsha'], ['长沙县', 'Changsha County'], 10, 7),
	place(['湖南省', '湘', 'Hunan'], ['株洲', 'Zhuzhou'], ['荷塘区', 'Hetang'], 6, 7),
	place(['河南省', '豫', 'Henan'], ['郑州', 'Zhengzhou'], ['中牟县', 'Zhongmu'], 10, 7),
	place(['四川省', '川', 'Sichuan'], ['成都', 'Chengdu'], ['龙泉驿区', 'Longquanyi'], 14, 8),
	place(['四川省', '川', 'Sichuan'], ['德阳', 'Deyang'], ['旌阳区', 'Jingyang'], 5, 8),
	place(['重庆市', '渝', 'Chongqing'], ['重庆', 'Chongqing'], ['渝北区', 'Yubei'], 10, 8),
	place(['陕西省', '陕', 'Shaanxi'], ['西安', "Xi'an"], ['高陵区', 'Gaoling'], 8, 9),
	place(['甘肃省', '甘', 'Gansu'], ['兰州', 'Lanzhou'], ['西固区', 'Xigu'], 3, 9),
	place(['新疆维吾尔自治区', '新疆', 'Xinjiang'], ['乌鲁木齐', 'Urumqi'], ['米东区', 'Midong'], 3, 9),
	place(['辽宁省', '辽', 'Liaoning'], ['沈阳', 'Shenyang'], ['铁西区', 'Tiexi'], 9, 10),
	place(['辽宁省', '辽', 'Liaoning'], ['大连', 'Dalian'], ['金州区', 'Jinzhou'], 8, 10),
	place(['吉林省', '吉', 'Jilin'], ['长春', 'Changchun'], ['绿园区', 'Lvyuan'], 4, 10),
	place(['黑龙江省', '黑', 'Heilongjiang'], ['哈尔滨', 'Harbin'], ['道外区', 'Daowai'], 3, 10),
];

/** A place as it was typed in a hurry, in both languages; null = left blank. */
export interface PlaceSlip {
	/** City of the customers it happened to, in Chinese, and to how many of them. */
	readonly city: string;
	readonly customers: number;
	readonly province: readonly [zh: string, en: string] | null;
	readonly typed: readonly [zh: string, en: string] | null;
}

/**
 * Places that only a person can settle: districts of a name that several cities have (the customer's name tells which),
 * misspellings, one left blank.
 */
export const PLACE_SLIPS: readonly PlaceSlip[] = [
	{ city: '南京', customers: 3, province: null, typed: ['鼓楼区', 'Gulou District'] },
	{ city: '北京', customers: 2, province: null, typed: ['朝阳区', 'Chaoyang District'] },
	{ city: '兰州', customers: 1, province: null, typed: ['城关区', 'Chengguan District'] },
	{ city: '杭州', customers: 2, province: ['淅江省', 'Zhejang'], typed: ['杭洲市', 'Hangzou'] },
	{ city: '东莞', customers: 1, province: ['广东省', 'Guangdong'], typed: ['东筦', 'Dongwan'] },
	{ city: '青岛', customers: 1, province: null, typed: null },
];
