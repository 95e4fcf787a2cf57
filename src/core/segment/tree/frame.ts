import { ascendingOrder, gather, type AnalysisInput, type CategoryInput } from '#src/core/stats/index.ts';

/** More labels than this cannot be named in a rule. */
const MOST_LABELS = 100;

/** A number column with its rows in ascending order. */
export interface SortedColumn {
	readonly kind: 'number';
	readonly id: string;
	/** By row; not finite = missing. */
	readonly values: Float64Array;
	/** Rows with a value and a class, ascending, and their values. */
	readonly order: Uint32Array;
	readonly sorted: Float64Array;
	/** Rows with a class but without a value. */
	readonly missing: Uint32Array;
	/** Every row with a class has a value. */
	readonly isComplete: boolean;
}

/** A category column whose levels are in the order of their text, 0 = missing. */
export interface LevelColumn {
	readonly kind: 'category';
	readonly id: string;
	/** Level by row. */
	readonly levels: Uint8Array;
	/** Text of each level; the first, for missing, is empty. */
	readonly texts: readonly string[];
	readonly isComplete: boolean;
}

/** What a tree is grown on. */
export interface Frame {
	/** Class by row; rows without one are not in `rows`. */
	readonly labels: Uint8Array;
	readonly classes: number;
	readonly rows: Uint32Array;
	readonly columns: readonly (SortedColumn | LevelColumn)[];
	readonly dropped: readonly { readonly column: string; readonly why: 'tooManyLabels' }[];
}

/** Sorts the number columns once, and turns categories into levels that do not depend on the order of a dictionary. */
export function frameOf(
	classOf: ArrayLike<number>,
	classes: number,
	inputs: readonly AnalysisInput[],
): Frame {
	const labels = Uint8Array.from(classOf, (found) => (found >= 0 && found < classes ? found : 0));
	const has = Uint8Array.from(classOf, (found) => (found >= 0 && found < classes ? 1 : 0));
	const rows = new Uint32Array(has.reduce((sum, one) => sum + one, 0));
	for (let row = 0, at = 0; row < has.length; row++) if (has[row]) rows[at++] = row;
	const dropped: { column: string; why: 'tooManyLabels' }[] = [];
	const columns: (SortedColumn | LevelColumn)[] = [];
	for (const input of inputs) {
		if (input.kind === 'number') columns.push(sortedColumn(input.id, input.values, rows, has));
		else {
			const levels = levelColumn(input, rows);
			if (levels) columns.push(levels);
			else dropped.push({ column: input.id, why: 'tooManyLabels' });
		}
	}
	return { labels, classes, rows, columns, dropped };
}

function sortedColumn(id: string, values: Float64Array, rows: Uint32Array, has: Uint8Array): SortedColumn {
	const known = ascendingOrder(values);
	const order = rows.length === values.length ? known : known.filter((row) => has[row] === 1);
	const missing = rows.filter((row) => !Number.isFinite(values[row]));
	const isComplete = missing.length === 0;
	return { kind: 'number', id, values, order, sorted: gather(values, order), missing, isComplete };
}

/** Null where more labels occur than a rule can name. */
function levelColumn({ id, codes, labels }: CategoryInput, rows: Uint32Array): LevelColumn | null {
	const used = new Uint8Array(labels.length);
	for (const row of rows) {
		const code = codes[row] ?? -1;
		if (code >= 0) used[code] = 1;
	}
	const present = Array.from(used.keys()).filter((code) => used[code] === 1);
	if (present.length > MOST_LABELS) return null;
	const textOf = (code: number) => labels[code] ?? '';
	present.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
	const levelOf = new Uint8Array(labels.length);
	present.forEach((code, i) => (levelOf[code] = i + 1));
	const levels = Uint8Array.from(codes, (code) => (code >= 0 ? (levelOf[code] ?? 0) : 0));
	const isComplete = rows.every((row) => levels[row] !== 0);
	return { kind: 'category', id, levels, texts: ['', ...present.map(textOf)], isComplete };
}
