import type { RuleScheme } from '#src/core/model/index.ts';
import type { RuleField } from './fields.ts';

/** What rules did: who decided, what is left over, which rules are dead or contradict each other. */
export interface RuleDetail {
	readonly kind: 'rules';
	readonly scheme: RuleScheme;
	/** Values that the rules asked for, by column id. */
	readonly fields: Readonly<Record<string, RuleField>>;
	/** Position of the rule that decided, per customer row; −1 = no rule holds. */
	readonly ruleOf: Int16Array;
	/** Parallel to the rules of the scheme. */
	readonly rules: readonly RuleOutcome[];
	/** Customers that the class for all others took. */
	readonly otherwise: number;
	/** Customers without a class. */
	readonly unclassified: number;
	/** Customers for whom rules of different classes hold; the first of them decided. */
	readonly several: number;
	/** Position of the first later rule that holds too and gives another class, per customer row; −1 = there is none. */
	readonly rivalOf: Int16Array;
}

export interface RuleOutcome {
	readonly id: string;
	/** Customers for whom the rule holds. */
	readonly holds: number;
	/** Customers whose class it gave. */
	readonly decides: number;
	/** Their sales, in project currency. */
	readonly amount: number;
	readonly finding: RuleFinding | null;
	/** Earlier rules that took customers for whom this one holds too, the most first. */
	readonly before: readonly RuleOverlap[];
}

/**
 * Why a rule decides for nobody. Whatever the data: `impossible`, its tests exclude each other; `shadowed`, an earlier rule
 * holds wherever it does. For the data there are: `never`, it holds for nobody; `covered`, earlier rules take all of them.
 */
export type RuleFinding =
	| { readonly kind: 'impossible' | 'never' }
	/** `by` is the position of the earlier rule, of `covered` the one that takes most. */
	| { readonly kind: 'shadowed' | 'covered'; readonly by: number };

export interface RuleOverlap {
	/** Position of the earlier rule. */
	readonly rule: number;
	readonly count: number;
}
