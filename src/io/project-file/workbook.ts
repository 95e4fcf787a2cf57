import type { Recipe } from '#src/core/model/index.ts';
import {
	MAX_ROWS,
	sheetNamesOf,
	uniqueSheetNames,
	type SheetSpec,
	type WorkbookSpec,
} from '#src/io/xlsx/write/index.ts';
import { dataSheet } from './data-sheet.ts';
import { figureSheet } from './figure-page.ts';
import { listHeaders, listSheet } from './list-page.ts';
import { encodeManifest, type ListShown, type SheetNames } from './manifest.ts';
import { methodSheet, sectionsSheet } from './method-sheet.ts';
import type { ListPage, Page } from './page-types.ts';
import { PAYLOAD_SCHEMA, PAYLOAD_SHEET, payloadSheet, sha256 } from './payload.ts';
import { blockSheet, summarySheet } from './summary-sheet.ts';
import type { MethodSection, ProjectWorkbookInput } from './types.ts';

/** Names of the custom document properties that mark a workbook as a project. */
const PROJECT_PROPERTY = 'fenquProject';
const SCHEMA_PROPERTY = 'fenquSchema';
const FONTS = { 'zh-CN': { name: 'Microsoft YaHei', size: 10 }, en: { name: 'Arial', size: 10 } } as const;
const FINGERPRINT_DIGITS = 16;

/**
 * A project as a workbook: summary, method, reports, pages of plans, customers, transactions, other tables, lists to be
 * handed out, and the very-hidden sheet from which the project can be restored. The same input gives the same workbook.
 */
export async function projectWorkbook(input: ProjectWorkbookInput): Promise<WorkbookSpec> {
	const { project, texts } = input;
	const rank = { customers: 0, transactions: 1, other: 2 } as const;
	const tables = project.tables.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
	const { reports = [], pages = [], handouts = [] } = input;
	/** Fixed names come first, then pages, then what is named after the data. */
	const claimed = uniqueSheetNames([
		...[texts.summarySheet, texts.methodSheet, PAYLOAD_SHEET],
		...[...reports, ...pages].map(({ sheet }) => sheet),
		...tables.map(({ name }) => name),
		...handouts.map(({ sheet }) => sheet),
	]);
	const take = (count: number) => claimed.splice(0, count);
	const [summaryName = '', methodName = ''] = take(3);
	const [reportNames, pageNames] = [take(reports.length), take(pages.length)];
	const [tableNames, handoutNames] = [take(tables.length), take(handouts.length)];
	const named = { ...input, texts: { ...texts, summarySheet: summaryName, methodSheet: methodName } };
	const data = tables.map((table, i) =>
		dataSheet(
			table,
			tableNames[i] as string,
			project.recipe.views[table.id],
			input.computed[table.id] ?? [],
			project.name,
			texts,
		),
	);
	const parts = finalNames(
		[summaryName, methodName, ...reportNames, ...pageNames],
		tables.map((table, i) => sheetNamesOf(tableNames[i] as string, table.rowCount)),
	);
	const names = new Map<string, SheetNames>(
		data.map((one, i) => [tables[i]?.id ?? '', { ...one.names, sheets: parts[i] as string[] }]),
	);
	const returns = [
		...pages.flatMap((page, i) => (page.kind === 'list' ? returnsOf(page, pageNames[i] as string) : [])),
		...handouts.flatMap((page, i) => returnsOf(page, handoutNames[i] as string)),
	];
	const fingerprint = `${texts.fingerprint}: ${await recipeFingerprint(project.recipe)} · ${texts.fingerprintNote}`;
	const method = [...input.method, ...splitSection(input, tables, parts), await certificate(input)];
	return {
		properties: {
			title: project.name,
			custom: { [PROJECT_PROPERTY]: project.id, [SCHEMA_PROPERTY]: PAYLOAD_SCHEMA },
		},
		font: FONTS[input.locale],
		definedNames: [],
		sheets: [
			summarySheet(named),
			methodSheet(method, named.texts, input.money, project.name),
			...reports.map((each, i) =>
				sectionsSheet({ ...each, sheet: reportNames[i] as string }, named.texts, input.money, project.name),
			),
			...pages.map((page, i) => pageSheet(page, pageNames[i] as string, input, fingerprint)),
			...data.map(({ sheet }) => sheet),
			...handouts.map((page, i) => listSheet(page, handoutNames[i] as string, project.name, texts)),
			await payloadSheet(encodeManifest(project, names, returns)),
		],
	};
}

function pageSheet(
	page: Page,
	sheet: string,
	{ project, texts, money }: ProjectWorkbookInput,
	fingerprint: string,
): SheetSpec {
	switch (page.kind) {
		case 'blocks':
			return blockSheet(page, sheet, project.name, texts, money);
		case 'figures':
			return figureSheet(
				{ ...page, lines: [...page.lines, fingerprint] },
				...([sheet, project.name, texts, money] as const),
			);
		case 'list':
			return listSheet(page, sheet, project.name, texts);
	}
}

/** Where the columns of an edited list are found when it comes back. */
function returnsOf(page: ListPage, sheet: string): ListShown[] {
	const headers = listHeaders(page);
	return (page.returns ?? []).map(({ table, column, at, key, fills }) => {
		const shown = fills && page.columns[at]?.values;
		return {
			...{ table, column, sheet, header: headers[at] ?? '', rowIdHeader: headers.at(-1) ?? '' },
			keyHeader: key === null ? null : (headers[key] ?? null),
			...(shown && { shown }),
		};
	});
}

/**
 * The first digits of the SHA-256 of a recipe in canonical form (keys in order of their code units). Snapshots and how files
 * were read have no part in what is computed.
 */
export async function recipeFingerprint(recipe: Recipe): Promise<string> {
	const computed = { ...recipe, snapshots: undefined, sources: undefined };
	const digest = await sha256(new TextEncoder().encode(canonical(computed)));
	return digest.slice(0, FINGERPRINT_DIGITS);
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, one]) => one !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** The names that the writer will give to the sheets of each table. */
function finalNames(before: readonly string[], groups: readonly (readonly string[])[]): string[][] {
	const all = uniqueSheetNames([...before, ...groups.flat()]);
	let at = before.length;
	return groups.map((group) => all.slice(at, (at += group.length)));
}

function splitSection(
	{ texts }: ProjectWorkbookInput,
	tables: ProjectWorkbookInput['project']['tables'],
	parts: readonly (readonly string[])[],
): MethodSection[] {
	const rows = tables.flatMap((table, i) => {
		const sheets = parts[i] ?? [];
		return sheets.length > 1 ? [[table.name, texts.splitNote(String(MAX_ROWS), sheets.join(', '))]] : [];
	});
	return rows.length > 0 ? [{ title: texts.splitTitle, rows }] : [];
}

async function certificate({ project, texts }: ProjectWorkbookInput): Promise<MethodSection> {
	return {
		title: texts.certificate,
		rows: [
			[texts.fingerprint, `${await recipeFingerprint(project.recipe)} · ${texts.fingerprintNote}`],
			[texts.fileFormat, `${PAYLOAD_SCHEMA} · ${texts.fileFormatNote}`],
		],
	};
}
