import type { Change, JournalEntry, Json } from './change.ts';
import type { TerritoryPlan } from './plans.ts';
import type { Recipe } from './recipe.ts';
import type { Scheme } from './schemes.ts';

/** A scheme as it once was. */
export interface SchemeVersion {
	readonly scheme: Scheme;
	/** Who set it, and when (milliseconds since 1970). */
	readonly author: string;
	readonly time: number;
}

/**
 * Versions of a scheme that the journal holds, the newest first, the present one among them. A version that was taken back
 * and set otherwise counts as it was set last. Before a recipe was mended its schemes may not have been sound: versions
 * begin there.
 */
export function schemeVersions(entries: readonly JournalEntry[], id: string): readonly SchemeVersion[] {
	const versions = new Map<number, SchemeVersion>();
	const mended = entries.findLastIndex(({ mends }) => mends);
	for (const { change, author, time, reverts } of entries.slice(Math.max(0, mended))) {
		for (const scheme of schemesSetBy(change, id)) {
			const known = versions.get(scheme.version);
			// Undo, another name and other actions give a version that was there before: its maker stays.
			const isSame = known !== undefined && (reverts !== undefined || sameRules(known.scheme, scheme));
			versions.set(scheme.version, isSame ? { ...known, scheme } : { scheme, author, time });
		}
	}
	return [...versions.values()].sort((a, b) => b.scheme.version - a.scheme.version);
}

/** The scheme that speaks for the project: the one named official, else the first. */
export function officialScheme({ schemes, official }: Recipe): Scheme | null {
	return schemes.find(({ id }) => id === official) ?? schemes[0] ?? null;
}

/** The plan of territories that holds; null where none was decided on, or it is gone. */
export function officialPlan({ plans, officialPlan: wanted }: Recipe): TerritoryPlan | null {
	return plans?.find(({ id }) => id === wanted) ?? null;
}

function schemesSetBy(change: Change, id: string): readonly Scheme[] {
	if (change.kind === 'batch') return change.changes.flatMap((each) => schemesSetBy(each, id));
	if (change.kind !== 'setRecipe' || change.path[0] !== 'schemes') return [];
	const [, index] = change.path;
	const set = index === undefined ? change.after : [change.after];
	return (Array.isArray(set) ? set : []).filter((each: Json | undefined): each is Json & Scheme =>
		isScheme(each, id),
	);
}

function isScheme(value: Json | undefined, id: string): boolean {
	const found = value as Partial<Scheme> | null | undefined;
	return typeof found === 'object' && found?.id === id && found.kind !== undefined;
}

function sameRules(a: Scheme, b: Scheme): boolean {
	const bare = (scheme: Scheme) => JSON.stringify({ ...scheme, name: null, owner: null, actions: null });
	return bare(a) === bare(b);
}
