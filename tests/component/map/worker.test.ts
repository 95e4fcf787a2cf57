import { expect, it } from 'vitest';
import { detectPlaces, matchPlaces } from '#src/compute/geo-client.ts';

it('GEO16 the worker places the rows of a table', async () => {
	const texts = ['广东深圳', '朝阳区', 'Xiamen, Fujian'];
	const rows = 9000;
	const codes = Int32Array.from({ length: rows }, (_, row) => row % 3);
	const stages: string[] = [];
	const job = matchPlaces(
		{ rows, columns: { address: { texts, codes } }, fixes: {} },
		{ onProgress: ({ stage }) => stages.push(stage) },
	);
	const places = await job.result;
	expect([...places.city.subarray(0, 3)]).toEqual([440300, 0, 350200]);
	expect(places.open).toEqual([
		{
			text: '朝阳区',
			kind: 'ambiguous',
			unplaced: null,
			code: '',
			candidates: ['110105', '220104'],
			rows: 3000,
			examples: [1, 4, 7],
			texts: [{ address: '朝阳区' }],
		},
	]);
	expect(stages).toContain('geo.rows');
});

it('GEO19 the worker tells a Chinese list from one by country', async () => {
	const { kind } = await detectPlaces(['France', 'EIRE', 'Unspecified'].map((country) => ({ country })))
		.result;
	expect(kind).toBe('world');
});
