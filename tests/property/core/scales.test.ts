import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProject, type Scale } from '#src/core/model/index.ts';
import { answerTable, reportScale, scaleColumn } from '#src/core/segment/scales/index.ts';
import { columnOf, createTable, toNumbers, type CellValue } from '#src/core/table/index.ts';

const IDS = ['A', 'B', 'C', 'D'];
const answer = fc.option(
	fc.oneof(fc.integer({ min: 0, max: 8 }), fc.double({ min: 1, max: 7, noNaN: true })),
);
const sheet = fc.record({
	who: fc.option(fc.constantFrom(...IDS, 'unknown')),
	answers: fc.tuple(answer, answer, answer),
	at: fc.nat(),
});
type Sheet = { who: string | null; answers: readonly (number | null)[] };

const scale: Scale = {
	...{ id: 'x', name: 'X', table: 's', lowest: 1, highest: 7, atLeast: 0.5 },
	items: [0, 1, 2].map((i) => ({ column: `q${i}`, reversed: i === 1 })),
};

function computed(rows: readonly Sheet[]) {
	const column = (id: string, type: 'text' | 'number', values: CellValue[]) =>
		columnOf({ id, name: id, type }, values);
	const customers = createTable('c', 'C', 'customers', IDS.length, [column('id', 'text', [...IDS])]);
	const questions = [0, 1, 2].map((i) =>
		column(
			`q${i}`,
			'number',
			rows.map(({ answers }) => answers[i] ?? null),
		),
	);
	const who = column(
		'who',
		'text',
		rows.map((row) => row.who),
	);
	const base = createProject('p', 'P');
	const roles = { c: { id: 'customer.id' }, s: { who: 'other.customerId' } } as const;
	const tables = [customers, createTable('s', 'S', 'other', rows.length, [who, ...questions])];
	const answers = answerTable({ ...base, tables, recipe: { ...base.recipe, roles } }, customers, scale);
	if (!answers?.join) throw new Error('link');
	const rule = { ...scale, reversed: [false, true, false], areSheets: true };
	const report = reportScale(rule, [...questions, answers.join.from, answers.join.key]);
	return { values: [...toNumbers(scaleColumn(scale, customers, answers).column)], report };
}

test('SCL8 no order of answer sheets changes a digit', () => {
	fc.assert(
		fc.property(fc.array(sheet, { maxLength: 30 }), (rows) => {
			const other = [...rows].sort((a, b) => a.at - b.at);
			expect(computed(other)).toEqual(computed(rows));
		}),
		{ numRuns: 200, seed: 11 },
	);
});

test('SCL10 every answer sheet is in one count, and values stay on the scale', () => {
	fc.assert(
		fc.property(fc.array(sheet, { maxLength: 30 }), (rows) => {
			const { values, report } = computed(rows);
			const { total, nameless, unknown, counted } = report.sheets!;
			expect(total).toBe(rows.length);
			expect(nameless).toBe(rows.filter(({ who }) => who === null).length);
			expect(unknown).toBe(rows.filter(({ who }) => who === 'unknown').length);
			expect(counted).toBeLessThanOrEqual(total - nameless - unknown);
			expect(report.known).toBe(values.filter((value) => !Number.isNaN(value)).length);
			for (const value of values) expect(Number.isNaN(value) || (value >= 1 && value <= 7)).toBe(true);
			expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
		}),
		{ numRuns: 200, seed: 12 },
	);
});
