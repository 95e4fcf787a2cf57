import { describe, expect, it } from 'vitest';
import { apply, createProject, type Project, type RoleId, type Scheme } from '#src/core/model/index.ts';
import { defaultRfm } from '#src/core/segment/starting-schemes.ts';
import {
	columnOf,
	createTable,
	type CellValue,
	type TableKind,
	unpackColumn,
} from '#src/core/table/index.ts';
import { sameInputs } from '#src/state/same-inputs.ts';
import { segmentInputs, segmentQuery, segmentRequest } from '#src/core/segment/index.ts';

type Draft = readonly [id: string, role: RoleId | null, values: readonly CellValue[]];

function tableOf(kind: TableKind, columns: readonly Draft[]) {
	const rows = columns[0]?.[2].length ?? 0;
	const typed = columns.map(([id, , values]) => {
		const type = values.some((value) => typeof value === 'string') ? 'text' : 'number';
		return columnOf({ id, name: id, type }, values);
	});
	return createTable(kind, kind, kind, rows, typed);
}

function projectOf(tables: Partial<Record<TableKind, readonly Draft[]>>, schemes: Scheme[] = []): Project {
	const base = createProject('p', 'P');
	const entries = Object.entries(tables) as [TableKind, readonly Draft[]][];
	const roles = Object.fromEntries(
		entries.map(([kind, columns]) => [
			kind,
			Object.fromEntries(columns.flatMap(([id, role]) => (role ? [[id, role]] : []))),
		]),
	);
	const built = entries.map(([kind, columns]) => tableOf(kind, columns));
	return { ...base, tables: built, recipe: { ...base.recipe, roles, schemes } };
}

const customers: Draft[] = [
	['key', 'customer.id', ['K1', 'K2', ' K3']],
	['size', null, [10, { unread: '约20' }, 30]],
];
const lines: Draft[] = [
	['order', 'transaction.id', ['A', 'A', 'B', 'C', null]],
	['who', 'transaction.customerId', ['K3', 'K1', 'K9', null, 'K1 ']],
	['day', 'transaction.date', [100, 101, 102, null, 104]],
	['sum', 'transaction.amount', [5, -6, 7, 8, { unread: '?' }]],
	['state', 'transaction.status', ['ok', 'ok', '退货', 'ok', 'ok']],
];
const tiers: Scheme = {
	...{ id: 'own', name: null, version: 1, kind: 'tiers' as const },
	...{ measure: { kind: 'column' as const, column: 'size' }, cuts: [0.8] },
};

describe('segment request', () => {
	it('REQ1 lines are joined by customer id, returns flagged, numbers taken from their roles', () => {
		const project = projectOf({ customers, transactions: lines });
		const request = segmentRequest(project, []);
		if (request?.source.kind !== 'transactions') throw new Error('source');
		const { columns } = request.source;
		expect([...columns.customerOf]).toEqual([2, 0, -1, -1, 0]);
		expect([...(columns.date ?? [])]).toEqual([100, 101, 102, Number.NaN, 104]);
		expect([...(columns.amount ?? [])]).toEqual([5, -6, 7, 8, Number.NaN]);
		expect([columns.quantity, columns.price]).toEqual([null, null]);
		expect([...(columns.orderOf ?? [])]).toEqual([0, 0, 1, 2, -1]);
		expect([...(columns.isReturn ?? [])]).toEqual([0, 1, 1, 0, 0]);
		expect([request.customerCount, request.keys]).toEqual([3, ['K1', 'K2', 'K3']]);
		const loose = segmentRequest(projectOf({ customers, transactions: lines.slice(2) }), []);
		expect(loose?.source.kind).toBe('customers');
	});

	it('REQ1 transactions that give only names are joined by name', () => {
		const named: Draft[] = [...customers, ['name', 'customer.name', ['甲', '乙', '丙']]];
		const byName = lines.map(([id, role, values]): Draft => {
			if (role !== 'transaction.customerId') return [id, role, values];
			return [id, 'transaction.customerName', ['丙', '甲', '丁', null, '甲 ']];
		});
		const project = projectOf({ customers: named, transactions: byName });
		const request = segmentRequest(project, []);
		if (request?.source.kind !== 'transactions') throw new Error('source');
		expect([...request.source.columns.customerOf]).toEqual([2, 0, -1, -1, 0]);
		const used = segmentQuery(project, [])?.tables.map(({ columns }) =>
			columns.map(({ column }) => column.id),
		);
		expect(used).toEqual([
			['key', 'name'],
			['order', 'who', 'day', 'sum', 'state'],
		]);
	});

	it('REQ2 without transactions the customers are asked: one amount, or those of several periods', () => {
		const own: Draft[] = [
			['n', 'customer.orderCount', [1, 2]],
			['y1', 'customer.amountOfPeriod', [10, 20]],
			['y2', 'customer.amountOfPeriod', [30, null]],
			['last', 'customer.lastOrderDate', [400, 500]],
		];
		const periods = segmentRequest(projectOf({ customers: own }), []);
		if (periods?.source.kind !== 'customers') throw new Error('source');
		expect(periods.source.columns.amounts.map((values) => [...values])).toEqual([
			[10, 20],
			[30, Number.NaN],
		]);
		expect([...(periods.source.columns.lastOrder ?? [])]).toEqual([400, 500]);
		expect(periods.source.columns.firstOrder).toBeNull();
		expect(periods.keys).toBeNull();
		const one = segmentRequest(projectOf({ customers: [...own, ['all', 'customer.amount', [7, 8]]] }), []);
		if (one?.source.kind !== 'customers') throw new Error('source');
		expect(one.source.columns.amounts.map((values) => [...values])).toEqual([[7, 8]]);
	});

	it('REQ3 columns that schemes measure come along; without customers there is nothing to ask', () => {
		const request = segmentRequest(projectOf({ customers }, [tiers]), [tiers, defaultRfm('rfm')]);
		expect(Object.keys(request?.columns ?? {})).toEqual(['size']);
		expect([...(request?.columns['size'] ?? [])]).toEqual([10, Number.NaN, 30]);
		expect(segmentRequest(projectOf({ transactions: lines }), [])).toBeNull();
	});

	it('REQ3 texts that clusters take come along, and what their saved model asks', () => {
		const measure = { kind: 'column' as const, column: 'size' };
		const scheme: Scheme = {
			...{ id: 'c', name: null, version: 1, kind: 'clusters', inputs: [], k: 2, seed: 1, restarts: 1 },
			categories: ['city'],
			saved: {
				...{ use: 'follow', method: 'ward', clusters: [1], customers: 3, categories: [] },
				numbers: [
					{ kind: 'measure', measure },
					{ kind: 'value', column: 'kind', value: 'x' },
				],
				model: { version: 1, kind: 'centres', scalers: [], centres: [[0, 0]] },
			},
		};
		const texts: Draft[] = [
			['city', null, ['沪', '京', '沪']],
			['kind', null, ['x', null, 'y']],
			['other', null, ['a', 'b', 'c']],
		];
		const project = projectOf({ customers: [...customers, ...texts] }, [scheme]);
		const request = segmentRequest(project, [scheme]);
		expect(Object.keys(request?.fields ?? {}).sort()).toEqual(['city', 'kind']);
		expect(Object.keys(request?.columns ?? {})).toEqual(['size']);
		const sent = segmentQuery(project, [scheme])?.tables[0]?.columns.map(({ column }) => column.id);
		expect(sent).toEqual(['key', 'size', 'city', 'kind']);
	});

	it('REQ4 a query holds only the columns that are used, and they are enough', () => {
		const noted: Draft[] = [...lines, ['note', null, ['a', 'b', 'c', 'd', 'e']]];
		const project = projectOf({ customers, transactions: noted }, [tiers]);
		const query = segmentQuery(project, [tiers]);
		if (!query) throw new Error('query');
		expect(query.tables.map(({ columns }) => columns.map(({ column }) => column.id))).toEqual([
			['key', 'size'],
			['order', 'who', 'day', 'sum', 'state'],
		]);
		const tables = query.tables.map(({ table, columns }) => {
			const packed = columns.map(({ pack }) => pack());
			return { ...structuredClone(table), columns: structuredClone(packed).map(unpackColumn) };
		});
		expect(segmentRequest({ ...query.project, tables }, [tiers])).toEqual(segmentRequest(project, [tiers]));
		expect(segmentQuery(projectOf({ transactions: lines }), [])).toBeNull();
	});
});

describe('inputs', () => {
	const project = projectOf({ customers, transactions: lines }, [tiers]);
	const isSame = (other: Project) => sameInputs(segmentInputs(project), segmentInputs(other));
	const write = (table: string, column: string, after: CellValue) =>
		apply(project, {
			...{ kind: 'setCells', table },
			patches: [{ column, rows: [1], before: [null], after: [after] }],
		});

	it('REQ5 a view, a name and an unused column change nothing; used cells, roles, date and filter do', () => {
		expect(isSame(apply(project, { kind: 'renameProject', before: 'P', after: 'Q' }))).toBe(true);
		const recipe = (part: Partial<Project['recipe']>) =>
			isSame({ ...project, recipe: { ...project.recipe, ...part } });
		expect(recipe({ views: {}, currency: 'EUR' })).toBe(true);
		expect(recipe({ analysisDate: 200 })).toBe(false);
		expect(recipe({ roles: {} })).toBe(false);
		expect(recipe({ affinity: { minOrders: 3, minAmount: 0 } })).toBe(false);
		expect(
			recipe({ transactionFilter: { ...project.recipe.transactionFilter, excludeReturns: false } }),
		).toBe(false);
		expect(isSame(write('transactions', 'sum', 9))).toBe(false);
		expect(isSame(write('customers', 'size', 11))).toBe(false);
		const unmeasured = projectOf({ customers, transactions: lines });
		const written = apply(unmeasured, {
			...{ kind: 'setCells', table: 'customers' },
			patches: [{ column: 'size', rows: [1], before: [10], after: [11] }],
		});
		expect(sameInputs(segmentInputs(unmeasured), segmentInputs(written))).toBe(true);
	});
});
