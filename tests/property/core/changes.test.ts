import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
	apply,
	createProject,
	invert,
	type Change,
	type Project,
	type RowGroup,
} from '#src/core/model/index.ts';
import {
	allRowIds,
	cellAt,
	columnOf,
	createTable,
	rowIdAt,
	type CellValue,
	type Column,
	type ColumnSpec,
	type Table,
} from '#src/core/table/index.ts';

const TYPES: ColumnSpec['type'][] = ['text', 'choice', 'number', 'date', 'boolean'];

/** Everything a user could see of a project, as plain values. `seq` and `nextRowId` only ever rise. */
function visible(project: Project): unknown {
	return {
		name: project.name,
		recipe: project.recipe,
		tables: project.tables.map((table) => ({
			id: table.id,
			name: table.name,
			rows: [...allRowIds(table)],
			columns: table.columns.map((column) => ({
				spec: [column.id, column.name, column.type, column.format],
				cells: Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row)),
			})),
		})),
	};
}

const value = (type: ColumnSpec['type']): fc.Arbitrary<CellValue> => {
	if (type === 'text' || type === 'choice')
		return fc.option(fc.string({ maxLength: 4 }).filter((text) => text !== ''));
	const number = type === 'boolean' ? fc.constantFrom(0, 1) : fc.integer({ min: -1000, max: 1000 });
	return fc.oneof(
		{ weight: 6, arbitrary: number },
		{ weight: 1, arbitrary: fc.constant(null) },
		{ weight: 1, arbitrary: fc.constant({ unread: '?' }) },
	);
};

const tableArbitrary: fc.Arbitrary<Table> = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 4 }))
	.chain(([rows, types]) =>
		fc
			.tuple(...types.map((type) => fc.array(value(type), { minLength: rows, maxLength: rows })))
			.map((cells) =>
				createTable(
					't',
					'T',
					'customers',
					rows,
					types.map((type, i) => columnOf({ id: `c${i}`, name: `C${i}`, type }, cells[i] ?? [])),
				),
			),
	);

type Draw = (max: number) => number;
const maker: Record<string, (project: Project, table: Table, draw: Draw) => Change> = {
	setCells: (_, table, draw) => {
		const patches = table.columns.slice(0, 1 + draw(table.columns.length)).map((column) => {
			const rows = [...new Set(Array.from({ length: 1 + draw(table.rowCount) }, () => draw(table.rowCount)))];
			const after = rows.map((): CellValue =>
				draw(4) === 0 ? null : column.type === 'text' || column.type === 'choice' ? `v${draw(5)}` : draw(2),
			);
			return {
				column: column.id,
				rows: rows.map((row) => rowIdAt(table, row)),
				before: rows.map((row) => cellAt(column, row)),
				after,
			};
		});
		return { kind: 'setCells', table: 't', patches };
	},
	insertRows: (_, table, draw) => {
		const groups: RowGroup[] = [];
		let id = table.nextRowId;
		let at = draw(table.rowCount + 1);
		for (let i = 0; i <= draw(3); i++) {
			const rows = Array.from({ length: 1 + draw(3) }, () => id++);
			const values: Record<string, CellValue[]> = {};
			for (const column of table.columns)
				values[column.id] = rows.map(() => (column.type === 'text' || column.type === 'choice' ? 'new' : 1));
			groups.push({ at, rows, values });
			const before = groups.reduce((sum, group) => sum + group.rows.length, 0);
			at = Math.min(table.rowCount + before, at + rows.length + draw(3));
		}
		return { kind: 'insertRows', table: 't', groups };
	},
	deleteRows: (_, table, draw) => {
		const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter(() => draw(2) === 0);
		const groups = rows.map((row): RowGroup => {
			const values = Object.fromEntries(table.columns.map((column) => [column.id, [cellAt(column, row)]]));
			return { at: row, rows: [rowIdAt(table, row)], values };
		});
		return { kind: 'deleteRows', table: 't', groups };
	},
	addColumn: (_, table, draw) => ({
		kind: 'addColumn',
		table: 't',
		index: draw(table.columns.length + 1),
		column: columnOf(
			{ id: 'new', name: 'New', type: 'number' },
			Array.from({ length: table.rowCount }, () => draw(9)),
		),
	}),
	removeColumn: (_, table, draw) => {
		const index = draw(table.columns.length);
		return { kind: 'removeColumn', table: 't', index, column: table.columns[index] as Column };
	},
	replaceColumn: (_, table, draw) => {
		const before = table.columns[draw(table.columns.length)] as Column;
		const after = columnOf(
			{ id: before.id, name: 'Other', type: 'number' },
			Array.from({ length: table.rowCount }, () => draw(9)),
		);
		return { kind: 'replaceColumn', table: 't', before, after };
	},
	updateColumn: (_, table, draw) => {
		const { id, name, type } = table.columns[draw(table.columns.length)] as Column;
		return {
			kind: 'updateColumn',
			table: 't',
			before: { id, name, type },
			after: { id, name: `${name}!`, type },
		};
	},
	moveColumn: (_, table, draw) => ({
		kind: 'moveColumn',
		table: 't',
		from: draw(table.columns.length),
		to: draw(table.columns.length),
	}),
	removeTable: (_, table) => ({ kind: 'removeTable', index: 0, table }),
	renameProject: (project, _, draw) => ({
		kind: 'renameProject',
		before: project.name,
		after: `P${draw(9)}`,
	}),
	setRecipe: (project, _, draw) => ({
		kind: 'setRecipe',
		path: ['currency'],
		before: project.recipe.currency,
		after: `C${draw(9)}`,
	}),
	batch: (project, table, draw) => {
		const first = (maker['insertRows'] as (typeof maker)[string])(project, table, draw);
		const next = apply(project, first);
		const second = (maker['setCells'] as (typeof maker)[string])(next, next.tables[0] as Table, draw);
		return { kind: 'batch', changes: [first, second] };
	},
};

const cases = fc.tuple(
	tableArbitrary,
	fc.constantFrom(...Object.keys(maker)),
	fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
);

function make([table, kind, numbers]: [Table, string, number[]]): { project: Project; change: Change } {
	let next = 0;
	const draw: Draw = (max) => (numbers[next++ % numbers.length] ?? 0) % Math.max(1, max);
	const project: Project = { ...createProject('p', 'P'), tables: [table] };
	return { project, change: (maker[kind] as (typeof maker)[string])(project, table, draw) };
}

it('CHG2 taking a change back shows the same project', () => {
	fc.assert(
		fc.property(cases, (drawn) => {
			const { project, change } = make(drawn);
			expect(visible(apply(apply(project, change), invert(change)))).toEqual(visible(project));
		}),
		{ seed: 20_260_630, numRuns: 1500 },
	);
});

it('CHG3 inverting twice changes nothing', () => {
	fc.assert(
		fc.property(cases, (drawn) => {
			const { project, change } = make(drawn);
			expect(visible(apply(project, invert(invert(change))))).toEqual(visible(apply(project, change)));
		}),
		{ seed: 20_260_701, numRuns: 500 },
	);
});
