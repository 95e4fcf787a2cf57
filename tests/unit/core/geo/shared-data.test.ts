import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { createMatcher, loadDivisions } from '#src/core/geo/index.ts';
import { sharedData } from '../../../support/shared-data.ts';

const divisions = await loadDivisions();
const matcher = createMatcher(divisions);
const addresses = sharedData('addresses/addresses.tsv');
const messy = sharedData('messy/messy_customers_zh.xlsx');
const truth = sharedData('messy/messy_customers_zh_truth.json');
const full = (code: string) => divisions.name(code, 'zh-CN', 'full');

it.skipIf(addresses === null)(
	`GEO5 60 messy addresses: at least 59 right, no wrong province${addresses ? '' : ' (skipped: no shared data)'}`,
	() => {
		const rows = readFileSync(addresses ?? '', 'utf8')
			.trim()
			.split(/\r?\n/)
			.slice(1)
			.map((line) => line.split('\t'));
		let right = 0;
		for (const [text = '', province = '', city = '', district = ''] of rows) {
			const match = matcher.match({ address: text });
			const found = [match.province, match.city, match.district].map(full);
			if (province === 'AMBIG') {
				expect(match.status, text).toBe('ambiguous');
				expect(match.candidates.length, text).toBeGreaterThan(1);
				right++;
				continue;
			}
			expect(['', province], text).toContain(found[0]);
			if (found.join() === [province, city, district].join()) right++;
		}
		expect(rows).toHaveLength(60);
		expect(right).toBeGreaterThanOrEqual(59);
	},
);

it.skipIf(messy === null || truth === null)(
	`GEO13 a messy customer list: every province right${messy ? '' : ' (skipped: no shared data)'}`,
	() => {
		interface Truth {
			rows: { sheetRow: number; province: string | null }[];
		}
		const { rows } = JSON.parse(readFileSync(truth ?? '', 'utf8')) as Truth;
		const book = XLSX.read(readFileSync(messy ?? ''));
		const cells = XLSX.utils.sheet_to_json<(string | null)[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
			header: 1,
			raw: false,
		});
		let derived = 0;
		for (const { sheetRow, province } of rows) {
			const row = cells[sheetRow - 1] ?? [];
			const match = matcher.match({ province: row[3] ?? null, city: row[4] ?? null });
			const found = divisions.name(match.province, 'zh-CN');
			if (province === null) derived += found === '' ? 0 : 1;
			else expect(found, `row ${sheetRow}`).toBe(province);
		}
		expect(rows).toHaveLength(815);
		expect(derived).toBe(13);
	},
);
