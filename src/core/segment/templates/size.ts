import type { Condition, RoleId } from '#src/core/model/index.ts';
import {
	whereAll,
	whereAny,
	bandRules,
	numberNeeds,
	ruleDraft,
	template,
	UNKNOWN,
	unknownRules,
	usual,
	where,
} from './drafts.ts';
import { knownIndustries } from './industry.ts';
import type { SizeRow } from './industry-words.ts';
import { SIZE_TABLE, type SizeBounds } from './size-table.ts';
import { columnOfRole, type TemplateSource } from './source.ts';
import type { Need, RuleDraft, Template } from './types.ts';
import { givenTemplate } from './values.ts';

const LARGE = usual('sizeLarge', 1);
const MEDIUM = usual('sizeMedium', 9);
const SMALL = usual('sizeSmall', 3);
const MICRO = usual('sizeMicro', 5);
const SIZES = [LARGE, MEDIUM, SMALL, MICRO, UNKNOWN];

/** How large customers are: by the rule of 2017, by own thresholds, or as it is written. */
export function sizeTemplates(source: TemplateSource): Template[] {
	return [
		ruleTemplate(source),
		ownTemplate(source, 'sizeEmployees', 'customer.employees'),
		ownTemplate(source, 'sizeRevenue', 'customer.revenue'),
		givenTemplate(source, 'sizeGiven', 'size', ['customer.size']),
	];
}

/** A row of the size table with the industries that belong to it. */
interface Row {
	readonly row: SizeRow;
	readonly texts: readonly string[];
	readonly count: number;
}

function rowsPresent(source: TemplateSource): readonly Row[] {
	const found = new Map<SizeRow, Row>();
	for (const { size: row, text, count } of knownIndustries(source)) {
		if (row === null) continue;
		const known = found.get(row) ?? { row, texts: [], count: 0 };
		found.set(row, { row, texts: [...known.texts, text], count: known.count + count });
	}
	return [...found.values()].sort((a, b) => b.count - a.count || (a.row < b.row ? -1 : 1));
}

function isMeasured(source: TemplateSource, { row }: Row): boolean {
	return SIZE_TABLE[row].every(({ role }) => columnOfRole(source, role) !== undefined);
}

function ruleTemplate(source: TemplateSource): Template {
	const roles: readonly RoleId[] = [
		'customer.industry',
		'customer.employees',
		'customer.revenue',
		'customer.assets',
	];
	const from = roles.flatMap((role) => columnOfRole(source, role)?.id ?? []);
	return template('sizeRule', 'size', from, ruleNeeds(source), () => ({
		classes: SIZES,
		draft: () => bySizeRule(source),
	}));
}

function ruleNeeds(source: TemplateSource): readonly Need[] {
	const industry = columnOfRole(source, 'customer.industry');
	const rows = rowsPresent(source);
	if (rows.some((row) => isMeasured(source, row))) return [];
	if (industry && rows.length === 0) return [{ kind: 'unreadable', field: industry.id }];
	const measures: readonly RoleId[] = rows[0]
		? SIZE_TABLE[rows[0].row].map(({ role }) => role)
		: ['customer.employees', 'customer.revenue'];
	const wanted: readonly RoleId[] = ['customer.industry', ...measures];
	return wanted
		.filter((role) => !columnOfRole(source, role))
		.map((role): Need => ({ kind: 'role', anyOf: [role] }));
}

/** Four rules for each row of the table that customers fall under: a class is reached only where every value needed is known. */
function bySizeRule(source: TemplateSource): RuleDraft {
	const industry = columnOfRole(source, 'customer.industry')?.id ?? '';
	const rows = rowsPresent(source).filter((row) => isMeasured(source, row));
	const rules = rows.flatMap(({ row, texts }): (readonly [string, Condition])[] => {
		const belongs = where(industry, { op: 'in', values: texts });
		const bounds = SIZE_TABLE[row];
		const field = ({ role }: SizeBounds) => columnOfRole(source, role)?.id ?? '';
		const reaches = (limit: (each: SizeBounds) => number) =>
			whereAll(belongs, ...bounds.map((each) => where(field(each), { op: '>=', value: limit(each) })));
		const below = bounds.map((each) => where(field(each), { op: '<', value: each.small }));
		const [only, more] = below;
		return [
			[LARGE.id, reaches(({ large }) => large)],
			[MEDIUM.id, reaches(({ medium }) => medium)],
			[SMALL.id, reaches(({ small }) => small)],
			[MICRO.id, only && !more ? whereAll(belongs, only) : whereAll(belongs, whereAny(...below))],
		];
	});
	return ruleDraft(SIZES, rules);
}

/** One measure alone, from the thresholds of the industry most customers belong to (manufacturing where none is known). */
function ownTemplate(
	source: TemplateSource,
	id: 'sizeEmployees' | 'sizeRevenue',
	role: SizeBounds['role'],
): Template {
	const column = columnOfRole(source, role);
	const field = column?.id ?? '';
	const needs: readonly Need[] = column ? numberNeeds(source, field) : [{ kind: 'role', anyOf: [role] }];
	return template(id, 'size', column ? [field] : [], needs, () => ({
		classes: SIZES,
		draft: () => {
			const { small, medium, large } = boundsFor(source, role);
			const classes = [MICRO, SMALL, MEDIUM, LARGE];
			return ruleDraft(SIZES, [
				...unknownRules(source, field),
				...bandRules(field, [small, medium, large], classes),
			]);
		},
	}));
}

function boundsFor(source: TemplateSource, role: SizeBounds['role']): SizeBounds {
	const rows: readonly SizeRow[] = [...rowsPresent(source).map(({ row }) => row), 'manufacturing'];
	const found = rows.flatMap((row) => SIZE_TABLE[row]).find((bounds) => bounds.role === role);
	return found ?? { role, large: 0, medium: 0, small: 0 };
}
