import { describe, expect, test } from 'vitest';
import type { Scheme } from '#src/core/model/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { reasonFor, type ClusterDetail, type RfmDetail, type SchemeResult } from '#src/core/segment/index.ts';
import { scoresOf } from '#src/core/segment/rfm/reason-rfm.ts';
import { cellOf } from '#src/core/segment/rfm/segment-maps.ts';
import { toZ } from '#src/core/cluster/index.ts';
import { REASON_CODES, reasonFormats, reasonText, sentence } from '#src/i18n/reasons.ts';
import {
	classIds,
	clusterScheme,
	columnsOf,
	customersOf,
	rfmScheme,
	run,
	tierScheme,
} from '../../../support/segment-cases.ts';

const random = createRandom(5);
const list = Array.from(
	{ length: 400 },
	() =>
		[
			Math.floor(random.next() * 300),
			1 + Math.floor(random.next() ** 3 * 20),
			Math.round(random.next() ** 4 * 9000),
		] as const,
);
const rows = list.map((_, row) => row);
const column = { measure: { kind: 'column' as const, column: 'v' } };

const schemes: Scheme[] = [
	rfmScheme(),
	rfmScheme({ segmentMap: 'ten' }),
	rfmScheme({ binning: 'nested' }),
	rfmScheme({ ties: 'rank' }),
	tierScheme(),
];

describe('reasons', () => {
	test.each(schemes)(
		'REA1 every row has a reason with a sentence in both languages ($kind $segmentMap $ties $binning)',
		(scheme) => {
			const request = customersOf([...list, [Number.NaN, 0, 0], [3, 2, Number.NaN], [4, 1, -50]]);
			const result = run(request, scheme);
			for (let row = 0; row < result.classOf.length; row++) {
				const reason = reasonFor(result, row);
				expect(REASON_CODES).toContain(reason.code);
				if (reason.next) expect(REASON_CODES).toContain(reason.next.code);
				for (const locale of ['zh-CN', 'en'] as const) {
					const text = reasonText(
						reason,
						reasonFormats({ locale, currency: 'CNY', columnName: (id) => id, classes: result.classes }),
					);
					expect(text).not.toMatch(/NaN|undefined|null|Infinity|\{/);
					expect(text.length).toBeGreaterThan(8);
				}
			}
		},
	);

	test('REA1 the sentence of the mock', () => {
		const formats = reasonFormats({
			locale: 'zh-CN',
			currency: 'CNY',
			columnName: (id) => id,
			classes: run(customersOf(list), rfmScheme()).classes,
		});
		expect(sentence({ code: 'rfmWait', args: { days: 47, class: 'importantKeep' } }, formats)).toBe(
			'若再有 47 天不下单，将转为“重要保持”。',
		);
		const english = { ...formats, locale: 'en' as const, className: () => 'Rising' };
		expect(sentence({ code: 'rfmOrders', args: { orders: 1, class: 'x' } }, english)).toBe(
			'With 1 order more now: “Rising”.',
		);
	});

	test.each(schemes.filter((scheme) => scheme.kind === 'rfm' && scheme.ties === 'value'))(
		'REA2 the change named leads to the class named, one less does not ($segmentMap $binning)',
		(scheme) => {
			const result = run(customersOf(list), scheme);
			const detail = result.detail as RfmDetail;
			const own = classIds(result);
			const after = (row: number, wait: number | null, orders: number) => {
				const values = {
					recency: wait === null ? 0 : detail.values.recency[row]! + wait,
					frequency: detail.values.frequency[row]! + orders,
					monetary: detail.values.monetary[row]!,
				};
				const scores = scoresOf(detail, values, {
					recency: 0,
					frequency: 0,
					monetary: detail.scores.monetary[row]!,
				});
				return result.classes[detail.cubeClass[cellOf(scores)]!]?.id;
			};
			let named = 0;
			for (const row of rows) {
				const next = reasonFor(result, row).next;
				if (!next) continue;
				named++;
				const { days, orders } = next.args as { days: number; orders: number };
				if (next.code === 'rfmWait') {
					expect(after(row, days, 0)).toBe(next.args['class']);
					expect(after(row, days - 1, 0)).toBe(own[row]);
				} else {
					expect(after(row, null, orders)).toBe(next.args['class']);
					if (orders > 1) expect(after(row, null, orders - 1)).toBe(own[row]);
				}
				expect(next.args['class']).not.toBe(own[row]);
			}
			expect(named).toBeGreaterThan(200);
		},
	);

	test.each([[[0.8, 0.95]], [[0.5]], [[0.2, 0.4, 0.6, 0.8]]])(
		'REA3 the value named separates the tiers, cuts %j',
		(cuts) => {
			const values = list.map((row) => row[2] + 1 + row[0] / 1000);
			const scheme = tierScheme({ ...column, cuts });
			const result = run(columnsOf({ v: values }), scheme);
			const own = classIds(result);
			let named = 0;
			for (const row of rows.filter((each) => each % 5 === 0)) {
				const next = reasonFor(result, row).next;
				if (!next) continue;
				named++;
				const at = (value: number) => classIds(run(columnsOf({ v: values.with(row, value) }), scheme))[row];
				const value = Number(next.args['value']);
				const [inside, outside] = next.code === 'tierRise' ? [1 + 1e-9, 1 - 1e-6] : [1 - 1e-9, 1 + 1e-6];
				expect(at(value * inside)).toBe(next.args['class']);
				expect(at(value * outside)).toBe(own[row]);
			}
			expect(named).toBeGreaterThan(60);
		},
	);

	test('REA3 crossing, missing, not positive', () => {
		const result = run(columnsOf({ v: [50, 20, 20, 6, 4, -3, Number.NaN] }), tierScheme(column));
		const found = [0, 1, 2, 3, 4, 5, 6].map((row) => reasonFor(result, row).code);
		expect(found).toEqual([
			'tierWithin',
			'tierWithin',
			'tierCrossing',
			'tierCrossing',
			'tierLast',
			'tierNotPositive',
			'tierMissing',
		]);
		expect(reasonFor(result, 2).args).toMatchObject({ rank: 3, ranked: 6, cut: 0.8, class: 'tierA' });
	});

	test('REA4 just beyond the value named another centroid is the nearest', () => {
		const request = columnsOf({ a: list.map((row) => row[0]), b: list.map((row) => row[2]) });
		const result = run(request, clusterScheme(['a', 'b'], { k: 4 }));
		const detail = result.detail as ClusterDetail;
		let named = 0;
		for (const row of rows) {
			const next = reasonFor(result, row).next;
			if (!next) continue;
			named++;
			const j = next.args['measure'] === 'column:a' ? 0 : 1;
			const z = toZ(detail.inputs[j]!, Number(next.args['value']));
			const direction = next.code === 'clusterAbove' ? 1 : -1;
			expect(nearest(detail, row, j, z + direction * 1e-6, result)).toBe(next.args['class']);
			expect(nearest(detail, row, j, z - direction * 1e-6, result)).toBe(classIds(result)[row]);
		}
		expect(named).toBeGreaterThan(300);
	});
});

function nearest(
	detail: ClusterDetail,
	row: number,
	input: number,
	z: number,
	result: SchemeResult,
): string | undefined {
	const d = detail.inputs.length;
	const gaps = Array.from({ length: detail.k }, (_, c) =>
		Array.from(
			{ length: d },
			(__, j) => ((j === input ? z : detail.standardised[row * d + j]!) - detail.centroids[c * d + j]!) ** 2,
		),
	).map((squares) => squares.reduce((a, b) => a + b));
	return result.classes[gaps.indexOf(Math.min(...gaps))]?.id;
}
