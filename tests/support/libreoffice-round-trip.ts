import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Project, TerritoryPlan } from '#src/core/model/index.ts';
import { allRowIds, columnOf, createTable, withCells } from '#src/core/table/index.ts';
import { readReturnedCells } from '#src/io/project-file/index.ts';
import { HOSTILE, plannedInput } from './plan-pages.ts';
import { demoInput } from './report-demo.ts';
import { projectDifferences } from './project-equal.ts';
import { projectBytes, readProject, readRaw } from './workbook-bytes.ts';

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
		return [...problems, ...(await planTrip(soffice, folder))];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A plan with its pages: the same after LibreOffice, nobody moved, and an owner changed in the list of moves found. */
async function planTrip(soffice: string, folder: string): Promise<string[]> {
	const plan: TerritoryPlan = {
		...{ id: 'p', name: '方案 A', column: 'plan-p', budget: 0.2, seed: 7 },
		territories: HOSTILE.map((name, j) => ({ name, colour: 1 + j, base: null, posts: 1 })),
		criteria: [{ measure: { kind: 'customers' }, below: 0.1, above: 0.1 }],
	};
	const base = plannedInput(60);
	const input = { ...base, project: { ...base.project, recipe: { ...base.project.recipe, plans: [plan] } } };
	const [table] = input.project.tables;
	const column = table?.columns[1];
	const list = input.pages?.find((page) => page.kind === 'list');
	if (!table || !column || list?.kind !== 'list') throw new Error('plan');
	const own = { table: table.id, column, rowIds: allRowIds(table) };
	const problems: string[] = [];
	// The list says something else of the first customer than the sheet of the customers: what a client does by hand.
	const other = { ...list.columns[1]!, values: withCells(column, [0], [HOSTILE[3] ?? '']) };
	const changed = { ...list, columns: list.columns.map((each, i) => (i === 1 ? other : each)) };
	for (const [name, pages, wanted] of [
		['plan', input.pages, []],
		['moved', [changed], [{ row: 1, text: HOSTILE[3] }]],
	] as const) {
		const file = join(folder, `${name}.xlsx`);
		writeFileSync(file, await projectBytes({ ...input, ...(pages && { pages }) }));
		saveAgain(soffice, folder, file);
		const saved = readFileSync(join(folder, 'saved', `${name}.xlsx`));
		const found = await readProject(saved);
		problems.push(
			...(found ? complaints(input.project, found) : ['not recognised']).map((line) => `${name}: ${line}`),
		);
		if (!isDeepStrictEqual(found?.project.recipe.plans, [plan]))
			problems.push(`${name}: the plan is another`);
		const back = await readReturnedCells(await readRaw(saved), [own]);
		const cells = back?.cells.map(({ row, text }) => ({ row, text }));
		if (!isDeepStrictEqual(cells, wanted)) problems.push(`${name}: owners ${JSON.stringify(cells)}`);
	}
	return problems;
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
