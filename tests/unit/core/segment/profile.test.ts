import { describe, expect, test } from 'vitest';
import {
	columnInput,
	profileClasses,
	profileColumns,
	telling,
	type ClassProfiles,
	type ComparedCategory,
	type ComparedNumber,
} from '#src/core/segment/profile/index.ts';
import { columnOf } from '#src/core/table/index.ts';
import { createRandom, type AnalysisInput } from '#src/core/stats/index.ts';
import { notFinite } from '../../../support/finite.ts';
import { categories, numbers, telco } from '../../../support/regression-cases.ts';

const numberOf = (profiles: ClassProfiles, at = 0) => profiles.columns[at] as ComparedNumber;
const categoryOf = (profiles: ClassProfiles, at = 0) => profiles.columns[at] as ComparedCategory;
const profile = (classOf: number[], ...columns: AnalysisInput[]) =>
	profileClasses({ classOf, classes: Math.max(...classOf) + 1, columns });

/** What is said of a class: column, label, direction. */
const told = ({ traits }: ClassProfiles, c: number) =>
	telling(traits[c]!, 3).map(
		({ column, level, effect }) => `${column}${level === null ? '' : `=${level}`} ${effect > 0 ? '+' : '-'}`,
	);

/** Sixty rows in two classes: class 1 orders more, lives in the south, and noise. */
function sample() {
	const random = createRandom(5);
	const classOf = Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? 1 : 0));
	const orders = classOf.map((group) => 10 + group * 20 + Math.round(random.next() * 12));
	const region = classOf.map((group) => (random.next() < (group ? 0.8 : 0.2) ? 'south' : 'north'));
	const noise = classOf.map(() => random.next());
	return { classOf, orders, region, noise };
}

describe('profiles of classes', () => {
	test('PRO1 figures of numbers', () => {
		const found = numberOf(profile([0, 0, 1, 1, 1, -1], numbers('x', [1, 3, 4, Number.NaN, 8, 1000])));
		expect(found.overall).toEqual({
			n: 4,
			missing: 1,
			mean: 4,
			median: 3.5,
			low5: 1.3,
			lowerQuartile: 2.5,
			upperQuartile: 5,
			high95: 7.4,
		});
		expect(found.classes[0]).toMatchObject({ n: 2, missing: 0, mean: 2, median: 2, index: 50 });
		expect(found.classes[1]).toMatchObject({ n: 2, missing: 1, mean: 6, median: 6, index: 150 });
		// t for one degree of freedom is 12.706; the standard error of 4 and 8 is 2.
		expect(found.classes[1]!.low).toBeCloseTo(6 - 25.412, 3);
		expect(found.classes[1]!.high).toBeCloseTo(6 + 25.412, 3);
		expect(found.classes[1]!.difference).toBeCloseTo(2 / Math.sqrt(6.5), 12);
	});

	test('PRO1 no index for dates, nor where negative values weigh much', () => {
		const classOf = [0, 0, 1, 1];
		const values = [45_000, 45_010, 45_900, 45_990];
		const dated = profile(classOf, { ...numbers('day', values), isInterval: true } as AnalysisInput);
		expect(numberOf(dated).classes.map(({ index }) => index)).toEqual([null, null]);
		expect(dated.traits[1]![0]).toMatchObject({ column: 'day', index: null, median: 45_945 });
		const indexOf = (list: readonly number[]) =>
			numberOf(profile(classOf, numbers('x', [...list]))).classes[1]!.index;
		expect(indexOf([-1, 20, 30, 31])).toBeCloseTo((30.5 / 20) * 100, 10);
		expect(indexOf([-20, 20, 30, 31])).toBeNull();
		expect(indexOf([-1e308, 1e308, 1e308, 1e308])).toBeNull();
		const [column] = [columnOf({ id: 'd', name: 'd', type: 'date' }, [45_000])];
		expect(columnInput(column)).toMatchObject({ kind: 'number', isInterval: true });
	});

	test('PRO1 shares of labels with intervals', () => {
		const texts = ['a', 'b', 'a', 'a', null, 'a', 'b', 'c'];
		const found = categoryOf(profile([0, 0, 0, 0, 0, 1, 1, 1], categories('g', texts)));
		expect(found.levels).toEqual([
			{ label: 'a', count: 4, share: 4 / 7 },
			{ label: 'b', count: 2, share: 2 / 7 },
			{ label: 'c', count: 1, share: 1 / 7 },
		]);
		expect([found.n, found.missing, found.classes[0]!.n, found.classes[0]!.missing]).toEqual([7, 1, 4, 1]);
		const [a, b, c] = found.classes[0]!.levels;
		expect([a!.share, b!.share, c!.share]).toEqual([0.75, 0.25, 0]);
		expect(a!.index).toBeCloseTo((0.75 / (4 / 7)) * 100, 10);
		expect(a!.low! < 0.75 && a!.high! > 0.75 && c!.low === 0).toBe(true);
	});

	test('PRO1 figures of Telco by contract', ({ skip }) => {
		const table = telco();
		if (!table) return skip('skipped: no shared data');
		const contracts = [...new Set(table['Contract'])].sort();
		const classOf = table['Contract']!.map((text) => contracts.indexOf(text));
		const charges = table['TotalCharges']!.map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
		const found = profile(
			classOf,
			numbers('tenure', table['tenure']!.map(Number)),
			numbers('TotalCharges', charges),
			categories('Churn', table['Churn']!),
		);
		expect(found.sizes).toEqual([3875, 1473, 1695]);
		const tenure = numberOf(found);
		expect(tenure.overall.mean).toBeCloseTo(32.37114865824223, 10);
		expect(tenure.classes.map(({ median }) => median)).toEqual([12, 44, 64]);
		expect(tenure.test.test === null ? 0 : tenure.test.statistic).toBeCloseTo(3139.236066041155, 7);
		expect(numberOf(found, 1).overall).toMatchObject({ n: 7032, missing: 11 });
		const churned = categoryOf(found, 2).classes.map(({ levels }) => levels[1]!.share!.toFixed(4));
		expect(churned).toEqual(['0.4271', '0.1127', '0.0283']);
		const test = categoryOf(found, 2).test;
		if (test.test === null) throw new Error('no test');
		expect(test.statistic).toBeCloseTo(1184.5965720837926, 8);
		expect(told(found, 0)).toEqual(['tenure -', 'TotalCharges -', 'Churn=Yes +']);
		expect(found.columns.map(({ test }) => test.test && test.strength)).toEqual(['large', 'large', 'medium']);
	});

	test('PRO2 tests with p corrected over all columns', () => {
		const { classOf, orders, region, noise } = sample();
		const found = profile(
			classOf,
			numbers('orders', orders),
			categories('region', region),
			numbers('noise', noise),
		);
		const tests = found.columns.map((column) => column.test);
		expect(tests.map(({ test }) => test)).toEqual(['kruskalWallis', 'chiSquare', 'kruskalWallis']);
		for (const each of tests) {
			if (each.test === null) throw new Error(each.why);
			expect(each.adjustedP).toBeGreaterThanOrEqual(each.p);
		}
		const ps = tests.map((each) => (each.test === null ? 1 : each.p)).sort((a, b) => a - b);
		const smallest = tests.map((each) => (each.test === null ? 1 : each.adjustedP)).sort((a, b) => a - b)[0];
		expect(smallest).toBeCloseTo(ps[0]! * 3, 15);
	});

	test('PRO3 a 0/1 number and a two-label category lie equally far', () => {
		const { classOf, region } = sample();
		const found = profile(
			classOf,
			numbers(
				'isSouth',
				region.map((text) => (text === 'south' ? 1 : 0)),
			),
			categories('region', region),
		);
		const south = categoryOf(found, 1).levels.findIndex(({ label }) => label === 'south');
		numberOf(found).classes.forEach(({ effect, z }, c) => {
			const level = categoryOf(found, 1).classes[c]!.levels[south]!;
			expect(effect).toBeCloseTo(level.effect!, 10);
			expect(z).toBeCloseTo(level.z! * Math.sqrt(119 / 120), 10);
		});
	});

	test('PRO3 a giant value does not hide the others', () => {
		const { classOf, orders } = sample();
		const giant = orders.map((value, row) => (row === 0 ? 1e12 : value));
		const found = profile(classOf, numbers('plain', orders), numbers('giant', giant));
		expect(numberOf(found, 1).classes[1]!.effect).toBeCloseTo(numberOf(found).classes[1]!.effect!, 1);
		expect(found.traits[1]!.map(({ column }) => column).sort()).toEqual(['giant', 'plain']);
	});

	test('PRO4 what makes a class different, largest first', () => {
		const { classOf, orders, region, noise } = sample();
		const found = profile(
			classOf,
			numbers('noise', noise),
			categories('region', region),
			numbers('orders', orders),
		);
		expect(told(found, 1)).toEqual(['orders +', 'region=south +']);
		expect(told(found, 0)).toEqual(['orders -', 'region=north +']);
		const [first, second] = telling(found.traits[1]!, 3);
		const orderFigures = numberOf(found, 2);
		expect(first).toMatchObject({ own: orderFigures.classes[1]!.mean, average: orderFigures.overall.mean });
		const { value, low, high } = second!.index!;
		expect(value).toBeCloseTo((second!.own / second!.average) * 100, 10);
		expect(low < value && value < high && low > 100).toBe(true);
		expect(found.traits[1]!.map(({ column }) => column)).toContain('noise');
	});

	test('PRO4 columns that say the same are told once', () => {
		const { classOf, orders, region } = sample();
		const twice = orders.map((count) => count * 2);
		const found = profile(
			classOf,
			numbers('orders', orders),
			numbers('twice', twice),
			categories('region', region),
		);
		const related = (column: string) => (column === 'orders' ? ['twice'] : []);
		expect(telling(found.traits[1]!, 3, related).map(({ column }) => column)).toEqual(['orders', 'region']);
		expect(telling(found.traits[1]!, 1).map(({ column }) => column)).toEqual(['orders']);
	});

	test('PRO4 nothing certain, nothing said', () => {
		const { classOf, noise } = sample();
		const found = profile(classOf, numbers('noise', noise));
		expect([told(found, 0), told(found, 1)]).toEqual([[], []]);
		expect(told(profile([0, 1], numbers('x', [1, 100])), 0)).toEqual([]);
	});

	test('PRO5 small classes and rough tests are marked', () => {
		const { classOf, orders, region } = sample();
		const tiny = classOf.map((group, row) => (row < 3 ? 2 : group));
		const found = profile(tiny, numbers('orders', orders), categories('region', region));
		expect(numberOf(found).classes.map(({ isSmall }) => isSmall)).toEqual([false, false, true]);
		expect(categoryOf(found, 1).classes[2]!.levels.every(({ isSmall }) => isSmall)).toBe(true);
		expect(found.columns.map(({ test }) => test.test !== null && test.isRough)).toEqual([true, true]);
	});

	test('PRO6 many labels, and identifiers', () => {
		const classOf = Array.from({ length: 600 }, (_, i) => i % 2);
		const many = classOf.map((_, i) => `l${Math.floor(i / 4) % 70}`);
		const found = profile(
			classOf,
			categories('many', many),
			categories(
				'id',
				classOf.map((_, i) => `id${i}`),
			),
		);
		const column = categoryOf(found);
		expect([column.levels.length, column.pooled, column.levels.at(-1)!.label]).toEqual([50, 21, null]);
		expect(column.levels.reduce((sum, { count }) => sum + count, 0)).toBe(600);
		expect(categoryOf(found, 1)).toMatchObject({ levels: [], test: { test: null, why: 'identifier' } });
	});

	test('PRO7 bad input', () => {
		const gaps = [Number.NaN, Infinity, -Infinity, Number.NaN];
		const columns = [
			numbers('gaps', gaps),
			numbers('same', [7, 7, 7, 7]),
			numbers('huge', [1.7e308, -1.7e308, 1e308, 1.7e308]),
			numbers('below', [-1, -2, -3, 0]),
			categories('none', [null, null, null, null]),
			categories('one', ['a', 'a', null, 'a']),
		];
		for (const classOf of [
			[0, 0, 1, 1],
			[0, 0, 0, 0],
			[-1, -1, -1, -1],
			[-1, 2, -1, -1],
		]) {
			const found = profileClasses({ classOf, classes: 3, columns });
			expect(notFinite(found)).toEqual([]);
			expect(found.columns[0]).toMatchObject({ overall: { n: 0, mean: null }, test: { test: null } });
		}
		const found = profileClasses({ classOf: [0, 0, 1, 1], classes: 3, columns });
		expect(found.columns.map(({ test }) => (test.test === null ? test.why : test.test))).toEqual([
			'oneGroup',
			'constant',
			'kruskalWallis',
			'kruskalWallis',
			'oneGroup',
			'constant',
		]);
		expect(numberOf(found, 2).classes[1]!.mean).toBeCloseTo(1.35e308, -300);
		expect(numberOf(found, 3).classes[0]!.index).toBeNull();
		expect(profileClasses({ classOf: [], classes: 0, columns: [] })).toEqual({
			n: 0,
			sizes: [],
			columns: [],
			traits: [],
		});
	});

	test('PRO8 columns compared: all that says something of a class, and nothing twice', () => {
		const column = (
			id: string,
			type: 'number' | 'text' | 'choice' | 'boolean' | 'date',
			values: (string | number | null)[],
		) => columnOf({ id, name: id, type }, values);
		const n = 40;
		const rows = Array.from({ length: n }, (_, i) => i);
		const columns = [
			column(
				'id',
				'text',
				rows.map((i) => `c${i}`),
			),
			column(
				'note',
				'text',
				rows.map((i) => `note ${i}`),
			),
			column(
				'city',
				'choice',
				rows.map((i) => `city ${i % 3}`),
			),
			column('spend', 'number', rows),
			column('staff', 'number', rows),
			column(
				'vip',
				'boolean',
				rows.map((i) => (i === 0 ? null : i % 2)),
			),
			column('metric:amount', 'number', rows),
			column('metric:recencyDays', 'number', rows),
			column('metric:lastOrder', 'date', rows),
			column(
				'region:province',
				'choice',
				rows.map((i) => `p${i % 4}`),
			),
			column(
				'class:rfm',
				'choice',
				rows.map((i) => `k${i % 2}`),
			),
		];
		const roles = { id: 'customer.id', city: 'customer.city', spend: 'customer.amount' } as const;
		expect(profileColumns(columns, roles).map(({ id }) => id)).toEqual([
			'metric:recencyDays',
			'metric:amount',
			'region:province',
			'staff',
			'vip',
		]);
		const bare = columns.filter(({ id }) => !/^(?:metric|region)/u.test(id));
		expect(profileColumns(bare, roles).map(({ id }) => id)).toEqual(['city', 'spend', 'staff', 'vip']);
		const input = columnInput(columns[5]!);
		if (input.kind !== 'category') throw new Error('yes/no');
		expect([...input.codes.slice(0, 3)].map((code) => input.labels[code])).toEqual([undefined, '1', '0']);
	});
});
