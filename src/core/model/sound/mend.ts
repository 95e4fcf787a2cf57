import type { Scheme } from '#src/core/model/schemes.ts';
import { flaw, isObject, type Check, type Finder, type Flaw } from '#src/core/check/index.ts';

/** Something of a recipe that cannot be used. */
export interface LeftOut extends Flaw {
	/** `setting`: a field of the recipe itself, in whose place the usual value stands. */
	readonly part: RecipePart;
	/** What the user calls it, or its key: a field, a table, a table and a column, a place; null where it has no name. */
	readonly name: string | null;
	/** Kind of a scheme, as far as it can be told. */
	readonly kind: Scheme['kind'] | null;
	/** Position in its list, from 1. */
	readonly position: number;
}

export type RecipePart =
	| 'setting'
	| 'role'
	| 'scheme'
	| 'scale'
	| 'plan'
	| 'snapshot'
	| 'view'
	| 'source'
	| 'picks'
	| 'regionGroup'
	| 'regionFix'
	| 'boundaries'
	| 'watchRule';

/** Gives what can be kept of a value; what cannot is added to `leftOut`. */
export type Mend<T> = (value: unknown, leftOut: LeftOut[]) => T;

/** Levels of nesting: a dozen in what the product writes, few enough for everything that walks through a recipe. */
const LEVELS = 64;

const KINDS: ReadonlySet<unknown> = new Set<Scheme['kind']>([
	'rfm',
	'tiers',
	'clusters',
	'rules',
	'score',
	'matrix',
]);

/** The first flaw of a value, too deep a nesting included. */
function flawOf(value: unknown, check: Finder): Flaw | null {
	if (value === undefined) return flaw('missing');
	return isShallow(value) ? check(value) : flaw('deep');
}

/** A value that is kept whole, or the usual one. */
export function setting<T>(field: string, check: Check<T>, usual: T): Mend<T> {
	return (value, leftOut) => {
		const found = flawOf(value, check);
		if (!found) return value as T;
		leftOut.push(note('setting', found, field));
		return usual;
	};
}

/** Items one by one; of several with one id the first stays. */
export function items<T extends { readonly id: string }>(
	field: string,
	part: RecipePart,
	check: Check<T>,
): Mend<readonly T[]> {
	return (value, leftOut) => {
		if (!Array.isArray(value)) return without(field, value, [], leftOut);
		const ids = new Set<string>();
		return value.filter((item: unknown, i): item is T => {
			const found = flawOf(item, check) ?? (ids.has((item as T).id) ? flaw('twice', 'id') : null);
			if (found) leftOut.push(noteOf(part, found, item, i));
			else ids.add((item as T).id);
			return found === null;
		});
	};
}

/** Entries of a record one by one. */
export function entries<T>(
	field: string,
	part: RecipePart,
	check: Check<T>,
): Mend<Readonly<Record<string, T>>> {
	return (value, leftOut) =>
		isObject(value) ? keptEntries(value, part, check, leftOut) : without(field, value, {}, leftOut);
}

/** The sound entries of a record; the others are named after `prefix`. */
export function keptEntries<T>(
	value: Readonly<Record<string, unknown>>,
	part: RecipePart,
	check: Check<T>,
	leftOut: LeftOut[],
	prefix = '',
): Readonly<Record<string, T>> {
	const kept = Object.entries(value).filter(([key, entry], i) => {
		const found = flawOf(entry, check);
		if (found) leftOut.push({ ...note(part, found, prefix + key), position: i + 1 });
		return found === null;
	});
	return Object.fromEntries(kept) as Readonly<Record<string, T>>;
}

/** What stands in the place of a field of another type. */
export function without<T>(field: string, value: unknown, usual: T, leftOut: LeftOut[]): T {
	leftOut.push(note('setting', flaw(value === undefined ? 'missing' : 'type'), field));
	return usual;
}

/** Whether nothing lies deeper in a value than may be. Level by level, so that any depth can be looked at. */
export function isShallow(value: unknown): boolean {
	let level: readonly unknown[] = [value];
	for (let depth = 0; depth <= LEVELS && level.length > 0; depth++)
		level = level.flatMap((each) =>
			typeof each === 'object' && each !== null ? (Object.values(each) as readonly unknown[]) : [],
		);
	return level.length === 0;
}

export function note(part: RecipePart, { why, at }: Flaw, name: string | null): LeftOut {
	return { part, why, at, name, kind: null, position: 1 };
}

/** A note on an item, which says of itself what it can. */
function noteOf(part: RecipePart, found: Flaw, item: unknown, index: number): LeftOut {
	const said = isObject(item) ? item : {};
	const name = typeof said['name'] === 'string' ? said['name'] : null;
	const kind = part === 'scheme' && KINDS.has(said['kind']) ? (said['kind'] as Scheme['kind']) : null;
	return { ...note(part, found, name), kind, position: index + 1 };
}
