import type { Rule, RuleScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { summarise, spoken } from '#src/core/segment/summary.ts';
import type { ClassInfo, CustomerMetrics, SchemeResult, Spoken } from '#src/core/segment/types.ts';
import { rowsWhere, suits } from './evaluate.ts';
import { fieldIdsOf, testsOf, type FieldSource, type RuleField } from './fields.ts';
import {
	addRows,
	countBoth,
	countRows,
	everyRow,
	noRows,
	setRows,
	takeRows,
	withoutRows,
	type Flags,
} from './flags.ts';
import { deadConditions } from './logic.ts';
import type { RuleDetail, RuleFinding, RuleOutcome, RuleOverlap } from './types.ts';

/** Class of customers for whom no rule holds where the scheme names none. */
export const UNCLASSIFIED = 'unclassified';

/** Classes, their customers and the proof of a scheme of rules: rules are asked in order and the first that holds decides. */
export function analyseRules(
	scheme: RuleScheme,
	source: FieldSource,
	metrics: CustomerMetrics,
): SchemeResult {
	const fields = requireFields(scheme, source);
	const at = new Map(scheme.classes.map(({ id }, position) => [id, position]));
	requireClasses(scheme, at);
	const count = metrics.customerCount;
	const { ruleOf, rivalOf, rules, several } = firstRules(scheme, (id) => fields[id], metrics);
	const leftOver = count - rules.reduce((sum, { decides }) => sum + decides, 0);
	const otherwise = scheme.otherwise === null ? undefined : at.get(scheme.otherwise);
	const classes = classesOf(scheme, otherwise === undefined && leftOver > 0);
	const fallback = otherwise ?? classes.length - 1;
	const classOfRule = scheme.rules.map((rule) => at.get(rule.class) ?? fallback);
	const classOf = new Uint8Array(count);
	const given = Uint8Array.from([fallback, ...classOfRule]);
	for (let row = 0; row < count; row++) classOf[row] = given[(ruleOf[row] as number) + 1] as number;
	const detail: RuleDetail = {
		kind: 'rules',
		scheme,
		fields,
		ruleOf,
		rules,
		otherwise: otherwise === undefined ? 0 : leftOver,
		unclassified: otherwise === undefined ? leftOver : 0,
		several,
		rivalOf,
	};
	return {
		schemeId: scheme.id,
		kind: 'rules',
		version: scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, metrics),
		detail,
		warnings: warningsOf(scheme, detail),
	};
}

/** The fields of a scheme, of the kind its tests ask for. */
function requireFields(scheme: RuleScheme, source: FieldSource): Readonly<Record<string, RuleField>> {
	const fields: Record<string, RuleField> = {};
	for (const id of fieldIdsOf(scheme)) {
		const field = source(id);
		if (field) fields[id] = field;
	}
	scheme.rules.forEach(({ when }, index) => {
		for (const { field: id, is } of testsOf(when)) {
			const field = Object.hasOwn(fields, id) ? fields[id] : undefined;
			const args = { rule: index + 1 };
			if (!field) throw new AppError('segment.ruleColumn', args);
			if (!suits(is, field.kind)) throw new AppError('segment.ruleType', args);
		}
	});
	return fields;
}

function requireClasses(scheme: RuleScheme, at: ReadonlyMap<string, number>): void {
	const unknown = scheme.rules.findIndex((rule) => !at.has(rule.class));
	if (unknown >= 0) throw new AppError('segment.ruleClass', { rule: unknown + 1 });
	if (scheme.classes.length > MOST_CLASSES)
		throw new AppError('segment.ruleClasses', { most: MOST_CLASSES, count: scheme.classes.length });
}

const MOST_CLASSES = 250;

type FirstRules = Pick<RuleDetail, 'ruleOf' | 'rivalOf' | 'rules' | 'several'>;

/** Asks every rule about every customer: who decides, who would have, and for whom rules contradict each other. */
function firstRules({ rules }: RuleScheme, fields: FieldSource, metrics: CustomerMetrics): FirstRules {
	const count = metrics.customerCount;
	const held = rules.map(({ when }) => rowsWhere(when, fields, count));
	const open = everyRow(count);
	const decided = held.map((rows) => takeRows(open, rows));
	const ruleOf = new Int16Array(count).fill(-1);
	decided.forEach((rows, rule) => setRows(rows, ruleOf, rule));
	const amounts = new GroupSums(rules.length);
	// Rows without a rule go to no group.
	amounts.addAll(new Int32Array(ruleOf), metrics.amount);
	const totals = amounts.totals();
	const dead = deadConditions(rules.map(({ when }) => when));
	const outcomes = rules.map(({ id }, index): RuleOutcome => {
		const before = overlapsOf(decided.slice(0, index), held[index] as Flags);
		const decides = countRows(decided[index] as Flags);
		const holds = before.reduce((sum, each) => sum + each.count, decides);
		const finding = dead[index] ?? findingOf(holds, decides, before);
		return { id, holds, decides, amount: totals[index] ?? 0, finding, before };
	});
	return { ruleOf, rules: outcomes, ...contradictions(rules, held, decided, count) };
}

function findingOf(holds: number, decides: number, before: readonly RuleOverlap[]): RuleFinding | null {
	if (holds === 0) return { kind: 'never' };
	return decides === 0 ? { kind: 'covered', by: before[0]?.rule ?? 0 } : null;
}

/** For whom a later rule holds too that gives another class than the one that decided. */
function contradictions(
	rules: readonly Rule[],
	held: readonly Flags[],
	decided: readonly Flags[],
	count: number,
): Pick<RuleDetail, 'rivalOf' | 'several'> {
	const rivalOf = new Int16Array(count).fill(-1);
	const contradicted = noRows(count);
	const ofClass = new Map<string, Flags>();
	rules.forEach((rule, index) => {
		const own = ofClass.get(rule.class) ?? noRows(count);
		addRows(own, decided[index] as Flags);
		ofClass.set(rule.class, own);
	});
	// From the last to the first, so that the first one stays.
	for (let index = rules.length - 1; index >= 0; index--) {
		const agreed = ofClass.get(rules[index]?.class ?? '') ?? noRows(count);
		const rivals = withoutRows(held[index] as Flags, agreed);
		setRows(rivals, rivalOf, index);
		addRows(contradicted, rivals);
	}
	return { rivalOf, several: countRows(contradicted) };
}

/** Which earlier rules took customers for whom this one holds too, the most first. */
function overlapsOf(earlier: readonly Flags[], held: Flags): readonly RuleOverlap[] {
	return earlier
		.map((rows, rule) => ({ rule, count: countBoth(rows, held) }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || a.rule - b.rule);
}

function classesOf(scheme: RuleScheme, hasUnclassified: boolean): readonly ClassInfo[] {
	const own = scheme.classes.map(({ id, name, usual, colour }, order): ClassInfo => ({
		id,
		name: name === null ? (usual ?? spoken(id)) : { code: 'named', args: { name } },
		order,
		colour,
	}));
	if (!hasUnclassified) return own;
	return [...own, { id: UNCLASSIFIED, name: spoken(UNCLASSIFIED), order: own.length, colour: 0 }];
}

function warningsOf(scheme: RuleScheme, detail: RuleDetail): readonly Spoken[] {
	const warnings: Spoken[] = [];
	if (detail.unclassified > 0) warnings.push(spoken('rulesUnclassified', { count: detail.unclassified }));
	scheme.rules.forEach((rule, index) => {
		const outcome = detail.rules[index];
		const finding = outcome?.finding;
		if (finding) warnings.push(findingSaid(finding, index + 1));
		for (const test of testsOf(rule.when)) {
			const field = detail.fields[test.field];
			if (field?.kind !== 'text' || (test.is.op !== 'in' && test.is.op !== 'notIn')) continue;
			const unknown = test.is.values.filter((value) => !field.texts.includes(value));
			if (unknown.length > 0)
				warnings.push(
					spoken('rulesUnknownValue', {
						rule: index + 1,
						measure: test.field,
						value: unknown[0] ?? '',
						count: unknown.length,
					}),
				);
		}
	});
	return warnings;
}

function findingSaid(finding: RuleFinding, rule: number): Spoken {
	switch (finding.kind) {
		case 'impossible':
			return spoken('rulesImpossible', { rule });
		case 'never':
			return spoken('rulesNever', { rule });
		case 'shadowed':
			return spoken('rulesShadowed', { rule, by: finding.by + 1 });
		case 'covered':
			return spoken('rulesCovered', { rule, by: finding.by + 1 });
	}
}
