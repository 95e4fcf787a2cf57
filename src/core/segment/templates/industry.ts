import type { Condition } from '#src/core/model/index.ts';
import { ruleDraft, template, textNeeds, UNKNOWN, unknownRules, usual, where } from './drafts.ts';
import { industryOf, type Industry } from './industry-words.ts';
import { columnOfRole, textsOf, type TemplateSource } from './source.ts';
import type { Need, RuleDraft, Template, TemplateClass } from './types.ts';
import { givenTemplate } from './values.ts';

/** What customers do: sections of GB/T 4754-2017, the industries as they are written, and the kind of customer. */
export function industryTemplates(source: TemplateSource): Template[] {
	const column = columnOfRole(source, 'customer.industry');
	const sections = sectionsOf(source);
	return [
		template(
			'industrySections',
			'industry',
			column ? [column.id] : [],
			sectionNeeds(source, sections),
			() => ({
				classes: classesOf(sections),
				draft: () => sectionDraft(source, sections),
			}),
		),
		givenTemplate(source, 'industryGiven', 'industry', ['customer.industry'], 20),
		givenTemplate(source, 'customerType', 'industry', ['customer.type']),
	];
}

/** A text of the industry column with what it says. */
export interface KnownIndustry extends Industry {
	readonly text: string;
	readonly count: number;
}

/** Industries that could be read, those of most customers first. */
export function knownIndustries(source: TemplateSource): readonly KnownIndustry[] {
	return textsOf(columnOfRole(source, 'customer.industry')).flatMap(({ text, count }) => {
		const found = industryOf(text);
		return found ? [{ ...found, text, count }] : [];
	});
}

interface Section {
	readonly letter: string;
	readonly texts: readonly string[];
	readonly count: number;
}

/** Sections with the texts that mean them, by letter. */
function sectionsOf(source: TemplateSource): readonly Section[] {
	const found = new Map<string, Section>();
	for (const { section: letter, text, count } of knownIndustries(source)) {
		const known = found.get(letter) ?? { letter, texts: [], count: 0 };
		found.set(letter, { letter, texts: [...known.texts, text], count: known.count + count });
	}
	return [...found.values()].sort((a, b) => (a.letter < b.letter ? -1 : 1));
}

function sectionNeeds(source: TemplateSource, sections: readonly Section[]): readonly Need[] {
	const column = columnOfRole(source, 'customer.industry');
	if (!column) return [{ kind: 'role', anyOf: ['customer.industry'] }];
	const field = column.id;
	if (textsOf(column).length === 0) return textNeeds(column);
	const [only, more] = sections;
	if (!only) return [{ kind: 'unreadable', field }];
	const isAll = !more && textsOf(column).length === only.texts.length;
	return isAll ? [{ kind: 'single', field, class: `industry${only.letter}` }] : [];
}

/** Sections in the order of the standard; the nine with most customers have a colour of their own. */
function classesOf(sections: readonly Section[]): readonly TemplateClass[] {
	const bySize = sections.toSorted((a, b) => b.count - a.count || (a.letter < b.letter ? -1 : 1));
	const colour = (section: Section) => Math.min(10, bySize.indexOf(section) + 1);
	return [...sections.map((section) => usual(`industry${section.letter}`, colour(section))), UNKNOWN];
}

function sectionDraft(source: TemplateSource, sections: readonly Section[]): RuleDraft {
	const field = columnOfRole(source, 'customer.industry')?.id ?? '';
	const rules = sections.map(({ letter, texts }): readonly [string, Condition] => [
		`industry${letter}`,
		where(field, { op: 'in', values: texts }),
	]);
	return ruleDraft(classesOf(sections), [...unknownRules(source, field), ...rules]);
}
