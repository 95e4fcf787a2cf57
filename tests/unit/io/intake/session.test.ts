import { expect, test } from 'vitest';
import { columnOf, packColumn } from '#src/core/table/index.ts';
import {
	IntakeSession,
	type ImportPlan,
	type IntakeFile,
	type ProjectCustomers,
	type SheetPlan,
} from '#src/io/intake/index.ts';
import { rebase } from '#src/io/intake/revise.ts';

const csv = (name: string, text: string): IntakeFile => ({ name, content: new Blob([text]) });
const LIST =
	'客户台账,,\n客户编号,备注,销售额(万)\nK1,甲,1\nK2,乙,面议\nK3,丙,约30\nK4,丁,5\nK5,戊,6\n合计,,12\n';
const silent = () => undefined;

async function opened(...files: IntakeFile[]) {
	const session = new IntakeSession();
	const proposal = await session.open(files, silent);
	return { session, proposal };
}
const editSheet = (plan: ImportPlan, change: Partial<SheetPlan>): ImportPlan => ({
	...plan,
	sheets: plan.sheets.map((sheet) => ({ ...sheet, ...change })),
});

test('IN30 a file that cannot be read does not touch the others', async () => {
	const { proposal } = await opened(
		{ name: 'x.xlsx', content: new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0)]) },
		csv('a.csv', LIST),
	);
	expect(proposal.files.map((file) => file.fault?.code ?? null)).toEqual([
		expect.stringMatching(/^file\./),
		null,
	]);
	expect(proposal.sheets.map((sheet) => sheet.key)).toEqual(['1:0']);
});

test('IN30 proposals are plain values', async () => {
	const { session, proposal } = await opened(csv('a.csv', LIST));
	expect(structuredClone(proposal)).toEqual(proposal);
	expect(JSON.parse(JSON.stringify(proposal.plan))).toEqual(proposal.plan);
	const preview = session.preview({ key: '0:0', from: 0, count: 10 });
	expect(preview.rows.map((row) => row.role)).toEqual([
		'title',
		'header',
		'data',
		'data',
		'data',
		'data',
		'data',
		'total',
	]);
	expect(preview.rows[3]!.cells.map((cell) => cell.read)).toEqual(['value', 'value', 'unread']);
});

test('IN16 unreadable cells are paged with row, source and treatment', async () => {
	const { session, proposal } = await opened(csv('a.csv', LIST));
	const page = session.unreadable({ key: '0:0', column: 2, offset: 0, count: 10 });
	expect(page).toEqual({
		total: 2,
		cells: [
			{ row: 3, column: 2, source: '面议', treatment: 'kept', value: null },
			{ row: 4, column: 2, source: '约30', treatment: 'kept', value: 300_000 },
		],
	});
	const columns = proposal.plan.sheets[0]!.columns.map((column) => ({
		...column,
		takeNumber: column.type === 'number',
		nullWords: ['面议'],
	}));
	session.revise(editSheet(proposal.plan, { columns }));
	expect(
		session.unreadable({ key: '0:0', column: 2, offset: 0, count: 10 }).cells.map((cell) => cell.treatment),
	).toEqual(['nulled', 'taken']);
	expect(session.unreadable({ key: '0:0', column: 2, offset: 1, count: 1 }).cells).toHaveLength(1);
});

test('IN6 rows put back in and a header set by hand are followed', async () => {
	const { session, proposal } = await opened(csv('a.csv', LIST));
	const all = session.revise(editSheet(proposal.plan, { leftOut: [] }));
	expect(all.sheets[0]!.dataRows).toBe(6);
	const one = session.revise(editSheet(all.plan, { leftOut: [{ from: 2, to: 3, reason: 'user' }] }));
	expect(one.sheets[0]!.dataRows).toBe(4);
	expect(one.sheets[0]!.notes).toContainEqual({ code: 'rows.byUser', args: { count: 2 } });
	const header = session.revise(editSheet(one.plan, { headerRow: 0, headerRows: 1 }));
	expect(header.plan.sheets[0]!.columns.map((column) => column.name)).toEqual(['客户台账', '列 B', '列 C']);
	expect(header.sheets[0]!.notes).toContainEqual({ code: 'header.byUser', args: { row: 1 } });
	const none = session.revise(editSheet(header.plan, { headerRow: null, headerRows: 0 }));
	expect(none.sheets[0]!.dataRows).toBe(7);
});

test('IN22 a role moves, its type follows; another purpose proposes other roles', async () => {
	const { session, proposal } = await opened(csv('a.csv', 'id,code,d\n1,7,20250103\n2,8,20250104\n'));
	const [id, code, day] = proposal.plan.sheets[0]!.columns;
	expect([id!.role, code!.role]).toEqual(['customer.id', null]);
	const moved = session.revise(
		editSheet(proposal.plan, {
			columns: [id!, { ...code!, role: 'customer.id' }, { ...day!, type: 'number' }],
		}),
	);
	expect(moved.plan.sheets[0]!.columns.map((column) => [column.role, column.type])).toEqual([
		[null, 'text'],
		['customer.id', 'text'],
		[null, 'number'],
	]);
	const sheet = moved.plan.sheets[0]!;
	const dated = session.revise(
		editSheet(moved.plan, {
			columns: sheet.columns.map((column, i) =>
				i === 2 ? { ...column, role: 'customer.createdDate' } : column,
			),
		}),
	);
	expect(dated.plan.sheets[0]!.columns[2]!.type).toBe('date');
	const orders = session.revise(editSheet(dated.plan, { kind: 'transactions' }));
	expect(orders.plan.sheets[0]!.columns[2]!.role).toBe('transaction.date');
});

test('IN23 changes made on the first rows survive the reading of all', async () => {
	const rows = Array.from({ length: 1500 }, (_, i) => `K${i},${i < 1200 ? i : '面议'},a`);
	const file = csv('big.csv', ['客户编号,销售额,甲乙', ...rows, '合计,9,'].join('\n'));
	const { session, proposal } = await opened(file);
	expect([proposal.complete, proposal.sheets[0]!.dataRows]).toEqual([false, 999]);
	const sheet = proposal.plan.sheets[0]!;
	const mine = editSheet(proposal.plan, {
		tableName: '我的',
		leftOut: [{ from: 5, to: 5, reason: 'user' }],
		columns: sheet.columns.map((column, i) =>
			i === 2 ? { ...column, name: '丁', role: 'customer.note' } : column,
		),
	});
	session.revise(mine);
	const whole = new IntakeSession();
	const full = await whole.complete([file], silent);
	const adopted = whole.adopt({ plan: mine, proposed: proposal.plan });
	expect([full.complete, full.sheets[0]!.columns[1]!.unread]).toEqual([true, 300]);
	expect(adopted.plan.sheets[0]).toMatchObject({ tableName: '我的' });
	expect(adopted.plan.sheets[0]!.leftOut.map((span) => [span.from, span.reason])).toEqual([
		[5, 'user'],
		[1501, 'total'],
	]);
	expect(adopted.plan.sheets[0]!.columns[2]).toMatchObject({ name: '丁', role: 'customer.note' });
	expect(adopted.sheets[0]!.dataRows).toBe(1499);
	expect(whole.convert(adopted.plan).tables[0]!.rowCount).toBe(1499);
});

test('IN23 columns changed under a header set by hand survive the reading of all', async () => {
	const rows = Array.from({ length: 1500 }, (_, i) => `K${i},${i},a`);
	const file = csv('big.csv', ['客户编号,销售额,甲乙', '编号,金额,丙', ...rows].join('\n'));
	const { session, proposal } = await opened(file);
	const below = session.revise(editSheet(proposal.plan, { headerRow: 1, headerRows: 1 })).plan;
	const [id, amount, other] = below.sheets[0]!.columns;
	const mine = editSheet(below, {
		kind: 'other',
		columns: [
			{ ...id!, role: null },
			{ ...amount!, name: '销售' },
			{ ...other!, include: false },
		],
		leftOut: [{ from: 9, to: 9, reason: 'user' }],
	});
	const whole = new IntakeSession();
	await whole.complete([file], silent);
	const { plan, sheets } = whole.adopt({ plan: mine, proposed: proposal.plan });
	expect(plan.sheets[0]).toMatchObject({ headerRow: 1, kind: 'other' });
	expect(plan.sheets[0]!.columns.map((column) => column.name)).toEqual(['编号', '销售', '丙']);
	expect(plan.sheets[0]!.columns.map((column) => column.include)).toEqual([true, true, false]);
	expect(sheets[0]!.dataRows).toBe(1499);
});

test('IN23 a unit and an order of days set together with a role survive the reading of all', async () => {
	const rows = Array.from({ length: 1500 }, (_, i) => `K${i},${i},0${1 + (i % 9)}/03/2024`);
	const file = csv('big.csv', ['编号,数值甲,乙', ...rows].join('\n'));
	const { session, proposal } = await opened(file);
	const [id, amount, day] = proposal.plan.sheets[0]!.columns;
	expect([amount!.role, amount!.unitFactor, day!.dateOrder]).toEqual([null, 1, 'dmy']);
	const columns = [
		id!,
		{ ...amount!, role: 'customer.amount' as const, unitFactor: 10_000 },
		{ ...day!, role: 'customer.createdDate' as const, dateOrder: 'mdy' as const },
	];
	const mine = session.revise(editSheet(proposal.plan, { kind: 'customers', columns })).plan;
	const set = (plan: ImportPlan) =>
		plan.sheets[0]!.columns.map(({ role, unitFactor, dateOrder }) => [role, unitFactor, dateOrder]);
	const wanted = [
		[id!.role, 1, 'dmy'],
		['customer.amount', 10_000, 'dmy'],
		['customer.createdDate', 1, 'mdy'],
	];
	expect(set(mine)).toEqual(wanted);
	const whole = new IntakeSession();
	await whole.complete([file], silent);
	expect(set(whole.adopt({ plan: mine, proposed: proposal.plan }).plan)).toEqual(wanted);
});

test('IN27 orders for a project with customers are held against those', async () => {
	const orders = csv(
		'四月.csv',
		'订单号,客户编号,客户名称,日期,金额\n1,K1,甲,2024-01-02,5\n2,8,乙,2024-01-03,6\n3,K9,丙,2024-02-03,7\n4,K9,丙,2024-02-04,7\n',
	);
	const text = (name: string, values: readonly string[]) =>
		packColumn(columnOf({ id: name, name, type: 'text' }, values)).value;
	const unknown = async (customers: ProjectCustomers | null) => {
		const session = new IntakeSession(customers);
		const { plan, unknownCustomers } = await session.open([orders], silent);
		const { report } = session.convert({ ...plan, deriveCustomers: customers === null });
		expect(report.unknownCustomers).toEqual(unknownCustomers);
		return unknownCustomers.list.map(({ id, rows, amount }) => [id, rows, amount]);
	};
	const ids = packColumn(columnOf({ id: 'n', name: 'n', type: 'number' }, [8, 9])).value;
	expect(await unknown({ id: text('id', ['K1 ', 'K2']), name: text('name', ['甲', '乙']) })).toEqual([
		['K9', 2, 14],
		['8', 1, 6],
	]);
	expect((await unknown({ id: ids, name: null })).map(([id]) => id)).toEqual(['K9', 'K1']);
	expect((await unknown({ id: null, name: text('name', ['甲', '乙']) })).map(([id]) => id)).toEqual(['丙']);
	expect((await unknown({ id: null, name: null })).map(([id]) => id)).toEqual(['K9', '8', 'K1']);
	expect(await unknown(null)).toEqual([]);
});

test('IN23 what the user has not touched follows the full reading', async () => {
	const { proposal } = await opened(csv('a.csv', LIST));
	const fresh = editSheet(proposal.plan, { leftOut: [], tableName: 'neu' });
	expect(rebase(proposal.plan, proposal.plan, fresh)).toEqual(fresh);
	expect(rebase(proposal.plan, { ...proposal.plan, currency: 'EUR' }, fresh)).toEqual({
		...fresh,
		currency: 'EUR',
	});
});

test('IN17 the picture of a column counts every value it reads', async () => {
	const rows = Array.from({ length: 50 }, (_, i) => `K${i},${(i + 1) ** 4},${i % 3 === 0 ? '甲' : '乙'}`);
	const { session } = await opened(csv('a.csv', ['客户编号,销售额,客户类型', ...rows, 'K51,-,'].join('\n')));
	const numbers = session.picture({ key: '0:0', column: 1 });
	expect(numbers).toMatchObject({ kind: 'numbers', count: 50, min: 1, max: 50 ** 4, log: false });
	if (numbers.kind !== 'numbers') throw new Error('no numbers');
	expect(numbers.counts.reduce((sum, count) => sum + count, 0)).toBe(50);
	expect(numbers.edges).toHaveLength(numbers.counts.length + 1);
	expect(session.picture({ key: '0:0', column: 2 })).toEqual({
		kind: 'values',
		count: 50,
		distinct: 2,
		top: [
			{ text: '乙', count: 33 },
			{ text: '甲', count: 17 },
		],
		other: 0,
	});
});
