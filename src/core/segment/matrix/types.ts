import type { MatrixScheme } from '#src/core/model/index.ts';

/** Where every customer stands, and who is threatened. */
export interface MatrixDetail {
	readonly kind: 'matrix';
	readonly scheme: MatrixScheme;
	readonly x: AxisValues;
	readonly y: AxisValues;
	/** 1 = the threat holds for the customer; null where the scheme names none. */
	readonly threatened: Uint8Array | null;
	/** Threatened customers, parallel to the classes of the result. */
	readonly threats: readonly number[];
}

/** Places on one axis. */
export interface AxisValues {
	/** Per customer row; NaN = unknown. */
	readonly values: Float64Array;
	/** What each part contributes before weighting, per customer row, parallel to the parts; NaN = missing. */
	readonly parts: readonly Float64Array[];
	/** Smallest and largest place; null where none is known. */
	readonly range: readonly [min: number, max: number] | null;
	/** Customers whose place is known. */
	readonly known: number;
}
