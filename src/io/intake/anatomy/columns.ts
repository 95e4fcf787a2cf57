import { headerUnit, type FoundUnit } from '../units.ts';
import { columnLetter, type Source } from '../source.ts';
import { cellText, headerTexts } from './header.ts';
import { titleUnit } from '../units.ts';

/** A column of a sheet as the header names it. */
export interface NamedColumn {
	readonly source: number;
	readonly letter: string;
	/** Header as found; the empty string where there is none. */
	readonly header: string;
	/** Distinct name: the header without a unit other than 1, `… (2)` for repeated ones, `列 E` or `Column E` for none. */
	readonly name: string;
	/** Unit in the header. */
	readonly unit: FoundUnit | null;
}

/** Columns of a sheet, and how many of them had to be given another name. */
export interface NamedColumns {
	readonly columns: readonly NamedColumn[];
	/** Columns without header and without any cell below it; they are not among `columns`. */
	readonly emptyColumns: number;
	readonly duplicates: number;
	readonly unnamed: number;
	/** Whether the headers are Chinese: names made up follow. */
	readonly chinese: boolean;
}

/** Names the columns that have a header or a value. `first` is the first row below the header. */
export function nameColumns(
	source: Source,
	headerRow: number | null,
	headerRows: number,
	first: number,
): NamedColumns {
	const headers = headerTexts(source, headerRow, headerRows);
	const chinese = isChinese(source, headers);
	const names = new DistinctNames();
	const columns: NamedColumn[] = [];
	let [emptyColumns, duplicates, unnamed] = [0, 0, 0];
	headers.forEach((header, index) => {
		if (header === '' && isEmptyColumn(source, index, first)) {
			emptyColumns++;
			return;
		}
		const letter = columnLetter(index);
		const found = headerUnit(header);
		const stem = header === '' ? (chinese ? `列 ${letter}` : `Column ${letter}`) : nameOf(header, found);
		const name = names.take(stem);
		if (header === '') unnamed++;
		else if (name !== stem) duplicates++;
		columns.push({ source: index, letter, header, name, unit: found.unit });
	});
	return { columns, emptyColumns, duplicates, unnamed, chinese };
}

/** Names each given once: a repeated one gets ` (2)`, ` (3)` … Names that differ in case only are the same. */
class DistinctNames {
	readonly #taken = new Set<string>();
	/** The number to try next for a repeated name. */
	readonly #next = new Map<string, number>();

	take(stem: string): string {
		const key = nameKey(stem);
		let name = stem;
		let n = this.#next.get(key) ?? 2;
		while (this.#taken.has(nameKey(name))) name = `${stem} (${n++})`;
		this.#next.set(key, n);
		this.#taken.add(nameKey(name));
		return name;
	}
}

/** Names are compared without regard to case. */
export function nameKey(name: string): string {
	return name.normalize('NFKC').toLowerCase();
}

/** The unit stated by the rows above the header, with its row; null where there is none. */
export function unitOfTitles(
	source: Source,
	headerRow: number | null,
): (FoundUnit & { readonly row: number }) | null {
	for (let row = (headerRow ?? 0) - 1; row >= 0; row--) {
		for (let column = 0; column < source.sheet.columns.length; column++) {
			const unit = titleUnit(cellText(source, row, column));
			if (unit) return { ...unit, row };
		}
	}
	return null;
}

function nameOf(header: string, found: { readonly name: string; readonly unit: FoundUnit | null }): string {
	return found.unit && found.unit.factor !== 1 ? found.name.trim() : header;
}

function isEmptyColumn(source: Source, index: number, first: number): boolean {
	const column = source.sheet.columns[index];
	if (!column) return true;
	for (let row = first; row < source.sheet.rowCount; row++)
		if (!source.book.isEmpty(column, row)) return false;
	return true;
}

function isChinese(source: Source, headers: readonly string[]): boolean {
	const text = headers.join('') + source.sheet.name;
	return /[\u3400-\u9fff]/.test(text);
}
