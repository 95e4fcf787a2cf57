import type {
	KeptClass,
	KeptField,
	KeptPlaces,
	KeptScheme,
	Snapshot,
	Thresholds,
} from '#src/core/model/snapshots.ts';
import {
	first,
	flag,
	flaw,
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
	type Flaw,
} from '#src/core/check/index.ts';
import { count, day, repeated, words } from './parts.ts';
import { nestedCuts, perMeasure, scheme } from './schemes.ts';

/** The latest time a date can have, in milliseconds since 1970. */
const LAST_TIME = 8.64e15;
/** Knots, cells and edges of thresholds. */
const numbers = list(number());
const positions = list(whole(-1, 255));

type Of<K extends Thresholds['kind']> = Extract<Thresholds, { kind: K }>;

const thresholds = variants<Thresholds, 'kind'>('kind', {
	rfm: object<Of<'rfm'>>({
		kind: oneOf('rfm'),
		bins: whole(2, 5),
		edges: perMeasure,
		nested: orNull(nestedCuts),
		cells: positions,
	}),
	tiers: object<Of<'tiers'>>({
		kind: oneOf('tiers'),
		lowest: list(orNull(number())),
		best: optional(oneOf('high', 'low')),
	}),
	clusters: object<Of<'clusters'>>({
		kind: oneOf('clusters'),
		inputs: list(object({ key: text, log: flag, mean: number(), sd: number() })),
		centres: list(numbers),
	}),
	score: object<Of<'score'>>({
		kind: oneOf('score'),
		edges: numbers,
		inputs: list(object({ key: text, weight: number(), values: numbers, parts: numbers })),
	}),
	rules: object<Of<'rules'>>({ kind: oneOf('rules') }),
});

const keptScheme = object<KeptScheme>({
	scheme,
	classes: list(
		object<KeptClass>({
			id: text,
			name: object({ code: text, args: words }),
			order: number(),
			colour: whole(0, 10),
		}),
		255,
	),
	classOf: text,
	values: record(
		variants<KeptField, 'kind'>('kind', {
			number: object({ kind: oneOf('number'), values: text }),
			text: object({ kind: oneOf('text'), codes: text, texts: list(text, 10_000_000) }),
		}),
	),
	thresholds: orNull(thresholds),
	places: optional(orNull(object<KeptPlaces>({ x: text, y: text }))),
});

/** A kept state of which every list has an entry per customer. */
export const snapshot = where(
	object<Snapshot>({
		id: text,
		name: orNull(text),
		why: oneOf('user', 'update'),
		time: number(-LAST_TIME, LAST_TIME),
		analysisDate: orNull(day),
		count,
		keys: text,
		names: text,
		amounts: text,
		schemes: list(keptScheme),
	}),
	({ count: customers, keys, names, amounts, schemes }) => {
		const named: readonly Written[] = names === '' ? [] : [['names', names]];
		return (
			wrongLength(customers, [['keys', keys], ['amounts', amounts], ...named]) ??
			first(schemes, (kept, i) => misfit(kept, customers, `schemes[${i}]`))
		);
	},
);

/** Class positions of a snapshot name its classes; its values and places have an entry per customer. */
function misfit(
	{ classes, classOf, values, places }: KeptScheme,
	customers: number,
	at: string,
): Flaw | null {
	const axes: readonly Written[] = places
		? [
				[`${at}.places.x`, places.x],
				[`${at}.places.y`, places.y],
			]
		: [];
	const lists = Object.entries(values).map(([key, field]): Written => [
		`${at}.values.${key}`,
		field.kind === 'number' ? field.values : field.codes,
	]);
	const isNamed = (code: string) => Number(code) >= 0 && Number(code) < classes.length;
	return (
		repeated(classes, `${at}.classes`) ??
		wrongLength(customers, [[`${at}.classOf`, classOf], ...axes, ...lists]) ??
		(customers === 0 || classOf.split('\t').every(isNamed) ? null : flaw('range', `${at}.classOf`))
	);
}

/** A list written as a text, and its place. */
type Written = readonly [place: string, list: string];

/** The first of some lists written as texts that has not so many entries. */
function wrongLength(entries: number, lists: readonly Written[]): Flaw | null {
	return first(lists, ([place, list]) =>
		entriesOf(list) === Math.max(1, entries) ? null : flaw('mismatch', place),
	);
}

/** Entries of a list; of nobody's list, which is an empty text, one. */
function entriesOf(text: string): number {
	let found = 1;
	for (let at = text.indexOf('\t'); at >= 0; at = text.indexOf('\t', at + 1)) found++;
	return found;
}
