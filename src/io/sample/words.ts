type Pair = readonly [zh: string, en: string];

interface SampleRep {
	readonly name: Pair;
	readonly team: Pair;
	readonly base: Pair;
	readonly hours: number;
	readonly seniority: keyof typeof SENIORITIES;
	/** 万元 a year. */
	readonly cost: number;
	/** Positions in INDUSTRIES. */
	readonly skills: readonly number[];
	readonly leaves?: string;
}

export const SENIORITIES = {
	senior: ['资深', 'Senior'],
	middle: ['中级', 'Regular'],
	junior: ['初级', 'Junior'],
} as const;

const rep = (
	...[name, team, base, hours, seniority, cost, skills]: [
		Pair,
		Pair,
		Pair,
		number,
		SampleRep['seniority'],
		number,
		readonly number[],
	]
): SampleRep => ({ name, team, base, hours, seniority, cost, skills });

/** Representatives: name, team, base city, hours a year. The eighth (index 7) leaves at the end of September 2026. */
export const SAMPLE_REPS: readonly SampleRep[] = [
	rep(
		['陆嘉怡', 'Lu Jiayi'],
		['华东一组', 'East 1'],
		['苏州', 'Suzhou, Jiangsu'],
		1620,
		'senior',
		34,
		[3, 1],
	),
	rep(['陈思远', 'Chen Siyuan'], ['华东一组', 'East 1'], ['上海', 'Shanghai'], 1620, 'senior', 36, [8]),
	rep(['林婉清', 'Lin Wanqing'], ['华东二组', 'East 2'], ['杭州', 'Hangzhou'], 1620, 'middle', 28, [2, 4]),
	rep(['黄伟杰', 'Huang Weijie'], ['华南组', 'South'], ['深圳', 'Shenzhen'], 1620, 'senior', 35, [3, 5]),
	rep(['何俊', 'He Jun'], ['华南组', 'South'], ['佛山', 'Foshan'], 1540, 'middle', 26, [10, 5]),
	rep(['孙志强', 'Sun Zhiqiang'], ['华北组', 'North'], ['青岛', 'Qingdao'], 1620, 'middle', 27, [0]),
	rep(['王磊', 'Wang Lei'], ['华北组', 'North'], ['天津', 'Tianjin'], 1620, 'senior', 31, [6, 0]),
	{
		...rep(['杨帆', 'Yang Fan'], ['中西组', 'Central & West'], ['武汉', 'Wuhan'], 1580, 'middle', 26, [8]),
		leaves: '2026-09-30',
	},
	rep(['邓超', 'Deng Chao'], ['中西组', 'Central & West'], ['成都', 'Chengdu'], 1620, 'middle', 25, [7, 9]),
	rep(['周敏', 'Zhou Min'], ['中西组', 'Central & West'], ['西安', "Xi'an"], 1500, 'junior', 19, [0]),
	rep(['吴昊', 'Wu Hao'], ['东北组', 'Northeast'], ['沈阳', 'Shenyang'], 1560, 'junior', 20, []),
];

export const BRANDS: readonly Pair[] = [
	['宏泰', 'Hongtai'],
	['佳禾', 'Jiahe'],
	['思拓', 'Situo'],
	['恒精', 'Hengjing'],
	['德润', 'Derun'],
	['鼎坤', 'Dingkun'],
	['天禄', 'Tianlu'],
	['国砺', 'Guoli'],
	['力铭', 'Liming'],
	['骏驰', 'Junchi'],
	['瑞恒', 'Ruiheng'],
	['海钧', 'Haijun'],
	['兆隆', 'Zhaolong'],
	['信达源', 'Xindayuan'],
	['中屹', 'Zhongyi'],
	['启衡', 'Qiheng'],
	['凯拓', 'Kaituo'],
	['旭衡', 'Xuheng'],
	['铭锐', 'Mingrui'],
	['永铖', 'Yongcheng'],
	['盛垣', 'Shengyuan'],
	['科衡', 'Keheng'],
	['东岳', 'Dongyue'],
	['立垣', 'Liyuan'],
	['澄安', "Cheng'an"],
	['博源', 'Boyuan'],
	['嘉木', 'Jiamu'],
	['云帆', 'Yunfan'],
	['正朗', 'Zhenglang'],
	['百川', 'Baichuan'],
	['锐驰', 'Ruichi'],
	['宝垣', 'Baoyuan'],
	['安泽', 'Anze'],
	['鑫瑞', 'Xinrui'],
	['汇川源', 'Huichuanyuan'],
	['北岭', 'Beiling'],
];

export const INDUSTRIES: readonly Pair[] = [
	['泵阀', 'Pumps & Valves'],
	['机床', 'Machine Tools'],
	['纺织机械', 'Textile Machinery'],
	['自动化', 'Automation'],
	['包装设备', 'Packaging'],
	['注塑机', 'Injection Moulding'],
	['水务设备', 'Water Equipment'],
	['电梯', 'Elevators'],
	['汽车零部件', 'Auto Parts'],
	['风机', 'Fans'],
	['食品机械', 'Food Machinery'],
];

export const KINDS: readonly Pair[] = [
	['终端', 'End user'],
	['经销商', 'Dealer'],
	['集成商', 'Integrator'],
];

export const PRODUCTS: readonly { code: string; name: Pair; category: Pair; price: number }[] = [
	{
		code: 'M-0075',
		name: ['三相异步电机 0.75 kW', 'Induction motor 0.75 kW'],
		category: ['电机', 'Motors'],
		price: 780,
	},
	{
		code: 'M-0220',
		name: ['三相异步电机 2.2 kW', 'Induction motor 2.2 kW'],
		category: ['电机', 'Motors'],
		price: 1460,
	},
	{
		code: 'M-0750',
		name: ['三相异步电机 7.5 kW', 'Induction motor 7.5 kW'],
		category: ['电机', 'Motors'],
		price: 3280,
	},
	{
		code: 'M-3000',
		name: ['永磁同步电机 30 kW', 'PM motor 30 kW'],
		category: ['电机', 'Motors'],
		price: 14_600,
	},
	{ code: 'D-0220', name: ['变频器 2.2 kW', 'Drive 2.2 kW'], category: ['变频器', 'Drives'], price: 1980 },
	{ code: 'D-0750', name: ['变频器 7.5 kW', 'Drive 7.5 kW'], category: ['变频器', 'Drives'], price: 3850 },
	{ code: 'D-4500', name: ['变频器 45 kW', 'Drive 45 kW'], category: ['变频器', 'Drives'], price: 17_900 },
	{ code: 'G-0063', name: ['减速机 63', 'Gearbox 63'], category: ['减速机', 'Gearboxes'], price: 1120 },
	{ code: 'G-0110', name: ['减速机 110', 'Gearbox 110'], category: ['减速机', 'Gearboxes'], price: 2960 },
	{ code: 'S-0400', name: ['伺服套件 400 W', 'Servo kit 400 W'], category: ['伺服', 'Servo'], price: 2650 },
	{ code: 'S-1500', name: ['伺服套件 1.5 kW', 'Servo kit 1.5 kW'], category: ['伺服', 'Servo'], price: 5980 },
	{ code: 'P-0001', name: ['备件包', 'Spare parts kit'], category: ['备件', 'Spares'], price: 360 },
	{ code: 'P-0002', name: ['轴承套装', 'Bearing set'], category: ['备件', 'Spares'], price: 190 },
];

export const SURNAMES: readonly Pair[] = [
	['王', 'Wang'],
	['李', 'Li'],
	['张', 'Zhang'],
	['刘', 'Liu'],
	['陈', 'Chen'],
	['杨', 'Yang'],
	['赵', 'Zhao'],
	['黄', 'Huang'],
	['周', 'Zhou'],
	['吴', 'Wu'],
];
export const GIVEN_NAMES: readonly Pair[] = [
	['建国', 'Jianguo'],
	['晓梅', 'Xiaomei'],
	['志明', 'Zhiming'],
	['丽华', 'Lihua'],
	['文静', 'Wenjing'],
	['海涛', 'Haitao'],
	['春燕', 'Chunyan'],
	['鹏飞', 'Pengfei'],
];
