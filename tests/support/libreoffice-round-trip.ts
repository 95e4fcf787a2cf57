import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Project } from '#src/core/model/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { demoInput } from './report-demo.ts';
import { projectDifferences } from './project-equal.ts';
import { projectBytes, readProject } from './workbook-bytes.ts';

/** Opens and saves project workbooks in LibreOffice and compares the projects; returns what differs. */
export async function roundTrip(soffice: string): Promise<string[]> {
	const folder = mkdtempSync(join(tmpdir(), 'fenqu-libreoffice-'));
	try {
		const problems: string[] = [];
		const input = demoInput(412);
		for (const [name, project] of [
			['demo', input.project],
			['odd', oddProject(input.project)],
		] as const) {
			const file = join(folder, `${name}.xlsx`);
			const computed = name === 'demo' ? input.computed : {};
			writeFileSync(file, await projectBytes({ ...input, project, computed }));
			saveAgain(soffice, folder, file);
			const found = await readProject(readFileSync(join(folder, 'saved', `${name}.xlsx`)));
			if (!found) problems.push(`${name}: not recognised`);
			else problems.push(...complaints(project, found).map((line) => `${name}: ${line}`));
		}
		return problems;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function complaints(project: Project, found: NonNullable<Awaited<ReturnType<typeof readProject>>>): string[] {
	return [
		...projectDifferences(project, found.project),
		...found.notes.map(({ code }) => `note ${code}`),
		...found.edits.flatMap(({ table, changed, added, deleted }) =>
			changed.length + added.length + deleted.length > 0
				? [`${table}: ${changed.length} changed, ${added.length} added, ${deleted.length} deleted`]
				: [],
		),
	];
}

function saveAgain(soffice: string, folder: string, file: string): void {
	const profile = pathToFileURL(join(folder, 'profile')).href;
	const args = [
		`-env:UserInstallation=${profile}`,
		'--headless',
		'--convert-to',
		'xlsx',
		'--outdir',
		join(folder, 'saved'),
		file,
	];
	execFileSync(soffice, args, { stdio: 'ignore', timeout: 180_000 });
}

/** Cells that editors are known to alter. */
function oddProject(base: Project): Project {
	const texts = [
		'=1+1',
		'00123',
		'5E1',
		' 北京 ',
		'a\u0001b',
		'_x0041_',
		'x\r\ny',
		'a\nb',
		'\ud800',
		'',
		'长'.repeat(33_000),
		null,
		'1/2',
		"'q",
		'TRUE',
	];
	const numbers = [
		1 / 3,
		0.1 + 0.2,
		45_000.12345678901,
		1e21,
		5e-324,
		-0.07,
		123456789.12345679,
		null,
		{ unread: '面议' },
		1e15 + 0.5,
		2,
		3,
		4,
		5,
		1.5e300,
	];
	const table = createTable('odd', '怪/表', 'other', texts.length, [
		columnOf({ id: 't', name: '文本', type: 'text' }, texts),
		columnOf({ id: 'n', name: '数 值', type: 'number' }, numbers),
		columnOf(
			{ id: 'd', name: '数 值', type: 'date', format: { decimals: null, style: 'datetime' } },
			numbers.map((_, i) => 45_000 + i / 7),
		),
		columnOf(
			{ id: 'b', name: '_rowid', type: 'boolean' },
			numbers.map((_, i) => i % 2),
		),
	]);
	return { ...base, tables: [table] };
}
