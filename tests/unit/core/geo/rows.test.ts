import { describe, expect, it } from 'vitest';
import {
	COUNTRIES,
	createMatcher,
	loadDivisions,
	matchRows,
	STATUSES,
	type RowPlaces,
	type TextCodes,
} from '#src/core/geo/index.ts';

const matcher = createMatcher(await loadDivisions());
const column = (texts: readonly string[], codes: readonly number[]): TextCodes => ({
	texts,
	codes: Int32Array.from(codes),
});

const province = column(['湖南省', '湘', '云南'], [0, 1, 2, 0, -1, 2]);
const city = column(['浯溪市', '长沙', '昆明', '鼓楼区'], [0, 0, 2, 1, 3, -1]);

describe('all rows', () => {
	it('GEO16 gives codes per row and the texts to look at', () => {
		const places = matchRows(matcher, { rows: 6, columns: { province, city }, fixes: {} });
		expect([...places.province]).toEqual([430000, 430000, 530000, 430000, 0, 530000]);
		expect([...places.city]).toEqual([0, 0, 530100, 430100, 0, 0]);
		expect([...places.status].map((status) => STATUSES[status])).toEqual([
			'matched',
			'matched',
			'matched',
			'matched',
			'ambiguous',
			'matched',
		]);
		expect(places.counts).toEqual([5, 1, 0, 0, 0]);
		expect(places.open.map(({ text, kind, rows, code }) => [text, kind, rows, code])).toEqual([
			['湖南 / 浯溪市', 'partial', 2, '430000'],
			['鼓楼区', 'ambiguous', 1, ''],
		]);
		expect(places.open.map(({ texts }) => texts)).toEqual([
			[
				{ province: '湖南省', city: '浯溪市' },
				{ province: '湘', city: '浯溪市' },
			],
			[{ province: null, city: '鼓楼区' }],
		]);
		expect(COUNTRIES[places.country[0] ?? -1]?.code).toBe('CHN');
	});
	it('GEO15 applies corrections', () => {
		const places = matchRows(matcher, {
			rows: 6,
			columns: { province, city },
			fixes: { '湖南 / 浯溪市': '431181', 鼓楼区: '320106' },
		});
		expect([...places.district]).toEqual([431181, 431181, 0, 0, 320106, 0]);
		expect(places.open).toEqual([]);
	});
	it('GEO16 does not depend on the order of rows and dictionaries', () => {
		const reversed = matchRows(matcher, {
			rows: 6,
			columns: {
				province: column(['云南', '湘', '湖南省'], [0, -1, 2, 0, 1, 2]),
				city: column(['鼓楼区', '昆明', '长沙', '浯溪市'], [-1, 0, 2, 1, 3, 3]),
			},
			fixes: {},
		});
		const places = matchRows(matcher, { rows: 6, columns: { province, city }, fixes: {} });
		expect([...reversed.city].reverse()).toEqual([...places.city]);
		const texts = ({ open }: RowPlaces) => open.map((place) => ({ ...place, examples: [] }));
		expect(texts(reversed)).toEqual(texts(places));
	});
	it('GEO16 reports progress', () => {
		const seen: number[] = [];
		const codes = new Array<number>(10_000).fill(0);
		matchRows(matcher, { rows: 10_000, columns: { city: column(['长沙'], codes) }, fixes: {} }, (done) =>
			seen.push(done),
		);
		expect(seen).toEqual([4096, 8192]);
	});
});
