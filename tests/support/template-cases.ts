import {
	createMatcher,
	DEFAULT_REGION_GROUPS,
	loadDivisions,
	matchRows,
	regionOf,
} from '#src/core/geo/index.ts';
import {
	apply,
	columnWithRole,
	createProject,
	importChange,
	tableOfKind,
	type Project,
	type RoleId,
	type Scheme,
} from '#src/core/model/index.ts';
import {
	analyse,
	deriveMetrics,
	segmentRequest,
	type CustomerMetrics,
	type SchemeResult,
} from '#src/core/segment/index.ts';
import { schemeOf, templatesFor, type Draft, type Template } from '#src/core/segment/templates/index.ts';
import {
	codeColumn,
	columnOf,
	createTable,
	Dictionary,
	isTextColumn,
	toCodes,
	type CellValue,
	type Column,
} from '#src/core/table/index.ts';
import { metricColumns } from '#src/state/tables/computed-columns.ts';
import { sampleWorkbook } from '#src/io/sample/sample.ts';
import { intake } from './intake.ts';

/** A project with what is computed about its customers. */
export interface TemplateCase {
	readonly project: Project;
	readonly metrics: CustomerMetrics | null;
	readonly computed: readonly Column[];
}

/** The sample project with its metrics and regions. */
export async function sampleCase(locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<TemplateCase> {
	const { tables, roles } = intake(sampleWorkbook({ locale })).convert();
	const imported = { tables, roles, analysisDate: null, currency: 'CNY', displayUnit: 'auto' } as const;
	const empty = createProject('sample', 'Sample');
	const project = apply(empty, importChange(empty, imported));
	const metrics = metricsOf(project);
	return { project, metrics, computed: [...(await regionColumns(project)), ...namesOf(metrics)] };
}

async function regionColumns(project: Project): Promise<Column[]> {
	const customers = tableOfKind(project, 'customers')!;
	const part = (role: RoleId) => {
		const column = columnWithRole(project, customers, role);
		return column && isTextColumn(column)
			? { texts: column.dictionary.texts(), codes: toCodes(column) }
			: undefined;
	};
	const [province, city] = [part('customer.province'), part('customer.city')];
	const columns = { ...(province && { province }), ...(city && { city }) };
	const places = matchRows(createMatcher(await loadDivisions()), {
		rows: customers.rowCount,
		columns,
		fixes: {},
	});
	const level = (id: string, valueOf: (code: string) => string | null) => {
		const dictionary = new Dictionary();
		const codes = Int32Array.from(places.province, (code) => {
			const text = code > 0 ? valueOf(String(code)) : null;
			return text === null ? -1 : dictionary.intern(text);
		});
		return codeColumn({ id: `region:${id}`, name: id, type: 'choice' }, codes, dictionary);
	};
	return [
		level('province', (code) => code),
		level('group', (code) => regionOf(code, DEFAULT_REGION_GROUPS)?.id ?? null),
	];
}

/** What order lines give as texts. */
function namesOf(metrics: CustomerMetrics | null): Column[] {
	return metrics ? metricColumns(metrics).flatMap(({ column }) => (isTextColumn(column) ? column : [])) : [];
}

/** Customers with order lines written as [customer, day, amount, channel, category]. */
export function linesCase(
	customers: readonly string[],
	rows: readonly (readonly [string, number, number, string | null, string | null])[],
): TemplateCase {
	const base = createProject('p', 'P');
	const column = (id: string, type: Column['type'], at: 0 | 1 | 2 | 3 | 4) =>
		columnOf({ id, name: id, type }, [...rows.map((row) => row[at])]);
	const tables = [
		createTable('t1', 'customers', 'customers', customers.length, [
			columnOf({ id: 'c1', name: 'c1', type: 'text' }, [...customers]),
		]),
		createTable('t2', 'orders', 'transactions', rows.length, [
			...[column('o1', 'text', 0), column('o2', 'date', 1), column('o3', 'number', 2)],
			...[column('o4', 'choice', 3), column('o5', 'choice', 4)],
		]),
	];
	const roles: Project['recipe']['roles'] = {
		t1: { c1: 'customer.id' },
		t2: {
			...{ o1: 'transaction.customerId', o2: 'transaction.date', o3: 'transaction.amount' },
			...{ o4: 'transaction.channel', o5: 'transaction.category' },
		},
	};
	const project = { ...base, tables, recipe: { ...base.recipe, analysisDate: 46_000, roles } };
	const metrics = metricsOf(project);
	return { project, metrics, computed: namesOf(metrics) };
}

/** Metrics of a project as the segmentation computes them. */
export function metricsOf(project: Project): CustomerMetrics | null {
	const request = segmentRequest(project, []);
	return request && request.customerCount > 0 ? deriveMetrics({ ...request, windowMonths: null }) : null;
}

type Given = readonly [
	type: Column['type'],
	values: readonly CellValue[],
	role?: RoleId | null,
	name?: string | undefined,
];

/** Customers with the columns given: type, values, role, name. */
export function listCase(columns: Readonly<Record<string, Given>>): TemplateCase {
	const base = createProject('p', 'P');
	const rows = Math.max(0, ...Object.values(columns).map(([, values]) => values.length));
	const table = createTable(
		't1',
		'customers',
		'customers',
		rows,
		Object.entries(columns).map(([id, [type, values, , name]]) =>
			columnOf({ id, name: name ?? id, type }, [...values]),
		),
	);
	const roles = Object.fromEntries(
		Object.entries(columns).flatMap(([id, [, , role]]) => (role ? [[id, role]] : [])),
	);
	const recipe = { ...base.recipe, analysisDate: 46_000, roles: { t1: roles } };
	const project = { ...base, tables: [table], recipe };
	return { project, metrics: metricsOf(project), computed: [] };
}

/** A template of a case. */
export function templateOf({ project, metrics, computed }: TemplateCase, id: Template['id']): Template {
	return templatesFor(project, metrics, computed).find((each) => each.id === id)!;
}

/** The draft of a template that is ready. */
export function draftOf(of: TemplateCase, id: Template['id']): Draft {
	const found = templateOf(of, id);
	if (!found.draft) throw new Error(`${id}: ${JSON.stringify(found.needs)}`);
	return found.draft();
}

/** What the segmentation makes of a draft; throws where it has a fault. */
export function resultOf(of: TemplateCase, draft: Draft, others: readonly Scheme[] = []): SchemeResult {
	return resultOfScheme(
		of,
		schemeOf(draft, { id: 'made', name: 'Made' }, () => 'x'),
		others,
	);
}

/** What the segmentation makes of a scheme; throws where it has a fault. */
export function resultOfScheme(
	of: TemplateCase,
	scheme: Scheme,
	others: readonly Scheme[] = [],
): SchemeResult {
	const schemes = [...others, scheme];
	const { project, computed, metrics } = of;
	const tables = project.tables.map((table) =>
		table.kind === 'customers' ? { ...table, columns: [...table.columns, ...computed] } : table,
	);
	const asked = { ...project, tables, recipe: { ...project.recipe, schemes } };
	const request = segmentRequest(asked, schemes)!;
	const source = metrics ? { kind: 'metrics' as const, metrics } : request.source;
	const outcome = analyse({ ...request, source }).schemes.at(-1);
	if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
	return outcome.result;
}

/** Class id per customer. */
export function classesBy(of: TemplateCase, id: Template['id']): string[] {
	const result = resultOf(of, draftOf(of, id));
	return Array.from(result.classOf, (index) => result.classes[index]!.id);
}

/** Rules of a draft as [class, condition]. */
export function rulesOf(draft: Draft): readonly (readonly [string, unknown])[] {
	return draft.kind === 'rules' ? draft.rules.map((rule) => [rule.class, rule.when]) : [];
}
