/**
 * Questions answered on one scale (a Likert battery), whose mean is a measure of each customer: a column of the customers with
 * the id `scale:` and this one's.
 */
export interface Scale {
	readonly id: string;
	/** Given by the user. */
	readonly name: string;
	/**
	 * Table whose rows are answer sheets, each naming its customer; a customer may have several. Not given = the questions are
	 * columns of the customers.
	 */
	readonly table?: string;
	/** At least two. */
	readonly items: readonly ScaleItem[];
	/** Ends of the scale of answers, within ± `MOST_END`. */
	readonly lowest: number;
	readonly highest: number;
	/** Share of the questions, above 0 and at most 1, that a customer must have answered; with fewer it is unknown. */
	readonly atLeast: number;
}

export interface ScaleItem {
	/** Column of the customers, or of the table of answer sheets. */
	readonly column: string;
	/** Agreement means less of what the scale measures. */
	readonly reversed: boolean;
}

/** No scale of answers reaches further from 0. */
export const MOST_END = 1_000_000_000;

/** Id of the column that shows the values of a scale. */
export function scaleColumnId(scaleId: string): string {
	return `scale:${scaleId}`;
}
