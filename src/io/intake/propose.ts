import type { Fault } from '#src/errors/index.ts';
import type { RawWorkbook } from '#src/io/raw.ts';
import { analyseSheet, type SheetAnalysis } from './analyse.ts';
import { nameKey } from './anatomy/columns.ts';
import { proposeCurrency } from './currency.ts';
import { note } from './notes.ts';
import {
	bySource,
	namesCustomers,
	stackName,
	planColumns,
	proposeSheet,
	tableName,
	type ProposedSheet,
} from './plan-sheet.ts';
import { reportColumn } from './report-column.ts';
import { rolesFor } from './roles/kind.ts';
import { countQuestions } from './roles/survey.ts';
import { Book, type Source } from './source.ts';
import { findUnknownCustomers, type KnownCustomers } from './unknown-customers.ts';
import type {
	FileReport,
	ImportPlan,
	Proposal,
	RoleProposal,
	SheetKey,
	SheetPlan,
	SheetReport,
} from './types.ts';

/** A file that has been read, or could not be. */
export interface LoadedFile {
	readonly name: string;
	readonly bytes: number;
	readonly workbook: RawWorkbook | null;
	readonly fault: Fault | null;
}

/** A sheet taken apart, with what was proposed for it. */
export interface SheetState {
	readonly analysis: SheetAnalysis;
	readonly proposed: ProposedSheet;
	/** Candidates for the roles under the purpose it has now. */
	readonly candidates: readonly (readonly RoleProposal[])[];
}

export type SheetStates = ReadonlyMap<SheetKey, SheetState>;

/** The sheets of all files that could be read, by key. */
export function sourcesOf(files: readonly LoadedFile[]): Source[] {
	return files.flatMap((file, fileIndex) => {
		if (!file.workbook) return [];
		const book = new Book(file.workbook);
		return file.workbook.sheets.map((sheet, sheetIndex) => ({
			key: `${fileIndex}:${sheetIndex}`,
			book,
			sheet,
		}));
	});
}

/** Takes all sheets apart. @param hasCustomers the project they go into has customers already */
export function analyseAll(sources: readonly Source[], hasCustomers = false): Map<SheetKey, SheetState> {
	const states = new Map(
		sources.map((source): [SheetKey, SheetState] => {
			const analysis = analyseSheet(source);
			const proposed = proposeSheet(analysis);
			return [source.key, { analysis, proposed, candidates: proposed.candidates }];
		}),
	);
	const included = [...states].filter(([, state]) => state.proposed.plan.include);
	const [only] = included;
	if (only && included.length === 1) states.set(only[0], asCustomers(only[1], hasCustomers));
	const lists = included.filter(([, state]) => state.proposed.plan.kind === 'customers');
	const surveys = lists.filter(([, { analysis }]) => countQuestions(analysis.columns) > 0);
	if (hasCustomers || surveys.length < lists.length)
		for (const [key, state] of surveys) states.set(key, asSurvey(state));
	return states;
}

/** Beside a list of customers one that holds little but their answers is no second list. */
function asSurvey({ analysis, proposed }: SheetState): SheetState {
	const { candidates, roles } = rolesFor(analysis.columns, 'other');
	const plan: SheetPlan = { ...proposed.plan, kind: 'other', columns: planColumns(analysis, roles) };
	const kindReason = note('kind.survey', { questions: countQuestions(analysis.columns) });
	return { analysis, proposed: { plan, kindReason, kindConfidence: 0.6, candidates }, candidates };
}

/** The only sheet of an import is a list of customers where nothing says what else it is: a row is one to be classified. */
function asCustomers(state: SheetState, hasCustomers: boolean): SheetState {
	const { analysis, proposed } = state;
	const { code } = proposed.kindReason;
	const isOpen = code === 'kind.unknown' || (/^kind\.(survey|areas)$/.test(code) && !hasCustomers);
	if (!isOpen || analysis.dataRows < 2 || analysis.columns.length < 2) return state;
	const { candidates, roles } = rolesFor(analysis.columns, 'customers');
	const plan: SheetPlan = { ...proposed.plan, kind: 'customers', columns: planColumns(analysis, roles) };
	const kindReason = note('kind.byShape', { rows: analysis.dataRows });
	return { analysis, proposed: { plan, kindReason, kindConfidence: 0.4, candidates }, candidates };
}

/** The plan the intake proposes. */
export function proposePlan(files: readonly LoadedFile[], states: SheetStates): ImportPlan {
	const taken = new Set<string>();
	const sheets: SheetPlan[] = [];
	const shapes = new Map<SheetKey, string | null>();
	for (const { analysis, proposed } of states.values()) {
		const file = files[Number(analysis.source.key.split(':')[0])];
		const stem = tableName(proposed.plan.tableName, file?.name ?? '', file?.workbook?.sheets.length ?? 1);
		const shape = shapeOf(proposed.plan);
		shapes.set(proposed.plan.key, shape);
		const base = sheets.find(
			(other) => canStack(other, proposed.plan) && shape !== null && shapes.get(other.key) === shape,
		);
		let name = stem;
		for (let n = 2; taken.has(nameKey(name)); n++) name = `${stem} (${n})`;
		if (proposed.plan.include) taken.add(nameKey(name));
		sheets.push({ ...proposed.plan, tableName: name, stackOn: base?.key ?? null });
	}
	const chinese = [...states.values()].some(({ analysis }) => analysis.naming.chinese);
	nameStacks(sheets, taken, chinese);
	const included = sheets.filter((sheet) => sheet.include);
	const hasCustomers = included.some((sheet) => sheet.kind === 'customers');
	return {
		version: 1,
		sheets,
		currency: proposeCurrency([...states.values()]).args.currency,
		displayUnit: 'auto',
		datum: null,
		customersInto: null,
		deriveCustomers: !hasCustomers && included.some((sheet) => namesCustomers(sheet.kind, sheet.columns)),
		customersName: chinese ? '客户' : 'Customers',
		amountName: chinese ? '金额' : 'Amount',
		sheetColumnName: chinese ? '来源表' : 'Source sheet',
	};
}

/** Sheets that become one table give it what their names have in common; months and years say nothing of the whole. */
function nameStacks(sheets: SheetPlan[], taken: Set<string>, chinese: boolean): void {
	sheets.forEach((base, index) => {
		const group = [base, ...sheets.filter((sheet) => sheet.stackOn === base.key)];
		if (group.length === 1) return;
		const name = stackName(group, chinese);
		taken.delete(nameKey(base.tableName));
		if (taken.has(nameKey(name))) return void taken.add(nameKey(base.tableName));
		taken.add(nameKey(name));
		sheets[index] = { ...base, tableName: name };
	});
}

function canStack(base: SheetPlan, sheet: SheetPlan): boolean {
	return base.include && sheet.include && base.stackOn === null && base.kind === sheet.kind;
}

/** What sheets with the same columns, whatever their order, have in common; null for sheets without a header. */
function shapeOf(sheet: SheetPlan): string | null {
	if (sheet.headerRow === null || sheet.columns.length < 2) return null;
	return sheet.columns
		.map((column) => nameKey(column.name))
		.sort()
		.join('\n');
}

/** Everything the wizard shows under a plan. */
export function buildProposal(
	files: readonly LoadedFile[],
	states: SheetStates,
	plan: ImportPlan,
	project: KnownCustomers | null,
): Proposal {
	const shapes = plan.sheets.map((sheet) => ({ key: sheet.key, shape: shapeOf(sheet) }));
	const sheets = plan.sheets.flatMap((sheet, index) => {
		const state = states.get(sheet.key);
		const shape = shapes[index]?.shape ?? null;
		const same = shapes.filter((other) => other.key !== sheet.key && shape !== null && other.shape === shape);
		const keys = same.map((other) => other.key);
		return state ? [reportSheet(files, state, sheet, keys)] : [];
	});
	const partial = files.some((file) => file.workbook?.sheets.some((sheet) => sheet.partial === true));
	return {
		files: files.map((file, index) => reportFile(file, index)),
		sheets,
		plan,
		complete: !partial,
		currency: proposeCurrency([...states.values()]),
		unknownCustomers: findUnknownCustomers(states, plan, project),
	};
}

function reportSheet(
	files: readonly LoadedFile[],
	state: SheetState,
	plan: SheetPlan,
	sameShape: readonly SheetKey[],
): SheetReport {
	const { analysis, proposed } = state;
	const { source } = analysis;
	const plans = bySource(plan.columns);
	return {
		key: plan.key,
		file: files[Number(plan.key.split(':')[0])]?.name ?? '',
		name: source.sheet.name,
		visibility: source.sheet.visibility,
		rowCount: source.sheet.rowCount,
		columnCount: source.sheet.columns.length,
		dataRows: analysis.dataRows,
		kindReason: proposed.kindReason,
		kindConfidence: proposed.kindConfidence,
		notes: analysis.notes,
		columns: analysis.columns.flatMap((column, index) => {
			const columnPlan = plans.get(column.source);
			return columnPlan ? [reportColumn(analysis, column, columnPlan, state.candidates[index] ?? [])] : [];
		}),
		sameShape,
	};
}

function reportFile(file: LoadedFile, index: number): FileReport {
	const { workbook } = file;
	return {
		name: file.name,
		bytes: file.bytes,
		format: workbook?.format ?? null,
		encoding: workbook?.encoding ?? null,
		notes: workbook?.notes ?? [],
		sheets: workbook?.sheets.map((_, sheet) => `${index}:${sheet}`) ?? [],
		fault: file.fault,
	};
}
