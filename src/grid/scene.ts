import {
	cellAt,
	isTextColumn,
	isUnread,
	rowAt,
	type CellRange,
	type CellValue,
	type Finder,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { Selection } from './selection.ts';
import type { GridTheme } from './theme.ts';
import type { FormatCell, GridColumn, Rect } from './types.ts';
import type { Opening } from './viewport.ts';

/** Everything one frame shows. Plain values, so painting touches no reactive state. */
export interface Scene {
	readonly table: Table;
	readonly view: View;
	readonly columns: readonly GridColumn[];
	readonly layout: ColumnLayout;
	readonly viewport: Opening;
	readonly selection: Selection;
	readonly focused: boolean;
	readonly editing: boolean;
	readonly readOnly: boolean;
	/** Position of the row under the pointer; −1 for none. */
	readonly hoverRow: number;
	/** Range that a fill in progress would fill. */
	readonly fillRange: CellRange | null;
	/** Range cut and not yet pasted. */
	readonly cutRange: CellRange | null;
	readonly finder: Finder | null;
	readonly texts: CellTexts;
	readonly theme: GridTheme;
	/** Scrolling fast: text only. */
	readonly plain: boolean;
}

/** What a cell shows. */
export interface CellText {
	readonly text: string;
	readonly value: CellValue;
	readonly unread: boolean;
}

const KEPT_PER_COLUMN = 4096;

/** Display texts of numbers, remembered per column, because formatting costs more than painting. */
export class CellTexts {
	readonly format: FormatCell;
	readonly #numbers = new Map<string, Map<number, string>>();

	constructor(format: FormatCell) {
		this.format = format;
	}

	at(column: GridColumn, row: number): CellText {
		const value = cellAt(column.column, row);
		if (value === null) return column.computed && row >= 0 ? NOT_APPLICABLE : BLANK;
		if (isUnread(value)) return { text: value.unread, value, unread: true };
		const text = typeof value === 'number' ? this.#number(column, value) : this.#text(column, value);
		return { text, value, unread: false };
	}

	#text(column: GridColumn, value: string): string {
		const text = isTextColumn(column.column) ? this.format(column.column, value) : value;
		return text.includes('\n') ? text.replaceAll('\n', ' ↵ ') : text;
	}

	#number(column: GridColumn, value: number): string {
		const { id } = column.column;
		const texts = this.#numbers.get(id) ?? new Map<number, string>();
		let text = texts.get(value);
		if (text === undefined) {
			if (texts.size >= KEPT_PER_COLUMN) texts.clear();
			text = this.format(column.column, value);
			texts.set(value, text);
			this.#numbers.set(id, texts);
		}
		return text;
	}
}

const BLANK: CellText = { text: '', value: null, unread: false };
const NOT_APPLICABLE: CellText = { text: '—', value: null, unread: false };

export function rowOf(scene: Scene, position: number): number {
	return rowAt(scene.table, scene.view, position);
}

/** Columns painted under one clip: the frozen ones or those that scroll. */
export interface Region {
	readonly first: number;
	readonly end: number;
	readonly left: number;
	readonly right: number;
}

export function inRegion(range: Pick<CellRange, 'left' | 'right'>, region: Region): boolean {
	return range.left < region.end && range.right >= region.first;
}

/** A range on screen, cut to a little more than the body so that far ends cost nothing. */
export function boxOf({ layout, viewport }: Pick<Scene, 'layout' | 'viewport'>, range: CellRange): Rect {
	const { first, end } = viewport.visibleRows;
	const top = viewport.rowTop(Math.max(range.top, first - 2));
	const bottom = viewport.rowTop(Math.min(range.bottom + 1, end + 2));
	const x = layout.left(range.left, viewport.x);
	const right = layout.left(range.right, viewport.x) + layout.width(range.right);
	const across = range.left < layout.frozen && range.right >= layout.frozen;
	return {
		x,
		y: top,
		width: Math.max(right, across ? layout.frozenEdge + 4 : right) - x,
		height: bottom - top,
	};
}
