import type { RuleScheme } from '#src/core/model/index.ts';
import { AppError } from '#src/errors/index.ts';
import { GroupSums } from '#src/core/stats/index.ts';
import { summarise, spoken } from '#src/core/segment/summary.ts';
import type { ClassInfo, CustomerMetrics, SchemeResult, Spoken } from '#src/core/segment/types.ts';
import { rowsWhere, suits } from './evaluate.ts';
import { fieldIdsOf, testsOf, type FieldSource, type RuleField } from './fields.ts';
import type { RuleDetail, RuleOutcome, RuleOverlap } from './types.ts';

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
	const { ruleOf, rules, several } = firstRules(scheme, (id) => fields[id], metrics);
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

interface FirstRules {
	readonly ruleOf: Int16Array;
	readonly rules: readonly RuleOutcome[];
	readonly several: number;
}

/** Asks every rule about every customer: who decides, who would have, and for whom rules contradict each other. */
function firstRules(scheme: RuleScheme, fields: FieldSource, metrics: CustomerMetrics): FirstRules {
	const count = metrics.customerCount;
	const size = scheme.rules.length;
	const ruleOf = new Int16Array(count).fill(-1);
	const contradicted = new Uint8Array(count);
	/** Rule that decided × rule that holds too. */
	const meetings = new Uint32Array(size * size);
	for (let from = 0; from < size; from += WORD) {
		const held = new Uint32Array(count);
		scheme.rules
			.slice(from, from + WORD)
			.forEach(({ when }, bit) => mark(held, rowsWhere(when, fields, count), bit));
		settle(held, from, ruleOf, meetings, contradicted, otherClasses(scheme, from));
	}
	const { counts, amounts } = decidedBy(ruleOf, size, metrics);
	const rules = scheme.rules.map(({ id }, index): RuleOutcome => {
		const before = overlapsOf(meetings, size, index);
		const decides = counts[index] ?? 0;
		const holds = before.reduce((sum, each) => sum + each.count, decides);
		const finding = holds === 0 ? 'never' : decides === 0 ? 'covered' : null;
		return { id, holds, decides, amount: amounts[index] ?? 0, finding, before };
	});
	return { ruleOf, rules, several: contradicted.reduce((sum, each) => sum + each, 0) };
}

/** Rules per word of bits. */
const WORD = 32;

function mark(held: Uint32Array, rows: Uint8Array, bit: number): void {
	for (let row = 0; row < held.length; row++)
		held[row] = (held[row] as number) | ((rows[row] as number) << bit);
}

/** For each rule, which of the rules of a word give another class, as bits. */
function otherClasses({ rules }: RuleScheme, from: number): Uint32Array {
	const word = rules.slice(from, from + WORD);
	return Uint32Array.from(rules, (rule) =>
		word.reduce((bits, other, bit) => (other.class === rule.class ? bits : bits | (1 << bit)), 0),
	);
}

/** Reads off which rule decides and which hold too, of one word of rules. */
function settle(
	held: Uint32Array,
	from: number,
	ruleOf: Int16Array,
	meetings: Uint32Array,
	contradicted: Uint8Array,
	others: Uint32Array,
): void {
	const size = others.length;
	for (let row = 0; row < held.length; row++) {
		let bits = held[row] as number;
		if (bits === 0) continue;
		let first = ruleOf[row] as number;
		if (first < 0) {
			first = from + lowestBit(bits);
			ruleOf[row] = first;
			bits &= bits - 1;
		}
		if ((bits & (others[first] as number)) !== 0) contradicted[row] = 1;
		for (; bits !== 0; bits &= bits - 1) {
			const cell = first * size + from + lowestBit(bits);
			meetings[cell] = (meetings[cell] as number) + 1;
		}
	}
}

function lowestBit(bits: number): number {
	return 31 - Math.clz32(bits & -bits);
}

function decidedBy(ruleOf: Int16Array, size: number, metrics: CustomerMetrics) {
	const counts = new Uint32Array(size);
	const sums = new GroupSums(size);
	// Rows without a rule go to no group.
	const groups = Int32Array.from(ruleOf);
	sums.addAll(groups, metrics.amount);
	for (const rule of ruleOf) if (rule >= 0) counts[rule] = (counts[rule] ?? 0) + 1;
	return { counts, amounts: sums.totals() };
}

/** Which earlier rules took customers for whom this one holds too, the most first. */
function overlapsOf(meetings: Uint32Array, size: number, index: number): readonly RuleOverlap[] {
	return Array.from({ length: index }, (_, rule) => ({ rule, count: meetings[rule * size + index] ?? 0 }))
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
		if (outcome?.finding === 'covered')
			warnings.push(spoken('rulesCovered', { rule: index + 1, by: (outcome.before[0]?.rule ?? 0) + 1 }));
		if (outcome?.finding === 'never') warnings.push(spoken('rulesNever', { rule: index + 1 }));
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
