import { describe, expect, it } from 'vitest';
import { flagReturns } from '#src/core/segment/metrics/returns.ts';
import { columnOf } from '#src/core/table/index.ts';

const text = (values: readonly (string | null)[]) => columnOf({ id: 't', name: 'T', type: 'text' }, values);
const number = (values: readonly (number | null)[]) =>
	columnOf({ id: 'n', name: 'N', type: 'number' }, values);
const none = { order: undefined, status: undefined, amount: undefined };
const flags = (columns: Partial<Parameters<typeof flagReturns>[0]>) => {
	const found = flagReturns({ ...none, ...columns });
	return found && [...found];
};

describe('returns', () => {
	it('RET1 a status that speaks of a return, a cancellation or a credit note flags the line, in either language', () => {
		const words = ['已完成', '退货', '部分退款', '已取消', '作废', '冲红', 'Completed', 'RETURNED', 'refund'];
		expect(flags({ status: text(words) })).toEqual([0, 1, 1, 1, 1, 1, 0, 1, 1]);
		const more = ['Cancelled', 'Void', 'Credit note', 'Credit card', null, ''];
		expect(flags({ status: text(more) })).toEqual([1, 1, 1, 0, 0, 0]);
	});

	it('RET2 a negative amount flags the line; zero and a missing amount do not', () => {
		expect(flags({ amount: number([5, -0.01, 0, null]) })).toEqual([0, 1, 0, 0]);
	});

	it('RET3 C and digits is a cancellation only where most orders are plain digits', () => {
		expect(flags({ order: text(['536365', '536366', 'C536379', 'c7', 'CX9']) })).toBeNull();
		expect(flags({ order: text(['536365', '536366', '536367', 'C536379', 'C536379', 'CX9']) })).toEqual([
			0, 0, 0, 1, 1, 0,
		]);
		expect(flags({ order: text(['C001', 'C002', 'C003', '17']) })).toBeNull();
	});

	it('RET4 each sign is enough by itself; without any of the columns there is no answer', () => {
		const order = text(['1', '2', '3', 'C4', '5']);
		const status = text(['ok', '退货', null, 'ok', 'ok']);
		const amount = number([1, 1, -1, 1, null]);
		expect(flags({ order, status, amount })).toEqual([0, 1, 1, 1, 0]);
		expect(flags({})).toBeNull();
		expect(flags({ status: number([1]), amount: text(['-5']) })).toBeNull();
	});
});
