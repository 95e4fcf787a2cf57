import { formatNumber } from './format.ts';
import { m } from './index.ts';

type Args = Readonly<Record<string, string | number>>;

/** Sentences of everything the intake has to say about sheets, columns and imports. */
const TEXTS = {
	'header.found': (a: Args) =>
		m.import_evidence_headerFound({
			aliases: shown(a, 'aliases'),
			columns: shown(a, 'columns'),
			row: shown(a, 'row'),
		}),
	'header.multiRow': (a: Args) =>
		m.import_note_headerMultiRow({ from: shown(a, 'from'), to: shown(a, 'to') }),
	'header.none': () => m.import_note_headerNone(),
	'header.titleRows': (a: Args) =>
		a['from'] === a['to']
			? m.import_note_headerTitleRow({ row: shown(a, 'from') })
			: m.import_note_headerTitleRows({ from: shown(a, 'from'), to: shown(a, 'to') }),
	'header.byUser': (a: Args) => m.import_evidence_headerByUser({ row: shown(a, 'row') }),
	'rows.blank': (a: Args) => m.import_note_rowsBlank({ count: shown(a, 'count') }),
	'rows.total': (a: Args) => m.import_note_rowsTotal({ label: shown(a, 'label'), row: shown(a, 'row') }),
	'rows.totalSums': (a: Args) =>
		m.import_note_rowsTotalSums({
			columns: shown(a, 'columns'),
			label: shown(a, 'label'),
			row: shown(a, 'row'),
		}),
	'rows.totalDiffers': (a: Args) =>
		m.import_note_rowsTotalDiffers({
			column: shown(a, 'column'),
			label: shown(a, 'label'),
			row: shown(a, 'row'),
		}),
	'rows.footer': (a: Args) => m.import_note_rowsFooter({ row: shown(a, 'row'), text: shown(a, 'text') }),
	'rows.repeatedHeader': (a: Args) => m.import_note_rowsRepeatedHeader({ row: shown(a, 'row') }),
	'rows.byUser': (a: Args) => m.import_note_rowsByUser({ count: shown(a, 'count') }),
	'columns.empty': (a: Args) => m.import_note_columnsEmpty({ count: shown(a, 'count') }),
	'columns.duplicateNames': (a: Args) => m.import_note_columnsDuplicateNames({ count: shown(a, 'count') }),
	'columns.unnamed': (a: Args) => m.import_note_columnsUnnamed({ count: shown(a, 'count') }),
	'kind.transactions': (a: Args) => m.import_evidence_kindTransactions({ roles: shown(a, 'roles') }),
	'kind.customers': (a: Args) => m.import_evidence_kindCustomers({ roles: shown(a, 'roles') }),
	'kind.reps': (a: Args) => m.import_evidence_kindReps({ roles: shown(a, 'roles') }),
	'kind.survey': (a: Args) => m.import_evidence_kindSurvey({ questions: shown(a, 'questions') }),
	'kind.areas': (a: Args) => m.import_evidence_kindAreas({ columns: shown(a, 'columns') }),
	'kind.byShape': (a: Args) => m.import_evidence_kindByShape({ rows: shown(a, 'rows') }),
	'kind.unknown': () => m.import_evidence_kindUnknown(),
	'kind.notATable': () => m.import_evidence_kindNotATable(),
	'kind.hidden': () => m.import_evidence_kindHidden(),
	'kind.ownSheet': () => m.import_evidence_kindOwnSheet(),
	'role.alias': (a: Args) => m.import_evidence_roleAlias({ header: shown(a, 'header') }),
	'role.aliasPart': (a: Args) =>
		m.import_evidence_roleAliasPart({ alias: shown(a, 'alias'), header: shown(a, 'header') }),
	'role.period': (a: Args) => m.import_evidence_rolePeriod({ period: shown(a, 'period') }),
	'role.mobiles': (a: Args) => m.import_evidence_roleMobiles({ percent: shown(a, 'percent') }),
	'role.emails': (a: Args) => m.import_evidence_roleEmails({ percent: shown(a, 'percent') }),
	'role.creditCodes': (a: Args) => m.import_evidence_roleCreditCodes({ percent: shown(a, 'percent') }),
	'role.provinces': (a: Args) => m.import_evidence_roleProvinces({ percent: shown(a, 'percent') }),
	'role.countries': (a: Args) => m.import_evidence_roleCountries({ percent: shown(a, 'percent') }),
	'role.companies': (a: Args) => m.import_evidence_roleCompanies({ percent: shown(a, 'percent') }),
	'role.unique': (a: Args) => m.import_evidence_roleUnique({ count: shown(a, 'count') }),
	'role.dates': (a: Args) => m.import_evidence_roleDates({ percent: shown(a, 'percent') }),
	'type.numbers': (a: Args) => m.import_evidence_typeNumbers({ percent: shown(a, 'percent') }),
	'type.dates': (a: Args) => m.import_evidence_typeDates({ percent: shown(a, 'percent') }),
	'type.dateForms': (a: Args) => m.import_evidence_typeDateForms({ forms: shown(a, 'forms') }),
	'type.booleans': (a: Args) => m.import_evidence_typeBooleans({ percent: shown(a, 'percent') }),
	'type.choices': (a: Args) => m.import_evidence_typeChoices({ count: shown(a, 'count') }),
	'type.unique': (a: Args) => m.import_evidence_typeUnique({ count: shown(a, 'count') }),
	'type.distinct': (a: Args) => m.import_evidence_typeDistinct({ count: shown(a, 'count') }),
	'type.identifiers': (a: Args) => m.import_evidence_typeIdentifiers({ sample: shown(a, 'sample') }),
	'type.leadingZeros': (a: Args) => m.import_evidence_typeLeadingZeros({ count: shown(a, 'count') }),
	'type.longDigits': (a: Args) => m.import_evidence_typeLongDigits({ count: shown(a, 'count') }),
	'type.mixed': (a: Args) => m.import_evidence_typeMixed({ percent: shown(a, 'percent') }),
	'type.allMissing': () => m.import_evidence_typeAllMissing(),
	'type.numbersAsText': (a: Args) => m.import_evidence_typeNumbersAsText({ count: shown(a, 'count') }),
	'type.ambiguousDates': (a: Args) =>
		m.import_evidence_typeAmbiguousDates({ count: shown(a, 'count'), order: shown(a, 'order') }),
	'type.mixedDateOrder': (a: Args) => m.import_evidence_typeMixedDateOrder({ count: shown(a, 'count') }),
	'type.dates1904': (a: Args) => m.import_evidence_typeDates1904({ count: shown(a, 'count') }),
	'type.precisionLost': (a: Args) => m.import_evidence_typePrecisionLost({ count: shown(a, 'count') }),
	'type.unread': (a: Args) => m.import_evidence_typeUnread({ count: shown(a, 'count') }),
	'type.nullWords': (a: Args) =>
		m.import_evidence_typeNullWords({ count: shown(a, 'count'), words: shown(a, 'words') }),
	'type.trimmed': (a: Args) => m.import_evidence_typeTrimmed({ count: shown(a, 'count') }),
	'type.badCreditCodes': (a: Args) => m.import_evidence_typeBadCreditCodes({ count: shown(a, 'count') }),
	'type.unitHeader': (a: Args) =>
		m.import_evidence_typeUnitHeader({ factor: shown(a, 'factor'), unit: shown(a, 'unit') }),
	'type.unitTitle': (a: Args) =>
		m.import_evidence_typeUnitTitle({
			factor: shown(a, 'factor'),
			row: shown(a, 'row'),
			unit: shown(a, 'unit'),
		}),
	'type.decimalComma': (a: Args) => m.import_evidence_typeDecimalComma({ count: shown(a, 'count') }),
	'type.takenNumbers': (a: Args) => m.import_evidence_typeTakenNumbers({ count: shown(a, 'count') }),
	'type.personal': () => m.import_evidence_typePersonal(),
	'type.duplicateKeys': (a: Args) => m.import_evidence_typeDuplicateKeys({ rows: shown(a, 'rows') }),
	'type.controls': (a: Args) => m.import_evidence_typeControls({ count: shown(a, 'count') }),
	'type.coordinates': (a: Args) => m.import_evidence_typeCoordinates({ count: shown(a, 'count') }),
	'currency.sign': (a: Args) =>
		m.import_evidence_currencySign({ count: shown(a, 'count'), currency: shown(a, 'currency') }),
	'currency.column': (a: Args) =>
		m.import_evidence_currencyColumn({ currency: shown(a, 'currency'), percent: shown(a, 'percent') }),
	'currency.country': (a: Args) =>
		m.import_evidence_currencyCountry({ currency: shown(a, 'currency'), percent: shown(a, 'percent') }),
	'currency.chinese': (a: Args) => m.import_evidence_currencyChinese({ currency: shown(a, 'currency') }),
	'currency.default': (a: Args) => m.import_evidence_currencyDefault({ currency: shown(a, 'currency') }),
	'import.stacked': (a: Args) =>
		m.import_note_importStacked({ sheets: shown(a, 'sheets'), table: shown(a, 'table') }),
	'import.customersDerived': (a: Args) =>
		m.import_note_importCustomersDerived({ customers: shown(a, 'customers') }),
	'import.amountComputed': (a: Args) => m.import_note_importAmountComputed({ rows: shown(a, 'rows') }),
	'import.duplicateCustomers': (a: Args) =>
		m.import_note_importDuplicateCustomers({ keys: shown(a, 'keys'), rows: shown(a, 'rows') }),
	'import.customersWithoutKey': (a: Args) =>
		m.import_note_importCustomersWithoutKey({ rows: shown(a, 'rows') }),
	'import.transactionsWithoutCustomer': (a: Args) =>
		m.import_note_importTransactionsWithoutCustomer({ rows: shown(a, 'rows') }),
	'import.unknownCustomers': (a: Args) =>
		m.import_note_importUnknownCustomers({ customers: shown(a, 'customers'), rows: shown(a, 'rows') }),
	'import.unread': (a: Args) => m.import_note_importUnread({ cells: shown(a, 'cells') }),
	'import.rowsLeftOut': (a: Args) => m.import_note_importRowsLeftOut({ rows: shown(a, 'rows') }),
	'import.columnsLeftOut': (a: Args) => m.import_note_importColumnsLeftOut({ columns: shown(a, 'columns') }),
} as const;

/** A code that has a sentence: all of them. */
export type SpokenCode = keyof typeof TEXTS;
export const SPOKEN_CODES = Object.keys(TEXTS) as SpokenCode[];

/** What the intake remarks or gives as a reason, as a sentence in the language of the interface. */
export function intakeText(note: { readonly code: SpokenCode; readonly args: object }): string {
	return TEXTS[note.code](note.args as Args);
}

const STAGES: Readonly<Record<string, () => string>> = {
	reading: m.import_stage_reading,
	analysing: m.import_stage_analysing,
	converting: m.import_stage_converting,
	checking: m.import_stage_checking,
};

/** Name of a stage of reading or converting. */
export function intakeStage(stage: string): string {
	return (STAGES[stage] ?? m.import_stage_reading)();
}

const ORDERS: Readonly<Record<string, () => string>> = {
	dmy: m.import_evidence_orderDmy,
	mdy: m.import_evidence_orderMdy,
};

/** An argument as it stands in a sentence: row numbers as they are, other numbers with thousands separators. */
function shown(args: Args, name: string): string {
	const value = args[name] ?? '';
	if (name === 'order') return ORDERS[value]?.() ?? String(value);
	if (typeof value === 'string' || name === 'row' || name === 'from' || name === 'to') return String(value);
	return formatNumber(value);
}
