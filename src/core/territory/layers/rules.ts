import type { Condition, PlanRule, TerritoryPlan } from '#src/core/model/index.ts';
import { rowsWhere, suits } from '#src/core/segment/rules/evaluate.ts';
import { testsOf, type FieldSource } from '#src/core/segment/rules/fields.ts';
import {
	addRows,
	countRows,
	everyRow,
	noRows,
	setRows,
	takeRows,
	withoutRows,
	type Flags,
} from '#src/core/segment/rules/flags.ts';

/** Why a rule takes nobody: it asks for a column that is gone, asks texts as numbers, or names no territory of the plan. */
export type RuleFault = 'column' | 'type' | 'territory';

/** What became of one rule. */
export interface RuleFate {
	/** Customers for whom it holds; 0 where it is off or at fault. */
	readonly holds: number;
	/** Customers whom it gives to its territories: no earlier rule of its layer holds for them. */
	readonly decides: number;
	/** Positions of its territories, ascending, each once. */
	readonly to: readonly number[];
	readonly fault: RuleFault | null;
}

/** One answer to who owns a customer: the territory, or the second owner beside it. */
export interface RuleLayer {
	/** Position of the rule that decides, per customer row; −1 = none does. */
	readonly ruleOf: Int16Array;
	/** Position of the first later rule that holds too and names other territories; −1 = there is none. */
	readonly rivalOf: Int16Array;
	/** Customers that have one. */
	readonly conflicts: number;
}

/** Which customers the rules of a plan take. */
export interface RuledCustomers {
	/** Parallel to the rules of the plan. */
	readonly fates: readonly RuleFate[];
	readonly own: RuleLayer;
	/** Owners beside the territory; null where no rule gives any. */
	readonly beside: RuleLayer | null;
}

/**
 * Asks the rules of a plan, each layer by itself. Rules that are off or at fault hold for nobody, so what they would have
 * taken goes on to the next.
 *
 * @param count customers
 */
export function ruledCustomers(
	{ rules = [], territories }: Pick<TerritoryPlan, 'rules' | 'territories'>,
	fields: FieldSource,
	count: number,
): RuledCustomers {
	const at = new Map(territories.map(({ name }, position) => [name, position]));
	const asked = rules.map((rule) => {
		const to = positionsOf(rule, at);
		const fault = faultOf(rule.when, to, fields);
		const isAsked = fault === null && rule.off !== true;
		return { rule, to, fault, held: isAsked ? rowsWhere(rule.when, fields, count) : noRows(count) };
	});
	const decided = asked.map(() => noRows(count));
	const layer = (isBeside: boolean): RuleLayer => {
		const of = asked.flatMap(({ rule, to, held }, position) =>
			(rule.beside === true) === isBeside ? [{ position, held, key: to.join(' ') }] : [],
		);
		const open = everyRow(count);
		for (const { position, held } of of) decided[position] = takeRows(open, held);
		return layerOf(of, decided, count);
	};
	const own = layer(false);
	const beside = rules.some((rule) => rule.beside === true && rule.off !== true) ? layer(true) : null;
	const fates = asked.map(({ to, fault, held }, i) => ({
		...{ to, fault, holds: countRows(held), decides: countRows(decided[i] as Flags) },
	}));
	return { fates, own, beside };
}

function positionsOf({ territories }: PlanRule, at: ReadonlyMap<string, number>): readonly number[] {
	const found = territories.flatMap((name) => at.get(name) ?? []);
	return [...new Set(found)].sort((a, b) => a - b);
}

function faultOf(when: Condition, to: readonly number[], fields: FieldSource): RuleFault | null {
	const asked = testsOf(when).map(({ field, is }) => ({ field: fields(field), is }));
	if (asked.some(({ field }) => !field)) return 'column';
	if (asked.some(({ field, is }) => field && !suits(is, field.kind))) return 'type';
	return to.length === 0 ? 'territory' : null;
}

interface Asked {
	readonly position: number;
	readonly held: Flags;
	/** Its territories. */
	readonly key: string;
}

function layerOf(rules: readonly Asked[], decided: readonly Flags[], count: number): RuleLayer {
	const [ruleOf, rivalOf] = [new Int16Array(count).fill(-1), new Int16Array(count).fill(-1)];
	const given = new Map<string, Flags>();
	for (const { position, key } of rules) {
		const rows = decided[position] as Flags;
		setRows(rows, ruleOf, position);
		const same = given.get(key) ?? noRows(count);
		addRows(same, rows);
		given.set(key, same);
	}
	const rivals = noRows(count);
	// From the last to the first, so that the first one stays.
	for (const { position, held, key } of rules.toReversed()) {
		const other = withoutRows(held, given.get(key) as Flags);
		setRows(other, rivalOf, position);
		addRows(rivals, other);
	}
	return { ruleOf, rivalOf, conflicts: countRows(rivals) };
}
