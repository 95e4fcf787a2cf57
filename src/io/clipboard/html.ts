import type { ClipboardCell, ClipboardTable } from './cell.ts';
import { htmlTokens, type HtmlToken } from './html-tokens.ts';

/**
 * The first table of clipboard markup, or null when there is none. Understands what spreadsheets add to the bare text:
 * Excel and WPS `x:num`, `x:str`, `x:fmla` results and text formats by class (`mso-number-format:"\@"`), Google Sheets
 * `data-sheets-value`. Merged cells keep their text in the first cell. Nothing is executed or loaded: only strings come out.
 */
export function readHtml(html: string): ClipboardTable | null {
	const reader = new TableReader();
	for (const token of htmlTokens(html, (css) => reader.addStyles(css))) {
		if (reader.take(token)) break;
	}
	return reader.finish();
}

interface OpenCell {
	readonly attributes: ReadonlyMap<string, string>;
	text: string;
}

class TableReader {
	readonly #rows: ClipboardCell[][] = [];
	readonly #textClasses = new Set<string>();
	/** Columns still covered by a cell of an earlier row: column → rows left. */
	readonly #covered = new Map<number, number>();
	#depth = 0;
	#row: ClipboardCell[] | null = null;
	#cell: OpenCell | null = null;
	#preserve = false;

	addStyles(css: string): void {
		for (const [, names = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
			if (!isTextFormat(body)) continue;
			for (const [, name] of names.matchAll(/\.([\w-]+)/g)) if (name) this.#textClasses.add(name);
		}
	}

	/** Takes a token; true when the table is complete. */
	take(token: HtmlToken): boolean {
		if (token.kind === 'text') this.#addText(token.text);
		else if (token.kind === 'open') this.#open(token.name, token.attributes);
		else return this.#close(token.name);
		return false;
	}

	finish(): ClipboardTable | null {
		this.#endRow();
		if (this.#rows.length === 0) return null;
		const width = this.#rows.reduce((max, row) => Math.max(max, row.length), 0);
		for (const row of this.#rows) while (row.length < width) row.push({ text: '' });
		return this.#rows;
	}

	#open(name: string, attributes: ReadonlyMap<string, string>): void {
		if (name === 'table') this.#depth++;
		if (this.#depth !== 1) return;
		if (name === 'tr') {
			this.#endRow();
			this.#row = [];
		} else if (name === 'td' || name === 'th') {
			this.#endCell();
			this.#row ??= [];
			this.#cell = { attributes, text: '' };
			this.#preserve = /white-space:\s*pre|mso-data-placement:\s*same-cell/i.test(
				attributes.get('style') ?? '',
			);
		} else if (name === 'br' && this.#cell) {
			this.#cell.text += '\n';
		} else if (
			(name === 'p' || name === 'div' || name === 'li') &&
			this.#cell &&
			this.#cell.text.trim() !== ''
		) {
			this.#cell.text += '\n';
		}
	}

	#close(name: string): boolean {
		if (name === 'table' && this.#depth > 0) {
			this.#depth--;
			return this.#depth === 0;
		}
		if (this.#depth !== 1) return false;
		if (name === 'td' || name === 'th') this.#endCell();
		if (name === 'tr') this.#endRow();
		return false;
	}

	/** Source line breaks are layout of the markup, not of the cell; a non-breaking space is a space. */
	#addText(text: string): void {
		if (!this.#cell) return;
		const flat = this.#preserve ? text : text.replace(/[ \t\r\n]+/g, ' ');
		this.#cell.text += flat.replaceAll('\u00a0', ' ');
	}

	#endCell(): void {
		const cell = this.#cell;
		const row = this.#row;
		if (!cell || !row) return;
		this.#cell = null;
		this.#skipCovered(row);
		const column = row.length;
		row.push(this.#value(cell));
		const wide = span(cell.attributes, 'colspan');
		for (let i = 1; i < wide; i++) row.push({ text: '' });
		const tall = span(cell.attributes, 'rowspan');
		for (let i = 0; i < wide && tall > 1; i++) this.#covered.set(column + i, tall);
	}

	#skipCovered(row: ClipboardCell[]): void {
		while ((this.#covered.get(row.length) ?? 0) > 0) row.push({ text: '' });
	}

	#endRow(): void {
		this.#endCell();
		if (!this.#row) return;
		this.#skipCovered(this.#row);
		if (this.#row.length > 0) this.#rows.push(this.#row);
		this.#row = null;
		for (const [column, left] of this.#covered) this.#covered.set(column, left - 1);
	}

	#value({ attributes, text }: OpenCell): ClipboardCell {
		const shown = text.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
		const sheets = sheetsValue(attributes.get('data-sheets-value'));
		if (sheets) return { ...sheets, text: sheets.isText ? (sheets.text ?? shown) : shown };
		const number = attributes.get('x:num');
		if (number !== undefined && !this.#isText(attributes)) {
			const value = Number(number === '' ? shown.replaceAll(',', '') : number);
			if (Number.isFinite(value) && shown !== '') return { text: shown, number: value };
		}
		return this.#isText(attributes) ? { text: shown, isText: true } : { text: shown };
	}

	#isText(attributes: ReadonlyMap<string, string>): boolean {
		if (attributes.has('x:str') || isTextFormat(attributes.get('style') ?? '')) return true;
		return (attributes.get('class') ?? '').split(/\s+/).some((name) => this.#textClasses.has(name));
	}
}

function isTextFormat(css: string): boolean {
	return /mso-number-format:\s*["']?\\@/i.test(css);
}

function span(attributes: ReadonlyMap<string, string>, name: string): number {
	const count = Number.parseInt(attributes.get(name) ?? '1', 10);
	return count > 1 ? Math.min(count, 16_384) : 1;
}

/** `{"1":2,"2":"007"}` is a text, `{"1":3,"3":1234.5}` a number, `{"1":4,"4":1}` a boolean. */
function sheetsValue(json: string | undefined): { text?: string; number?: number; isText?: true } | null {
	if (json === undefined) return null;
	try {
		const value: unknown = JSON.parse(json);
		if (typeof value !== 'object' || value === null) return null;
		const fields = new Map(Object.entries(value));
		const text: unknown = fields.get('2');
		const number: unknown = fields.get('3');
		if (fields.get('1') === 2 && typeof text === 'string') return { text, isText: true };
		if (fields.get('1') === 3 && typeof number === 'number') return { number };
		return {};
	} catch {
		return null;
	}
}

/** Cells as a bare table for other spreadsheets: numbers keep their stored value, ids and texts are marked as text. */
export function writeHtml(table: ClipboardTable): string {
	const rows = table.map((row) => `<tr>${row.map(writeCell).join('')}</tr>`);
	return (
		'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">' +
		'<style>br{mso-data-placement:same-cell}</style></head><body><!--StartFragment-->' +
		`<table>${rows.join('')}</table><!--EndFragment--></body></html>`
	);
}

function writeCell(cell: ClipboardCell): string {
	const text = escapeHtml(cell.text).replaceAll('\n', '<br>');
	if (cell.number !== undefined) return `<td x:num="${cell.number}">${text}</td>`;
	return cell.isText ? `<td style="mso-number-format:'\\@'">${text}</td>` : `<td>${text}</td>`;
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
