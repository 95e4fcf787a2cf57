import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { convert } from '#src/io/intake/convert.ts';
import { IntakeSession } from '#src/io/intake/index.ts';
import { analyseAll, proposePlan, sourcesOf, type LoadedFile } from '#src/io/intake/propose.ts';
import { shownText } from '#src/io/intake/source.ts';
import { readFile } from '#src/io/read-file.ts';
import { sharedData } from '../support/shared-data.ts';
import type { BenchRow } from './row.ts';

const ROUNDS = 5;

/**
 * Raw cells of the online retail lines to proposal and to tables, against the same cells as one object per row; a file
 * of very many columns against files of fewer.
 */
export async function run(): Promise<BenchRow[]> {
	return [...(await onlineRetail()), await wideFile()];
}

/** Time per column must not grow with the number of columns. */
async function wideFile(): Promise<BenchRow> {
	const [narrow, wide] = [await firstLook(1_000), await firstLook(10_000)];
	return {
		what: 'first look at a file of 10,000 columns',
		figure: wide,
		unit: 'ms',
		baseline: { name: 'ten files of 1,000 columns', figure: narrow * 10 },
		goal: { kind: 'ratioAtMost', value: 2 },
	};
}

/** Opens a file with so many columns, half of them of the same name, and looks at it again under a changed plan. */
async function firstLook(columns: number): Promise<number> {
	const line = (cell: (index: number) => string) =>
		Array.from({ length: columns }, (_, i) => cell(i)).join(',');
	const header = line((i) => (i % 2 === 0 ? `c${i}` : 'amount'));
	const lines = [header, line((i) => String(i)), line((i) => String(i * 7)), line((i) => `x${i}`)];
	const file = { name: 'wide.csv', content: new Blob([lines.join('\n')]) };
	let fastest = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS; round++) {
		const session = new IntakeSession();
		const start = performance.now();
		const { plan } = await session.open([file], () => undefined);
		session.adopt({ plan, proposed: plan });
		fastest = Math.min(fastest, performance.now() - start);
	}
	return fastest;
}

async function onlineRetail(): Promise<BenchRow[]> {
	const path = sharedData('online-retail/online_retail.xlsx');
	if (!path) return [];
	const workbook = await readFile(readFileSync(path), 'online_retail.xlsx', {}, () => undefined);
	const files: LoadedFile[] = [{ name: 'online_retail.xlsx', bytes: 1, workbook, fault: null }];
	const sources = sourcesOf(files);
	const states = analyseAll(sources);
	const plan = proposePlan(files, states);
	const objects = { name: 'one object per row', figure: best(() => rowObjects(sources)) };
	return [
		{
			what: 'propose header, types, roles: 541,909 × 8',
			figure: best(() => analyseAll(sourcesOf(files))),
			unit: 'ms',
			baseline: objects,
		},
		{
			what: 'convert to tables with derived customers and amounts: 541,909 × 8',
			figure: best(() => convert(states, plan, null)),
			unit: 'ms',
			baseline: objects,
			goal: { kind: 'atMost', value: 400 },
		},
	];
}

function rowObjects(sources: ReturnType<typeof sourcesOf>): number {
	const [source] = sources;
	if (!source) return 0;
	const { sheet, book } = source;
	const names = sheet.columns.map((column) => shownText(book, column, 0));
	const rows: Record<string, string | number>[] = [];
	for (let row = 1; row < sheet.rowCount; row++) {
		const record: Record<string, string | number> = {};
		sheet.columns.forEach((column, i) => {
			const value = column.values[row] ?? 0;
			record[names[i] ?? ''] = column.kinds[row] === 2 ? book.text(value) : value;
		});
		rows.push(record);
	}
	return rows.length;
}

function best(work: () => unknown): number {
	let fastest = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS; round++) {
		const start = performance.now();
		work();
		fastest = Math.min(fastest, performance.now() - start);
	}
	return fastest;
}

if (process.argv[1]?.endsWith('intake.bench.ts')) {
	for (const { what, figure, unit, baseline } of await run()) {
		const ratio = baseline
			? `, ${baseline.name} ${baseline.figure.toFixed(0)}, ratio ${(figure / baseline.figure).toFixed(2)}`
			: '';
		console.log(`${what}: ${figure.toFixed(0)} ${unit}${ratio}`);
	}
}
