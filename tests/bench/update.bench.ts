import { createRandom } from '#src/core/stats/index.ts';
import { codeColumn, createTable, Dictionary, numberColumn, type Table } from '#src/core/table/index.ts';
import { updateTable } from '#src/core/update/index.ts';
import type { BenchRow } from './row.ts';

const ROWS = 541_909;
const NEW = 20_000;

/** Order lines: five columns of texts, three of numbers. */
function orderLines(from: number, to: number): Table {
	const random = createRandom(7);
	const texts = (distinct: number) => Dictionary.of(Array.from({ length: distinct }, (_, i) => `T${i}`));
	const rows = to - from;
	const draws = Array.from({ length: 8 }, () => new Float64Array(to));
	for (const draw of draws) for (let row = 0; row < to; row++) draw[row] = random.next();
	const columns = draws.map((draw, c) => {
		const spec = { id: `c${c + 1}`, name: `C${c + 1}` };
		const values = draw.subarray(from);
		const distinct = [25_900, 4070, 4224, 4372, 38][c];
		return distinct === undefined
			? numberColumn(
					{ ...spec, type: 'number' },
					values.map((value) => Math.round(value * 10_000) / 100),
				)
			: codeColumn(
					{ ...spec, type: 'text' },
					Int32Array.from(values, (value) => Math.floor(value * distinct)),
					texts(distinct),
				);
	});
	return createTable('t1', 'Lines', 'transactions', rows, columns);
}

/** Order lines brought into a table of 541,909, against reading every cell of both once. */
export async function run(): Promise<BenchRow[]> {
	const table = orderLines(0, ROWS);
	const fresh = orderLines(0, ROWS + NEW);
	const into = Object.fromEntries(table.columns.map(({ id }) => [id, id]));
	const request = { table, fresh, into, key: null, base: [], taken: [] };
	const baseline = timed(() => {
		let sum = 0;
		for (const each of [table, fresh])
			for (const column of each.columns)
				for (const block of column.blocks) for (const value of block.values) sum += value;
		return sum;
	});
	const append = timed(() => updateTable({ ...request, mode: 'append', blanks: 'keep' }).counts.added);
	const again = orderLines(0, ROWS);
	const same = timed(
		() => updateTable({ ...request, fresh: again, mode: 'replace', blanks: 'erase' }).counts.gone,
	);
	return Promise.resolve([
		row(`append ${NEW} lines to ${ROWS}, the others there already`, append, baseline),
		row(`replace ${ROWS} lines by the same`, same, baseline),
	]);
}

function timed(work: () => number): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

function row(what: string, figure: number, baseline: number): BenchRow {
	return {
		what,
		figure,
		unit: 'ms',
		baseline: { name: 'reading every value of both once', figure: baseline },
	};
}
