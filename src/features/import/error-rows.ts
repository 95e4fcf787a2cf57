import { m } from '#src/i18n/index.ts';
import type { SheetReport, UnreadCell } from '#src/state/import/import-state.svelte.ts';
import { csvText, fileName, saveBlob } from '#src/ui/index.ts';
import { linesOf, type ColumnLine } from './tally.ts';
import type { Wizard } from './wizard.svelte.ts';
import { treatmentText } from './words.ts';

/** A column of an included sheet with cells that are not read as they stand. */
export interface ProblemColumn {
	readonly sheet: SheetReport;
	readonly line: ColumnLine;
}

const PAGE = 5_000;

/** Columns with unreadable cells, or cells left empty by a null word, in the order of the sheets. */
export function problemColumns(wizard: Wizard): ProblemColumn[] {
	const { proposal, plan } = wizard.state;
	if (!proposal || !plan) return [];
	return plan.sheets
		.filter((sheet) => sheet.include)
		.flatMap((sheet) => {
			const report = proposal.sheets.find((other) => other.key === sheet.key);
			if (!report) return [];
			return linesOf(report, sheet)
				.filter(({ found, plan: column }) => column.include && isProblem(found.unread + found.nulled, column))
				.map((line) => ({ sheet: report, line }));
		});
}

function isProblem(cells: number, column: { readonly takeNumber: boolean }): boolean {
	return cells > 0 || column.takeNumber;
}

/** Writes every cell that is not read as it stands, with its place and what becomes of it, as a CSV file. */
export async function saveErrorRows(wizard: Wizard): Promise<void> {
	const rows: string[][] = [
		[
			m.import_wizard_errors_file(),
			m.import_wizard_errors_sheet(),
			m.import_wizard_errors_row(),
			m.import_wizard_errors_column(),
			m.import_wizard_errors_source(),
			m.import_wizard_errors_treatment(),
		],
	];
	for (const { sheet, line } of problemColumns(wizard)) {
		for (let offset = 0; ; offset += PAGE) {
			const page = await wizard.state.unreadable(sheet.key, line.plan.source, offset, PAGE);
			for (const cell of page.cells) rows.push(errorRow(sheet, line, cell));
			if (offset + PAGE >= page.total) break;
		}
	}
	const blob = new Blob([csvText(rows)], { type: 'text/csv' });
	saveBlob(blob, fileName(m.import_wizard_errorsFile({ name: wizard.name }), 'csv'));
}

function errorRow(sheet: SheetReport, line: ColumnLine, cell: UnreadCell): string[] {
	return [
		sheet.file,
		sheet.name,
		String(cell.row + 1),
		line.plan.name,
		cell.source,
		treatmentText(cell, line.plan),
	];
}
