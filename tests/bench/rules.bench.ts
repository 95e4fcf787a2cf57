import { createRandom } from '#src/core/stats/index.ts';
import type { Comparison, Condition } from '#src/core/model/index.ts';
import { analyse, type RuleField, type SegmentRequest } from '#src/core/segment/index.ts';
import { customersOf, ruleScheme, where } from '../support/segment-cases.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const RULES = 30;
const ROUNDS = 7;
const INDUSTRIES = ['机械', '食品', '电子', '化工', '纺织', '医药', '建材', '物流'];

/** A scheme of 30 rules over 100,000 customers, against asking the rules customer by customer. Best of seven. */
export async function run(): Promise<BenchRow[]> {
	const request = requestOf();
	const rules = schemeOf();
	const scheme: number[] = [];
	const metrics: number[] = [];
	const naive: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		metrics.push(time(() => analyse(request)));
		scheme.push(time(() => analyse({ ...request, schemes: [rules] })));
		naive.push(time(() => oneByOne(request, rules.rules)));
	}
	const figure = Math.min(...scheme) - Math.min(...metrics);
	return Promise.resolve([
		{
			what: `${RULES} rules of 2 to 3 tests over ${CUSTOMERS} customers: classes, counts, money, proof`,
			figure,
			unit: 'ms',
			baseline: { name: 'rules asked customer by customer (class only)', figure: Math.min(...naive) },
			goal: { kind: 'atMost', value: 30 },
		},
	]);
}

function requestOf(): SegmentRequest {
	const random = createRandom(11);
	const list = Array.from(
		{ length: CUSTOMERS },
		() =>
			[
				Math.floor(random.next() * 700),
				1 + Math.floor(random.next() ** 3 * 40),
				Math.round(random.next() ** 4 * 900_000),
			] as const,
	);
	const codes = Int32Array.from(list, () => Math.floor(random.next() * (INDUSTRIES.length + 1)) - 1);
	const employees = Float64Array.from(list, () => (random.next() < 0.1 ? Number.NaN : random.next() * 500));
	return {
		...customersOf(list),
		fields: {
			industry: { kind: 'text', codes, texts: INDUSTRIES },
			employees: { kind: 'number', values: employees },
		},
	};
}

/** Narrow rules first, so that most are asked about customers who are not taken yet. */
function schemeOf() {
	const tests: readonly ((i: number) => Condition)[] = [
		(i) => where('metric:amount', { op: '>=', value: 600_000 - i * 15_000 }),
		(i) => where('metric:recencyDays', { op: 'between', min: i * 10, max: i * 10 + 300 }),
		(i) => where('industry', { op: 'in', values: [INDUSTRIES[i % 8] ?? '', INDUSTRIES[(i + 3) % 8] ?? ''] }),
		(i) => where('employees', { op: '<', value: 400 - i * 5 }),
	];
	const rules = Array.from({ length: RULES }, (_, i): readonly [string, Condition] => {
		const of = tests.slice(0, 2 + (i % 2)).map((test) => test(i));
		return [
			`class${i % 9}`,
			{ kind: i % 7 === 6 ? 'any' : 'all', of: [...of, ...(i % 3 ? [] : [tests[3]!(i)])] },
		];
	});
	return ruleScheme(rules, 'rest');
}

/** What one would write without columns: for each customer, the first rule that holds. */
function oneByOne(request: SegmentRequest, rules: ReturnType<typeof schemeOf>['rules']): number {
	if (request.source.kind !== 'customers') return 0;
	const { amounts, lastOrder: last } = request.source.columns;
	const [amount] = amounts;
	if (!amount || !last) return 0;
	const rowOf = (row: number): Record<string, number | string | null> => ({
		'metric:amount': amount[row]!,
		'metric:recencyDays': 46_000 - last[row]!,
		industry: textAt(request.fields['industry']!, row),
		employees: numberAt(request.fields['employees']!, row),
	});
	let taken = 0;
	for (let row = 0; row < request.customerCount; row++) {
		const customer = rowOf(row);
		if (rules.some(({ when }) => holds(when, customer))) taken++;
	}
	return taken;
}

function numberAt(field: RuleField, row: number): number {
	return field.kind === 'number' ? field.values[row]! : Number.NaN;
}

function textAt(field: RuleField, row: number): string | null {
	return field.kind === 'text' ? (field.texts[field.codes[row]!] ?? null) : null;
}

function holds(condition: Condition, customer: Record<string, number | string | null>): boolean {
	if (condition.kind === 'all') return condition.of.every((each) => holds(each, customer));
	if (condition.kind === 'any') return condition.of.some((each) => holds(each, customer));
	return passes(customer[condition.field]!, condition.is);
}

function passes(value: number | string | null, is: Comparison): boolean {
	if (is.op === 'in') return typeof value === 'string' && is.values.includes(value);
	if (typeof value !== 'number') return false;
	if (is.op === 'between') return value >= is.min && value < is.max;
	return is.op === '>=' ? value >= is.value : is.op === '<' ? value < is.value : false;
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
