import { decodePieces, findEncoding } from '#src/io/csv/encoding.ts';
import type { RawNote, RawWorkbook, ReadOptions, TextEncoding } from '#src/io/raw.ts';
import { readBySheetJs } from '#src/io/sheetjs/read-sheetjs.ts';

/**
 * Reads the tables of an HTML page, as many systems save them under the name .xls. Nothing of the page runs.
 * @throws AppError `file.unreadable`, `workbook.noSheets`, `sheet.*`
 */
export async function readHtml(bytes: Uint8Array, file: string, options: ReadOptions): Promise<RawWorkbook> {
	const notes: RawNote[] = [];
	const encoding = findEncoding(bytes, options.encoding ?? declaredEncoding(bytes));
	const text = [...decodePieces(bytes, encoding, notes)].join('');
	const workbook = await readBySheetJs(text, file, 'html', options, 0);
	const by = options.encoding === undefined && encoding.by === 'user' ? 'valid' : encoding.by;
	return { ...workbook, notes: [...notes, ...workbook.notes], encoding: { name: encoding.name, by } };
}

/** Character set a page declares for itself, as far as it is one we read. */
function declaredEncoding(bytes: Uint8Array): TextEncoding | undefined {
	const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
	const name = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? '';
	if (name === 'gb2312' || name === 'gbk' || name === 'gb18030') return 'gb18030';
	return name === 'big5' ? 'big5' : undefined;
}
