import type { Recipe } from '#src/core/model/index.ts';
import { MAX_ROWS, sheetNamesOf, uniqueSheetNames, type WorkbookSpec } from '#src/io/xlsx/write/index.ts';
import { dataSheet } from './data-sheet.ts';
import { encodeManifest, type SheetNames } from './manifest.ts';
import { methodSheet, sectionsSheet } from './method-sheet.ts';
import { PAYLOAD_SCHEMA, PAYLOAD_SHEET, payloadSheet, sha256 } from './payload.ts';
import { summarySheet } from './summary-sheet.ts';
import type { MethodSection, ProjectWorkbookInput } from './types.ts';

/** Names of the custom document properties that mark a workbook as a project. */
const PROJECT_PROPERTY = 'fenquProject';
const SCHEMA_PROPERTY = 'fenquSchema';
const FONTS = { 'zh-CN': { name: 'Microsoft YaHei', size: 10 }, en: { name: 'Arial', size: 10 } } as const;
const FINGERPRINT_DIGITS = 16;

/**
 * A project as a workbook: summary, method, reports, customers, transactions, other tables, and the very-hidden sheet from which
 * the project can be restored. The same input gives the same workbook.
 */
export async function projectWorkbook(input: ProjectWorkbookInput): Promise<WorkbookSpec> {
	const { project, texts } = input;
	const rank = { customers: 0, transactions: 1, other: 2 } as const;
	const tables = project.tables.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
	const titles = uniqueSheetNames([
		texts.summarySheet,
		texts.methodSheet,
		PAYLOAD_SHEET,
		...(input.reports ?? []).map(({ sheet }) => sheet),
		...tables.map(({ name }) => name),
	]);
	const reports = (input.reports ?? []).map((each, i) => ({ ...each, sheet: titles[3 + i] as string }));
	/** Names of the tables follow those of our own sheets. */
	const titleOf = (table: number) => titles[3 + reports.length + table] as string;
	const named = {
		...input,
		texts: { ...texts, summarySheet: titles[0] as string, methodSheet: titles[1] as string },
	};
	const data = tables.map((table, i) =>
		dataSheet(
			table,
			titleOf(i),
			project.recipe.views[table.id],
			input.computed[table.id] ?? [],
			project.name,
			texts,
		),
	);
	const parts = finalNames(
		[titles[0] as string, titles[1] as string, ...reports.map(({ sheet }) => sheet)],
		tables.map((table, i) => sheetNamesOf(titleOf(i), table.rowCount)),
	);
	const names = new Map<string, SheetNames>(
		tables.map((table, i) => [
			table.id,
			{ ...(data[i] as (typeof data)[number]).names, sheets: parts[i] as string[] },
		]),
	);
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
			...reports.map((each) => sectionsSheet(each, named.texts, input.money, project.name)),
			...data.map(({ sheet }) => sheet),
			await payloadSheet(encodeManifest(project, names)),
		],
	};
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
