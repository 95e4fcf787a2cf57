import { describe, expect, test } from 'vitest';
import type { BehaviourColumns, CodedTexts } from '#src/core/segment/behaviour/index.ts';
import { analyse, deriveMetrics, type TransactionColumns } from '#src/core/segment/index.ts';
import { serialOf } from '#src/core/table/index.ts';
import { lines, requestOf, ruleScheme, classIds, run, where } from '../../../support/segment-cases.ts';

const DAY = serialOf(2025, 6, 1);
const NOTHING: BehaviourColumns = {
	...{ channel: null, product: null, category: null, created: null, potential: null, shareOfWallet: null },
	support: { minOrders: 2, minAmount: 0 },
};

function coded(...texts: readonly (string | null)[]): CodedTexts {
	const known = [...new Set(texts.filter((text) => text !== null))];
	return {
		codes: Int32Array.from(texts, (text) => (text === null ? -1 : known.indexOf(text))),
		texts: known,
	};
}

function derive(
	columns: TransactionColumns,
	given: Partial<BehaviourColumns>,
	customerCount = 0,
	analysisDate: number | null = null,
) {
	const request = requestOf(columns, { analysisDate });
	const found = deriveMetrics({
		...request,
		customerCount: Math.max(customerCount, request.customerCount),
		windowMonths: null,
		behaviour: { ...NOTHING, ...given },
	}).behaviour!;
	const names = Object.entries(found.texts).map(([id, { codes, texts }]) => [
		id,
		Array.from(codes, (code) => (code < 0 ? null : texts[code])),
	]);
	const numbers = Object.entries(found.numbers).map(([id, values]) => [id, [...values]]);
	return { ...Object.fromEntries(numbers), ...Object.fromEntries(names) } as Record<string, unknown[]>;
}

const NAN = Number.NaN;
const shopping = lines([
	[0, DAY, 60, 1],
	[0, DAY, 30, 1],
	[0, DAY + 1, 10, 2],
	[1, DAY, 50, 3],
	[2, DAY, 5, 4],
]);

describe('counts and mix', () => {
	test('BEH1 distinct names of the lines that count; 0 without orders, unknown where none is named', () => {
		const product = coded('a', 'b', 'a', null, 'c');
		expect(derive(shopping, { product }, 4)['products']).toEqual([2, NAN, 1, 0]);
		const returned = { ...shopping, isReturn: Uint8Array.of(0, 1, 0, 0, 0) };
		expect(derive(returned, { product }, 4)['products']).toEqual([1, NAN, 1, 0]);
	});

	test('BEH2 shares of the amount that names a channel; the largest is the main one', () => {
		const channel = coded('web', 'shop', 'shop', 'web', null);
		const found = derive(shopping, { channel }, 4);
		expect(found['mainChannel']).toEqual(['web', 'web', null, null]);
		expect(found['mainChannelShare']).toEqual([0.6, 1, NAN, NAN]);
		expect(found['channelShare:web']).toEqual([0.6, 1, NAN, NAN]);
		expect(found['channelShare:shop']).toEqual([0.4, 0, NAN, NAN]);
		expect(found['channels']).toEqual([2, 1, NAN, 0]);
	});

	test('BEH2 equal channels by name; amounts of 0 or less count as none', () => {
		const even = lines([
			[0, DAY, 5],
			[0, DAY, 5],
			[1, DAY, 9],
			[1, DAY, -9],
			[1, DAY, 3],
			[2, DAY, -4],
		]);
		const request = requestOf(even);
		const filter = { ...request.filter, excludeReturns: false };
		const channel = coded('web', 'shop', 'web', 'web', 'shop', 'web');
		const behaviour = { ...NOTHING, channel };
		const { numbers, texts } = deriveMetrics({
			...request,
			filter,
			windowMonths: null,
			behaviour,
		}).behaviour!;
		expect(Array.from(texts['mainChannel']!.codes, (code) => channel.texts[code])).toEqual([
			...['shop', 'shop', undefined],
		]);
		expect([...numbers['mainChannelShare']!]).toEqual([0.5, 1, NAN]);
	});

	test('BEH3 shares of the six largest channels, none of a single one', () => {
		const many = lines(Array.from({ length: 8 }, (_, i) => [0, DAY, 10 + i] as const));
		const names = Array.from({ length: 8 }, (_, i) => `c${i}`);
		const shares = (found: Record<string, unknown>) =>
			Object.keys(found).filter((id) => id.startsWith('channelShare:'));
		expect(shares(derive(many, { channel: coded(...names) }))).toEqual(
			[7, 6, 5, 4, 3, 2].map((i) => `channelShare:c${i}`),
		);
		expect(shares(derive(shopping, { channel: coded('a', 'a', 'a', 'a', 'a') }))).toEqual([]);
	});
});

describe('affinity', () => {
	const baskets = lines([
		[0, DAY, 30, 1],
		[0, DAY + 1, 30, 2],
		[0, DAY + 1, 40, 2],
		[1, DAY, 100, 3],
		[1, DAY + 2, 100, 4],
		[2, DAY, 100, 5],
	]);
	const category = coded('tea', 'tea', 'cups', 'cups', 'cups', 'tea');

	test('BEH4 share of the customer ÷ share of all × 100, with two orders at least', () => {
		// Of 400 in all, tea has 160 = 40 %. Customer 0 spends 60 % on tea, customer 1 nothing, customer 2 all of one order.
		const found = derive(baskets, { category });
		expect(found['topCategory']).toEqual(['tea', 'cups', null]);
		expect((found['topAffinity'] as number[])[0]).toBeCloseTo(150, 9);
		expect((found['topAffinity'] as number[])[1]).toBeCloseTo((1 / 0.6) * 100, 9);
		expect((found['topAffinity'] as number[])[2]).toBeNaN();
	});

	test('BEH4 other support; orders without codes are days', () => {
		const once = derive(baskets, { category, support: { minOrders: 1, minAmount: 0 } });
		expect(once['topCategory']).toEqual(['tea', 'cups', 'tea']);
		const much = derive(baskets, { category, support: { minOrders: 1, minAmount: 100 } });
		expect(much['topCategory']).toEqual([null, 'cups', 'tea']);
		const byDay = derive({ ...baskets, orderOf: null }, { category });
		expect(byDay['topCategory']).toEqual(['tea', 'cups', null]);
	});

	test('BEH4 who buys like everyone has no favourite', () => {
		const same = lines([
			[0, DAY, 1],
			[0, DAY + 1, 2],
			[1, DAY, 10],
			[1, DAY + 1, 20],
		]);
		expect(derive(same, { category: coded('a', 'b', 'a', 'b') })['topCategory']).toBeUndefined();
	});
});

describe('tenure and headroom', () => {
	test('BEH5 since the earlier of created and first order', () => {
		const created = Float64Array.of(DAY - 9.5, NAN, DAY + 40, DAY + 99);
		const found = derive(shopping, { created }, 4, DAY + 30);
		expect(found['tenureDays']).toEqual([40, 30, 30, NAN]);
	});

	test('BEH6 BEH7 potential minus the sales of the last year; from the share without a potential', () => {
		const sales = lines([
			[0, DAY - 400, 1000],
			[0, DAY, 100],
			[1, DAY, 100],
			[2, DAY, 100],
			[3, DAY, 100],
		]);
		const potential = Float64Array.of(500, 40, NAN, NAN, 80);
		const shareOfWallet = Float64Array.of(90, 90, 25, NAN, NAN);
		const found = derive(sales, { potential, shareOfWallet }, 5);
		expect(found['yearAmount']).toEqual([100, 100, 100, 100, 0]);
		expect(found['headroom']).toEqual([400, -60, 300, NAN, 80]);
		expect(derive(sales, {})['yearAmount']).toBeUndefined();
	});

	test('BEH7 a list of customers gives its own amounts, or none', () => {
		const list = (amounts: readonly Float64Array[]) =>
			deriveMetrics({
				...requestOf(lines([[0, DAY, 1]]), { customerCount: 2, analysisDate: DAY }),
				source: { kind: 'customers', columns: { orders: null, amounts, firstOrder: null, lastOrder: null } },
				windowMonths: null,
				behaviour: {
					...NOTHING,
					potential: Float64Array.of(100, 100),
					shareOfWallet: Float64Array.of(0.3, NAN),
				},
			}).behaviour!.numbers;
		expect([...list([Float64Array.of(60, 130)])['headroom']!]).toEqual([40, -30]);
		expect([...list([])['headroom']!]).toEqual([70, NAN]);
		expect(list([])['yearAmount']).toBeUndefined();
	});

	test('BEH7 headroom and tenure are known of customers without orders', () => {
		const request = requestOf(lines([[0, DAY, 10]]), {
			customerCount: 2,
			behaviour: { ...NOTHING, potential: Float64Array.of(50, 90) },
		});
		const measure = { kind: 'metric', metric: 'headroom' } as const;
		const tiers = run(request, { id: 't', name: null, version: 1, kind: 'tiers', measure, cuts: [0.5] });
		expect(classIds(tiers)).toEqual(['tierB', 'tierA']);
		const rules = ruleScheme([['open', where('metric:headroom', { op: '>=', value: 60 })]], 'rest');
		expect(classIds(run(request, rules))).toEqual(['rest', 'open']);
	});
});

describe('what is there', () => {
	test('BEH8 the order of lines and names does not matter', () => {
		const rows = Array.from(
			{ length: 60 },
			(_, i) => [i % 5, DAY + ((i * 7) % 20), ((i * 37) % 11) + 0.1, i % 17] as const,
		);
		const names = rows.map((_, i) => ['web', 'shop', 'phone', null][(i * 5) % 4] ?? null);
		const turned = rows.toReversed();
		const given = (texts: readonly (string | null)[]) => {
			const column = coded(...texts);
			return { channel: column, product: column, category: column };
		};
		const sorted = (found: Record<string, unknown>) => Object.entries(found).sort();
		expect(sorted(derive(lines(turned), given(names.toReversed())))).toEqual(
			sorted(derive(lines(rows), given(names))),
		);
	});

	test('BEH9 a metric is there only where a column gives it', () => {
		expect(Object.keys(derive(shopping, {}))).toEqual(['tenureDays']);
		expect(Object.keys(derive({ ...shopping, date: null }, {}))).toEqual([]);
		const bare = { ...shopping, amount: null };
		const all = { channel: coded('a'), product: coded('a'), category: coded('a') };
		expect(Object.keys(derive(bare, all))).toEqual(['channels', 'products', 'categories', 'tenureDays']);
		expect(deriveMetrics({ ...requestOf(shopping), windowMonths: null }).behaviour).toBeNull();
		const gone = { kind: 'metric', metric: 'channelShare:web' } as const;
		const tiers = { id: 't', name: null, version: 1, kind: 'tiers', measure: gone, cuts: [0.5] } as const;
		expect(analyse({ ...requestOf(shopping), schemes: [tiers] }).schemes[0]).toMatchObject({
			ok: false,
			fault: { code: 'segment.measureGone', args: { measure: 'metric:channelShare:web' } },
		});
	});

	test('BEH10 bad amounts give finite numbers or unknown', () => {
		const huge = [1e308, 1e308, -1e308, Number.POSITIVE_INFINITY, NAN, 0, 5e-324];
		const rows = huge.map((amount, i) => [i % 3, DAY + i, amount] as const);
		const column = coded('a', 'b', 'a', 'b', 'a', 'b', 'c');
		const columns = lines(rows);
		const request = requestOf(columns);
		const { numbers } = deriveMetrics({
			...request,
			filter: { ...request.filter, excludeReturns: false },
			windowMonths: null,
			behaviour: {
				...{ channel: column, product: column, category: column, support: { minOrders: 1, minAmount: 0 } },
				created: Float64Array.of(1e308, -1e308, NAN),
				potential: Float64Array.of(1e308, -1e308, Number.POSITIVE_INFINITY),
				shareOfWallet: Float64Array.of(0, 1e-320, NAN),
			},
		}).behaviour!;
		for (const [id, values] of Object.entries(numbers))
			for (const value of values)
				expect([id, Number.isNaN(value) || Number.isFinite(value)]).toEqual([id, true]);
		for (const share of numbers['mainChannelShare']!)
			if (!Number.isNaN(share)) expect(share).toBeLessThanOrEqual(1);
		expect(derive(lines([]), { channel: coded() }, 1)['channels']).toEqual([0]);
	});
});
