import { expect, test } from 'vitest';
import type { Change, Project } from '#src/core/model/index.ts';
import { isTextColumn, type Column, type Table } from '#src/core/table/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { ImportState } from '#src/state/import/import-state.svelte.ts';

/**
 * The first rows say something else than all: numbers turn into texts, texts into many, whole numbers into a
 * mix that no type fits, and there are totals below.
 */
const ROWS = Array.from({ length: 9000 }, (_, i) => {
	const late = i > 2000;
	const day = `2025-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
	const quantity = late && i % 9 === 0 ? '面议' : String(i % 40);
	return [`D${i >> 2}`, `K${(i * 7) % (late ? 900 : 20)}`, day, quantity, late ? `0${i}` : i, i % 13].join();
});
const CSV = ['订单号,客户编号,下单日期,数量,编码,金额', ...ROWS, '合计,,,,,9'].join('\n');
const FILES = [{ name: '订单.csv', content: new Blob([CSV]) }];

/** An import whose result is caught instead of being opened as a project. */
function importing(): { readonly state: ImportState; readonly tables: () => readonly Table[] } {
	let caught: readonly Table[] = [];
	const createAndOpen = (_: Project, steps: readonly { readonly change: Change }[]) => {
		caught = steps.flatMap(({ change }) => tablesOf(change));
		return Promise.resolve();
	};
	const app = { session: null, createAndOpen, notify: () => undefined } as unknown as App;
	return { state: new ImportState(app), tables: () => caught };
}

function tablesOf(change: Change): Table[] {
	if (change.kind === 'batch') return change.changes.flatMap(tablesOf);
	return change.kind === 'addTable' ? [change.table] : [];
}

/** Everything a table holds, as plain values. */
function contentOf(table: Table): unknown {
	const texts = (column: Column) => (isTextColumn(column) ? column.dictionary.texts() : null);
	return { ...table, columns: table.columns.map((column) => ({ ...column, dictionary: texts(column) })) };
}

const MOMENTS: Readonly<Record<string, (state: ImportState) => Promise<void> | void>> = {
	'at the first look': () => undefined,
	'while everything is being read': (state) => expect.poll(() => state.progress?.stage).toBeTruthy(),
	'when everything has been read': (state) =>
		expect.poll(() => state.reading, { timeout: 20_000 }).toBe('done'),
	'after the reading was stopped': (state) => state.stopReading(),
};

test('an import is the same whenever it is asked for', { timeout: 60_000 }, async () => {
	const results = new Map<string, unknown>();
	for (const [moment, wait] of Object.entries(MOMENTS)) {
		const { state, tables } = importing();
		await state.open(FILES);
		expect(state.proposal?.complete).toBe(false);
		await wait(state);
		await state.commit('订单');
		expect(state.fault).toBeNull();
		expect(tables().map(({ rowCount }) => rowCount)).toEqual([900, 9000]);
		results.set(moment, tables().map(contentOf));
	}
	const [first, ...others] = [...results.values()];
	for (const other of others) expect(other).toEqual(first);
});
