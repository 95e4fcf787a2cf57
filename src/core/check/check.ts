/** Why a value cannot be used. `mismatch`: its parts do not fit each other; `twice`: something else has its id. */
export type FlawKind = 'missing' | 'type' | 'range' | 'unknown' | 'many' | 'deep' | 'twice' | 'mismatch';

/** The first thing that is wrong with a value, and where in it: `inputs[2].weight`; empty = the value itself. */
export interface Flaw {
	readonly why: FlawKind;
	readonly at: string;
}

/**
 * Finds the first flaw of a value of unknown origin. A check speaks of exactly one type: the check of a wider or of a
 * narrower type does not compile in its place, so the checks of an object cannot fall behind its type.
 */
export interface Check<T> extends Finder {
	readonly of?: (value: T) => T;
}
export type Finder = (value: unknown) => Flaw | null;

/** The check of a field that need not be there. */
export interface Optional<T> {
	readonly optional: Check<T>;
}

/** A check for every field of an object, optional ones marked as such. Fields that are not named here are let be. */
export type Fields<T> = {
	readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
		? Optional<Exclude<T[K], undefined>>
		: Check<T[K]>;
};

/** The member of a union that has one of its kinds. */
type OfKind<T, K extends PropertyKey, V> =
	T extends Readonly<Record<K, infer U>> ? (V extends U ? T : never) : never;

/** What arrays and records may hold at most unless told otherwise: beyond what anyone makes, within what any screen shows. */
const MOST = 10_000;

export const text: Check<string> = (value) => (typeof value === 'string' ? null : flaw('type'));

export const flag: Check<boolean> = (value) => (typeof value === 'boolean' ? null : flaw('type'));

/** A finite number within limits, both included. */
export function number(low = -Number.MAX_VALUE, high = Number.MAX_VALUE): Check<number> {
	return (value) => {
		if (typeof value !== 'number' || Number.isNaN(value)) return flaw('type');
		return value >= low && value <= high ? null : flaw('range');
	};
}

/** A whole number within limits, both included. */
export function whole(low: number, high: number): Check<number> {
	const within = number(low, high);
	return (value) => within(value) ?? (Number.isInteger(value) ? null : flaw('range'));
}

/** One of these values. T is told by them and not by the caller, so that one that is missing does not compile. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Check<T> {
	const known = new Set<unknown>(values);
	return (value) => {
		if (known.has(value)) return null;
		return flaw(typeof value === typeof values[0] ? 'unknown' : 'type');
	};
}

/** A text of a form, such as `own:…`. */
export function formed<T extends string>(pattern: RegExp): Check<T> {
	return (value) => text(value) ?? (pattern.test(String(value)) ? null : flaw('unknown'));
}

export function orNull<T>(check: Check<T>): Check<T | null> {
	return (value) => (value === null ? null : check(value));
}

/** One or the other; where it is neither, the flaw is that of the other. */
export function either<A, B>(one: Check<A>, other: Check<B>): Check<A | B> {
	return (value) => (one(value) === null ? null : other(value));
}

export function optional<T>(check: Check<T>): Optional<T> {
	return { optional: check };
}

export function list<T>(check: Check<T>, most = MOST): Check<readonly T[]> {
	return (value) => {
		if (!Array.isArray(value)) return flaw('type');
		if (value.length > most) return flaw('many');
		return first(value, (item: unknown, i) => within(`[${i}]`, check(item)));
	};
}

export function record<T>(check: Check<T>, most = MOST): Check<Readonly<Record<string, T>>> {
	return (value) => {
		if (!isObject(value)) return flaw('type');
		const keys = Object.keys(value);
		if (keys.length > most) return flaw('many');
		return first(keys, (key) => within(key, check(value[key])));
	};
}

/** An object with these fields; others, as a newer version may write them, are let be. */
export function object<T extends object>(fields: Fields<T>): Check<T> {
	const checks = Object.entries(fields) as readonly (readonly [string, Finder | { optional: Finder }])[];
	return (value) => {
		if (!isObject(value)) return flaw('type');
		return first(checks, ([name, check]) => {
			const found = Object.hasOwn(value, name) ? value[name] : undefined;
			if (found === undefined) return 'optional' in check ? null : flaw('missing', name);
			return within(name, 'optional' in check ? check.optional(found) : check(found));
		});
	};
}

/** One of several kinds of objects, told apart by a field. */
export function variants<T extends object, K extends keyof T & string>(
	field: K,
	checks: { readonly [V in T[K] & string]: Check<OfKind<T, K, V>> },
): Check<T> {
	const known: Readonly<Record<string, Finder>> = checks;
	return (value) => {
		if (!isObject(value)) return flaw('type');
		const kind = Object.hasOwn(value, field) ? value[field] : undefined;
		if (typeof kind !== 'string') return flaw(kind === undefined ? 'missing' : 'type', field);
		const check = Object.hasOwn(known, kind) ? known[kind] : undefined;
		return check ? check(value) : flaw('unknown', field);
	};
}

/** What is sound in its parts and has to fit together as well. `find` sees sound values only. */
export function where<T>(check: Check<T>, find: (value: T) => Flaw | null): Check<T> {
	return (value) => check(value) ?? find(value as T);
}

/** The check of a type that holds itself. Deep nesting is ruled out before, see `recipe.ts`. */
export function again<T>(check: () => Check<T>): Check<T> {
	return (value) => check()(value);
}

export function flaw(why: FlawKind, at = ''): Flaw {
	return { why, at };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first flaw that some item has. */
export function first<T>(items: readonly T[], find: (item: T, index: number) => Flaw | null): Flaw | null {
	for (let i = 0; i < items.length; i++) {
		const found = find(items[i] as T, i);
		if (found) return found;
	}
	return null;
}

/** A flaw as seen from outside: its place begins with the name of the part. */
function within(part: string, found: Flaw | null): Flaw | null {
	if (!found) return null;
	const { why, at } = found;
	return flaw(why, at === '' || at.startsWith('[') ? part + at : `${part}.${at}`);
}
