import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sharedData } from '../support/shared-data.ts';
import { measureInChromium, withPage } from './read/in-chromium.ts';
import type { BenchRow } from './row.ts';

const FILE = 'online-retail/online_retail.xlsx';
const TIME = 0.35;
const MEMORY = 0.7;

interface NodeMeasured {
	readonly milliseconds: number;
	readonly rows: number;
	readonly peak: number;
}

function inNode(reader: string, file: string): NodeMeasured {
	const child = fileURLToPath(new URL('./read/node-child.ts', import.meta.url));
	const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
	const out = execFileSync(process.execPath, [tsx, child, reader, file], { encoding: 'utf8' });
	return JSON.parse(out) as NodeMeasured;
}

function compared(where: string, own: NodeMeasured, other: NodeMeasured): BenchRow[] {
	if (own.rows !== other.rows) throw new Error(`rows differ: ${String(own.rows)} and ${String(other.rows)}`);
	return [
		{
			what: `read 541,909 × 8 .xlsx, ${where}`,
			figure: own.milliseconds,
			unit: 'ms',
			baseline: { name: 'SheetJS dense', figure: other.milliseconds },
			goal: { kind: 'ratioAtMost', value: TIME },
		},
		{
			what: `peak memory of the process, ${where}`,
			figure: own.peak,
			unit: 'MB',
			baseline: { name: 'SheetJS dense', figure: other.peak },
			goal: { kind: 'ratioAtMost', value: MEMORY },
		},
	];
}

/** Reading online_retail.xlsx: our reader against SheetJS dense, in Node and in a worker of Chromium. */
export async function run(): Promise<BenchRow[]> {
	const file = sharedData(FILE);
	if (!file) {
		console.log('skipped: no shared data');
		return [];
	}
	const rows = compared('Node', inNode('own', file), inNode('sheetjs', file));
	await withPage(file, async (address) => {
		const own = await measureInChromium(address, 'own');
		const other = await measureInChromium(address, 'sheetjs');
		rows.push(...compared('Chromium worker', own, other));
		const preview = await measureInChromium(address, 'preview');
		rows.push({
			what: 'preview of 1,000 rows, Chromium worker',
			figure: preview.milliseconds,
			unit: 'ms',
			goal: { kind: 'atMost', value: 1000 },
		});
	});
	return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for (const row of await run()) {
		const ratio = row.baseline ? row.figure / row.baseline.figure : Number.NaN;
		const against = row.baseline
			? ` · ${row.baseline.name} ${row.baseline.figure.toFixed(0)} · ratio ${ratio.toFixed(3)}`
			: '';
		const goal = row.goal ? ` · goal ${row.goal.kind} ${String(row.goal.value)}` : '';
		console.log(`${row.what}: ${row.figure.toFixed(0)} ${row.unit}${against}${goal}`);
	}
}
