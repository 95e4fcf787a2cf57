import { describe, expect, it } from 'vitest';
import { IntakeSession } from '#src/io/intake/index.ts';
import { isPlain, listsOf, tallyOf } from '#src/features/import/tally.ts';
import { spansAround } from '#src/features/import/relevant-rows.ts';
import { setPurpose } from '#src/features/import/plan-edits.ts';

const ORDERS = [
	'订单号,客户编号,下单日期,数量,单价',
	'D1,K1,2025-01-03,2,10',
	'D2,K2,2025-01-04,1,5',
	'D3,K1,2025-01-05,面议,7',
].join('\n');

async function opened(text: string) {
	const session = new IntakeSession();
	const proposal = await session.open([{ name: 'orders.csv', content: new Blob([text]) }], () => undefined);
	return { session, proposal, tally: tallyOf(proposal, proposal.plan) };
}

describe('what an import will create', () => {
	it('says the same rows and columns that the conversion makes', async () => {
		const { session, proposal, tally } = await opened(ORDERS);
		const converted = session.convert(proposal.plan);
		const made = converted.tables.map(({ name, kind, rowCount, columns }) => [
			name,
			kind,
			rowCount,
			columns.length,
		]);
		expect(tally.tables.map(({ name, kind, rows, columns }) => [name, kind, rows, columns])).toEqual(made);
		expect(tally.byKind).toEqual({ customers: 2, transactions: 3, other: 0 });
		expect(tally.tables.find(({ kind }) => kind === 'transactions')?.hasComputedAmount).toBe(true);
	});

	it('counts unreadable cells of the columns that are taken, and is plain only without', async () => {
		const { session, proposal, tally } = await opened(ORDERS);
		expect(tally.unread).toBe(1);
		expect(isPlain(tally)).toBe(false);
		const plan = {
			...proposal.plan,
			sheets: proposal.plan.sheets.map((sheet) => ({
				...sheet,
				columns: sheet.columns.map((column) => ({
					...column,
					include: column.role !== 'transaction.quantity',
				})),
			})),
		};
		const without = tallyOf(session.revise(plan), plan);
		expect(without.unread).toBe(0);
		expect(without.leftOutColumns).toBe(1);
	});

	it('is not plain while orders name customers that no list has', async () => {
		const session = new IntakeSession();
		const list = '客户编号,客户名称,省份\nK1,甲,江苏\nK3,乙,浙江\nK4,丙,广东\n';
		const files = [
			{ name: 'orders.csv', content: new Blob([ORDERS.replace('面议', '3')]) },
			{ name: 'list.csv', content: new Blob([list]) },
		];
		const proposal = await session.open(files, () => undefined);
		const tally = tallyOf(proposal, proposal.plan);
		expect([tally.unknown, tally.unread, tally.unsure, isPlain(tally)]).toEqual([1, 0, 0, false]);
	});

	it('is not plain while there are two lists of customers, of which one is analysed', async () => {
		const session = new IntakeSession();
		const list = '客户编号,客户名称,省份\nK1,甲,江苏\nK3,乙,浙江\nK4,丙,广东\n';
		const other = '编号,客户名,所在省\nJ1,丁,四川\nJ2,戊,湖北\n';
		const files = [list, other].map((text, i) => ({ name: `list${i}.csv`, content: new Blob([text]) }));
		const proposal = await session.open(files, () => undefined);
		const tally = tallyOf(proposal, proposal.plan);
		expect(listsOf(tally.tables).map(({ rows }) => rows)).toEqual([3, 2]);
		expect([tally.beside, isPlain(tally)]).toEqual([2, false]);
		const plan = setPurpose('1:0', 'other')(proposal.plan);
		const one = tallyOf(session.revise(plan), plan);
		expect(one.beside).toBe(0);
	});

	it('creates nothing when every sheet is left out', async () => {
		const { session, proposal } = await opened(ORDERS);
		const plan = setPurpose('0:0', 'none')(proposal.plan);
		const tally = tallyOf(session.revise(plan), plan);
		expect(tally.tables).toEqual([]);
		expect(isPlain(tally)).toBe(false);
	});
});

describe('rows around unreadable cells', () => {
	it('joins spans that touch and keeps gaps between the others', () => {
		expect(spansAround(5, [6, 7, 20])).toEqual([
			{ from: 0, count: 9 },
			{ from: 19, count: 3 },
		]);
	});
});
