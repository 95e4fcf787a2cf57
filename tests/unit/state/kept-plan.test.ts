import { describe, expect, it } from 'vitest';
import type { ColumnPlan, ImportPlan, SheetPlan } from '#src/state/import-state.svelte.ts';
import { keptSteps } from '#src/state/kept-plan.ts';

const column = (source: number, name: string, extra: Partial<ColumnPlan> = {}): ColumnPlan => ({
	...{ source, name, include: true, role: null, type: 'text', unitFactor: 1, dateOrder: 'dmy' },
	...{ decimalMark: '.', nullWords: [], takeNumber: false },
	...extra,
});
const sheet = (extra: Partial<SheetPlan> = {}): SheetPlan => ({
	...{
		key: '0:0',
		include: true,
		kind: 'customers',
		tableName: 'a',
		stackOn: null,
		headerRow: 0,
		headerRows: 1,
	},
	...{ leftOut: [], columns: [column(0, '¿Í»§'), column(1, '½ð¶î')] },
	...extra,
});
const plan = (sheets: SheetPlan[], extra: Partial<ImportPlan> = {}): ImportPlan => ({
	...{ version: 1, sheets, currency: 'CNY', displayUnit: 'auto', deriveCustomers: true },
	...{ customersName: 'Customers', amountName: 'Amount', sheetColumnName: 'Sheet' },
	...extra,
});
const carried = (proposed: ImportPlan, changed: ImportPlan, fresh: ImportPlan) =>
	keptSteps({ proposed, plan: changed }).reduce((now, step) => step(now), fresh);

describe('plan kept when files are read again', () => {
	const fresh = plan([
		sheet({ columns: [column(0, '客户', { role: 'customer.name' }), column(1, '金额', { type: 'number' })] }),
	]);

	it('puts what was changed onto the new proposal, by place, and takes the rest from it', () => {
		const proposed = plan([sheet()]);
		const mine = plan([
			sheet({
				tableName: '名单',
				columns: [column(0, '¿Í»§'), column(1, '½ð¶î', { role: 'customer.note' })],
			}),
		]);
		const after = carried(proposed, mine, fresh);
		expect(after.sheets[0]).toMatchObject({ tableName: '名单' });
		expect(after.sheets[0]?.columns).toEqual([
			column(0, '客户', { role: 'customer.name' }),
			column(1, '金额', { role: 'customer.note', type: 'number' }),
		]);
	});

	it('matches columns by name when there are more or fewer of them', () => {
		const proposed = plan([sheet({ columns: [column(0, 'id'), column(1, 'x')] })]);
		const mine = plan([sheet({ columns: [column(0, 'id', { include: false }), column(1, 'x')] })]);
		const wider = plan([sheet({ columns: [column(0, 'new'), column(1, 'x'), column(2, 'id')] })]);
		const after = carried(proposed, mine, wider);
		expect(after.sheets[0]?.columns.map(({ source, include }) => [source, include])).toEqual([
			[0, true],
			[1, true],
			[2, false],
		]);
	});

	it('follows the new files where the user has decided nothing', () => {
		const proposed = plan([sheet({ kind: 'transactions' })]);
		const more = plan([sheet({ kind: 'transactions' }), sheet({ key: '1:0' })], { deriveCustomers: false });
		expect(carried(proposed, proposed, more)).toEqual(more);
		const chosen = { ...proposed, currency: 'EUR' };
		expect(carried(proposed, chosen, more)).toEqual({ ...more, currency: 'EUR' });
	});

	it('keeps a header set by hand and takes its columns as they are proposed under it', () => {
		const proposed = plan([sheet()]);
		const mine = plan([sheet({ headerRow: 3, columns: [column(0, 'x', { role: 'customer.id' })] })]);
		const [first, second] = keptSteps({ proposed, plan: mine });
		const under = first(fresh);
		expect(under.sheets[0]).toMatchObject({ headerRow: 3, columns: fresh.sheets[0]?.columns });
		expect(second(under)).toEqual(under);
	});
});
