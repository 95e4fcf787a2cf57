import type { FixedAnchor } from './sketch.ts';

/** Where the name of each province reads best, in degrees; small coastal ones are labelled at sea. */
const PLACES = `110000 116.4 40.25
120000 118.1 38.75 start
130000 115.1 38.2
140000 112.3 37.5
150000 113.6 43.2
210000 122.9 41.5
220000 126.3 43.6
230000 128.0 47.3
310000 122.3 31.15 start
320000 119.9 33.2
330000 120.1 29.2
340000 117.2 31.9
350000 118.0 26.2
360000 115.7 27.7
370000 118.3 36.4
410000 113.6 34.0
420000 112.5 31.1
430000 111.7 27.7
440000 113.5 23.6
450000 108.7 23.9
460000 109.8 19.2
500000 107.6 29.8
510000 102.6 30.6
520000 106.7 26.9
530000 101.6 24.9
540000 88.3 31.7
610000 109.0 34.8
620000 103.8 35.9
630000 96.3 35.7
640000 106.1 37.4
650000 85.6 41.6
710000 120.95 23.7
810000 114.7 22.0 start
820000 113.2 21.5 end`;

export const CHINA_ANCHORS: ReadonlyMap<string, FixedAnchor> = new Map(
	PLACES.split('\n').map((line) => {
		const [code = '', longitude, latitude, align] = line.split(' ');
		const anchor: FixedAnchor = {
			place: [Number(longitude), Number(latitude)],
			align: align === 'start' || align === 'end' ? align : 'middle',
		};
		return [code, anchor];
	}),
);

/** Countries whose largest part or far islands would pull the label away. */
export const COUNTRY_ANCHORS: ReadonlyMap<string, FixedAnchor> = new Map(
	(
		[
			['CHN', [104, 35]],
			['USA', [-99, 39.5]],
			['RUS', [98, 62]],
			['CAN', [-108, 58]],
			['NOR', [9.5, 61.5]],
			['FRA', [2.4, 46.7]],
			['GBR', [-1.6, 52.6]],
			['CHL', [-71, -33]],
			['VNM', [107.8, 14.5]],
			['MYS', [102.2, 4.2]],
			['IDN', [113.5, -1.5]],
			['NZL', [171.5, -43]],
			['GRL', [-42, 72]],
		] as const
	).map(([code, place]) => [code, { place, align: 'middle' }]),
);
