/** A table of areas with what their markets are measured by, and how that makes a potential. */
export interface MarketPotential {
	/** Table whose rows are areas. */
	readonly table: string;
	/** Columns that name the area of a row, by the level they name; at least one. */
	readonly places: MarketPlaces;
	/** At least one, each kind once; an index of the user's own stands alone. */
	readonly inputs: readonly MarketInput[];
}

export type MarketPlaces = Readonly<Partial<Record<MarketPart, string>>>;

export const MARKET_PARTS = ['country', 'province', 'city', 'district'] as const;
export type MarketPart = (typeof MARKET_PARTS)[number];

export interface MarketInput {
	readonly kind: MarketMeasure;
	readonly column: string;
	/** At least 0; weights count by their share of the sum of all. */
	readonly weight: number;
	/** The column holds what falls to a person: it is multiplied with the population. */
	readonly perHead: boolean;
}

/** `own`: the size of the market as somebody else has estimated it. */
export const MARKET_MEASURES = ['income', 'retail', 'population', 'own'] as const;
export type MarketMeasure = (typeof MARKET_MEASURES)[number];

/** Weights of the Buying Power Index (Sales & Marketing Management, Survey of Buying Power): a convention. */
export const BUYING_POWER_WEIGHTS: Readonly<Record<MarketMeasure, number>> = {
	income: 0.5,
	retail: 0.3,
	population: 0.2,
	own: 1,
};
