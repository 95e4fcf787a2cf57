import { DATUMS, type Datum } from '#src/core/geo/datum.ts';
import {
	emptyRecipe,
	SALES_ONLY,
	USUAL_SUPPORT,
	type AffinitySupport,
	type Recipe,
	type RegionRecipe,
	type TransactionFilter,
} from '#src/core/model/recipe.ts';
import { USUAL_CADENCE } from '#src/core/model/watch.ts';
import { USUAL_WORKLOAD } from '#src/core/model/workload.ts';
import { ROLE_IDS, type RoleId } from '#src/core/model/roles.ts';
import {
	flag,
	flaw,
	formed,
	isObject,
	number,
	object,
	oneOf,
	orNull,
	text,
	whole,
	type Check,
} from '#src/core/check/index.ts';
import {
	entries,
	isShallow,
	items,
	keptEntries,
	note,
	setting,
	without,
	type LeftOut,
	type Mend,
} from './mend.ts';
import { boundaries } from './boundaries.ts';
import { market } from './market.ts';
import { day } from './parts.ts';
import { picks } from './picks.ts';
import { plan } from './plans.ts';
import { scale } from './scales.ts';
import { scheme } from './schemes.ts';
import { regionGroup, source, view } from './sheets.ts';
import { snapshot } from './snapshots.ts';
import { cadence, watchRule } from './watch.ts';
import { workload } from './workload.ts';

/** A recipe that everything can read, and what is not in it. */
export interface SoundRecipe {
	readonly recipe: Recipe;
	/** Empty where everything is sound; `recipe` is then the value given. */
	readonly leftOut: readonly LeftOut[];
}

/** A mend for every field of a recipe; fields that older recipes do not have may be missing. */
type Mends = {
	readonly [K in keyof Recipe]-?: Partial<Pick<Recipe, K>> extends Pick<Recipe, K>
		? { readonly optional: Mend<Exclude<Recipe[K], undefined>> }
		: Mend<Recipe[K]>;
};

const role = oneOf<RoleId>(...ROLE_IDS);
const knownDatum = oneOf<Datum>(...DATUMS);
const columns: Check<Readonly<Record<string, unknown>>> = (value) => (isObject(value) ? null : flaw('type'));

/** Whole numbers are exact up to here. */
const MOST_TARGET = 1e15;

const MENDS: Mends = {
	version: setting('version', oneOf(1), 1),
	currency: setting('currency', formed<string>(/^[A-Z]{3}$/), emptyRecipe().currency),
	displayUnit: setting(
		'displayUnit',
		oneOf('auto', 'one', 'thousand', 'tenThousand', 'million', 'hundredMillion'),
		'auto',
	),
	analysisDate: setting('analysisDate', orNull(day), null),
	roles: mendRoles,
	transactionFilter: setting(
		'transactionFilter',
		object<TransactionFilter>({
			excludeMissingCustomer: flag,
			excludeNonPositiveQuantity: flag,
			excludeNonPositivePrice: flag,
			excludeReturns: flag,
		}),
		SALES_ONLY,
	),
	schemes: items('schemes', 'scheme', scheme),
	official: { optional: setting('official', orNull(text), null) },
	affinity: {
		optional: setting(
			'affinity',
			object<AffinitySupport>({ minOrders: whole(1, 1_000_000), minAmount: number(0) }),
			USUAL_SUPPORT,
		),
	},
	scales: { optional: items('scales', 'scale', scale) },
	regions: mendRegions,
	boundaries: { optional: items('boundaries', 'boundaries', boundaries) },
	market: { optional: setting('market', orNull(market), null) },
	views: entries('views', 'view', view),
	sources: { optional: entries('sources', 'source', source) },
	plans: { optional: items('plans', 'plan', plan) },
	officialPlan: { optional: setting('officialPlan', orNull(text), null) },
	workload: { optional: setting('workload', workload, USUAL_WORKLOAD) },
	goalTarget: { optional: setting('goalTarget', orNull(number(0, MOST_TARGET)), null) },
	snapshots: { optional: items('snapshots', 'snapshot', snapshot) },
	watch: { optional: items('watch', 'watchRule', watchRule) },
	cadence: { optional: setting('cadence', cadence, USUAL_CADENCE) },
	picks: { optional: entries('picks', 'picks', picks) },
};

/**
 * The sound part of a recipe of unknown origin. What can be left out by itself, as a scheme, a snapshot or a role, does not
 * take the rest with it; fields that this version does not know are kept.
 */
export function soundRecipe(value: unknown): SoundRecipe {
	const given = isObject(value) ? value : {};
	const leftOut: LeftOut[] = [];
	const others = Object.entries(given).filter(
		([field, part]) => !Object.hasOwn(MENDS, field) && isKept(field, part, leftOut),
	);
	const fields = Object.entries<Mends[keyof Mends]>(MENDS).flatMap(([field, mend]) => {
		const part = given[field];
		if (typeof mend !== 'function' && part === undefined) return [];
		const before = leftOut.length;
		const mended = (typeof mend === 'function' ? mend : mend.optional)(part, leftOut);
		return [[field, leftOut.length === before ? part : mended] as const];
	});
	if (leftOut.length === 0) return { recipe: value as Recipe, leftOut };
	return { recipe: Object.fromEntries<unknown>([...others, ...fields]) as unknown as Recipe, leftOut };
}

/** Of a field that this version does not know only its depth matters. */
function isKept(field: string, part: unknown, leftOut: LeftOut[]): boolean {
	if (isShallow(part)) return true;
	leftOut.push(note('setting', flaw('deep'), field));
	return false;
}

function mendRoles(value: unknown, leftOut: LeftOut[]): Recipe['roles'] {
	const tables = Object.entries(entries('roles', 'role', columns)(value, leftOut));
	return Object.fromEntries(
		tables.map(([table, roles]) => [table, keptEntries(roles, 'role', role, leftOut, `${table}/`)]),
	);
}

function mendDatum(value: unknown, leftOut: LeftOut[]): Pick<RegionRecipe, 'datum'> {
	if (value === undefined) return {};
	const found = knownDatum(value);
	if (!found) return { datum: value as Datum };
	leftOut.push(note('setting', found, 'regions.datum'));
	return {};
}

function mendRegions(value: unknown, leftOut: LeftOut[]): RegionRecipe {
	if (!isObject(value)) return without('regions', value, emptyRecipe().regions, leftOut);
	const { groups, fixes, datum, ...others } = value;
	return {
		...(isKept('regions', others, leftOut) ? others : {}),
		groups: items('regions.groups', 'regionGroup', regionGroup)(groups, leftOut),
		fixes: entries('regions.fixes', 'regionFix', text)(fixes, leftOut),
		...mendDatum(datum, leftOut),
	};
}
