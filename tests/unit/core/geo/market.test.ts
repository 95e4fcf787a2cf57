import { expect, test } from 'vitest';
import { createMatcher, loadDivisions, placeRows, type PartName } from '#src/core/geo/index.ts';
import {
	marketPotential,
	marketRows,
	marketShares,
	potentialsAt,
	potentialsBySeat,
	proposeMarket,
	rowAreas,
	type AreaMarket,
} from '#src/core/geo/market/index.ts';
import { DEFAULT_REGION_GROUPS, regionOf } from '#src/core/geo/groups.ts';
import { toFault } from '#src/errors/index.ts';

const matcher = createMatcher(await loadDivisions());
const texts = (values: readonly string[]) => ({ texts: values, codes: Int32Array.from(values.keys()) });

/** Areas of the rows of columns of texts; '' = blank. */
async function areasOf(columns: Partial<Record<PartName, readonly string[]>>) {
	const rows = Object.values(columns)[0]?.length ?? 0;
	const request = {
		rows,
		columns: Object.fromEntries(Object.entries(columns).map(([part, values]) => [part, texts(values)])),
		fixes: {},
	};
	return rowAreas(request, await placeRows(matcher, request));
}

type Figures = readonly [name: string, values: readonly number[], weight: number, perHead?: boolean];
async function marketOf(
	columns: Partial<Record<PartName, readonly string[]>>,
	figures: readonly Figures[],
	population: readonly number[] | null = null,
): Promise<AreaMarket> {
	return marketPotential({
		table: 'Areas',
		areas: await areasOf(columns),
		inputs: figures.map(([name, values, weight, perHead = false]) => ({
			...{ name, weight, perHead },
			values: Float64Array.from(values),
		})),
		population: population && Float64Array.from(population),
	});
}
const potentials = ({ areas }: AreaMarket) =>
	Object.fromEntries(areas.map(({ code, potential }) => [code, potential]));
const groupOf = (code: string) => regionOf(code, DEFAULT_REGION_GROUPS)?.id ?? null;
const at = (market: AreaMarket, level: Parameters<typeof potentialsAt>[1]) =>
	potentialsAt(market, level, groupOf);
const NaNs = Number.NaN;

/** By hand: Jiangsu 0.5·(500/1000) + 0.3·(120/400) + 0.2·(80/200) = 0.25 + 0.09 + 0.08 = 0.42. */
const THREE = { province: ['江苏', '浙江', '安徽'] };
const BPI: readonly Figures[] = [
	['Income', [500, 400, 100], 0.5],
	['Retail', [120, 180, 100], 0.3],
	['People', [80, 60, 60], 0.2],
];

test('GEO60 the Buying Power Index of three provinces, by hand', async () => {
	const market = await marketOf(THREE, BPI);
	expect(market.depth).toBe(1);
	const found = potentials(market);
	expect(found['320000']).toBeCloseTo(0.42, 12);
	expect(found['330000']).toBeCloseTo(0.5 * 0.4 + 0.3 * 0.45 + 0.2 * 0.3, 12);
	expect(found['340000']).toBeCloseTo(0.5 * 0.1 + 0.3 * 0.25 + 0.2 * 0.3, 12);
	expect(Object.values(found).reduce((sum, each) => (sum ?? 0) + (each ?? 0), 0)).toBeCloseTo(1, 12);
});

test('GEO60 weights count by their share: 50 and 20 without retail sales are 5 and 2 of 7', async () => {
	const market = await marketOf(THREE, [
		['Income', [500, 400, 100], 50],
		['Retail', [NaNs, NaNs, -1], 0],
		['People', [80, 60, 60], 20],
	]);
	expect(potentials(market)['320000']).toBeCloseTo((5 * 0.5 + 2 * 0.4) / 7, 12);
});

test('GEO60 figures near the ends of the range of numbers make shares', async () => {
	for (const size of [1e308, 1e-300]) {
		const market = await marketOf(THREE, [['Own', [size, size, size * 0.5], 1]]);
		expect(potentials(market)['320000']).toBeCloseTo(0.4, 9);
	}
});

test('GEO61 an area with a figure missing has no potential, and the others share the whole', async () => {
	const market = await marketOf(THREE, [
		['Income', [500, 400, NaNs], 1],
		['People', [75, 25, 100], 1],
	]);
	expect(potentials(market)).toEqual({
		'320000': expect.closeTo((5 / 9 + 0.75) / 2, 12) as number,
		'330000': expect.closeTo((4 / 9 + 0.25) / 2, 12) as number,
		'340000': null,
	});
});

test('GEO61 income of a person times people; rows of one area are added', async () => {
	const market = await marketOf(
		{ province: ['江苏', '江苏省', '浙江'] },
		[['Income', [3, 5, 4], 1, true]],
		[10, 10, 30],
	);
	expect(potentials(market)['320000']).toBeCloseTo(80 / 200, 12);
	expect(market.areas[0]?.rows).toEqual([0, 1]);
});

test('GEO62 what makes no sense is refused with its place', async () => {
	const fault = async (...given: Parameters<typeof marketOf>) => {
		try {
			await marketOf(...given);
		} catch (thrown) {
			const { code, args } = toFault(thrown);
			return { code, ...args };
		}
		return null;
	};
	const own = (values: readonly number[]): Figures[] => [['Own', values, 1]];
	expect(await fault(THREE, own([1, -2, 3]))).toEqual({
		...{ code: 'market.negative', table: 'Areas', column: 'Own', row: 2, value: -2 },
	});
	expect(await fault(THREE, [['Income', [1, 1, 1], 1, true]], [1, 1, -7])).toMatchObject({
		...{ code: 'market.negative', row: 3, value: -7 },
	});
	expect(await fault(THREE, own([0, 0, 0]))).toMatchObject({ code: 'market.nothing', column: 'Own' });
	expect(await fault(THREE, own([NaNs, NaNs, NaNs]))).toMatchObject({ code: 'market.noAreas' });
	expect(await fault({ province: ['甲', '乙'] }, own([1, 2]))).toMatchObject({ code: 'market.noAreas' });
	expect(await fault(THREE, [['Own', [1, 1, 1], 0]])).toMatchObject({ code: 'market.noWeights' });
	expect(await fault(THREE, [['Income', [1, 1, 1], 1, true]])).toMatchObject({ code: 'market.perHead' });
});

test('GEO63 totals and parts do not count twice; what is not known is told where it has figures', async () => {
	const market = await marketOf(
		{
			city: ['全国', '江苏省', '苏州市', '昆山市', '南京市', '北京市', '安徽省', '数据来源：年鉴', '鼓楼区'],
		},
		[['Own', [900, 300, 200, 60, 100, 400, 100, NaNs, 5], 1]],
	);
	expect(market.depth).toBe(2);
	expect(potentials(market)).toEqual({
		'110000': 0.5,
		'320100': 0.125,
		'320500': 0.25,
		'340000': 0.125,
	});
	expect(market.doubled.map(({ code }) => code)).toEqual(['320000', '320583']);
	expect(market.unknown).toEqual([0, 8]);
});

test('GEO63 a city that its province does not have is none, however its province is known', async () => {
	const market = await marketOf({ province: ['江苏', '江苏'], city: ['南京', '乌有'] }, [['Own', [1, 9], 1]]);
	expect(potentials(market)).toEqual({ '320100': 1 });
	expect(market.unknown).toEqual([1]);
});

test('GEO64 provinces and groups are sums of their cities; of finer levels there is nothing', async () => {
	const market = await marketOf({ city: ['苏州市', '南京市', '杭州市', '北京市'] }, [
		['Own', [4, 2, 3, 1], 1],
	]);
	expect(at(market, 'city')?.get('320500')).toBeCloseTo(0.4, 12);
	expect(at(market, 'city')?.get('110000')).toBeCloseTo(0.1, 12);
	expect(at(market, 'province')?.get('320000')).toBeCloseTo(0.6, 12);
	expect(at(market, 'group')?.get('east')).toBeCloseTo(0.9, 12);
	expect(at(market, 'country')?.get('CHN')).toBeCloseTo(1, 12);
	expect(at(market, 'district')).toBeNull();
	expect(at(market, 'first')).toBeNull();
});

test('GEO64 countries, and their first level', async () => {
	const countries = await marketOf({ country: ['France', '德国', '中国'] }, [['Own', [3, 5, 2], 1]]);
	expect(Object.fromEntries(at(countries, 'country') ?? [])).toEqual({ CHN: 0.2, DEU: 0.5, FRA: 0.3 });
	expect(at(countries, 'province')).toBeNull();
	const states = await marketOf({ province: ['California', 'Texas', '江苏'] }, [['Own', [3, 5, 2], 1]]);
	expect(Object.fromEntries(at(states, 'first') ?? [])).toEqual({ 'USA-CA': 0.3, 'USA-TX': 0.5 });
	expect(at(states, 'province')?.get('320000')).toBe(0.2);
	expect(at(states, 'country')?.get('USA')).toBeCloseTo(0.8, 12);
});

test('GEO67 areas of the user have what lies in them by its seat; a sheet of provinces says nothing of them', async () => {
	const figures: readonly Figures[] = [['Own', [4, 2, 3, 1], 1]];
	const cities = await marketOf({ city: ['苏州市', '南京市', '杭州市', '北京市'] }, figures);
	const south = (division: string) => (/^32/.test(division) ? 'Lower' : division === '330100' ? 'Bay' : null);
	expect(Object.fromEntries(potentialsBySeat(cities, south) ?? [])).toEqual({
		Lower: 0.6000000000000001,
		Bay: 0.3,
	});
	expect(potentialsBySeat(cities, () => null)).toBeNull();
	const provinces = await marketOf({ province: ['江苏', '浙江', '广东', '北京'] }, figures);
	expect(potentialsBySeat(provinces, () => 'Lower')).toBeNull();
});

test('GEO65 penetration is the own share over that of the potential, in the same areas', () => {
	const own: Readonly<Record<string, number>> = { a: 30, b: 10, elsewhere: 1000 };
	const shares = marketShares(
		new Map([
			['a', 0.1],
			['b', 0.2],
			['c', 0.1],
		]),
		(code) => own[code] ?? 0,
	);
	expect(shares.get('a')).toEqual({ potential: 0.25, own: 0.75, penetration: 300 });
	expect(shares.get('b')).toEqual({ potential: 0.5, own: 0.25, penetration: 50 });
	expect(shares.get('c')).toEqual({ potential: 0.25, own: 0, penetration: 0 });
	const mean = [...shares.values()].reduce(
		(sum, { potential, penetration }) => sum + potential * (penetration ?? 0),
		0,
	);
	expect(mean).toBeCloseTo(100, 12);
	expect(marketShares(new Map([['a', 1]]), () => 0).get('a')).toEqual({
		potential: 1,
		own: null,
		penetration: null,
	});
	expect(marketShares(new Map([['a', 0]]), () => 3).get('a')?.penetration).toBeNull();
});

test('GEO65 rows are in a market by their own area, and by its region only where no more is known of them', async () => {
	const market = await marketOf({ city: ['苏州', '南京', '杭州', '安徽省'] }, [['Own', [4, NaNs, 3, 1], 1]]);
	const rows: readonly (readonly [province: string, city: string, inside: 0 | 1])[] = [
		['江苏', '苏州', 1],
		['江苏', '南京', 0],
		['江苏', '无锡', 0],
		['江苏', '', 1],
		['安徽', '合肥', 1],
		['福建', '', 0],
		['', 'Paris', 0],
		['', '', 0],
	];
	const columns = { province: texts(rows.map(([each]) => each)), city: texts(rows.map(([, each]) => each)) };
	const places = await placeRows(matcher, { rows: rows.length, columns, fixes: {} });
	expect([...marketRows(market, places)]).toEqual(rows.map(([, , inside]) => inside));
});

const column = (header: string, isNumber = true, values: readonly string[] = []) => ({
	...{ id: header, header, isNumber, texts: values },
});
const named = (header: string, values: readonly string[] = []) => column(header, false, values);

test('GEO66 headers of a yearbook make a proposal: sizes and no rates, totals before figures of a person', () => {
	const proposal = proposeMarket('t', [
		named('省份'),
		named('城市'),
		column('GDP增速（%）'),
		column('GDP（亿元）'),
		column('人均可支配收入（元）'),
		column('居民可支配收入（亿元）'),
		column('社会消费品零售总额（亿元）'),
		column('人口密度'),
		column('年末常住人口（万人）'),
	]);
	expect(proposal?.places).toEqual({ province: '省份', city: '城市' });
	expect(proposal?.inputs).toEqual([
		{ kind: 'income', column: '居民可支配收入（亿元）', weight: 0.5, perHead: false },
		{ kind: 'retail', column: '社会消费品零售总额（亿元）', weight: 0.3, perHead: false },
		{ kind: 'population', column: '年末常住人口（万人）', weight: 0.2, perHead: false },
	]);
});

test.each([
	['income of a person with people', ['人均可支配收入', '人口'], [true, false]],
	['income of a person alone is no size', ['人均可支配收入', '社零总额'], [false]],
	['an own index', ['market potential', 'population'], [false]],
])('GEO66 %s', (_, headers, perHead) => {
	const proposal = proposeMarket('t', [named('地区', ['江苏']), ...headers.map((header) => column(header))]);
	expect(proposal?.places).toEqual({ province: '地区' });
	expect(proposal?.inputs.map((input) => input.perHead)).toEqual(perHead);
});

test('GEO66 a column of areas of any level has the level of its texts', () => {
	const placesOf = (values: readonly string[]) =>
		proposeMarket('t', [named('地区', values), column('人口')])?.places;
	expect(placesOf(Array.from({ length: 300 }, (_, i) => `城${i}`))).toEqual({ city: '地区' });
	expect(placesOf(['France', 'Germany', 'Japan'])).toEqual({ country: '地区' });
});

test('GEO66 no areas or no sizes: nothing is proposed', () => {
	expect(proposeMarket('t', [named('客户名称'), column('人口')])).toBeNull();
	expect(proposeMarket('t', [named('城市'), column('增长率'), column('员工数')])).toBeNull();
});
