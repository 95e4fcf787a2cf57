import { ruleDraft, template, UNKNOWN, usual } from './drafts.ts';
import { namedByOrders } from './ordered.ts';
import { highAndLow, KIND, sideNeeds, USER, type SideWords } from './sides.ts';
import { columnNamed, type TemplateSource } from './source.ts';
import type { NamedColumn, Template, TemplateClass } from './types.ts';

/** What customers need and how well they know what they buy. */
export function needTemplates(source: TemplateSource): Template[] {
	return [
		sidesTemplate(source, 'needKind', [usual('needCustom', 1), usual('needStandard', 5)], KIND),
		sidesTemplate(source, 'needLevel', [usual('needHigh', 1), usual('needLow', 5)]),
		sidesTemplate(source, 'userKind', [usual('userProfessional', 1), usual('userOrdinary', 5)], USER),
		namedByOrders(source, 'favouriteCategory', 'needs'),
	];
}

/** Two classes by the two sides of a column that is known by its name. */
function sidesTemplate(
	source: TemplateSource,
	word: Extract<NamedColumn, 'needKind' | 'needLevel' | 'userKind'>,
	[high, low]: readonly [TemplateClass, TemplateClass],
	words?: SideWords,
): Template {
	const column = columnNamed(source, word);
	const classes = [high, low, UNKNOWN];
	const needs = column ? sideNeeds(source, column, words) : [{ kind: 'named', word } as const];
	return template(word, 'needs', column ? [column.id] : [], needs, () => ({
		classes,
		draft: () => {
			const sides = column && highAndLow(source, column, words);
			return ruleDraft(
				classes,
				sides
					? [
							[high.id, sides.high],
							[low.id, sides.low],
						]
					: [],
			);
		},
	}));
}
