import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SEGMENT_MAPS } from '#src/core/segment/index.ts';
import { className, metricName } from '#src/i18n/class-names.ts';
import { reasonFormats } from '#src/i18n/reasons.ts';
import { measureList, WARNING_CODES, warningText } from '#src/i18n/warnings.ts';

const folder = new URL('../../../src/core/segment/', import.meta.url);
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => readFileSync(new URL(name, folder), 'utf8'))
	.join('\n');
const measureName = (measure: string) => metricName(measure, 'zh-CN') ?? measure;
const formats = (locale: 'zh-CN' | 'en') =>
	reasonFormats({ locale, currency: 'CNY', columnName: (id) => `Column ${id}`, classes: [] });

describe('class names and warnings', () => {
	test('REA1 every class of the maps has a name in both languages', () => {
		const ids = Object.values(SEGMENT_MAPS).flatMap((rules) => rules.map((rule) => rule.class));
		for (const id of [
			...ids,
			'noOrders',
			'lapsed',
			'notScored',
			'missingValue',
			'notClustered',
			'noise',
			'setAside',
		]) {
			for (const locale of ['zh-CN', 'en'] as const) {
				expect(className({ code: id, args: {} }, locale, measureName)).not.toBe(id);
			}
		}
		expect(className({ code: 'importantValue', args: {} }, 'zh-CN', measureName)).toBe('重要价值');
		expect(className({ code: 'tierA', args: {} }, 'zh-CN', measureName)).toBe('A 级');
	});

	test('REA1 clusters are named by their traits', () => {
		const args = {
			number: 2,
			traits: 2,
			measure1: 'metric:amount',
			level1: 'high',
			measure2: 'metric:recencyDays',
			level2: 'low',
		};
		expect(className({ code: 'cluster', args }, 'zh-CN', measureName)).toBe('聚类 2：销售额高 · 最近下过单');
		expect(className({ code: 'clusterAverage', args: { number: 3 } }, 'en', measureName)).toBe(
			'Cluster 3: near average',
		);
	});

	test('REA1 every warning the engine can give has a sentence, and no other', () => {
		const given = new Set([...source.matchAll(/(?:spoken|add)\(\s*'(\w+)'/g)].map((match) => match[1]));
		expect(new Set(WARNING_CODES)).toEqual(given);
		for (const code of WARNING_CODES) {
			const args = {
				count: 1,
				measure: 'recency',
				scores: '2 3',
				months: 6,
				tiers: 'B C',
				measures: 'metric:amount|column:x',
				asked: 5,
				k: 2,
				sample: 5000,
				rule: 2,
				by: 1,
				value: 'x',
				customer: 'K1',
				room: 0.1,
			};
			for (const locale of ['zh-CN', 'en'] as const) {
				const text = warningText({ code, args }, formats(locale));
				expect(text).not.toMatch(/\{|undefined|NaN/);
				expect(text).not.toBe(code);
			}
		}
	});

	test('REA1 lists of measures are written out', () => {
		expect(measureList('metric:amount|column:x', formats('zh-CN'))).toBe('销售额、Column x');
	});
});
