type Pair = readonly [zh: string, en: string];

/** Representatives: name, team, base city, hours a year. The eighth (index 7) leaves at the end of September 2026. */
export const SAMPLE_REPS: readonly { name: Pair; team: Pair; base: Pair; hours: number; leaves?: string }[] =
	[
		{ name: ['陆嘉怡', 'Lu Jiayi'], team: ['华东一组', 'East 1'], base: ['苏州', 'Suzhou'], hours: 1620 },
		{
			name: ['陈思远', 'Chen Siyuan'],
			team: ['华东一组', 'East 1'],
			base: ['上海', 'Shanghai'],
			hours: 1620,
		},
		{
			name: ['林婉清', 'Lin Wanqing'],
			team: ['华东二组', 'East 2'],
			base: ['杭州', 'Hangzhou'],
			hours: 1620,
		},
		{ name: ['黄伟杰', 'Huang Weijie'], team: ['华南组', 'South'], base: ['深圳', 'Shenzhen'], hours: 1620 },
		{ name: ['何俊', 'He Jun'], team: ['华南组', 'South'], base: ['佛山', 'Foshan'], hours: 1540 },
		{ name: ['孙志强', 'Sun Zhiqiang'], team: ['华北组', 'North'], base: ['青岛', 'Qingdao'], hours: 1620 },
		{ name: ['王磊', 'Wang Lei'], team: ['华北组', 'North'], base: ['天津', 'Tianjin'], hours: 1620 },
		{
			name: ['杨帆', 'Yang Fan'],
			team: ['中西组', 'Central & West'],
			base: ['武汉', 'Wuhan'],
			hours: 1580,
			leaves: '2026-09-30',
		},
		{
			name: ['邓超', 'Deng Chao'],
			team: ['中西组', 'Central & West'],
			base: ['成都', 'Chengdu'],
			hours: 1620,
		},
		{ name: ['周敏', 'Zhou Min'], team: ['中西组', 'Central & West'], base: ['西安', "Xi'an"], hours: 1500 },
		{ name: ['吴昊', 'Wu Hao'], team: ['东北组', 'Northeast'], base: ['沈阳', 'Shenyang'], hours: 1560 },
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
