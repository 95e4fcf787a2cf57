import type {
	AxisPart,
	ClusterScheme,
	DayWindow,
	MatrixAxis,
	MatrixCell,
	MatrixScheme,
	MissingRule,
	NestedCuts,
	OwnMap,
	OwnMapId,
	RfmMeasure,
	RfmScheme,
	Rule,
	RuleScheme,
	Scheme,
	ScoreBands,
	ScoreInput,
	ScoreScheme,
	TierScheme,
} from '#src/core/model/schemes.ts';
import {
	either,
	flaw,
	formed,
	list,
	number,
	object,
	oneOf,
	optional,
	orNull,
	record,
	text,
	variants,
	where,
	whole,
	type Fields,
	type Flaw,
} from '#src/core/check/index.ts';
import { clusterSettings } from './clusters.ts';
import { condition, count, day, measure, repeated, ruleClass, ruleClasses, testCount } from './parts.ts';

/** Tests that the rules of a scheme may ask together, and the rules themselves: more than any screen can show. */
const MOST_TESTS = 10_000;
const MOST_RULES = 1000;

type Base = Omit<Pick<Scheme, keyof Scheme>, 'kind'>;

const base: Fields<Base> = {
	id: text,
	name: orNull(text),
	owner: optional(orNull(text)),
	version: count,
	actions: optional(orNull(record(text))),
};

const edges = list(number());
const ownMapId = formed<OwnMapId>(/^own:/);

export const nestedCuts = object<NestedCuts>({ frequency: list(edges), monetary: list(edges) });

export const perMeasure = object<Readonly<Record<RfmMeasure, readonly number[]>>>({
	recency: edges,
	frequency: edges,
	monetary: edges,
});

/** Cells name a class by its position; 255 and −1 name none. */
const ownMap = where(
	object<OwnMap>({ id: ownMapId, name: text, classes: ruleClasses, cells: list(whole(-1, 255)) }),
	({ classes, cells }) =>
		repeated(classes, 'classes') ?? (cells.length === 125 ? null : flaw('range', 'cells')),
);

const rfm = where(
	object<RfmScheme>({
		...base,
		kind: oneOf('rfm'),
		windowMonths: orNull(whole(1, 12_000)),
		windowDays: optional(orNull(object<DayWindow>({ from: orNull(day), to: orNull(day) }))),
		returns: optional(oneOf('net', 'sales', 'apart', 'netOrders')),
		bins: optional(whole(2, 5)),
		binning: oneOf('independent', 'nested'),
		ties: oneOf('value', 'above', 'middle', 'distinct', 'mean', 'rank', 'custom'),
		cuts: orNull(perMeasure),
		nestedCuts: optional(orNull(nestedCuts)),
		segmentMap: either(oneOf('eight', 'ten', 'eleven', 'four'), ownMapId),
		ownMaps: optional(list(ownMap)),
	}),
	({ ownMaps = [] }) => repeated(ownMaps, 'ownMaps'),
);

const tiers = object<TierScheme>({
	...base,
	kind: oneOf('tiers'),
	measure,
	by: optional(oneOf('total', 'customers', 'values')),
	best: optional(oneOf('high', 'low')),
	cuts: list(number()),
});

const rules = where(
	object<RuleScheme>({
		...base,
		kind: oneOf('rules'),
		classes: ruleClasses,
		rules: list(object<Rule>({ id: text, class: text, when: condition }), MOST_RULES),
		otherwise: orNull(text),
	}),
	(scheme) => repeated(scheme.classes, 'classes') ?? repeated(scheme.rules, 'rules') ?? tooManyTests(scheme),
);

function tooManyTests(scheme: RuleScheme): Flaw | null {
	const tests = scheme.rules.reduce((sum, { when }) => sum + testCount(when), 0);
	return tests > MOST_TESTS ? flaw('many', 'rules') : null;
}

const bandCount = whole(0, 1000);

const score = object<ScoreScheme>({
	...base,
	kind: oneOf('score'),
	inputs: list(
		object<ScoreInput>({
			measure,
			weight: number(),
			better: oneOf('higher', 'lower'),
			scale: oneOf('percentile', 'zScore', 'minMax'),
		}),
	),
	missing: variants<MissingRule, 'kind'>('kind', {
		unknown: object({ kind: oneOf('unknown') }),
		rest: object({ kind: oneOf('rest'), atLeast: number() }),
		neutral: object({ kind: oneOf('neutral') }),
	}),
	bands: variants<ScoreBands, 'kind'>('kind', {
		cuts: object({ kind: oneOf('cuts'), cuts: list(number()) }),
		quantiles: object({ kind: oneOf('quantiles', 'natural'), count: bandCount }),
		natural: object({ kind: oneOf('quantiles', 'natural'), count: bandCount }),
	}),
});

const axis = object<MatrixAxis>({
	name: orNull(text),
	usual: orNull(text),
	parts: list(
		object<AxisPart>({ measure, weight: number(), scale: oneOf('raw', 'percentile', 'percentileDown') }),
	),
	cuts: list(number()),
	missing: oneOf('unknown', 'rescale'),
});

const matrix = object<MatrixScheme>({
	...base,
	kind: oneOf('matrix'),
	x: axis,
	y: axis,
	cells: list(
		object<MatrixCell>({
			...ruleClass,
			playbook: orNull(
				object<NonNullable<MatrixCell['playbook']>>({ 'zh-CN': optional(text), en: optional(text) }),
			),
		}),
	),
	threat: orNull(condition),
});

/**
 * A scheme that its method can read. What a method can say itself (cuts that do not increase, columns that are gone, classes
 * that no cell has) is no flaw here: the scheme stays, with that fault beside it.
 */
export const scheme = variants<Scheme, 'kind'>('kind', {
	rfm,
	tiers,
	rules,
	score,
	matrix,
	clusters: object<ClusterScheme>({ ...base, ...clusterSettings, kind: oneOf('clusters') }),
});
