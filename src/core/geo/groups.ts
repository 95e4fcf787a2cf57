import type { RegionGroup } from '#src/core/model/index.ts';

function group(id: string, zh: string, en: string, provinces: string): RegionGroup {
	return { id, name: { 'zh-CN': zh, en }, provinces: provinces.split(' ').map((stem) => `${stem}0000`) };
}

const north = group('north', '华北', 'North China', '11 12 13 14 15');
const northeast = group('northeast', '东北', 'Northeast China', '21 22 23');
const east = group('east', '华东', 'East China', '31 32 33 34 35 36 37');
const central = group('central', '华中', 'Central China', '41 42 43');
const south = group('south', '华南', 'South China', '44 45 46');
const southwest = group('southwest', '西南', 'Southwest China', '50 51 52 53 54');
const northwest = group('northwest', '西北', 'Northwest China', '61 62 63 64 65');
const special = group('special', '港澳台', 'Hong Kong, Macao, Taiwan', '81 82 71');
const southCentral = group('south-central', '中南', 'South Central China', '41 42 43 44 45 46');

/** The seven customary regions and 港澳台: the default of a new project. */
export const DEFAULT_REGION_GROUPS: readonly RegionGroup[] = [
	north,
	northeast,
	east,
	central,
	south,
	southwest,
	northwest,
	special,
];

/** The six regions: 华中 and 华南 together are 中南. */
export const SIX_REGION_GROUPS: readonly RegionGroup[] = [
	north,
	northeast,
	east,
	southCentral,
	southwest,
	northwest,
	special,
];

/** The group a province (or any division in it) belongs to, or null. The first group that names it counts. */
export function regionOf(code: string, groups: readonly RegionGroup[]): RegionGroup | null {
	const province = `${code.slice(0, 2)}0000`;
	return groups.find((each) => each.provinces.includes(province)) ?? null;
}
