import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, createProject, invert, type Change, type Project } from '#src/core/model/index.ts';
import { allRowIds, columnOf, createTable, type Table } from '#src/core/table/index.ts';
import { updateTable, type UpdateRequest } from '#src/core/update/index.ts';
import { projectDifferences } from '../../support/project-equal.ts';

const rowArb = fc.record({
	key: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { freq: 8 }),
	value: fc.option(fc.integer({ min: 0, max: 4 })),
	word: fc.option(fc.constantFrom('x', 'y')),
});
type Row = Readonly<{ key: string | null; value: number | null; word: string | null }>;

const tableOf = (rows: readonly Row[]): Table =>
	createTable('t1', 'T', 'customers', rows.length, [
		columnOf(
			{ id: 'c1', name: 'Key', type: 'text' },
			rows.map(({ key }) => key),
		),
		columnOf(
			{ id: 'c2', name: 'Value', type: 'number' },
			rows.map(({ value }) => value),
		),
		columnOf(
			{ id: 'c3', name: 'Word', type: 'choice' },
			rows.map(({ word }) => word),
		),
	]);

const modeArb = fc.constantFrom<'append' | 'replace'>('append', 'replace');
const keyArb = fc.constantFrom('c1', null);
const INTO = { c1: 'c1', c2: 'c2', c3: 'c3' };
const run = (table: Table, fresh: Table, more: Pick<UpdateRequest, 'mode' | 'key'>) =>
	updateTable({
		...{ table, fresh, into: INTO, blanks: more.mode === 'replace' ? 'erase' : 'keep', base: [], taken: [] },
		...more,
	});
const options = { numRuns: 300, seed: 20260630 };

describe('any table and file', () => {
	it('UPD7 counts add up and rows are what they say', () => {
		fc.assert(
			fc.property(fc.array(rowArb), fc.array(rowArb), modeArb, keyArb, (before, file, mode, key) => {
				const [table, fresh] = [tableOf(before), tableOf(file)];
				const { counts, table: after } = run(table, fresh, { mode, key });
				expect(counts.added + counts.changed + counts.unchanged).toBe(file.length);
				expect(counts.changed + counts.unchanged + counts.gone).toBe(before.length);
				const gone = mode === 'replace' ? counts.gone : 0;
				expect(after.rowCount).toBe(before.length + counts.added - gone);
				expect(new Set(allRowIds(after)).size).toBe(after.rowCount);
			}),
			options,
		);
	});

	it('UPD8 a file that is brought in twice changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.array(rowArb), fc.array(rowArb), modeArb, keyArb, (before, file, mode, key) => {
				const once = run(tableOf(before), tableOf(file), { mode: 'replace', key }).table;
				expect(run(once, tableOf(file), { mode, key }).table).toBe(once);
			}),
			options,
		);
	});

	it('UPD10 the same for any order of the rows of the file', () => {
		const shuffled = fc
			.array(rowArb)
			.chain((rows) =>
				fc.tuple(
					fc.constant(rows),
					fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
				),
			);
		fc.assert(
			fc.property(fc.array(rowArb), shuffled, modeArb, keyArb, (before, [a, b], mode, key) => {
				const [x, y] = [a, b].map((rows) => run(tableOf(before), tableOf(rows), { mode, key }));
				expect(x?.counts).toEqual(y?.counts);
			}),
			options,
		);
	});

	it('UPD3 an update that is taken back leaves the project as it was', () => {
		fc.assert(
			fc.property(fc.array(rowArb), fc.array(rowArb), modeArb, (before, file, mode) => {
				const table = tableOf(before);
				const project: Project = { ...createProject('p', 'P'), tables: [table] };
				const after = run(table, tableOf(file), { mode, key: 'c1' }).table;
				const change: Change = {
					kind: 'batch',
					changes: [
						{ kind: 'removeTable', index: 0, table },
						{ kind: 'addTable', index: 0, table: after },
					],
				};
				const back = apply(apply(project, change), invert(change));
				expect(projectDifferences({ ...project, seq: 2 }, back)).toEqual([]);
			}),
			options,
		);
	});
});
