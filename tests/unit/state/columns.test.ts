import { describe, expect, it } from 'vitest';
import { analyse } from '#src/core/segment/index.ts';
import { cellAt, codeColumn, columnLength, createTable, Dictionary } from '#src/core/table/index.ts';
import {
	alignColumns,
	metricColumns,
	schemeColumns,
	type ComputedColumn,
} from '#src/state/tables/computed-columns.ts';
import { divisionColumnId } from '#src/state/regions/region-state.svelte.ts';
import { regionTotals } from '#src/state/regions/region-totals.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { customersOf, rfmScheme, tierScheme } from '../../support/segment-cases.ts';

const values = Array.from({ length: 90 }, (_, i) => [(i * 7) % 300, 1 + (i % 13), (i * 31) % 977] as const);
const { metrics, schemes } = analyse({ ...customersOf(values), schemes: [rfmScheme(), tierScheme()] });
const [rfm, tiers] = schemes.map((outcome) => {
	if (!outcome.ok) throw new Error('scheme');
	return outcome.result;
});
if (!rfm || !tiers) throw new Error('results');

describe('computed columns', () => {
	it('ST23 only metrics that the data hold are columns, with the values of the result', () => {
		const columns = metricColumns(metrics);
		const shown = columns.map(({ column }) => column.id.replace('metric:', ''));
		for (const metric of metrics.unavailable) expect(shown).not.toContain(metric);
		expect(shown).toContain('amount');
		const amount = columns.find(({ column }) => column.id === 'metric:amount')?.column;
		expect(amount?.format?.style).toBe('money');
		const without = metricColumns({ ...metrics, unavailable: ['amount'] });
		expect(without.some(({ column }) => column.id === 'metric:amount')).toBe(false);
		if (!amount) throw new Error('amount');
		for (const row of [0, 1, 89]) expect(cellAt(amount, row)).toBe(metrics.amount[row]);
	});

	it('ST23 what order lines say beyond sales is shown in the order of the sheet', () => {
		const half = new Float64Array(90).fill(0.5);
		const numbers = { products: half, 'channelShare:web': half, mainChannelShare: half };
		const texts = { mainChannel: { codes: new Int32Array(90), texts: ['web'] } };
		const columns = metricColumns({ ...metrics, behaviour: { numbers, texts } }).map(({ column }) => column);
		expect(columns.map(({ id }) => id).slice(-4)).toEqual([
			...['metric:mainChannel', 'metric:mainChannelShare', 'metric:channelShare:web', 'metric:products'],
		]);
		expect(columns.slice(-4).map((column) => cellAt(column, 0))).toEqual(['web', 0.5, 0.5, 0.5]);
	});

	it('ST23 classes and scores are columns as long as the table', () => {
		const [classes, scores] = schemeColumns(rfm).map(({ column }) => column);
		if (!classes || !scores) throw new Error('columns');
		expect([columnLength(classes), columnLength(scores)]).toEqual([90, 90]);
		if (rfm.detail.kind !== 'rfm') throw new Error('detail');
		const { recency, frequency, monetary } = rfm.detail.scores;
		for (let row = 0; row < 90; row++) {
			expect(cellAt(classes, row)).toBe(rfm.classes[rfm.classOf[row] ?? -1]?.id);
			const score = recency[row] === 0 ? null : `${recency[row]}${frequency[row]}${monetary[row]}`;
			expect(cellAt(scores, row)).toBe(score);
		}
		expect(schemeColumns(tiers)).toHaveLength(1);
	});
});

describe('computed columns after rows have come or gone', () => {
	const before = createTable('t', 'T', 'customers', 90, []);
	const columns = [...schemeColumns(rfm), ...metricColumns(metrics)];
	const cellsOf = (row: number, of: readonly ComputedColumn[] = columns) =>
		of.map(({ column }) => cellAt(column, row));

	it('ST35 every row keeps its values, new rows have none', () => {
		expect(alignColumns(columns, before, before)).toBe(columns);
		const kept = Array.from({ length: 90 }, (_, row) => row + 1).filter((id) => id !== 4 && id !== 5);
		const ids = Uint32Array.from(kept.toSpliced(10, 0, 91));
		const after = { ...before, rowCount: 89, rowIds: [ids], nextRowId: 92 };
		const aligned = alignColumns(columns, before, after);
		expect(aligned.map(({ column }) => columnLength(column))).toEqual(columns.map(() => 89));
		expect(aligned.map(({ column }) => column.id)).toEqual(columns.map(({ column }) => column.id));
		expect(cellsOf(2, aligned)).toEqual(cellsOf(2));
		expect(cellsOf(3, aligned)).toEqual(cellsOf(5));
		expect(cellsOf(10, aligned)).toEqual(columns.map(() => null));
		expect(cellsOf(88, aligned)).toEqual(cellsOf(89));
		expect(alignColumns(columns, null, after)).toEqual([]);
	});
});

describe('totals by region', () => {
	const codes = Int32Array.from({ length: 90 }, (_, i) => (i % 7 === 0 ? -1 : i % 3));
	const column = codeColumn(
		{ id: 'region:province', name: 'province', type: 'choice' },
		codes,
		Dictionary.of(['320000', '330000', '440000', '510000']),
	);
	const session = {
		sheets: { customers: createTable('t', 'T', 'customers', 90, [column]) },
		analysis: { metrics: { amount: metrics.amount.map((value, i) => (i === 4 ? Number.NaN : value)) } },
	} as unknown as Session;
	const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

	it('ST24 rows add up to all customers and their sales, the unknown ones in a row of their own', () => {
		const totals = regionTotals(session, divisionColumnId('province'), tiers);
		expect(totals.rows.map(({ code }) => code)).toEqual([null, '320000', '330000', '440000']);
		expect([totals.count, sum(totals.rows.map(({ count }) => count))]).toEqual([90, 90]);
		const sales = sum(Array.from(metrics.amount, (value, i) => (i === 4 ? 0 : value)));
		expect(totals.amount).toBeCloseTo(sales, 6);
		for (const row of totals.rows) expect(sum(row.mix)).toBe(row.count);
		const classSizes = tiers.classes.map((_, i) => sum(totals.rows.map(({ mix }) => mix[i] ?? 0)));
		expect(classSizes).toEqual(tiers.summary.map(({ count }) => count));
		for (let code = 0; code < 3; code++)
			expect(totals.rows[code + 1]?.count).toBe(codes.filter((each) => each === code).length);
	});

	it('ST24 a mask counts only its customers; a level that is not there gives nothing', () => {
		const mask = Uint8Array.from({ length: 90 }, (_, i) => (i < 20 ? 1 : 0));
		const totals = regionTotals(session, divisionColumnId('province'), null, mask);
		expect(totals.count).toBe(20);
		expect(totals.rows.find(({ code }) => code === null)?.count).toBe(3);
		expect(regionTotals(session, divisionColumnId('city'), null)).toEqual({ rows: [], count: 0, amount: 0 });
	});

	it('ST35 nothing is added up from a result that is behind the rows', () => {
		const behind = { ...session, analysis: { ...session.analysis, isBehind: true } } as unknown as Session;
		expect(regionTotals(behind, divisionColumnId('province'), tiers)).toEqual({
			rows: [],
			count: 0,
			amount: 0,
		});
	});
});
