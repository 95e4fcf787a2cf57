import { formatInteger, m } from '#src/i18n/index.ts';
import { intakeText } from '#src/i18n/intake.ts';
import type {
	ColumnPlan,
	FileReport,
	IntakeNote,
	LeftOutReason,
	PreviewRow,
	RawNote,
	TextEncoding,
	UnreadCell,
} from '#src/state/import/import-state.svelte.ts';
import { formatNumber } from '#src/i18n/index.ts';
import type { Purpose } from './plan-edits.ts';
import type { ColumnLine } from './tally.ts';

const PURPOSES: Readonly<Record<Purpose, () => string>> = {
	customers: m.import_wizard_purpose_customers,
	transactions: m.import_wizard_purpose_transactions,
	other: m.import_wizard_purpose_other,
	none: m.import_wizard_purpose_none,
};
export const ALL_PURPOSES: readonly Purpose[] = ['customers', 'transactions', 'other', 'none'];

export function purposeName(purpose: Purpose): string {
	return PURPOSES[purpose]();
}

const NOTES: Readonly<Record<RawNote['code'], (args: { count: string; sheet: string }) => string>> = {
	macrosDropped: () => m.import_wizard_note_macrosDropped(),
	externalLinksDropped: () => m.import_wizard_note_externalLinksDropped(),
	formulasAsValues: (args) => m.import_wizard_note_formulasAsValues(args),
	imagesDropped: () => m.import_wizard_note_imagesDropped(),
	commentsDropped: () => m.import_wizard_note_commentsDropped(),
	readBySheetJs: () => m.import_wizard_note_readBySheetJs(),
	replacedCharacters: (args) => m.import_wizard_note_replacedCharacters(args),
	controlCharacters: (args) => m.import_wizard_note_controlCharacters(args),
	raggedRows: (args) => m.import_wizard_note_raggedRows(args),
	mixedEncoding: (args) => m.import_wizard_note_mixedEncoding(args),
	hiddenSheet: (args) => m.import_wizard_note_hiddenSheet(args),
	duplicateCells: (args) => m.import_wizard_note_duplicateCells(args),
	precisionLost: (args) => m.import_wizard_note_precisionLost(args),
	formulasWithoutValue: (args) => m.import_wizard_note_formulasWithoutValue(args),
	bidiCharacters: (args) => m.import_wizard_note_bidiCharacters(args),
	wrongExtension: () => m.import_wizard_note_wrongExtension(),
};

/** What a reader remarks on a file, with the sheet and the first rows it speaks of. */
export function fileNote(note: RawNote): string {
	const text = NOTES[note.code]({
		count: formatInteger(note.count ?? note.rows?.length ?? 0),
		sheet: note.sheet ?? '',
	});
	const rows = (note.rows ?? []).slice(0, 5).map((row) => String(row + 1));
	return rows.length > 0 ? m.import_wizard_note_atRows({ text, rows: rows.join(', ') }) : text;
}

/** Remarks that tell of something that may be wrong, not only of how the file was read. */
const GRAVE = new Set<RawNote['code']>([
	'replacedCharacters',
	'mixedEncoding',
	'duplicateCells',
	'precisionLost',
	'formulasWithoutValue',
	'raggedRows',
]);

export function isGrave(note: RawNote): boolean {
	return GRAVE.has(note.code);
}

const REASONS: Readonly<Record<LeftOutReason, () => string>> = {
	blank: m.import_wizard_reason_blank,
	total: m.import_wizard_reason_total,
	subtotal: m.import_wizard_reason_subtotal,
	footer: m.import_wizard_reason_footer,
	repeatedHeader: m.import_wizard_reason_repeatedHeader,
	user: m.import_wizard_reason_user,
};

export function reasonName(reason: LeftOutReason): string {
	return REASONS[reason]();
}

/** What a row of the preview is; nothing for data. */
export function rowName(role: PreviewRow['role']): string {
	if (role === 'data') return '';
	if (role === 'title') return m.import_wizard_reason_title();
	if (role === 'header') return m.import_wizard_reason_header();
	return reasonName(role);
}

export const ENCODINGS: readonly TextEncoding[] = [
	'utf-8',
	'gb18030',
	'utf-16le',
	'utf-16be',
	'big5',
	'windows-1252',
];

export function encodingName(name: TextEncoding): string {
	const names: Readonly<Record<TextEncoding, string>> = {
		'utf-8': 'UTF-8',
		gb18030: 'GB18030 / GBK',
		'utf-16le': 'UTF-16 LE',
		'utf-16be': 'UTF-16 BE',
		big5: 'Big5',
		'windows-1252': 'Windows-1252',
	};
	return names[name];
}

type EncodingReason = NonNullable<FileReport['encoding']>['by'];

const ENCODING_REASONS: Readonly<Record<EncodingReason, () => string>> = {
	bom: m.import_wizard_encodingBy_bom,
	valid: m.import_wizard_encodingBy_valid,
	fallback: m.import_wizard_encodingBy_fallback,
	user: m.import_wizard_encodingBy_user,
};

/** How the character set of a file was found. */
export function encodingReason(by: EncodingReason): string {
	return ENCODING_REASONS[by]();
}

const URGENT = new Set<string>([
	...[
		'type.unread',
		'type.mixedDateOrder',
		'type.ambiguousDates',
		'type.precisionLost',
		'type.badCreditCodes',
	],
	...['type.duplicateKeys', 'type.unitTitle', 'type.mixed', 'type.coordinates', 'type.allMissing'],
]);

/** Everything known about a column, what needs a look first, then why it has its role. */
export function evidenceOf({ found, plan }: ColumnLine): readonly IntakeNote[] {
	const role = found.roles.find((candidate) => candidate.role === plan.role);
	const urgent = found.evidence.filter((note) => URGENT.has(note.code));
	const calm = found.evidence.filter((note) => !URGENT.has(note.code));
	const personal = calm.filter((note) => note.code === 'type.personal');
	const rest = calm.filter((note) => note.code !== 'type.personal');
	return [...urgent, ...personal, ...(role ? [role.reason] : []), ...rest];
}

/** The most useful evidence of a column in a few words. */
export function evidenceText(line: ColumnLine): string {
	const [first] = evidenceOf(line);
	if (first) return intakeText(first);
	return line.plan.role === null ? m.import_wizard_keptPlain() : '';
}

/** What becomes of a cell that is not read as it stands. */
export function treatmentText(cell: UnreadCell, plan: ColumnPlan): string {
	if (cell.treatment === 'nulled') return m.import_wizard_treatment_nulled();
	if (cell.treatment === 'taken' && cell.value !== null)
		return m.import_wizard_treatment_taken({ value: formatNumber(cell.value) });
	return plan.type === 'text' || plan.type === 'choice'
		? m.import_wizard_treatment_text()
		: m.import_wizard_treatment_kept();
}

/** `A`, `B`, … `AA` of a column index from 0. */
export function letterOf(index: number): string {
	const head = index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '';
	return head + String.fromCharCode(65 + (index % 26));
}
