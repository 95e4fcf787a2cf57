import type { AffinitySupport } from '#src/core/model/index.ts';

/** Texts as codes, −1 = none. */
export interface CodedTexts {
	readonly codes: Int32Array;
	readonly texts: readonly string[];
}

/** What behaviour is derived from; null = the data do not have it. */
export interface BehaviourColumns {
	/** Per line, parallel to the order lines. */
	readonly channel: CodedTexts | null;
	readonly product: CodedTexts | null;
	readonly category: CodedTexts | null;
	/** Per customer: serial days. */
	readonly created: Float64Array | null;
	/** Per customer: what could be bought in a year, in project currency. */
	readonly potential: Float64Array | null;
	/** Per customer: 0…1, or 0…100 where a value is above 1.5. */
	readonly shareOfWallet: Float64Array | null;
	readonly support: AffinitySupport;
}

/** Metrics per customer row beside those of `CustomerMetrics`; only those that the data give. */
export interface Behaviour {
	/** By id of the metric; NaN = not known. */
	readonly numbers: Readonly<Record<string, Float64Array>>;
	/** By id of the metric: `mainChannel`, `topCategory`. */
	readonly texts: Readonly<Record<string, CodedTexts>>;
}

/** Order lines as the metrics have selected them. */
export interface BehaviourLines {
	/** Customer row per line, −1 = the line does not count. */
	readonly customerOf: Int32Array;
	/** Serial day per line, −1 = none. */
	readonly day: Int32Array;
	readonly amount: Float64Array | null;
	/** Code of the order per line, −1 = none; null = no codes. */
	readonly orderOf: Int32Array | null;
}
