import { describe, expect, test } from 'vitest';
import {
	apply,
	createProject,
	invert,
	USUAL_CADENCE,
	type Project,
	type RoleId,
} from '#src/core/model/index.ts';
import { deriveMetrics, segmentRequest } from '#src/core/segment/index.ts';
import {
	confirmChange,
	confirmedColumn,
	RECORD_STATES,
	watchTemplates,
	type WatchTemplateId,
} from '#src/core/segment/watch/index.ts';
import { cellAt, columnOf, createTable, type CellValue, type Column } from '#src/core/table/index.ts';
import { projectDifferences } from '../../../../support/project-equal.ts';
import { customersOf, tierScheme } from '../../../../support/segment-cases.ts';
import { history, outcomeOf, watched } from '../../../../support/watch-cases.ts';

const NOBODY = Number.NaN;
const CUSTOMERS = customersOf([
	[1, 1, 900],
	[1, 1, 60],
	[1, 1, 40],
	[1, 1, 0],
]);
const DAY = 46_000;

function project(columns: readonly (readonly [Column, RoleId | null])[]): Project {
	const rows = 3;
	const base = createProject('p', 'P');
	const table = createTable(
		...(['t1', 'Customers', 'customers', rows] as const),
		columns.map(([column]) => column),
	);
	const roles = columns.flatMap(([{ id }, role]) => (role ? [[id, role] as const] : []));
	return {
		...base,
		tables: [table],
		recipe: { ...base.recipe, roles: { t1: Object.fromEntries(roles) } },
	};
}
const dates = (values: readonly CellValue[]) => columnOf({ id: 'c2', name: 'Checked', type: 'date' }, values);
const key = columnOf({ id: 'c1', name: 'Id', type: 'text' }, ['a', 'b', 'c']);
const number = (id: string) => columnOf({ id, name: id, type: 'number' }, [1, 2, 3]);

describe('freshness', () => {
	test('WAT14 age is counted in whole days to the analysis date, and is never negative', () => {
		const confirmed = Float64Array.of(DAY - 10.5, DAY, DAY + 5, NOBODY);
		const { freshness } = watched(CUSTOMERS, [], { confirmed });
		expect([...(freshness?.days ?? [])]).toEqual([11, 0, 0, NOBODY]);
		expect(freshness?.day).toBe(DAY);
	});

	test('WAT14 without a date of analysis the latest confirmation is the day', () => {
		const undated = {
			...CUSTOMERS,
			analysisDate: null,
			source: {
				kind: 'customers' as const,
				columns: {
					...{ orders: null, amounts: [], firstOrder: null, lastOrder: null },
				},
			},
		};
		const { freshness } = watched(undated, [], { confirmed: Float64Array.of(100, 130, NOBODY, 90) });
		expect([...(freshness?.days ?? [])]).toEqual([30, 0, NOBODY, 40]);
		const never = watched(undated, [], { confirmed: new Float64Array(4).fill(NOBODY) }).freshness;
		expect([...(never?.states ?? [])].map((state) => RECORD_STATES[state])).toEqual(
			new Array(4).fill('never'),
		);
	});

	test('WAT15 a record is overdue after its cadence, that of its class where it has one', () => {
		const confirmed = Float64Array.of(DAY - 40, DAY - 180, DAY - 181, NOBODY);
		const states = (changes = {}) => {
			const cadence = { ...USUAL_CADENCE, ...changes };
			const request = { ...CUSTOMERS, schemes: [tierScheme()] };
			const { freshness } = watched(request, [], { confirmed, cadence });
			return [...(freshness?.states ?? [])].map((state) => RECORD_STATES[state]);
		};
		expect(states()).toEqual(['current', 'current', 'overdue', 'never']);
		const classDays = { tierA: 30, tierC: 365 };
		expect(states({ scheme: 'tiers', classDays })).toEqual(['overdue', 'current', 'current', 'never']);
		expect(states({ scheme: 'gone', classDays })).toEqual(['current', 'current', 'overdue', 'never']);
	});

	test('WAT15 the rule on the cadence finds the records that are overdue', () => {
		const confirmed = Float64Array.of(DAY - 40, DAY - 180, DAY - 181, NOBODY);
		const outcome = outcomeOf(CUSTOMERS, { kind: 'confirmed' }, { kind: 'cadence' }, { confirmed });
		expect([...outcome.rows]).toEqual([2]);
		expect([...outcome.facts]).toEqual([181, 180]);
		expect(outcome).toMatchObject({ judged: 3, noValue: 1 });
	});
});

describe('confirming', () => {
	test('WAT16 the day is set for the rows named, and undo brings the days before back', () => {
		const before = project([
			[key, 'customer.id'],
			[dates([1, null, 3]), 'customer.confirmedDate'],
		]);
		const change = confirmChange(before, { rows: [1, 2], day: DAY, columnName: 'x' });
		if (!change) throw new Error('no change');
		const after = apply(before, change);
		const column = after.tables[0]?.columns[1] as Column;
		expect([0, 1, 2].map((row) => cellAt(column, row))).toEqual([1, DAY, DAY]);
		expect(projectDifferences({ ...before, seq: 2 }, apply(after, invert(change)))).toEqual([]);
		expect(confirmChange(after, { rows: [1, 2], day: DAY, columnName: 'x' })).toBeNull();
	});

	test('WAT16 where there is no column it is made with its role in the same step', () => {
		const before = project([
			[key, 'customer.id'],
			[columnOf({ id: 'c7', name: 'Last confirmed', type: 'text' }, ['', '', '']), null],
		]);
		expect(confirmedColumn(before)).toBeNull();
		const change = confirmChange(before, { rows: [0], day: DAY, columnName: 'Last confirmed' });
		if (!change) throw new Error('no change');
		const after = apply(before, change);
		expect(confirmedColumn(after)).toMatchObject({ id: 'c8', name: 'Last confirmed 2' });
		expect(after.recipe.roles['t1']?.['c8']).toBe('customer.confirmedDate');
		expect(projectDifferences({ ...before, seq: 2 }, apply(after, invert(change)))).toEqual([]);
	});

	test('WAT16 a column of texts is left alone', () => {
		const text = columnOf({ id: 'c2', name: 'Checked', type: 'text' }, ['a', 'b', 'c']);
		const before = project([[text, 'customer.confirmedDate']]);
		expect(confirmChange(before, { rows: [0], day: DAY, columnName: 'x' })).toBeNull();
		const request = segmentRequest(before, [], true);
		expect(request?.watch?.confirmed).toBeNull();
	});
});

describe('templates', () => {
	const needs = (given: Project, request = CUSTOMERS) => {
		const metrics = deriveMetrics({ ...request, windowMonths: null });
		return Object.fromEntries(watchTemplates(given, metrics).map(({ id, need }) => [id, need])) as Record<
			WatchTemplateId,
			unknown
		>;
	};

	test('WAT17 a template says what it lacks', () => {
		expect(needs(project([[key, 'customer.id']]))).toEqual({
			silent: { kind: 'metric', metric: 'rhythm' },
			salesDrop: { kind: 'lines' },
			ordersFalling: { kind: 'lines' },
			unconfirmed: { kind: 'role', role: 'customer.confirmedDate' },
			overLimit: { kind: 'role', role: 'customer.receivable' },
			detractor: { kind: 'role', role: 'customer.nps' },
		});
	});

	test('WAT17 every template is ready where its columns are mapped, and can be asked', () => {
		const given = project([
			[key, 'customer.id'],
			[dates([DAY, DAY, null]), 'customer.confirmedDate'],
			[number('c3'), 'customer.receivable'],
			[number('c4'), 'customer.creditLimit'],
			[number('c5'), 'customer.nps'],
		]);
		const request = history([9, 8, 8, 6, 5, 4], [9, 8, 7, 6, 6, 5], [3, 2])('month');
		expect(Object.values(needs(given, request))).toEqual(new Array(6).fill(null));
		const metrics = deriveMetrics({ ...request, windowMonths: null });
		const rules = watchTemplates(given, metrics).flatMap(({ rule }, i) =>
			rule ? [{ ...rule, id: `w${i}`, name: null }] : [],
		);
		const asked = segmentRequest({ ...given, recipe: { ...given.recipe, watch: rules } }, [], true)?.watch;
		const { outcomes } = watched(request, rules, asked ?? {});
		expect(outcomes.map(({ fault }) => fault)).toEqual(new Array(6).fill(null));
	});

	test('WAT17 periods are quarters where there are enough of them', () => {
		const unit = (quarters: number) => {
			const request = history(new Array<number>(quarters).fill(5))('quarter');
			const metrics = deriveMetrics({ ...request, windowMonths: null });
			const drop = watchTemplates(project([]), metrics).find(({ id }) => id === 'salesDrop')?.rule?.measure;
			return drop?.kind === 'period' ? drop.unit : null;
		};
		expect([unit(9), unit(10)]).toEqual(['month', 'quarter']);
	});
});
