import { AppError } from '#src/errors/index.ts';
import type { ReportProgress } from '#src/io/raw.ts';
import { utf8 } from './byte-sink.ts';
import { chartXml } from './chart-part.ts';
import { tableName } from './names.ts';
import {
	appProperties,
	contentTypes,
	coreProperties,
	customProperties,
	drawingXml,
	packageRelations,
	relationsXml,
	workbookRelations,
	workbookXml,
	type Relation,
} from './parts.ts';
import { finalRef, headerRow, planWorkbook, type PlannedSheet, type WorkbookPlan } from './plan.ts';
import { SharedStrings } from './shared-strings.ts';
import { cellChunks, tableChunks, type SheetDataContext } from './sheet-data.ts';
import { sheetHead, sheetTail, type SheetRelations } from './sheet-part.ts';
import type { WorkbookSpec, WriteNote, WrittenWorkbook } from './spec.ts';
import { StyleRegistry } from './styles.ts';
import { tableXml } from './table-part.ts';
import { themeXml } from './theme.ts';
import { ZipWriter } from './zip.ts';

/**
 * A workbook as the bytes of an .xlsx file. Rows are produced while they are compressed, so that no sheet is ever held as
 * a whole. Reports the stage `writing` with rows done of all rows.
 *
 * @throws AppError sheet.tooManyColumns, export.failed (container above 4 GiB)
 */
export async function writeWorkbook(
	spec: WorkbookSpec,
	report: ReportProgress = () => undefined,
): Promise<WrittenWorkbook> {
	if (!spec.sheets.some((sheet) => sheet.visibility === 'visible'))
		throw new AppError('export.failed', { detail: 'no visible sheet' });
	const plan = planWorkbook(spec);
	const writer = new WorkbookWriter(spec, plan, report);
	return writer.write();
}

class WorkbookWriter {
	readonly #spec: WorkbookSpec;
	readonly #plan: WorkbookPlan;
	readonly #report: ReportProgress;
	readonly #zip = new ZipWriter();
	readonly #strings = new SharedStrings();
	readonly #styles: StyleRegistry;
	readonly #tableNames = new Set<string>();
	readonly #total: number;
	#done = 0;
	#tables = 0;
	#drawings = 0;
	#charts = 0;

	constructor(spec: WorkbookSpec, plan: WorkbookPlan, report: ReportProgress) {
		this.#spec = spec;
		this.#plan = plan;
		this.#report = report;
		this.#styles = new StyleRegistry(spec.font);
		this.#total = plan.sheets.reduce((sum, sheet) => sum + rowsOf(sheet), 0);
	}

	async write(): Promise<WrittenWorkbook> {
		const { sheets } = this.#plan;
		const first = sheets.findIndex((sheet) => sheet.spec.visibility === 'visible');
		for (const [i, sheet] of sheets.entries()) await this.#sheet(sheet, i + 1, i === first);
		const counts = {
			sheets: sheets.length,
			tables: this.#tables,
			drawings: this.#drawings,
			charts: this.#charts,
		};
		await this.#part('xl/workbook.xml', workbookXml(this.#spec, this.#plan));
		await this.#part('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
		await this.#part('xl/styles.xml', this.#styles.toXml());
		await this.#part('xl/theme/theme1.xml', themeXml(this.#spec.font.name));
		await this.#zip.add('xl/sharedStrings.xml', this.#strings.toChunks());
		await this.#part('docProps/core.xml', coreProperties(this.#spec.properties));
		await this.#part('docProps/app.xml', appProperties());
		await this.#part('docProps/custom.xml', customProperties(this.#spec.properties));
		await this.#part('_rels/.rels', packageRelations());
		await this.#part('[Content_Types].xml', contentTypes(counts));
		return { ...this.#zip.finish(), notes: [...this.#plan.notes, ...this.#textNotes()] };
	}

	async #sheet(sheet: PlannedSheet, number: number, selected: boolean): Promise<void> {
		const relations: Relation[] = [];
		const drawing = await this.#drawing(sheet, relations);
		const tables = await this.#table(sheet, relations);
		await this.#zip.add(
			`xl/worksheets/sheet${number}.xml`,
			this.#sheetChunks(sheet, selected, { ...drawing, tables }),
		);
		if (relations.length > 0)
			await this.#part(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationsXml(relations));
		this.#done += rowsOf(sheet);
	}

	*#sheetChunks(
		sheet: PlannedSheet,
		selected: boolean,
		relations: SheetRelations,
	): Generator<Uint8Array<ArrayBuffer>> {
		const done = this.#done;
		const context: SheetDataContext = {
			strings: this.#strings,
			styles: this.#styles,
			onRows: (rows) => this.#report({ stage: 'writing', done: done + rows, total: this.#total }),
		};
		const { body } = sheet.spec;
		yield utf8(`${sheetHead(sheet, selected)}<sheetData>`);
		if (body.kind === 'cells') yield* cellChunks(body, context);
		else yield* tableChunks(body, sheet.rows?.from ?? 0, sheet.rows?.to ?? 0, context);
		yield utf8(`</sheetData>${sheetTail(sheet, relations, this.#styles)}`);
	}

	async #drawing(sheet: PlannedSheet, relations: Relation[]): Promise<{ readonly drawing?: string }> {
		const charts = sheet.spec.charts ?? [];
		if (charts.length === 0) return {};
		const inner: Relation[] = [];
		for (const chart of charts) {
			const number = ++this.#charts;
			inner.push({ type: 'chart', target: `../charts/chart${number}.xml` });
			await this.#part(
				`xl/charts/chart${number}.xml`,
				chartXml(chart, (ref) => finalRef(ref, this.#plan.nameOf)),
			);
		}
		const number = ++this.#drawings;
		await this.#part(`xl/drawings/drawing${number}.xml`, drawingXml(charts));
		await this.#part(`xl/drawings/_rels/drawing${number}.xml.rels`, relationsXml(inner));
		return {
			drawing: `rId${relations.push({ type: 'drawing', target: `../drawings/drawing${number}.xml` })}`,
		};
	}

	async #table(sheet: PlannedSheet, relations: Relation[]): Promise<readonly string[]> {
		const { body } = sheet.spec;
		if (body.kind !== 'table' || body.columns.length === 0) return [];
		const number = ++this.#tables;
		const headers = body.columns.map((column) => column.header);
		await this.#part(
			`xl/tables/table${number}.xml`,
			tableXml(
				number,
				tableName(body.name, this.#tableNames),
				{ ...sheet.used, top: headerRow(body) },
				headers,
			),
		);
		return [`rId${relations.push({ type: 'table', target: `../tables/table${number}.xml` })}`];
	}

	#part(path: string, xml: string): Promise<void> {
		return this.#zip.add(path, [utf8(xml)]);
	}

	#textNotes(): WriteNote[] {
		const notes: WriteNote[] = [];
		if (this.#strings.cut > 0) notes.push({ code: 'textCut', count: this.#strings.cut });
		if (this.#strings.replaced > 0) notes.push({ code: 'charactersReplaced', count: this.#strings.replaced });
		return notes;
	}
}

function rowsOf(sheet: PlannedSheet): number {
	return sheet.rows
		? sheet.rows.to - sheet.rows.from
		: sheet.spec.body.kind === 'cells'
			? sheet.spec.body.rows.length
			: 0;
}
