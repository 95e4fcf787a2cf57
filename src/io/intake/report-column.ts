import type { RoleId } from '#src/core/model/index.ts';
import { roleOf } from '#src/core/model/index.ts';
import type { AnalysedColumn, SheetAnalysis } from './analyse.ts';
import { READABLE, shareOf } from './infer.ts';
import { note, type IntakeNote } from './notes.ts';
import { isMoney } from './plan-sheet.ts';
import { CellReader, NULLED, tableText, textOfNumber } from './reader.ts';
import { shownText, type Book } from './source.ts';
import { distinctCount, total, type ColumnStats } from './stats.ts';
import type { ColumnPlan, ColumnReport, RoleProposal } from './types.ts';
import { wordKind } from './words.ts';

/** Cells of a column by what becomes of them. */
export interface CellCounts {
	readonly filled: number;
	readonly empty: number;
	readonly nulled: number;
	readonly unread: number;
}

/** Counts the cells of a column under its plan, from its distinct values. */
function countCells(book: Book, stats: ColumnStats, plan: ColumnPlan): CellCounts {
	const reader = new CellReader(book, plan);
	const sums = { filled: 0, nulled: 0, unread: 0 };
	const add = (value: number, count: number) => {
		if (value === NULLED) sums.nulled += count;
		else if (Number.isNaN(value)) sums.unread += count;
		else sums.filled += count;
	};
	const each = (counts: ColumnStats['texts'], read: (value: number) => number) => {
		for (let i = 0; i < counts.values.length; i++) add(read(counts.values[i] ?? 0), counts.counts[i] ?? 0);
	};
	const { isText } = reader;
	const wordOutcome = (text: string) => (reader.isNull(text) ? NULLED : 0);
	each(stats.texts, (index) => (isText ? wordOutcome(book.text(index)) : reader.readText(book.text(index))));
	for (const [counts, formatClass] of [
		[stats.plain, 0],
		[stats.dated, 1],
		[stats.clocks, 3],
	] as const) {
		each(counts, (value) =>
			isText
				? wordOutcome(textOfNumber(value, formatClass, book.offset1904))
				: reader.number(value, formatClass),
		);
	}
	each(stats.booleans, (value) => (isText ? 0 : reader.boolean(value)));
	each(stats.errors, (code) => reader.error(code));
	return { ...sums, empty: stats.empty };
}

/** What the wizard shows of a column. */
export function reportColumn(
	analysis: SheetAnalysis,
	column: AnalysedColumn,
	plan: ColumnPlan,
	roles: readonly RoleProposal[],
): ColumnReport {
	const { book } = analysis.source;
	const counts = countCells(book, column.stats, plan);
	const evidence = evidenceOf(analysis, column, plan, counts);
	const unsure = roles.find((candidate) => candidate.role === plan.role);
	const check =
		(unsure !== undefined && unsure.confidence < 0.7) ||
		evidence.some((item) => CHECKED.has(item.code)) ||
		(plan.type !== 'text' && plan.type !== 'choice' && counts.filled === 0);
	return {
		source: column.source,
		letter: column.named.letter,
		header: column.header,
		samples: samplesOf(analysis, column),
		roles: roles.slice(0, 5),
		evidence,
		...counts,
		distinct: distinctCount(column.stats),
		nullCandidates: nullCandidatesOf(column),
		status: counts.unread > 0 ? 'unread' : check ? 'check' : 'ok',
	};
}

const CHECKED = new Set<IntakeNote['code']>([
	...([
		'type.ambiguousDates',
		'type.mixedDateOrder',
		'type.precisionLost',
		'type.badCreditCodes',
		'type.duplicateKeys',
	] as const),
	...(['type.unitTitle', 'type.mixed', 'type.coordinates'] as const),
]);

function nullCandidatesOf({ found }: AnalysedColumn): ColumnReport['nullCandidates'] {
	return [...found.nullWords]
		.filter(({ word }) => wordKind(word) !== 'nonFinite')
		.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
		.slice(0, 20);
}

/** The first different values of the data, as the sheet shows them. */
function samplesOf(analysis: SheetAnalysis, column: AnalysedColumn): string[] {
	const { source, ranges } = analysis;
	const raw = source.sheet.columns[column.source];
	const samples = new Set<string>();
	let looked = 0;
	for (const { from, to } of raw ? ranges : []) {
		for (let row = from; raw && row < to && looked < 500 && samples.size < 4; row++, looked++) {
			if (source.book.isEmpty(raw, row)) continue;
			const text = tableText(shownText(source.book, raw, row)).replace(/\s+/g, ' ');
			samples.add(text.length > 80 ? `${text.slice(0, 79)}…` : text);
		}
	}
	return [...samples];
}

/** Why the column is read so, and what is to be known of its values; the most important first. */
function evidenceOf(
	analysis: SheetAnalysis,
	column: AnalysedColumn,
	plan: ColumnPlan,
	counts: CellCounts,
): IntakeNote[] {
	const { found, stats } = column;
	const notes: IntakeNote[] = [];
	if (found.telling === 0) notes.push(note('type.allMissing', {}));
	if (counts.unread > 0) notes.push(note('type.unread', { count: counts.unread }));
	if (plan.role === 'customer.id' && distinctCount(stats) < total(stats.texts) + total(stats.plain)) {
		notes.push(note('type.duplicateKeys', { rows: stats.rows - stats.empty - distinctCount(stats) }));
	}
	if (plan.role === 'customer.creditCode' && column.forms.badCreditCodes > 0) {
		notes.push(note('type.badCreditCodes', { count: column.forms.badCreditCodes }));
	}
	if (found.precisionLost > 0) notes.push(note('type.precisionLost', { count: found.precisionLost }));
	const taken = plan.takeNumber
		? countCells(analysis.source.book, stats, { ...plan, takeNumber: false }).unread - counts.unread
		: 0;
	if (taken > 0) notes.push(note('type.takenNumbers', { count: taken }));
	notes.push(...typeNotes(analysis, column, plan));
	if (found.nulls + found.errors > 0 && found.nullWords.length > 0) notes.push(nullNote(column));
	if (found.trimmed > 0) notes.push(note('type.trimmed', { count: found.trimmed }));
	if (found.controls > 0) notes.push(note('type.controls', { count: found.controls }));
	if (plan.role && isPersonal(plan.role)) notes.push(note('type.personal', {}));
	return notes;
}

function isPersonal(role: RoleId): boolean {
	return roleOf(role).personal === true;
}

function nullNote({ found }: AnalysedColumn): IntakeNote {
	const words = found.nullWords.slice(0, 5).map((entry) => entry.word);
	return note('type.nullWords', { count: found.nulls + found.errors, words: words.join(' ') });
}

function typeNotes(analysis: SheetAnalysis, column: AnalysedColumn, plan: ColumnPlan): IntakeNote[] {
	switch (plan.type) {
		case 'number':
			return numberNotes(analysis, column, plan);
		case 'date':
			return dateNotes(analysis, column, plan);
		case 'boolean':
			return [note('type.booleans', { percent: percentOf(column, 'boolean') })];
		case 'choice':
			return [note('type.choices', { count: column.found.distinct })];
		default:
			return textNotes(column, plan);
	}
}

function percentOf(column: AnalysedColumn, type: 'number' | 'date' | 'boolean'): number {
	return Math.floor(shareOf(column.found, type) * 100);
}

function numberNotes(analysis: SheetAnalysis, column: AnalysedColumn, plan: ColumnPlan): IntakeNote[] {
	const { found, named } = column;
	const notes: IntakeNote[] = [note('type.numbers', { percent: percentOf(column, 'number') })];
	if (named.unit && plan.unitFactor !== 1) {
		notes.push(note('type.unitHeader', { unit: named.unit.unit, factor: plan.unitFactor }));
	} else if (analysis.titleUnit && plan.unitFactor !== 1 && isMoney(plan.role, column.header)) {
		const { unit, row } = analysis.titleUnit;
		notes.push(note('type.unitTitle', { unit, factor: plan.unitFactor, row: row + 1 }));
	}
	if (found.numbersAsText > 0) notes.push(note('type.numbersAsText', { count: found.numbersAsText }));
	if (plan.decimalMark === ',') notes.push(note('type.decimalComma', { count: found.decimalCommas }));
	const coordinates = coordinateProblems(column, plan);
	if (coordinates > 0) notes.push(note('type.coordinates', { count: coordinates }));
	return notes;
}

/** Coordinates that are 0, out of range, or a latitude above 60 in the column of latitudes: swapped. */
function coordinateProblems({ stats }: AnalysedColumn, plan: ColumnPlan): number {
	if (plan.role !== 'customer.latitude' && plan.role !== 'customer.longitude') return 0;
	const limit = plan.role === 'customer.latitude' ? 90 : 180;
	let count = 0;
	stats.plain.values.forEach((value, i) => {
		if (value === 0 || Math.abs(value) > limit) count += stats.plain.counts[i] ?? 0;
	});
	return count;
}

function dateNotes(analysis: SheetAnalysis, column: AnalysedColumn, plan: ColumnPlan): IntakeNote[] {
	const { found } = column;
	const notes: IntakeNote[] = [note('type.dates', { percent: percentOf(column, 'date') })];
	const forms = found.dateForms.length + (found.serials > 0 ? 1 : 0);
	if (forms > 1) notes.push(note('type.dateForms', { forms }));
	if (found.dayFirst > 0 && found.monthFirst > 0) {
		notes.push(note('type.mixedDateOrder', { count: Math.min(found.dayFirst, found.monthFirst) }));
	} else if (found.ambiguousDates > 0 && found.dayFirst + found.monthFirst === 0) {
		notes.push(note('type.ambiguousDates', { count: found.ambiguousDates, order: plan.dateOrder }));
	}
	if (analysis.source.book.offset1904 > 0 && total(column.stats.dated) > 0) {
		notes.push(note('type.dates1904', { count: total(column.stats.dated) }));
	}
	return notes;
}

function textNotes({ found, stats }: AnalysedColumn, plan: ColumnPlan): IntakeNote[] {
	const notes: IntakeNote[] = [];
	if (found.telling > 0 && found.leadingZeros > 0)
		notes.push(note('type.leadingZeros', { count: found.leadingZeros }));
	if (found.longDigits > 0) notes.push(note('type.longDigits', { count: found.longDigits }));
	else if (found.codes > found.telling * 0.5) notes.push(note('type.identifiers', { sample: found.sample }));
	const share = Math.max(shareOf({ ...found }, 'number'), shareOf(found, 'date'));
	const named = plan.role !== null && roleOf(plan.role).type === 'text';
	if (!named && share >= 0.5 && share < READABLE && notes.length === 0)
		notes.push(note('type.mixed', { percent: Math.floor(share * 100) }));
	if (found.telling > 1 && distinctCount(stats) === stats.rows - stats.empty) {
		notes.unshift(note('type.unique', { count: found.distinct }));
	} else if (found.distinct > 0) notes.push(note('type.distinct', { count: found.distinct }));
	return notes;
}
