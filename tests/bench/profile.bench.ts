import { pathToFileURL } from 'node:url';
import { profileColumn } from '#src/core/table/profile.ts';
import { codeColumn, columnOf, Dictionary, numberColumn } from '#src/core/table/index.ts';
import type { BenchRow } from './row.ts';

const ROWS = 1_000_000;

function milliseconds(work: () => unknown): number {
	const times = Array.from({ length: 5 }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return Math.min(...times);
}

/** Column profiles over a million rows, against summing the same values in a plain loop. */
export async function run(): Promise<BenchRow[]> {
	const values = new Float64Array(ROWS);
	let seed = 1;
	for (let i = 0; i < ROWS; i++) {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		values[i] = Math.exp((seed / 4_294_967_296) * 10);
	}
	const numbers = numberColumn({ id: 'n', name: 'n', type: 'number' }, values);
	const codes = Int32Array.from(values, (value) => Math.floor(value) % 40);
	const choices = codeColumn(
		{ id: 'c', name: 'c', type: 'choice' },
		codes,
		Dictionary.of(Array.from({ length: 40 }, (_, i) => `v${i}`)),
	);
	const dates = columnOf(
		{ id: 'd', name: 'd', type: 'date' },
		values.map((value) => 45_000 + (Math.floor(value) % 900)),
	);
	const view = Uint32Array.from({ length: ROWS / 2 }, (_, i) => i * 2);
	const baseline = { name: 'sort of the same numbers', figure: milliseconds(() => values.slice().sort()) };
	const goal = { kind: 'atMost', value: 50 } as const;
	const unit = 'ms' as const;
	return [
		{ what: 'profile 1M numbers', figure: milliseconds(() => profileColumn(numbers)), unit, baseline, goal },
		{ what: 'profile 1M dates', figure: milliseconds(() => profileColumn(dates)), unit, baseline, goal },
		{ what: 'profile 1M choices', figure: milliseconds(() => profileColumn(choices)), unit, baseline, goal },
		{
			what: 'profile 500k of 1M numbers',
			figure: milliseconds(() => profileColumn(numbers, { view })),
			unit,
			baseline,
			goal,
		},
	];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	for (const row of await run()) {
		console.log(
			`${row.what}: ${row.figure.toFixed(1)} ${row.unit} (${row.baseline?.name} ${row.baseline?.figure.toFixed(1)})`,
		);
	}
}
