import { formatInteger, m } from '#src/i18n/index.ts';
import type { Tone } from '#src/ui/index.ts';
import type { Tally } from './tally.ts';

export interface Warning {
	readonly tone: Tone;
	readonly text: string;
}

/** What is worth knowing before an import, gravest first. */
export function warningsOf(tally: Tally): Warning[] {
	const warnings: (Warning | null)[] = [
		said('danger', tally.failedFiles, () => m.import_wizard_filesFailed({ count: tally.failedFiles })),
		said('danger', tally.unread, (shown) => m.import_wizard_warn_unread({ shown })),
		said('warn', tally.unsure, () => m.import_wizard_columnsUnsure({ count: tally.unsure })),
		said('warn', tally.duplicateKeys, (shown) => m.import_wizard_warn_duplicates({ shown })),
		said('warn', tally.beside, (shown) => m.import_wizard_warn_beside({ shown })),
		said('plain', tally.nulled, (shown) => m.import_wizard_cellsNulled({ count: shown })),
		said('plain', tally.leftOutRows, (shown) => m.import_wizard_warn_rows({ shown })),
		said('plain', tally.leftOutColumns, (shown) => m.import_wizard_warn_columns({ shown })),
		said('accent', tally.derived, (shown) => m.import_wizard_warn_derived({ shown })),
	];
	return warnings.filter((warning) => warning !== null);
}

function said(tone: Tone, count: number, text: (shown: string) => string): Warning | null {
	return count > 0 ? { tone, text: text(formatInteger(count)) } : null;
}
