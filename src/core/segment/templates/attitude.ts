import { scaleColumnId, type Condition, type Scale } from '#src/core/model/index.ts';
import { isTextColumn, toNumbers, type Column } from '#src/core/table/index.ts';
import {
	bandRules,
	numberNeeds,
	OTHER,
	ruleDraft,
	template,
	UNKNOWN,
	unknownRules,
	usual,
	where,
} from './drafts.ts';
import {
	columnOfId,
	columnOfRole,
	columnsOfRole,
	numbersOf,
	textsOf,
	type TemplateSource,
} from './source.ts';
import type { Need, RuleDraft, Template, TemplateClass, TemplateId } from './types.ts';
import { openDraft } from './values.ts';

const SATISFACTION = [
	usual('satisfactionLow', 2),
	usual('satisfactionMiddle', 5),
	usual('satisfactionHigh', 1),
];
const RECOMMENDATION = [usual('detractor', 2), usual('passive', 5), usual('promoter', 1)];
/** Tags that get a class of their own. */
const MOST_TAGS = 9;
const BETWEEN_TAGS = /[,，;；、|/\n\t]+|\s{2,}/u;

/** What customers feel and value: satisfaction, recommendation, tags of interests and values. */
export function attitudeTemplates(source: TemplateSource): Template[] {
	return [
		scoreTemplate(source, 'satisfaction', 'customer.satisfaction', SATISFACTION, satisfactionLimits),
		scoreTemplate(source, 'recommendation', 'customer.nps', RECOMMENDATION, recommendationLimits),
		tagTemplate(source),
		scaleTemplate(source),
	];
}

/** Part of a scale that counts as its middle: half a point on either side of 3 on 1…5. */
const MIDDLE = 1 / 4;
const SCALE = [usual('levelLow', 5), usual('levelMiddle', 9), usual('levelHigh', 1)];

/** The first scale of several questions in low, middle and high. */
function scaleTemplate(source: TemplateSource): Template {
	const scale = source.project.recipe.scales?.[0];
	const id = scale ? scaleColumnId(scale.id) : '';
	const column = columnOfId(source, id);
	const needs: readonly Need[] = scale && column ? numberNeeds(source, id) : [{ kind: 'scale' }];
	return template('scaleLevels', 'attitude', column ? [id] : [], needs, () => ({
		classes: [...SCALE.toReversed(), UNKNOWN],
		draft: () => (scale && column ? scaleDraft(scale, column) : ruleDraft([UNKNOWN], [])),
	}));
}

/** Low, middle and high on a scale; the middle is the middle quarter of the way from the lowest to the highest answer. */
export function scaleDraft({ lowest, highest }: Scale, column: Column): RuleDraft {
	const [centre, half] = [(lowest + highest) / 2, ((highest - lowest) * MIDDLE) / 2];
	const limits = [centre - half, centre + half].map((limit) => Number(limit.toPrecision(6)));
	const isEverMissing = !isTextColumn(column) && toNumbers(column).some(Number.isNaN);
	const missing = isEverMissing ? [[UNKNOWN.id, where(column.id, { op: 'missing' })] as const] : [];
	return ruleDraft([...SCALE.toReversed(), UNKNOWN], [...missing, ...bandRules(column.id, limits, SCALE)]);
}

/** Largest score of a scale → the limits of middle and high on it. */
const SCALES: readonly (readonly [most: number, limits: readonly [number, number]])[] = [
	[5, [3, 4]],
	[7, [4, 6]],
	[10, [6, 8]],
	[100, [60, 80]],
];

/** The scale is the smallest that holds every score. */
function satisfactionLimits(scores: Float64Array): readonly number[] | null {
	const most = scores.reduce((max, score) => Math.max(max, score), 0);
	if (scores.some((score) => score < 0)) return null;
	return SCALES.find(([largest]) => most <= largest)?.[1] ?? null;
}

/** Reichheld's 0 to 10, whole numbers only. */
function recommendationLimits(scores: Float64Array): readonly number[] | null {
	return scores.every((score) => Number.isInteger(score) && score >= 0 && score <= 10) ? [7, 9] : null;
}

function scoreTemplate(
	source: TemplateSource,
	id: TemplateId,
	role: 'customer.satisfaction' | 'customer.nps',
	levels: readonly TemplateClass[],
	limitsOf: (scores: Float64Array) => readonly number[] | null,
): Template {
	const column = columnOfRole(source, role);
	const field = column?.id ?? '';
	const limits = limitsOf(numbersOf(source, field));
	const needs = column
		? scoreNeeds(source, field, limits !== null)
		: [{ kind: 'role', anyOf: [role] } as const];
	const classes = [...levels.toReversed(), UNKNOWN];
	return template(id, 'attitude', column ? [field] : [], needs, () => ({
		classes,
		draft: () =>
			ruleDraft(classes, [...unknownRules(source, field), ...bandRules(field, limits ?? [], levels)]),
	}));
}

function scoreNeeds(source: TemplateSource, field: string, isScale: boolean): readonly Need[] {
	const lacking = numberNeeds(source, field);
	return lacking.length === 0 && !isScale ? [{ kind: 'unreadable', field }] : lacking;
}

/** A class for each of the most frequent tags; a customer with several has the most frequent of them. */
function tagTemplate(source: TemplateSource): Template {
	const columns = columnsOfRole(source, 'customer.tags');
	const column = columns.find((each) => tagsOf(each).length > 0) ?? columns[0];
	const field = column?.id ?? '';
	const tags = column ? tagsOf(column) : [];
	const needs: readonly Need[] = !column
		? [{ kind: 'role', anyOf: ['customer.tags'] }]
		: tags.length === 0
			? [{ kind: 'empty', field }]
			: [];
	const classes = tags.map((value, i): TemplateClass => ({
		id: `tag${i + 1}`,
		colour: i + 1,
		label: { kind: 'value', field, value },
	}));
	return template('tags', 'attitude', column ? [field] : [], needs, () => ({
		classes: [...classes, OTHER, UNKNOWN],
		draft: () => {
			const rules = tags.map((text, i): readonly [string, Condition] => [
				`tag${i + 1}`,
				where(field, { op: 'contains', text }),
			]);
			const hasOthers = textsOf(column).some(({ text }) => !tags.some((tag) => text.includes(tag)));
			return openDraft(column, classes, rules, hasOthers);
		},
	}));
}

/** The most frequent tags of a column that holds one or several per customer. */
function tagsOf(column: Column): readonly string[] {
	const counts = new Map<string, number>();
	for (const { text, count } of textsOf(column)) {
		const tags = new Set(text.split(BETWEEN_TAGS).map((tag) => tag.trim()));
		for (const tag of tags) if (tag !== '') counts.set(tag, (counts.get(tag) ?? 0) + count);
	}
	return [...counts]
		.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
		.slice(0, MOST_TAGS)
		.map(([tag]) => tag);
}
