import { describe, expect, it } from 'vitest';
import { exportCsv, exportWorkbook } from '#src/compute/export-client.ts';
import { packColumn, packTable } from '#src/core/table/wire.ts';
import { readFile } from '#src/io/read-file.ts';
import { readProjectWorkbook } from '#src/io/project-file/index.ts';
import { projectDifferences } from '../../support/project-equal.ts';
import { demoInput } from '../../support/report-demo.ts';

describe('export in a worker', () => {
	it('PRJ1 the workbook that a worker writes restores the project', async () => {
		const { project, computed, texts: _texts, pages: _pages, handouts: _lists, ...rest } = demoInput(25);
		const wire = Object.entries(computed).map(
			([id, columns]) =>
				[id, columns.map((one) => ({ ...one, column: packColumn(one.column).value }))] as const,
		);
		const seen: number[] = [];
		const job = exportWorkbook(
			{
				...rest,
				fileTitle: '华辰: 2026',
				project: { ...project, tables: project.tables.map((table) => packTable(table).value) },
				computed: Object.fromEntries(wire),
			},
			{ onProgress: ({ done }) => seen.push(done) },
		);
		const { name, blob, notes } = await job.result;
		expect([name, notes]).toEqual(['华辰 2026.xlsx', []]);
		const raw = await readFile(new Uint8Array(await blob.arrayBuffer()), name, {}, () => undefined);
		const found = await readProjectWorkbook(raw);
		expect(projectDifferences(project, found!.project)).toEqual([]);
		expect(seen.length).toBeGreaterThan(0);
	});

	it('CW1 a worker writes CSV', async () => {
		const table = packTable(demoInput(3).project.tables[0]!).value;
		const { name, blob } = await exportCsv({ fileTitle: '客户', table, order: null }).result;
		expect(name).toBe('客户.csv');
		expect((await blob.text()).split('\r\n')).toHaveLength(5);
	});
});
