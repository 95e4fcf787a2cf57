import type { Datum } from '#src/core/geo/datum.ts';
import type { OwnBoundaries } from './boundaries.ts';
import type { MarketPotential } from './market.ts';
import type { SchemePicks } from './picks.ts';
import type { TerritoryPlan } from './plans.ts';
import type { RoleId } from './roles.ts';
import type { Scale } from './scales.ts';
import type { Scheme } from './schemes.ts';
import type { Snapshot } from './snapshots.ts';
import type { Cadence, WatchRule } from './watch.ts';
import type { Workload } from './workload.ts';

/**
 * Everything that is computed, as plain JSON: the same tables and the same recipe give the same result, on any day and
 * any machine. Changed only through the change `setRecipe`.
 */
export interface Recipe {
	readonly version: 1;
	/** ISO 4217 code of all amounts. */
	readonly currency: string;
	/** Unit in which amounts are shown; they are stored in the currency's unit. `auto` follows the size and the language. */
	readonly displayUnit: DisplayUnit;
	/** Excel serial day on which recency is measured; null until the project has dated transactions. */
	readonly analysisDate: number | null;
	/** Meaning of columns: table id → column id → role. */
	readonly roles: Readonly<Record<string, Readonly<Record<string, RoleId>>>>;
	readonly transactionFilter: TransactionFilter;
	readonly schemes: readonly Scheme[];
	/** Id of the scheme that speaks for the project in lists and reports; not given = the first. */
	readonly official?: string | null;
	/** What a customer must have bought of a category for its affinity index to count; not given = two orders. */
	readonly affinity?: AffinitySupport;
	/** Questions whose mean is a measure of the customers. */
	readonly scales?: readonly Scale[];
	readonly regions: RegionRecipe;
	/** Areas that the user brought; not given = none. */
	readonly boundaries?: readonly OwnBoundaries[];
	/** How large the markets of areas are; null or not given = nobody has said. */
	readonly market?: MarketPotential | null;
	/** Table id → how its sheet is shown. */
	readonly views: Readonly<Record<string, ViewState>>;
	/** Table id → how the file it came from was read, for the next one; tables that were not imported have none. */
	readonly sources?: Readonly<Record<string, TableSource>>;
	/** Divisions of the customers among territories; not given = none. */
	readonly plans?: readonly TerritoryPlan[];
	/** Id of the plan that holds; not given = none was decided on. */
	readonly officialPlan?: string | null;
	/** How often customers are served and what that takes; not given = nobody has said. */
	readonly workload?: Workload;
	/** What all territories together are to sell in the year to come, in project currency; null or not given = as much as in the year that is known. */
	readonly goalTarget?: number | null;
	/** States of the classification that were kept, oldest first. */
	readonly snapshots?: readonly Snapshot[];
	/** Rules asked of every customer whenever the data change; not given = none. */
	readonly watch?: readonly WatchRule[];
	/** How often records are to be confirmed; not given = `USUAL_CADENCE`. */
	readonly cadence?: Cadence;
	/** Scheme id → what was picked in its views; not given = nothing was. */
	readonly picks?: Readonly<Record<string, SchemePicks>>;
}

/** How a table came about. */
export interface TableSource {
	/** Its rows are the customers that transactions name. */
	readonly derived: boolean;
	/** Columns of the file, in their order. */
	readonly columns: readonly SourceColumn[];
}

/** How a column of a file was read. */
export interface SourceColumn {
	/** The header as it stood in the file. */
	readonly header: string;
	/** Column it went into; null = left out. */
	readonly column: string | null;
	readonly unitFactor: number;
	readonly dateOrder: 'dmy' | 'mdy';
	readonly decimalMark: '.' | ',';
	readonly nullWords: readonly string[];
	readonly takeNumber: boolean;
}

export type DisplayUnit = 'auto' | 'one' | 'thousand' | 'tenThousand' | 'million' | 'hundredMillion';

/** Which order lines count. Each switch excludes the lines it names; exclusions are counted by the first that applies. */
export interface TransactionFilter {
	readonly excludeMissingCustomer: boolean;
	readonly excludeNonPositiveQuantity: boolean;
	readonly excludeNonPositivePrice: boolean;
	/** Lines with a negative amount or a cancelled order (id starting with C, status saying so). */
	readonly excludeReturns: boolean;
}

/** What a customer must have bought of a category at least. */
export interface AffinitySupport {
	/** Orders with the category, at least 1. */
	readonly minOrders: number;
	/** Amount in the category, in project currency. */
	readonly minAmount: number;
}

/** Two orders, whatever they came to. */
export const USUAL_SUPPORT: AffinitySupport = { minOrders: 2, minAmount: 0 };

export interface RegionRecipe {
	/** Editable groups of provinces (大区), in order. */
	readonly groups: readonly RegionGroup[];
	/** Corrections by hand: source text as matched → division code (GB/T 2260, six digits) or ISO 3166-1 alpha-3. */
	readonly fixes: Readonly<Record<string, string>>;
	/** What coordinates of the customers are given in; not given = nobody has said. Cells stay as they are, all that is computed is WGS-84. */
	readonly datum?: Datum;
}

export interface RegionGroup {
	readonly id: string;
	readonly name: { readonly 'zh-CN': string; readonly en: string };
	/** Province codes, six digits. */
	readonly provinces: readonly string[];
}

/** How a sheet is shown. Filters of the customers table apply to every chart, map and table of the project. */
export interface ViewState {
	readonly sort: readonly SortKey[];
	readonly filters: readonly FilterCondition[];
	/** Column id → width in pixels. */
	readonly widths: Readonly<Record<string, number>>;
	readonly hidden: readonly string[];
	/** Column ids in the order shown; columns not named follow in table order. */
	readonly order: readonly string[];
	/** Number of columns, from the left, that do not scroll. */
	readonly frozen: number;
}

export interface SortKey {
	readonly column: string;
	readonly descending: boolean;
}

/** One condition on one column; conditions of a view are joined by AND. */
export type FilterCondition =
	| {
			readonly column: string;
			readonly kind: 'in';
			readonly values: readonly string[];
			readonly missing: boolean;
	  }
	| {
			readonly column: string;
			readonly kind: 'range';
			readonly min: number | null;
			readonly max: number | null;
	  }
	| { readonly column: string; readonly kind: 'contains'; readonly text: string }
	| { readonly column: string; readonly kind: 'missing' | 'present' | 'unread' };

export const EMPTY_VIEW: ViewState = { sort: [], filters: [], widths: {}, hidden: [], order: [], frozen: 2 };

export const SALES_ONLY: TransactionFilter = {
	excludeMissingCustomer: true,
	excludeNonPositiveQuantity: true,
	excludeNonPositivePrice: true,
	excludeReturns: true,
};

/** The recipe of a new project. */
export function emptyRecipe(currency = 'CNY'): Recipe {
	return {
		version: 1,
		currency,
		displayUnit: 'auto',
		analysisDate: null,
		roles: {},
		transactionFilter: SALES_ONLY,
		schemes: [],
		regions: { groups: [], fixes: {} },
		views: {},
		sources: {},
		snapshots: [],
	};
}
