import type { Condition, RuleClass, RuleScheme } from '#src/core/model/index.ts';
import type { ClassInfo } from '#src/core/segment/types.ts';
import type { TreeRule } from '#src/core/segment/tree/index.ts';
import type { Explanation } from './explain.ts';

/**
 * A tree as the parts of a scheme of rules: a rule per leaf in the order of the leaves, the classes of the scheme explained,
 * and its most frequent class for all others, so that every customer has exactly one class.
 *
 * @param isYesNo whether a column holds yes and no
 */
export function schemeParts(
	{ tree, rules }: Pick<Explanation, 'tree' | 'rules'>,
	classes: readonly ClassInfo[],
	isYesNo: (column: string) => boolean,
): Pick<RuleScheme, 'classes' | 'rules' | 'otherwise'> {
	const sizes = tree.classes.map(({ n }) => n);
	const idOf = (position: number) => classes[position]?.id ?? '';
	return {
		classes: classes.map(ruleClass),
		rules: readable(rules, isYesNo).map((rule, i) => ({
			id: `rule${i + 1}`,
			class: idOf(rule.class),
			when: rule.when,
		})),
		otherwise: idOf(sizes.indexOf(Math.max(...sizes))),
	};
}

/** Rules that ask yes/no columns for yes or no. */
export function readable(
	rules: readonly TreeRule[],
	isYesNo: (column: string) => boolean,
): readonly TreeRule[] {
	return rules.map((rule) => ({ ...rule, when: readableCondition(rule.when, isYesNo) }));
}

/** A condition that asks yes/no columns, which hold 1 and 0, for yes or no instead of a limit between them. */
export function readableCondition(when: Condition, isYesNo: (column: string) => boolean): Condition {
	if (when.kind !== 'test') return { ...when, of: when.of.map((each) => readableCondition(each, isYesNo)) };
	const { field, is } = when;
	if (!isYesNo(field) || (is.op !== '<' && is.op !== '>=')) return when;
	return { kind: 'test', field, is: { op: '=', value: is.op === '<' ? 0 : 1 } };
}

/** A class with its name: the user's, or the code of its usual one. */
function ruleClass({ id, name, colour }: ClassInfo): RuleClass {
	if (name.code === 'named') return { id, name: String(name.args['name'] ?? ''), colour };
	const isById = name.code === id && Object.keys(name.args).length === 0;
	return { id, name: null, colour, ...(!isById && { usual: name }) };
}
