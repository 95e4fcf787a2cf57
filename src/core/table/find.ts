import { cellAt, codeAt, isTextColumn, isUnread, type CellValue, type Column } from './column.ts';
import { valueText } from './filter.ts';
import { rowAt, viewLength, type View } from './view.ts';
import type { Table } from './table.ts';

export interface FindOptions {
	/** The whole cell is the text looked for, not only a part of it. */
	readonly wholeCell: boolean;
	readonly matchCase: boolean;
}

/** A cell by its position in the view and the index of its column among those searched. */
export interface FoundCell {
	readonly position: number;
	readonly column: number;
}

/** Display text of a value; numbers are found by what is shown and by what is stored. */
export type DisplayText = (column: Column, value: number | string) => string;

type CellTest = (row: number) => boolean;

/** A search through the cells of a view, in reading order. Nothing is collected: each question is answered by walking. */
export class Finder {
	readonly #tests: readonly CellTest[];
	readonly #table: Table;
	readonly #view: View;

	constructor(
		table: Table,
		columns: readonly Column[],
		view: View,
		query: string,
		options: FindOptions,
		display?: DisplayText,
	) {
		this.#table = table;
		this.#view = view;
		const has = query === '' ? () => false : textTest(query, options);
		this.#tests = columns.map((column) => cellTest(column, has, display));
	}

	/** Whether the cell at a position of the view holds the text. */
	matches(position: number, column: number): boolean {
		const row = rowAt(this.#table, this.#view, position);
		return row >= 0 && (this.#tests[column]?.(row) ?? false);
	}

	/** The nearest match after (or before) a cell, going round at the end once; null when there is none. */
	next(from: FoundCell, backwards = false): FoundCell | null {
		const width = this.#tests.length;
		const total = width * viewLength(this.#table, this.#view);
		if (total === 0) return null;
		const step = backwards ? total - 1 : 1;
		let at = from.position * width + from.column;
		for (let i = 0; i < total; i++) {
			at = (at + step) % total;
			const position = Math.floor(at / width);
			if (this.matches(position, at % width)) return { position, column: at % width };
		}
		return null;
	}

	/** Number of matches in the positions from…to (exclusive); call it in slices to stay responsive over many rows. */
	count(from = 0, to = viewLength(this.#table, this.#view)): number {
		let found = 0;
		for (const test of this.#tests) {
			for (let position = from; position < to; position++) {
				const row = rowAt(this.#table, this.#view, position);
				if (row >= 0 && test(row)) found++;
			}
		}
		return found;
	}
}

function textTest(query: string, options: FindOptions): (text: string) => boolean {
	const fold = options.matchCase ? (text: string) => text : (text: string) => text.toLowerCase();
	const wanted = fold(query);
	return options.wholeCell ? (text) => fold(text) === wanted : (text) => fold(text).includes(wanted);
}

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

function cellTest(
	column: Column,
	has: (text: string) => boolean,
	display: DisplayText | undefined,
): CellTest {
	const shown = (value: CellValue): boolean => {
		if (value === null) return false;
		if (isUnread(value)) return has(value.unread);
		if (has(typeof value === 'number' ? valueText(column, value) : value)) return true;
		return display ? has(display(column, value)) : false;
	};
	if (!isTextColumn(column)) return (row) => shown(cellAt(column, row));
	const answers = new Uint8Array(column.dictionary.size).fill(UNKNOWN);
	return (row) => {
		const code = codeAt(column, row);
		if (code < 0) return shown(cellAt(column, row));
		if (answers[code] === UNKNOWN) answers[code] = shown(column.dictionary.at(code)) ? YES : NO;
		return answers[code] === YES;
	};
}
