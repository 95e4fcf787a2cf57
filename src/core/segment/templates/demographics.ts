import { isTextColumn, serialOf } from '#src/core/table/index.ts';
import {
	bandRules,
	levelClasses,
	levelDraft,
	numberNeeds,
	rangeClasses,
	rangeDraft,
	reached,
	ruleDraft,
	template,
	textNeeds,
	UNKNOWN,
	unknownRules,
	usual,
} from './drafts.ts';
import { columnNamed, columnOfRole, type TemplateSource } from './source.ts';
import type { NamedColumn, Need, Template } from './types.ts';
import { givenTemplate, valueClasses, valueDraft } from './values.ts';

/** Ages at which life changes, as surveys band them. */
const AGES = [18, 25, 35, 45, 55, 65];
const GENERATIONS = [
	usual('bornBefore1965', 10),
	usual('born1965', 5),
	usual('born1980', 3),
	usual('born1995', 9),
	usual('born2010', 1),
];
const GENERATION_STARTS = [1965, 1980, 1995, 2010].map((year) => serialOf(year, 1, 1));

/** Who customers are, for lists of people. */
export function demographicTemplates(source: TemplateSource): Template[] {
	return [
		givenTemplate(source, 'gender', 'demographics', ['customer.gender']),
		ageTemplate(source),
		generationTemplate(source),
		namedTemplate(source, 'income'),
		namedTemplate(source, 'education'),
		namedTemplate(source, 'occupation'),
	];
}

function ageTemplate(source: TemplateSource): Template {
	const column = columnOfRole(source, 'customer.age');
	const field = column?.id ?? '';
	const needs: readonly Need[] = column
		? numberNeeds(source, field)
		: [{ kind: 'role', anyOf: ['customer.age'] }];
	return template('age', 'demographics', column ? [field] : [], needs, () => {
		const limits = reached(source, field, AGES);
		return {
			classes: [...rangeClasses(field, limits, true), UNKNOWN],
			draft: () => rangeDraft(source, field, limits, true),
		};
	});
}

/** Years of birth do not change with the analysis date, as ages do. */
function generationTemplate(source: TemplateSource): Template {
	const column = columnOfRole(source, 'customer.birthDate');
	const field = column?.id ?? '';
	const needs: readonly Need[] = column
		? numberNeeds(source, field)
		: [{ kind: 'role', anyOf: ['customer.birthDate'] }];
	const classes = [...GENERATIONS.toReversed(), UNKNOWN];
	return template('generation', 'demographics', column ? [field] : [], needs, () => ({
		classes,
		draft: () =>
			ruleDraft(classes, [
				...unknownRules(source, field),
				...bandRules(field, GENERATION_STARTS, GENERATIONS),
			]),
	}));
}

/** A column known by its name: texts give a class each, numbers three natural bands. */
function namedTemplate(
	source: TemplateSource,
	word: Extract<NamedColumn, 'income' | 'education' | 'occupation'>,
): Template {
	const column = columnNamed(source, word);
	const field = column?.id ?? '';
	const isText = column !== undefined && isTextColumn(column);
	const needs: readonly Need[] = !column
		? [{ kind: 'named', word }]
		: isText
			? textNeeds(column)
			: numberNeeds(source, field);
	return template(word, 'demographics', column ? [field] : [], needs, () => ({
		classes: isText ? valueClasses(column, 12).classes : [...levelClasses(3).toReversed(), UNKNOWN],
		draft: () => (isText ? valueDraft(column, 12) : levelDraft(source, field, 'natural', 3)),
	}));
}
