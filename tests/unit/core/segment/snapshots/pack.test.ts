import { describe, expect, it } from 'vitest';
import { compareStates, packState, stateOf, unpackState } from '#src/core/segment/snapshots/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { customersOf, rfmScheme, ruleScheme, tierScheme, where } from '../../../../support/segment-cases.ts';
import { reordered, stateFrom } from '../../../../support/snapshot-cases.ts';

const request = {
	...customersOf([
		[5, 3, 120.5],
		[90, 1, 0.1],
		[40, 2, 1e308],
		[1, 1, Number.NaN],
	]),
	keys: ['K9', 'k1', '客户', 'K9'],
	fields: {
		c3: { kind: 'text' as const, codes: Int32Array.of(0, 1, -1, 0), texts: ['苏州', 'Nanjing', 'unused'] },
	},
};
const rules = ruleScheme([['a', where('c3', { op: 'in', values: ['苏州'] })]], 'b');
const state = stateFrom(request, rfmScheme(), tierScheme(), rules);
const head = { id: 's1', name: null, why: 'user', time: 5 } as const;

describe('snapshots', () => {
	it('SNA1 what is kept comes back: keys, classes, sales, values, thresholds', () => {
		const snapshot = packState(state, head);
		const back = unpackState(JSON.parse(JSON.stringify(snapshot)) as typeof snapshot);
		expect(back.keys).toEqual(['K9', 'K9', 'k1', '客户']);
		for (const scheme of state.schemes) {
			const result = compareStates(state, back, scheme.scheme.id);
			expect(result).toMatchObject({ moved: { count: 0 }, came: { count: 0 }, gone: { count: 0 } });
			expect(result?.held.count).toBe(0);
		}
		expect(packState(back, head)).toEqual(snapshot);
	});

	it('SNA2 SNA13 the same text for any order of rows', () => {
		const text = JSON.stringify(packState(state, head));
		expect(JSON.stringify(packState(reordered(state, [3, 2, 1, 0]), head))).toBe(text);
		expect(JSON.stringify(packState(reordered(state, [2, 0, 3, 1]), head))).toBe(text);
	});

	it('SNA3 keys are ids, else names, else rows; tabs and outer spaces do not count', () => {
		const id = columnOf({ id: 'c1', name: 'Id', type: 'text' }, [' K1 ', 'a\tb', null]);
		const name = columnOf({ id: 'c2', name: 'Name', type: 'text' }, ['One', null, 'Three']);
		const customers = createTable('t1', 'T', 'customers', 3, [id, name]);
		const rest = {
			customers,
			amounts: new Float64Array(3),
			analysisDate: null,
			results: [],
			measure: () => null,
		};
		expect(stateOf({ ...rest, id, name })).toMatchObject({
			keys: ['K1', 'a b', '#3'],
			names: ['One', '', 'Three'],
		});
		expect(stateOf({ ...rest, id: null, name }).keys).toEqual(['One', '#2', 'Three']);
		expect(stateOf({ ...rest, id: null, name: null }).keys).toEqual(['#1', '#2', '#3']);
	});
});
