/**
 * What the intake has to say about a sheet, a column or a table: a code with arguments, spoken by `i18n/intake.ts`.
 * Rows in arguments are numbered as the user sees them, from 1. `percent` is a whole number 0…100.
 */
export interface NoteArgs {
	/** Why a row is the header. */
	'header.found': { row: number; aliases: number; columns: number };
	'header.multiRow': { from: number; to: number };
	'header.none': Record<string, never>;
	'header.titleRows': { from: number; to: number };
	'header.byUser': { row: number };

	/** Rows left out of the data. */
	'rows.blank': { count: number };
	'rows.total': { row: number; label: string };
	'rows.totalSums': { row: number; label: string; columns: number };
	'rows.totalDiffers': { row: number; label: string; column: string };
	'rows.footer': { row: number; text: string };
	'rows.repeatedHeader': { row: number };
	'rows.byUser': { count: number };

	/** Columns as a whole. */
	'columns.empty': { count: number };
	'columns.duplicateNames': { count: number };
	'columns.unnamed': { count: number };

	/** Why a sheet has a purpose. */
	'kind.transactions': { roles: number };
	'kind.customers': { roles: number };
	'kind.reps': { roles: number };
	'kind.survey': { questions: number };
	'kind.areas': { columns: number };
	'kind.byShape': { rows: number };
	'kind.unknown': Record<string, never>;
	'kind.notATable': Record<string, never>;
	'kind.hidden': Record<string, never>;
	'kind.ownSheet': Record<string, never>;

	/** Why a column has a role. */
	'role.alias': { header: string };
	'role.aliasPart': { header: string; alias: string };
	'role.period': { period: string };
	'role.mobiles': { percent: number };
	'role.emails': { percent: number };
	'role.creditCodes': { percent: number };
	'role.provinces': { percent: number };
	'role.countries': { percent: number };
	'role.companies': { percent: number };
	'role.unique': { count: number };
	'role.dates': { percent: number };

	/** Why a column has a type, and what its values look like. */
	'type.numbers': { percent: number };
	'type.dates': { percent: number };
	'type.dateForms': { forms: number };
	'type.booleans': { percent: number };
	'type.choices': { count: number };
	'type.unique': { count: number };
	'type.distinct': { count: number };
	'type.identifiers': { sample: string };
	'type.leadingZeros': { count: number };
	'type.longDigits': { count: number };
	'type.mixed': { percent: number };
	'type.allMissing': Record<string, never>;
	'type.numbersAsText': { count: number };
	'type.ambiguousDates': { count: number; order: string };
	'type.mixedDateOrder': { count: number };
	'type.dates1904': { count: number };
	'type.precisionLost': { count: number };
	'type.unread': { count: number };
	'type.nullWords': { count: number; words: string };
	'type.trimmed': { count: number };
	'type.badCreditCodes': { count: number };
	'type.unitHeader': { unit: string; factor: number };
	'type.unitTitle': { unit: string; factor: number; row: number };
	'type.decimalComma': { count: number };
	'type.takenNumbers': { count: number };
	'type.personal': Record<string, never>;
	'type.duplicateKeys': { rows: number };
	'type.controls': { count: number };
	'type.coordinates': { count: number };

	/** Currency. */
	'currency.sign': { currency: string; count: number };
	'currency.column': { currency: string; percent: number };
	'currency.country': { currency: string; percent: number };
	'currency.chinese': { currency: string };
	'currency.default': { currency: string };

	/** What the conversion has found. */
	'import.stacked': { table: string; sheets: number };
	'import.customersDerived': { customers: number };
	'import.amountComputed': { rows: number };
	'import.duplicateCustomers': { rows: number; keys: number };
	'import.customersWithoutKey': { rows: number };
	'import.transactionsWithoutCustomer': { rows: number };
	'import.unknownCustomers': { rows: number; customers: number };
	'import.unread': { cells: number };
	'import.rowsLeftOut': { rows: number };
	'import.columnsLeftOut': { columns: number };
}

export type NoteCode = keyof NoteArgs;

/** A remark: code and arguments. */
export type IntakeNote = {
	[C in NoteCode]: { readonly code: C; readonly args: Readonly<NoteArgs[C]> };
}[NoteCode];

/** Makes a note. */
export function note<C extends NoteCode>(code: C, args: NoteArgs[C]): IntakeNote {
	return { code, args } as IntakeNote;
}
