import { expect, test } from 'vitest';
import { ImportClient } from '#src/compute/import-client.ts';
import { cellAt, unpackTable } from '#src/core/table/index.ts';

const rows = Array.from(
	{ length: 3000 },
	(_, i) => `D${i},K${i % 7},2025-01-${String((i % 28) + 1).padStart(2, '0')},${i}.5`,
);
const files = [
	{ name: '订单.csv', content: new Blob([['订单号,客户编号,下单日期,金额', ...rows].join('\n')]) },
];

test('first rows, everything, tables: across the worker', async () => {
	const client = new ImportClient(files, null);
	const proposal = await client.open();
	expect([proposal.complete, proposal.sheets[0]!.dataRows]).toEqual([false, 999]);
	const revised = await client.revise({ ...proposal.plan, currency: 'EUR' });
	const stages: string[] = [];
	const full = await client.complete(
		() => ({ proposed: proposal.plan, plan: revised.plan }),
		({ stage }) => stages.push(stage),
	);
	expect([full.complete, full.plan.currency, full.sheets[0]!.dataRows]).toEqual([true, 'EUR', 3000]);
	expect(stages).toContain('analysing');
	const preview = await client.preview({ key: '0:0', from: 2999, count: 5 });
	expect(preview.rows.map((row) => row.row)).toEqual([2999, 3000]);
	const packed = await client.convert(full.plan);
	const [customers, orders] = packed.tables.map(unpackTable);
	expect([customers!.rowCount, orders!.rowCount]).toEqual([7, 3000]);
	expect(cellAt(orders!.columns[1]!, 2999)).toBe('K3');
	client.dispose();
});

test('a cancelled reading rejects and leaves the first rows', async () => {
	const client = new ImportClient(files, null);
	const proposal = await client.open();
	const reading = client.complete(() => ({ proposed: proposal.plan, plan: proposal.plan }));
	client.cancel();
	await expect(reading).rejects.toMatchObject({ code: 'job.cancelled' });
	expect((await client.preview({ key: '0:0', from: 0, count: 2 })).rows).toHaveLength(2);
	client.dispose();
	await expect(client.revise(proposal.plan)).rejects.toMatchObject({ code: 'job.cancelled' });
});
