import { rangeRef } from './names.ts';
import type { CellRange } from './spec.ts';
import { TABLE_STYLE_NAME } from './styles.ts';
import { element, guardEscapes, XML_HEAD } from './xml.ts';

/** The part of one table (ListObject). `headers` are the texts of its header cells, already unique. */
export function tableXml(id: number, name: string, range: CellRange, headers: readonly string[]): string {
	const ref = rangeRef(range);
	const columns = headers
		.map((header, i) => element('tableColumn', { id: i + 1, name: guardEscapes(header) }))
		.join('');
	return (
		XML_HEAD +
		element(
			'table',
			{
				xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
				id,
				name,
				displayName: name,
				ref,
				totalsRowShown: 0,
			},
			element('autoFilter', { ref }) +
				element('tableColumns', { count: headers.length }, columns) +
				element('tableStyleInfo', {
					name: TABLE_STYLE_NAME,
					showFirstColumn: 0,
					showLastColumn: 0,
					showRowStripes: 0,
					showColumnStripes: 0,
				}),
		)
	);
}
