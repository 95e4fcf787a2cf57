import { describe, expect, it } from 'vitest';
import { columnOf } from '#src/core/table/index.ts';
import { sameInputs } from '#src/state/same-inputs.ts';

describe('inputs', () => {
	it('ST12 tables and columns go by identity, settings by content', () => {
		const column = columnOf({ id: 'c', name: 'C', type: 'number' }, [1]);
		expect(sameInputs([column, 1, null], [column, 1, null])).toBe(true);
		expect(sameInputs([column], [{ ...column }])).toBe(false);
		expect(sameInputs([{ a: 1, b: { c: 2 } }], [{ a: 1, b: { c: 2 } }])).toBe(true);
		expect(sameInputs([{ a: 1 }], [{ a: 2 }])).toBe(false);
		expect(sameInputs([[1]], [[1]])).toBe(false);
		expect(sameInputs([1], [1, 2])).toBe(false);
		expect(sameInputs([{ a: 1 }], [null])).toBe(false);
	});
});
