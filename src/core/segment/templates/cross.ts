import { isTextColumn, toCodes, type TextColumn } from '#src/core/table/index.ts';
import { whereAll, OTHER, ruleDraft, where } from './drafts.ts';
import { columnOfId, type TemplateSource } from './source.ts';
import type { RuleDraft, TemplateClass } from './types.ts';

/** Cells beyond these are merged, the largest are kept: more cannot be read. */
const MOST_CELLS = 48;

/** Two or three schemes crossed. */
export interface Crossing {
	/** Null where no cell is large enough. */
	readonly draft: RuleDraft | null;
	/** Cells with customers. */
	readonly cells: number;
	/** Cells that get a class of their own. */
	readonly kept: number;
	/** Customers of the cells merged into “other”. */
	readonly merged: number;
}

interface Cell {
	/** Class of each scheme, as a position in its classes. */
	readonly at: readonly number[];
	readonly count: number;
}

/**
 * The cells of two or three schemes as classes: a customer is in the cell of its classes. Cells under `minimum` customers
 * are “other”. Null where a scheme has no result, or fewer than two different schemes are named.
 */
export function crossSchemes(
	source: TemplateSource,
	schemes: readonly string[],
	minimum: number,
): Crossing | null {
	const columns = [...new Set(schemes)].map((id) => columnOfId(source, `class:${id}`));
	const found = columns.filter(
		(column): column is TextColumn => column !== undefined && isTextColumn(column),
	);
	if (found.length < 2 || found.length > 3 || found.length < schemes.length) return null;
	const cells = cellsOf(found);
	const largest = cells
		.filter(({ count }) => count >= Math.max(1, minimum))
		.sort((a, b) => b.count - a.count || byPosition(a, b))
		.slice(0, MOST_CELLS);
	const kept = largest.toSorted(byPosition);
	const all = cells.reduce((sum, { count }) => sum + count, 0);
	const merged = all - kept.reduce((sum, { count }) => sum + count, 0);
	const draft = kept.length > 0 ? cellDraft(found, kept) : null;
	return { draft, cells: cells.length, kept: kept.length, merged };
}

function byPosition(a: Cell, b: Cell): number {
	for (const [i, position] of a.at.entries()) {
		const difference = position - (b.at[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** Cells with customers; a customer without a class in one of the schemes is in none. */
function cellsOf(columns: readonly TextColumn[]): Cell[] {
	const codes = columns.map(toCodes);
	const sizes = columns.map(({ dictionary }) => dictionary.size);
	const counts = new Uint32Array(sizes.reduce((product, size) => product * size, 1));
	for (let row = 0; row < (codes[0]?.length ?? 0); row++) {
		let cell = 0;
		for (const [i, of] of codes.entries()) {
			const code = of[row] ?? -1;
			cell = code < 0 || cell < 0 ? -1 : cell * (sizes[i] ?? 0) + code;
		}
		if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1;
	}
	const cells: Cell[] = [];
	counts.forEach((count, cell) => {
		if (count === 0) return;
		const at: number[] = [];
		for (let i = sizes.length - 1, rest = cell; i >= 0; i--) {
			const size = sizes[i] ?? 1;
			at.unshift(rest % size);
			rest = Math.floor(rest / size);
		}
		cells.push({ at, count });
	});
	return cells;
}

function cellDraft(columns: readonly TextColumn[], cells: readonly Cell[]): RuleDraft {
	const classOf = (column: number, at: number) => columns[column]?.dictionary.at(at) ?? '';
	const classes = cells.map(({ at }, i): TemplateClass => ({
		id: at.map((position, column) => classOf(column, position)).join('.'),
		colour: (i % 9) + 1,
		label: {
			kind: 'cell',
			parts: at.map((position, column) => ({
				scheme: columns[column]?.id.slice('class:'.length) ?? '',
				class: classOf(column, position),
			})),
		},
	}));
	const rules = cells.map(({ at }, i) => {
		const tests = at.map((position, column) =>
			where(columns[column]?.id ?? '', { op: 'in', values: [classOf(column, position)] }),
		);
		return [classes[i]?.id ?? '', whereAll(...tests)] as const;
	});
	return ruleDraft([...classes, OTHER], rules, OTHER.id);
}
