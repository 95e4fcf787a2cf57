import { pathToFileURL } from 'node:url';
import { allRowIds, withCells } from '#src/core/table/index.ts';
import { projectWorkbook, readReturnedCells, type ProjectWorkbookInput } from '#src/io/project-file/index.ts';
import { writeWorkbook } from '#src/io/xlsx/write/index.ts';
import { joined } from '../support/ooxml-validator.ts';
import { plannedInput } from '../support/plan-pages.ts';
import { readRaw } from '../support/workbook-bytes.ts';
import type { BenchRow } from './row.ts';

const ROWS = 100_000;
const REPS = 200;
const MOVED = 2000;

/** A plan of 100,000 customers in the workbook: with every customer on the list of moves, a list for each of 200 reps, and back. */
export async function run(): Promise<BenchRow[]> {
	const names = Array.from({ length: REPS }, (_, j) => `Rep ${j}`);
	const input = plannedInput(ROWS, names);
	const { pages, handouts, ...alone } = input;
	const baseline = await timed(() => write(alone));
	const withPlan = await timed(() => write({ ...alone, ...(pages && { pages }) }));
	const all = await timed(() => write({ ...alone, ...(pages && { pages }), ...(handouts && { handouts }) }));
	const raw = await readRaw(withPlan.result);
	const [table] = input.project.tables;
	const column = table?.columns[1];
	if (!table || !column) return [];
	const rows = Array.from({ length: MOVED }, (_, i) => i * 50);
	const moved = withCells(
		column,
		rows,
		rows.map((row) => names[(row + 1) % REPS] ?? ''),
	);
	const back = await timed(() =>
		readReturnedCells(raw, [{ table: table.id, column: moved, rowIds: allRowIds(table) }]),
	);
	const peak = Math.round(process.resourceUsage().maxRSS / 1000);
	const name = 'the same project without pages of plans';
	return [
		row(`100k customers and a list of moves with all of them`, withPlan.time, {
			name,
			figure: baseline.time,
		}),
		row(`the same with a list for each of ${REPS} reps`, all.time, { name, figure: baseline.time }),
		row(`owners of 100k customers compared with a returned file`, back.time, { name, figure: baseline.time }),
		{ what: 'peak memory of the process, data and all files included', figure: peak, unit: 'MB' },
	];
}

async function write(input: ProjectWorkbookInput) {
	return joined((await writeWorkbook(await projectWorkbook(input))).parts);
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly time: number; readonly result: T }> {
	const start = performance.now();
	const result = await work();
	return { time: performance.now() - start, result };
}

function row(what: string, figure: number, baseline: { name: string; figure: number }): BenchRow {
	return { what, figure, unit: 'ms', baseline };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for (const { what, figure, unit, baseline } of await run())
		console.log(
			what,
			Math.round(figure),
			unit,
			baseline ? `${baseline.name}: ${Math.round(baseline.figure)}` : '',
		);
}
