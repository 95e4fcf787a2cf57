import { describe, expect, test } from 'vitest';
import { SEGMENT_MAPS } from '#src/core/segment/index.ts';
import { largestOfClasses } from '#src/core/segment/largest.ts';
import { recommendedAction } from '#src/i18n/actions.ts';

describe('actions', () => {
	test('ACT1 the largest of every class, equal ones by row, nobody without sales', () => {
		const values = Float64Array.of(5, 9, 9, 0, -4, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 7, 2);
		const classOf = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0];
		expect(largestOfClasses(classOf, 3, values, 3)).toEqual([[1, 2, 8], [7], []]);
		expect(largestOfClasses([255], 1, Float64Array.of(1), 3)).toEqual([[]]);
	});

	test('ACT2 every class of the maps and tiers has an action in both languages, any other one by its figures', () => {
		const known = Object.values(SEGMENT_MAPS).flatMap((map) => map.map((rule) => rule.class));
		const ids = [...known, 'tierA', 'tierB', 'tierC', 'tierF', 'noOrders', 'lapsed', 'unclassified'];
		const plain = { isLarge: null, isStale: null };
		const texts = (['zh-CN', 'en'] as const).map((locale) =>
			ids.map((id) => recommendedAction(id, plain, locale)),
		);
		for (const list of texts) for (const text of list) expect(text.length).toBeGreaterThan(5);
		expect(texts[0]).not.toEqual(texts[1]);
		const byFigures = [true, false].flatMap((isLarge) =>
			[true, false].map((isStale) => recommendedAction('rule-x', { isLarge, isStale }, 'en')),
		);
		expect(new Set(byFigures).size).toBe(4);
	});
});
