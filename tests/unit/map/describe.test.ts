import { describe, expect, it } from 'vitest';
import { MapSpeech } from '#src/map/describe.ts';
import type { AreaValues, MapPaint, MapTexts } from '#src/map/types.ts';

const values: AreaValues = new Map([
	['110000', { value: 3, count: 2, classId: 'a' }],
	['120000', { value: 5, count: 4, classId: 'b' }],
]);
const paint: MapPaint = {
	kind: 'class',
	classes: [
		{ id: 'a', name: '一区', colour: 1 },
		{ id: 'b', name: '二区', colour: 2 },
	],
};
const texts: MapTexts = {
	...{ caption: '', measure: '', measureName: '销售额' },
	name: (code) => code,
	formatValue: String,
	formatCount: String,
};

describe('what a map says', () => {
	it('MAP32 lines of its own stand in the tip and are spoken', () => {
		const lines = [
			['调整', '甲 → 乙'],
			['换手', '40%'],
		] as const;
		const speech = new MapSpeech(values, paint, { ...texts, lines: () => lines });
		expect(speech.tip('110000')).toEqual(lines);
		expect(speech.sentence('110000')).toBe('110000，调整 甲 → 乙，换手 40%');
		expect(speech.sentence('130000')).toBe('130000，无数据');
		expect(speech.tip('130000')).toEqual([['销售额', '无数据']]);
	});
	it('MAP12 classes whose name stands on the map need no line', () => {
		const speech = new MapSpeech(values, paint, texts);
		expect(speech.legend(null, new Set()).map(({ text }) => text)).toEqual(['一区', '二区']);
		expect(speech.legend(null, new Set(['a'])).map(({ text }) => text)).toEqual(['二区']);
	});
});
