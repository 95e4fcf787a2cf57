import { roleOf, type RoleId } from '#src/core/model/index.ts';
import type { TableKind } from '#src/core/table/index.ts';
import type { AnalysedColumn, SheetAnalysis } from './analyse.ts';
import { proposeOrder, proposeType } from './infer.ts';
import { namesAnId } from './roles/dictionary.ts';
import { proposeKind, type KindProposal } from './roles/kind.ts';
import type { ColumnPlan, RoleProposal, SheetPlan } from './types.ts';
import type { IntakeNote } from './notes.ts';
import { note } from './notes.ts';

/** A sheet with its proposal. */
export interface ProposedSheet {
	readonly plan: SheetPlan;
	readonly kindReason: IntakeNote;
	readonly kindConfidence: number;
	readonly candidates: readonly (readonly RoleProposal[])[];
}

/** Proposes how a sheet becomes a table. */
export function proposeSheet(analysis: SheetAnalysis): ProposedSheet {
	const { source } = analysis;
	const proposal = proposeKind(analysis.columns, analysis.dataRows);
	const blocked = blockedBy(analysis);
	return {
		plan: {
			key: source.key,
			include: blocked === null,
			kind: proposal.kind,
			tableName: source.sheet.name,
			stackOn: null,
			into: null,
			headerRow: analysis.headerRow,
			headerRows: analysis.headerRows,
			leftOut: analysis.leftOut,
			columns: planColumns(analysis, proposal.roles),
		},
		kindReason: blocked ?? proposal.reason,
		kindConfidence: blocked ? 1 : proposal.confidence,
		candidates: proposal.candidates,
	};
}

/** Why a sheet is not proposed for import; null where it is. */
function blockedBy(analysis: SheetAnalysis): KindProposal['reason'] | null {
	const { sheet } = analysis.source;
	if (/^_(fenqu|rowid)/.test(sheet.name)) return note('kind.ownSheet', {});
	if (analysis.columns.length === 0 || (analysis.dataRows === 0 && analysis.headerRow === null))
		return note('kind.notATable', {});
	if (sheet.visibility !== 'visible') return note('kind.hidden', {});
	if (analysis.columns.length === 1 && analysis.headerRow === null) return note('kind.notATable', {});
	return null;
}

/** Plans of all columns under these roles. */
export function planColumns(analysis: SheetAnalysis, roles: readonly (RoleId | null)[]): ColumnPlan[] {
	return analysis.columns.map((column, index) => planColumn(analysis, column, roles[index] ?? null));
}

/** Plan of one column under a role. */
export function planColumn(analysis: SheetAnalysis, column: AnalysedColumn, role: RoleId | null): ColumnPlan {
	const { found, named } = column;
	const type = proposeType(found, role, namesAnId(column.header));
	return {
		source: named.source,
		include: true,
		name: named.name,
		role: role !== null && roleSuits(role, type) ? role : null,
		type,
		unitFactor: type === 'number' ? unitFactorOf(analysis, column, role) : 1,
		dateOrder: proposeOrder(found),
		decimalMark: found.decimalMark,
		nullWords: [],
		takeNumber: false,
	};
}

/** Columns by their place in the sheet. */
export function bySource<T extends { readonly source: number }>(columns: readonly T[]): Map<number, T> {
	return new Map(columns.map((column) => [column.source, column]));
}

/** Whether values of a type can serve a role: numbers and dates need numbers and dates. */
export function roleSuits(role: RoleId, type: ColumnPlan['type']): boolean {
	const wanted = roleOf(role).type;
	if (wanted === 'number' || wanted === 'date') return type === wanted;
	return true;
}

const MONEY_ROLES = new Set<RoleId>([
	...([
		'customer.amount',
		'customer.amountOfPeriod',
		'customer.margin',
		'customer.potential',
		'customer.revenue',
	] as const),
	...([
		'customer.assets',
		'customer.creditLimit',
		'customer.receivable',
		'transaction.amount',
		'transaction.price',
		'rep.cost',
	] as const),
	...(['transaction.discount', 'transaction.cost', 'transaction.margin'] as const),
]);
const MONEY_HEADER =
	/额|額|金|款|收入|利润|利潤|毛利|成本|价|價|费|費|营收|產值|产值|amount|sales|revenue|price|cost|profit|margin|turnover|spend/i;

/** Whether a column holds money: by its role or its header. */
export function isMoney(role: RoleId | null, header: string): boolean {
	return role === null ? MONEY_HEADER.test(header) : MONEY_ROLES.has(role);
}

function unitFactorOf(analysis: SheetAnalysis, column: AnalysedColumn, role: RoleId | null): number {
	if (column.found.percents > column.found.numbers / 2) return 1;
	if (column.named.unit) return column.named.unit.factor;
	return analysis.titleUnit && isMoney(role, column.header) ? analysis.titleUnit.factor : 1;
}

/** Table names that are distinct; sheets called Sheet1 take the name of their file. */
export function tableName(sheetName: string, file: string, sheetsInFile: number): string {
	const generic = /^(?:sheet|工作表|表)\s*\d*$/i.test(sheetName.trim());
	const stem = file.replace(/\.[^.]*$/, '');
	return generic && sheetsInFile === 1 ? stem : sheetName.trim() || stem;
}

/** Words of sheet names that tell periods apart, and numbers. */
const PERIOD_WORDS =
	/[\d\s._/()（）-]+|年度?|月份?|季度?|第|上半|下半|[一二三四五六七八九十]+(?=$|月|季)|\b(?:year|month|quarter|sheet|part|q|fy|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|工作表/gi;

/** Name of a table of several sheets: the beginning or the end their names share, else what the table holds. */
export function stackName(group: readonly SheetPlan[], chinese: boolean): string {
	const names = group.map((sheet) => sheet.tableName);
	const shared = [shareOfNames(names), reversed(shareOfNames(names.map(reversed)))]
		.map((text) => text.replace(PERIOD_WORDS, ' ').trim())
		.sort((a, b) => b.length - a.length)[0];
	if (shared !== undefined && shared.length >= 2) return shared;
	const kind = group[0]?.kind ?? 'other';
	if (kind === 'other') return names[0] ?? '';
	const words = { customers: ['客户', 'Customers'], transactions: ['交易', 'Transactions'] } as const;
	return words[kind][chinese ? 0 : 1];
}

/** The beginning that all names share. */
function shareOfNames(names: readonly string[]): string {
	const first = [...(names[0] ?? '')];
	const end = first.findIndex((char, at) => names.some((name) => [...name][at] !== char));
	return first.slice(0, end < 0 ? first.length : end).join('');
}

function reversed(text: string): string {
	return [...text].reverse().join('');
}

/** Whether a kind of table has roles for customers to be derived from. */
export function namesCustomers(kind: TableKind, columns: readonly ColumnPlan[]): boolean {
	return (
		kind === 'transactions' &&
		columns.some(
			(column) =>
				column.include &&
				(column.role === 'transaction.customerId' || column.role === 'transaction.customerName'),
		)
	);
}
