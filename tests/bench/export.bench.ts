import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measureInChromium } from './export/in-chromium.ts';
import type { Measured } from './export/measure.ts';
import type { BenchRow } from './row.ts';

const ROWS = Number(process.env['FENQU_BENCH_ROWS'] ?? 100_000);
const WHAT = `${ROWS / 1000}k × 30 .xlsx: styles, table, data bars, drop-downs, chart`;

function inNode(writer: string): Measured & { readonly peak: number } {
	const child = fileURLToPath(new URL('./export/node-child.ts', import.meta.url));
	const out = execFileSync(
		process.execPath,
		['--max-old-space-size=8192', '--import', 'tsx', child, writer, String(ROWS)],
		{ encoding: 'utf8' },
	);
	return JSON.parse(out) as Measured & { readonly peak: number };
}

/** Writing a large styled workbook: ours against ExcelJS in Node (separate processes), and ours in a worker of Chromium. */
export async function run(): Promise<BenchRow[]> {
	const own = inNode('own');
	const other = inNode('exceljs');
	const rows: BenchRow[] = [
		{
			what: `${WHAT}, Node`,
			figure: own.milliseconds,
			unit: 'ms',
			baseline: { name: 'ExcelJS (no chart)', figure: other.milliseconds },
			goal: { kind: 'ratioAtMost', value: 0.4 },
		},
		{
			what: 'peak memory of the process, data included',
			figure: own.peak,
			unit: 'MB',
			baseline: { name: 'ExcelJS (no chart)', figure: other.peak },
			goal: { kind: 'ratioAtMost', value: 0.4 },
		},
		{ what: 'peak memory of the process with the data alone', figure: inNode('none').peak, unit: 'MB' },
		{
			what: 'file',
			figure: own.bytes / 1000,
			unit: 'kB',
			baseline: { name: 'ExcelJS', figure: other.bytes / 1000 },
		},
	];
	const [sheet, project] = await measureInChromium(['own', 'project'], ROWS);
	if (!sheet || !project) return rows;
	return [
		...rows,
		{
			what: `${WHAT}, Chromium worker`,
			figure: sheet.milliseconds,
			unit: 'ms',
			goal: { kind: 'atMost', value: 5000 },
		},
		{ what: 'processor time of the renderer, start and data included', figure: sheet.cpu, unit: 'ms' },
		{
			what: 'peak memory of the renderer, data included',
			figure: sheet.peak,
			unit: 'MB',
			goal: { kind: 'atMost', value: 500 },
		},
		{
			what: 'the whole project workbook, Chromium worker',
			figure: project.milliseconds,
			unit: 'ms',
			goal: { kind: 'atMost', value: 7000 },
		},
		{
			what: 'peak memory of the renderer, data included',
			figure: project.peak,
			unit: 'MB',
			goal: { kind: 'atMost', value: 600 },
		},
	];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for (const { what, figure, unit, baseline, goal } of await run()) {
		const against = baseline
			? ` · ${baseline.name} ${baseline.figure.toFixed(0)} · ratio ${(figure / baseline.figure).toFixed(3)}`
			: '';
		console.log(
			`${what}: ${figure.toFixed(0)} ${unit}${against}${goal ? ` · goal ${goal.kind} ${goal.value}` : ''}`,
		);
	}
}
