/** One cell of a clipboard: what is shown and, where the source tells, what is stored behind it. */
export interface ClipboardCell {
	/** The text shown, line breaks as `\n`. */
	readonly text: string;
	/** The stored number in full; dates as Excel serial days. */
	readonly number?: number;
	/** The source formats or marks the cell as text: an id, not a number. */
	readonly isText?: true;
}

/** A rectangle of cells, every row of equal length. */
export type ClipboardTable = readonly (readonly ClipboardCell[])[];
