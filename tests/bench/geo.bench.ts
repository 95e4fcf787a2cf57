import { existsSync, readFileSync } from 'node:fs';
import { createMatcher, loadDivisions, matchRows, type Divisions } from '#src/core/geo/index.ts';
import { sharedData } from '../support/shared-data.ts';
import type { AddressParse } from 'address-parse';
import type { BenchRow } from './row.ts';

/** 2,000 addresses of the forms customers write, from real division names and a fixed generator. */
function addresses(divisions: Divisions): string[] {
	const districts = divisions.all.filter(({ level, code }) => level === 'district' && !/^(71|8)/.test(code));
	let seed = 20260630;
	const next = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
	const roads = ['建设路', '人民东路', '科技园科苑路', '中山北路', '解放大道', '和平街道'];
	return Array.from({ length: 2000 }, () => {
		const { province, city, district } = divisions.path(districts[next(districts.length)]?.code ?? '');
		const form = next(2) === 0 ? 'full' : 'short';
		const parts = [next(3) > 0 ? province : '', city === province ? '' : city, district];
		const place = parts.map((code) => divisions.name(code, 'zh-CN', form)).join('');
		return `${place}${roads[next(roads.length)] ?? ''}${next(300) + 1}号`;
	});
}

/** Rows a second of each reader, in turns of half a second so that a busy machine slows all of them alike. */
function rates(texts: readonly string[], readers: readonly ((text: string) => unknown)[]): number[] {
	const done = readers.map(() => 0);
	const spent = readers.map(() => 0);
	for (let round = 0; round < 5; round++) {
		readers.forEach((read, index) => {
			const start = performance.now();
			let count = 0;
			while (performance.now() - start < 500) {
				for (let i = 0; i < 20; i++) read(texts[(round * 997 + count++) % texts.length] ?? '');
			}
			if (round === 0) return;
			done[index] = (done[index] ?? 0) + count;
			spent[index] = (spent[index] ?? 0) + performance.now() - start;
		});
	}
	return done.map((count, index) => (count / (spent[index] ?? 1)) * 1000);
}

async function baseline(): Promise<AddressParse> {
	const { default: parser } = await import('address-parse');
	return parser.default ?? parser;
}

/** Address matching against address-parse in the same run, and a table of 100,000 rows. */
export async function run(): Promise<BenchRow[]> {
	const start = performance.now();
	const divisions = await loadDivisions();
	const matcher = createMatcher(divisions);
	const build = performance.now() - start;
	const messy = sharedData('addresses/addresses.tsv');
	const extra =
		messy && existsSync(messy)
			? readFileSync(messy, 'utf8')
					.trim()
					.split(/\r?\n/)
					.slice(1)
					.map((line) => line.split('\t')[0] ?? '')
			: [];
	const texts = [...addresses(divisions), ...extra];
	const other = await baseline();
	const [own = 0, accurate = 1, quick = 1] = rates(texts, [
		(address) => matcher.match({ address }),
		(address) => other.parse(address, true),
		(address) => other.parse(address),
	]);
	const rows = 100_000;
	const codes = Int32Array.from({ length: rows }, (_, row) => (row * 7919) % texts.length);
	const table = performance.now();
	matchRows(matcher, { rows, columns: { address: { texts, codes } }, fixes: {} });
	return [
		{ what: 'matcher ready (table, trie, Latin names)', figure: build, unit: 'ms' },
		{ what: 'addresses matched', figure: own, unit: 'rows/s', goal: { kind: 'atLeast', value: 30_000 } },
		{
			what: 'addresses matched',
			figure: own,
			unit: 'rows/s',
			baseline: { name: 'address-parse, accurate mode', figure: accurate },
			goal: { kind: 'ratioAtLeast', value: 20 },
		},
		{
			what: 'addresses matched',
			figure: own,
			unit: 'rows/s',
			baseline: { name: 'address-parse, first match', figure: quick },
		},
		{
			what: `table of ${rows} rows, ${texts.length} distinct addresses`,
			figure: performance.now() - table,
			unit: 'ms',
		},
	];
}

if (process.argv[1]?.endsWith('geo.bench.ts')) {
	for (const { what, figure, unit, baseline: base } of await run()) {
		const ratio = base
			? `  ${base.name} ${base.figure.toFixed(0)}  ratio ${(figure / base.figure).toFixed(1)}`
			: '';
		console.log(`${what}: ${figure.toFixed(unit === 'ms' ? 1 : 0)} ${unit}${ratio}`);
	}
}
