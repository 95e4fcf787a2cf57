import { describe, expect, it } from 'vitest';
import { DEFAULT_REGION_GROUPS, loadDivisions, regionOf, SIX_REGION_GROUPS } from '#src/core/geo/index.ts';
import { shortName } from '#src/core/geo/names.ts';

const divisions = await loadDivisions();

describe('divisions', () => {
	it('GEO1 every division but the provinces has one above it', () => {
		const byLevel = { province: 0, city: 0, district: 0 };
		for (const { level, parent, english, name } of divisions.all) {
			byLevel[level]++;
			expect(level === 'province' ? parent === null : divisions.get(parent ?? '') !== null, name).toBe(true);
			expect(english, name).toMatch(/^[A-Z][A-Za-z ’()-]+$/);
		}
		expect(byLevel).toEqual({ province: 34, city: 385, district: 2832 });
	});
	it('GEO1 municipalities are their own city, direct counties are cities', () => {
		expect(divisions.path('110105')).toEqual({ province: '110000', city: '110000', district: '110105' });
		expect(divisions.path('429004')).toEqual({ province: '420000', city: '429004', district: '' });
		expect(divisions.path('440305')).toEqual({ province: '440000', city: '440300', district: '440305' });
		expect(divisions.below('640000').map(({ short }) => short)).toEqual([
			'银川',
			'石嘴山',
			'吴忠',
			'固原',
			'中卫',
		]);
	});
	it.each([
		['延边朝鲜族自治州', '延边'],
		['恩施土家族苗族自治州', '恩施'],
		['鄂温克族自治旗', '鄂温克'],
		['东乡族自治县', '东乡'],
		['克孜勒苏柯尔克孜自治州', '克孜勒苏'],
		['内蒙古自治区', '内蒙古'],
		['大兴安岭地区', '大兴安岭'],
		['浦东新区', '浦东'],
		['管城回族区', '管城'],
		['蔚县', '蔚县'],
		['香港特别行政区', '香港'],
	])('GEO2 %s is %s for short', (name, short) => expect(shortName(name)).toBe(short));
	it('GEO3 codes follow the changes after the boundary data', () => {
		const names = ['540481', '540581', '460302', '460303', '653228', '653229', '370116'].map(
			(code) => divisions.get(code)?.name,
		);
		expect(names).toEqual(['米林市', '错那市', '西沙区', '南沙区', '和康县', '和安县', '莱芜区']);
		expect(divisions.get('540422')).toBeNull();
		expect(divisions.get('310100')?.name).toBe('上海市');
		expect(divisions.get('440305001001')?.name).toBe('南山区');
	});
	it('GEO3 names are known in both languages', () => {
		expect(divisions.name('610000', 'en')).toBe('Shaanxi');
		expect(divisions.name('653100', 'en')).toBe('Kashgar');
		expect(divisions.name('341500', 'en')).toBe('Lu’an');
		expect(divisions.name('150000', 'zh-CN')).toBe('内蒙古');
		expect(divisions.name('150000', 'zh-CN', 'full')).toBe('内蒙古自治区');
		expect(divisions.name('999999', 'en')).toBe('');
	});
	it('GEO4 every province stands in exactly one region', () => {
		const provinces = divisions.all.filter(({ level }) => level === 'province').map(({ code }) => code);
		for (const groups of [DEFAULT_REGION_GROUPS, SIX_REGION_GROUPS]) {
			expect(groups.flatMap((group) => group.provinces).sort()).toEqual(provinces);
		}
		expect(regionOf('440305', DEFAULT_REGION_GROUPS)?.name['zh-CN']).toBe('华南');
		expect(regionOf('440305', SIX_REGION_GROUPS)?.name['zh-CN']).toBe('中南');
		expect(regionOf('', DEFAULT_REGION_GROUPS)).toBeNull();
	});
});
