import { describe, expect, it } from 'vitest';
import {
	COUNTRIES,
	countryName,
	createMatcher,
	detectGeography,
	loadDivisions,
	matchCountry,
} from '#src/core/geo/index.ts';

const matcher = createMatcher(await loadDivisions());
const RETAIL =
	'United Kingdom|France|Australia|Netherlands|Germany|Norway|EIRE|Switzerland|Spain|Poland|Portugal|Italy|Belgium|Lithuania|Japan|Iceland|Channel Islands|Denmark|Cyprus|Sweden|Austria|Israel|Finland|Bahrain|Greece|Hong Kong|Singapore|Lebanon|United Arab Emirates|Saudi Arabia|Czech Republic|Canada|Unspecified|Brazil|USA|European Community|Malta|RSA'.split(
		'|',
	);

describe('countries', () => {
	it('GEO17 all countries have codes and both names', () => {
		expect(COUNTRIES.length).toBe(234);
		for (const { code, alpha2, name } of COUNTRIES) {
			expect(code).toMatch(/^[A-Z]{3}$/);
			expect(alpha2).toMatch(/^[A-Z]{2}$/);
			expect(matchCountry(name['zh-CN'])).toEqual({ status: 'matched', code });
			expect(matchCountry(name.en)).toEqual({ status: 'matched', code });
		}
		expect(countryName('GBR', 'zh-CN')).toBe('英国');
	});
	it.each([
		['UK', 'GBR'],
		['EIRE', 'IRL'],
		['usa', 'USA'],
		['RSA', 'ZAF'],
		['U.S.A.', 'USA'],
		['Côte d’Ivoire', 'CIV'],
		['Republic of Korea', 'KOR'],
		['德國', 'DEU'],
		['DE', 'DEU'],
		['中国台湾', 'CHN'],
		['TWN', 'CHN'],
	])('GEO17 %s is %s', (text, code) => expect(matchCountry(text)).toEqual({ status: 'matched', code }));
	it('GEO18 what names no country stays open', () => {
		expect(matchCountry('European Community').status).toBe('unresolved');
		expect(matchCountry('Unspecified').status).toBe('unresolved');
		expect(matchCountry('Channel Islands')).toEqual({ status: 'ambiguous', candidates: ['GGY', 'JEY'] });
		expect(matchCountry(' ')).toEqual({ status: 'empty' });
	});
	it('GEO18 the 38 countries of a retailer: 35 known, one ambiguous, two open', () => {
		const counts = { matched: 0, ambiguous: 0, unresolved: 0, empty: 0 };
		for (const text of RETAIL) counts[matchCountry(text).status]++;
		expect(counts).toEqual({ matched: 35, ambiguous: 1, unresolved: 2, empty: 0 });
	});
	it('GEO19 tells a Chinese list from one by country', () => {
		expect(
			detectGeography(
				matcher,
				RETAIL.map((country) => ({ country })),
			).kind,
		).toBe('world');
		expect(
			detectGeography(
				matcher,
				['广东', '江苏', '日本'].map((province) => ({ province })),
			).kind,
		).toBe('china');
		expect(
			detectGeography(
				matcher,
				Array.from({ length: 20 }, (_, row) => ({ city: `客户${row}` })),
			).kind,
		).toBe('unknown');
	});
});
