import type { MatrixScheme, MetricId, RoleId, Rule, TierScheme } from '#src/core/model/index.ts';

/** Dimensions by which the practice guides divide customers, in the order shown. */
export const DIMENSIONS = [
	'status',
	'matrix',
	'behaviour',
	'geography',
	'industry',
	'size',
	'potential',
	'needs',
	'attitude',
	'demographics',
] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

/** A way to divide customers that is made from what the project knows, or what it lacks for that. */
export interface Template {
	/** Stable; also the code of its name and its sentence. */
	readonly id: TemplateId;
	readonly dimension: DimensionId;
	/** Ids of the columns of the customers it reads or would read, as far as they exist. */
	readonly from: readonly string[];
	/** Not empty = not ready: everything that is missing. */
	readonly needs: readonly Need[];
	/** What a ready one does without and replaces by what is there. */
	readonly without?: readonly Need[];
	/** Classes it will give; a guess in number only where bands of the data may meet. Empty while not ready. */
	readonly classes: readonly TemplateClass[];
	/** The scheme; null while not ready. Thresholds are computed when asked. */
	readonly draft: (() => Draft) | null;
}

/** What a template lacks. */
export type Need =
	/** A column of the customers with one of these roles. */
	| { readonly kind: 'role'; readonly anyOf: readonly RoleId[] }
	/** A column whose name says what it holds. */
	| { readonly kind: 'named'; readonly word: NamedColumn }
	/** A metric that the data do not give. */
	| { readonly kind: 'metric'; readonly metric: MetricId }
	/** Several questions made one measure. */
	| { readonly kind: 'scale' }
	/** Places that have been recognised. */
	| { readonly kind: 'places'; readonly level: PlaceLevel }
	/** The column holds no value. */
	| { readonly kind: 'empty'; readonly field: string }
	/** The column holds one value only. */
	| { readonly kind: 'constant'; readonly field: string }
	/** Everyone would have the same class. */
	| { readonly kind: 'single'; readonly field: string; readonly class: string }
	/** None of the values says what the template looks for. */
	| { readonly kind: 'unreadable'; readonly field: string };

/** Columns without a role that are known by their names. */
export type NamedColumn =
	| 'income'
	| 'education'
	| 'occupation'
	| 'capacity'
	| 'willingness'
	| 'needKind'
	| 'needLevel'
	| 'userKind'
	| 'relationship'
	| 'growth';

export type PlaceLevel = 'country' | 'group' | 'province' | 'city' | 'district';

/** A class of a template, to be named in the language of the user. */
export interface TemplateClass {
	readonly id: string;
	/** Categorical colour 1–10, by meaning where the classes have an order; 0 = neutral. */
	readonly colour: number;
	readonly label: ClassLabel;
}

export type ClassLabel =
	/** The usual name of the id. */
	| { readonly kind: 'usual' }
	/** A value of a column as the sheet shows it. */
	| { readonly kind: 'value'; readonly field: string; readonly value: string }
	/** From `min` up to, not including, `max`; null = open. Whole numbers are written with their last value. */
	| {
			readonly kind: 'range';
			readonly field: string;
			readonly min: number | null;
			readonly max: number | null;
			readonly whole: boolean;
	  }
	/** A cell of crossed schemes: class ids of the schemes in order. */
	| { readonly kind: 'cell'; readonly parts: readonly { readonly scheme: string; readonly class: string }[] };

/** A scheme before it has an id and names. */
export type Draft = RuleDraft | TierDraft | MatrixDraft;

export interface RuleDraft {
	readonly kind: 'rules';
	readonly classes: readonly TemplateClass[];
	readonly rules: readonly Rule[];
	/** Always an honest class: `unknown` or `otherwise`. */
	readonly otherwise: string;
}

export interface TierDraft extends Pick<TierScheme, 'kind' | 'measure' | 'by' | 'cuts'> {
	readonly classes: readonly TemplateClass[];
}

export interface MatrixDraft extends Pick<MatrixScheme, 'kind' | 'x' | 'y' | 'threat'> {
	/** Of the cells as drawn, then that of customers whose place is unknown. */
	readonly classes: readonly TemplateClass[];
}

export const TEMPLATE_IDS = [
	'statusRhythm',
	'statusDays',
	'lifecycle',
	'statusGiven',
	'guideReading',
	'attackDefend',
	'nineBox',
	'loyaltyMatrix',
	'kraljic',
	'frequency',
	'amount',
	'averageOrder',
	'recency',
	'interval',
	'channel',
	'mainChannel',
	'channelMix',
	'productBreadth',
	'tenure',
	'marginTiers',
	'regionGroup',
	'province',
	'city',
	'district',
	'country',
	'territory',
	'industrySections',
	'industryGiven',
	'customerType',
	'sizeRule',
	'sizeEmployees',
	'sizeRevenue',
	'sizeGiven',
	'potentialLevel',
	'potentialTiers',
	'shareOfWallet',
	'headroom',
	'capacityWillingness',
	'needKind',
	'needLevel',
	'userKind',
	'favouriteCategory',
	'satisfaction',
	'recommendation',
	'tags',
	'scaleLevels',
	'gender',
	'age',
	'generation',
	'income',
	'education',
	'occupation',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];
