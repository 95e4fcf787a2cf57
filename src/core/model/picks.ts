import type { Recipe } from './recipe.ts';

/** What the user picked in the views of a scheme; a view that is not named shows what is usual. */
export interface SchemePicks {
	readonly drivers?: DriverPicks;
	readonly explain?: ExplainPicks;
}

/** What is explained by which columns. */
export interface DriverPicks {
	/** `class <id>` or the id of a column; null = the usual outcome. */
	readonly target: string | null;
	/** The outcome is fitted as a logarithm. */
	readonly log: boolean;
	/** Ids of the columns chosen by hand; null = those proposed. */
	readonly chosen: readonly string[] | null;
}

/** What a tree that restates a scheme may look like and ask. */
export interface ExplainPicks {
	/** Questions on the longest way. */
	readonly depth: 1 | 2 | 3 | 4;
	/** Customers each leaf has at least; null = the usual share of all. */
	readonly leaf: number | null;
	/** The columns a scheme is computed from are not asked. */
	readonly withoutOwn: boolean;
	/** Ids of the columns ticked off. */
	readonly off: readonly string[];
}

/** A view that keeps picks. */
export type PickedView = keyof SchemePicks;
export type PicksOf<V extends PickedView> = NonNullable<SchemePicks[V]>;

const USUAL: { readonly [V in PickedView]: PicksOf<V> } = {
	drivers: { target: null, log: false, chosen: null },
	explain: { depth: 3, leaf: null, withoutOwn: false, off: [] },
};

/** What is picked in a view of a scheme: what is usual where nothing was. */
export function picksOf<V extends PickedView>(
	{ picks }: Pick<Recipe, 'picks'>,
	scheme: string,
	view: V,
): PicksOf<V> {
	const kept = picks && Object.hasOwn(picks, scheme) ? picks[scheme]?.[view] : undefined;
	return kept ? { ...USUAL[view], ...kept } : USUAL[view];
}

/** Where other picks are kept in the recipe, and what stands there then; what is usual is not kept. */
export function keptPicks<V extends PickedView>(
	recipe: Pick<Recipe, 'picks'>,
	scheme: string,
	view: V,
	part: Partial<PicksOf<V>>,
): { readonly path: readonly string[]; readonly value: Recipe['picks'] | SchemePicks | undefined } {
	const { [view]: _, ...others }: SchemePicks = recipe.picks?.[scheme] ?? {};
	const picked = { ...picksOf(recipe, scheme, view), ...part };
	const isUsual = JSON.stringify(picked) === JSON.stringify(USUAL[view]);
	const all: SchemePicks = isUsual ? others : { ...others, [view]: picked };
	const own = Object.keys(all).length > 0 ? all : undefined;
	if (recipe.picks) return { path: ['picks', scheme], value: own };
	return { path: ['picks'], value: own && { [scheme]: own } };
}
