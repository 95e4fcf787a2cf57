import { template, textNeeds } from './drafts.ts';
import { columnOfId, type TemplateSource } from './source.ts';
import type { Need, PlaceLevel, Template, TemplateId } from './types.ts';
import { givenTemplate, valueClasses, valueDraft } from './values.ts';

/** Levels of places with the number of classes a reader can tell apart; provinces and groups are all given. */
const LEVELS: readonly (readonly [id: TemplateId, level: PlaceLevel, most: number])[] = [
	['regionGroup', 'group', 40],
	['province', 'province', 40],
	['city', 'city', 20],
	['district', 'district', 20],
	['country', 'country', 40],
];

/** Where customers are: recognised places, and territories as the customers are kept in them. */
export function geographyTemplates(source: TemplateSource): Template[] {
	return [...LEVELS.map((each) => placeTemplate(source, ...each)), territoryTemplate(source)];
}

function placeTemplate(source: TemplateSource, id: TemplateId, level: PlaceLevel, most: number): Template {
	const column = columnOfId(source, `region:${level}`);
	const needs: readonly Need[] = column ? textNeeds(column) : [{ kind: 'places', level }];
	return template(id, 'geography', column ? [column.id] : [], needs, () => ({
		classes: valueClasses(column, most, placeId).classes,
		draft: () => valueDraft(column, most, placeId),
	}));
}

/** A class of places is the place itself: its name follows the language. */
function placeId(code: string): string {
	return `place:${code}`;
}

function territoryTemplate(source: TemplateSource): Template {
	return givenTemplate(source, 'territory', 'geography', ['customer.territory', 'customer.region']);
}
