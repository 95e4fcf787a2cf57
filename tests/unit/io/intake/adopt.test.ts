import { expect, test } from 'vitest';
import { IntakeSession, type ColumnPlan, type ImportPlan, type SheetPlan } from '#src/io/intake/index.ts';

const silent = () => undefined;
const file = (...lines: string[]) => ({ name: 'a.csv', content: new Blob([lines.join('\n')]) });
const ROWS = Array.from({ length: 8 }, (_, i) => `K${i},${i < 4 ? '甲' : '乙'}${i},${10 + i}`);
/** A list as it reads under a wrong character set, and under the right one. */
const WRONG = file('¿Í»§±àºÅ,Ãû³Æ,½ð¶î', ...ROWS, 'ºÏ¼Æ,,108');
const RIGHT = file('客户编号,名称,金额', ...ROWS, '合计,,108');

async function opened(...files: ReturnType<typeof file>[]) {
	const session = new IntakeSession();
	return { session, plan: (await session.open(files, silent)).plan };
}
const first = (plan: ImportPlan) => plan.sheets[0] as SheetPlan;
const editing = (plan: ImportPlan, change: Partial<SheetPlan>): ImportPlan => ({
	...plan,
	sheets: plan.sheets.map((sheet, i) => (i === 0 ? { ...sheet, ...change } : sheet)),
});
const column = (plan: ImportPlan, at: number, change: Partial<ColumnPlan>) =>
	first(plan).columns.map((each, i) => (i === at ? { ...each, ...change } : each));

/** What the user makes of the files of `before`, carried over once they are those of `after`. */
async function carried(
	before: ReturnType<typeof file>[],
	after: ReturnType<typeof file>[],
	change: (plan: ImportPlan) => ImportPlan,
) {
	const { session, plan: proposed } = await opened(...before);
	const { plan } = session.revise(change(proposed));
	const next = await opened(...after);
	return { fresh: next.plan, ...next.session.adopt({ proposed, plan }) };
}

test('IN23 under another character set totals are left out beside the rows left out by hand', async () => {
	const { plan, sheets } = await carried([WRONG], [RIGHT], (proposed) =>
		editing(proposed, { leftOut: [{ from: 2, to: 2, reason: 'user' }] }),
	);
	expect(first(plan).leftOut).toEqual([
		{ from: 2, to: 2, reason: 'user' },
		{ from: 9, to: 9, reason: 'total' },
	]);
	expect(sheets[0]!.dataRows).toBe(7);
});

test('IN23 under another character set columns are matched by place, and names follow', async () => {
	const { plan, fresh } = await carried([WRONG], [RIGHT], (proposed) =>
		editing(proposed, { tableName: '名单', columns: column(proposed, 2, { include: false }) }),
	);
	expect(first(plan).tableName).toBe('名单');
	expect(first(plan).columns).toEqual(column(fresh, 2, { include: false }));
	expect(first(plan).columns.map(({ name }) => name)).toEqual(['客户编号', '名称', '金额']);
});

test('IN23 columns are matched by name when there are more or fewer of them', async () => {
	const wider = file('新,客户编号,名称,金额', ...ROWS.map((row) => `x,${row}`));
	const { plan } = await carried([RIGHT], [wider], (proposed) =>
		editing(proposed, { columns: column(proposed, 0, { include: false }) }),
	);
	expect(first(plan).columns.map(({ name, include }) => [name, include])).toEqual([
		['新', true],
		['客户编号', false],
		['名称', true],
		['金额', true],
	]);
});

test('IN23 what the user has not decided follows further files', async () => {
	const orders = file(
		'订单号,客户编号,日期,金额',
		'D1,K1,2024-01-02,5',
		'D2,K1,2024-01-03,6',
		'D3,K2,2024-02-03,6',
	);
	const same = await carried([orders], [orders, RIGHT], (proposed) => proposed);
	expect(same.plan).toEqual(same.fresh);
	const chosen = await carried([orders], [orders, RIGHT], (proposed) => ({ ...proposed, currency: 'EUR' }));
	expect(chosen.plan).toEqual({ ...chosen.fresh, currency: 'EUR' });
});

test('IN23 a header set by hand stays; under another character set its columns read anew', async () => {
	const under = (proposed: ImportPlan) => editing(proposed, { headerRow: 3, headerRows: 1 });
	const other = await carried(
		[file('±àºÅ,Ãû³Æ', 'a,b', 'c,d', 'Ò»,¶þ', 'e,f')],
		[file('编号,名称', 'a,b', 'c,d', '一,二', 'e,f')],
		under,
	);
	expect(first(other.plan)).toMatchObject({ headerRow: 3, headerRows: 1 });
	expect(first(other.plan).columns.map(({ name }) => name)).toEqual(['一', '二']);
	expect(other.sheets[0]!.dataRows).toBe(1);
});

test('IN23 columns under a header set by hand stay when files are added', async () => {
	const { session, plan: proposed } = await opened(RIGHT);
	const below = session.revise(editing(proposed, { headerRow: 1, headerRows: 1 })).plan;
	const { plan } = session.revise(editing(below, { columns: column(below, 1, { name: '丁' }) }));
	const next = await opened(RIGHT, RIGHT);
	const adopted = next.session.adopt({ proposed, plan });
	expect(first(adopted.plan).columns.map(({ name }) => name)).toEqual(['K0', '丁', '10']);
});

test('IN23 a purpose set by hand stays under another character set, with the columns read anew', async () => {
	const { plan } = await carried([WRONG], [RIGHT], (proposed) =>
		editing(proposed, { kind: 'transactions', columns: column(proposed, 1, { include: false }) }),
	);
	expect(first(plan).kind).toBe('transactions');
	expect(first(plan).columns.map(({ name, role, include }) => [name, role, include])).toEqual([
		['客户编号', 'transaction.customerId', true],
		['名称', 'transaction.product', false],
		['金额', 'transaction.amount', true],
	]);
});
