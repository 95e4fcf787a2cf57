import type { Condition, RoleId } from '#src/core/model/index.ts';
import { columnLength, type Column } from '#src/core/table/index.ts';
import { OTHER, ruleDraft, template, textNeeds, UNKNOWN, where } from './drafts.ts';
import { columnOfRole, textsOf, type TemplateSource } from './source.ts';
import type { DimensionId, Need, RuleDraft, Template, TemplateClass, TemplateId } from './types.ts';

/** Values that get a class and a rule each, and how many values are left to “other”. */
interface Chosen {
	readonly classes: readonly TemplateClass[];
	readonly values: readonly string[];
	readonly left: number;
}

/** Classes, most customers first. The nine largest have a colour of their own. */
export function valueClasses(column: Column | undefined, most: number, idOf = idOfPosition): Chosen {
	const texts = textsOf(column);
	const chosen = texts.slice(0, most);
	return {
		classes: chosen.map(({ text }, i) => ({
			id: idOf(text, i),
			colour: i < 9 ? i + 1 : 10,
			label: { kind: 'value', field: column?.id ?? '', value: text },
		})),
		values: chosen.map(({ text }) => text),
		left: texts.length - chosen.length,
	};
}

/**
 * One class for each value of a column, up to `most`, and “other” for further ones. Where customers lack a value the first
 * rule makes them unknown; where none does, no rule holds for such a customer, nor for a value that comes later: unknown.
 */
export function valueDraft(column: Column | undefined, most: number, idOf = idOfPosition): RuleDraft {
	const { classes, values, left } = valueClasses(column, most, idOf);
	const field = column?.id ?? '';
	const rules = classes.map((each, i): readonly [string, Condition] => [
		each.id,
		where(field, { op: 'in', values: [values[i] ?? ''] }),
	]);
	return openDraft(column, classes, rules, left > 0);
}

/** Rules of single values with what comes before and after them, none of them dead. */
export function openDraft(
	column: Column | undefined,
	classes: readonly TemplateClass[],
	rules: readonly (readonly [string, Condition])[],
	hasOthers: boolean,
): RuleDraft {
	const field = column?.id ?? '';
	const known = textsOf(column).reduce((sum, { count }) => sum + count, 0);
	if (column && known < columnLength(column)) {
		const missing = [UNKNOWN.id, where(field, { op: 'missing' })] as const;
		return ruleDraft([...classes, OTHER, UNKNOWN], [missing, ...rules], OTHER.id);
	}
	if (!hasOthers) return ruleDraft([...classes, UNKNOWN], rules);
	const others = [OTHER.id, where(field, { op: 'present' })] as const;
	return ruleDraft([...classes, OTHER, UNKNOWN], [...rules, others]);
}

function idOfPosition(_: string, position: number): string {
	return `value${position + 1}`;
}

/** A class for each value of a column that already divides the customers. */
export function givenTemplate(
	source: TemplateSource,
	id: TemplateId,
	dimension: DimensionId,
	roles: readonly RoleId[],
	most = 12,
): Template {
	const column = columnOfRole(source, ...roles);
	const needs: readonly Need[] = column ? textNeeds(column) : [{ kind: 'role', anyOf: roles }];
	return template(id, dimension, column ? [column.id] : [], needs, () => ({
		classes: valueClasses(column, most).classes,
		draft: () => valueDraft(column, most),
	}));
}
