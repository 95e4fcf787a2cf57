import { scanTags } from './xml-text.ts';

/** Number formats that files refer to by number only (ECMA-376 part 1, 18.8.30), and the Chinese ones Excel adds. */
const BUILT_IN: Readonly<Record<number, string>> = {
	0: 'General',
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	5: '"¥"#,##0;"¥"-#,##0',
	6: '"¥"#,##0;[Red]"¥"-#,##0',
	7: '"¥"#,##0.00;"¥"-#,##0.00',
	8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
	9: '0%',
	10: '0.00%',
	11: '0.00E+00',
	12: '# ?/?',
	13: '# ??/??',
	14: 'yyyy/m/d',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	22: 'yyyy/m/d h:mm',
	27: 'yyyy"年"m"月"',
	28: 'm"月"d"日"',
	29: 'm"月"d"日"',
	30: 'm-d-yy',
	31: 'yyyy"年"m"月"d"日"',
	32: 'h"时"mm"分"',
	33: 'h"时"mm"分"ss"秒"',
	34: '上午/下午h"时"mm"分"',
	35: '上午/下午h"时"mm"分"ss"秒"',
	36: 'yyyy"年"m"月"',
	37: '#,##0;-#,##0',
	38: '#,##0;[Red]-#,##0',
	39: '#,##0.00;-#,##0.00',
	40: '#,##0.00;[Red]-#,##0.00',
	41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
	42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
	43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
	44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
	45: 'mm:ss',
	46: '[h]:mm:ss',
	47: 'mm:ss.0',
	48: '##0.0E+0',
	49: '@',
	50: 'yyyy"年"m"月"',
	51: 'm"月"d"日"',
	52: 'yyyy"年"m"月"',
	53: 'm"月"d"日"',
	54: 'm"月"d"日"',
	55: '上午/下午h"时"mm"分"',
	56: '上午/下午h"时"mm"分"ss"秒"',
	57: 'yyyy"年"m"月"',
	58: 'm"月"d"日"',
};

/** Number formats of a workbook and which one each cell style uses. */
export interface Styles {
	readonly formats: readonly string[];
	/** Index into `formats` per cell style (`s` attribute). */
	readonly ofStyle: Uint16Array;
}

/** Collects the distinct number formats of a file; index 0 is `General`. */
export class FormatTable {
	readonly formats: string[] = ['General'];
	private readonly indexes = new Map<string, number>([['General', 0]]);

	/** Index of a format; `General` for an empty one and when more than 65,535 differ. */
	indexOf(format: string): number {
		if (format === '' || /^general$/i.test(format)) return 0;
		const known = this.indexes.get(format);
		if (known !== undefined) return known;
		if (this.formats.length > 0xffff) return 0;
		this.indexes.set(format, this.formats.length);
		return this.formats.push(format) - 1;
	}
}

/** The style part of a workbook. @throws AppError `xml.refused`, `xml.damaged` */
export function readStyles(bytes: Uint8Array, file: string, entry: string, table: FormatTable): Uint16Array {
	const custom = new Map<number, string>();
	const styles: number[] = [];
	let isInCellXfs = false;
	scanTags(bytes, file, entry, (tag) => {
		if (tag.name === 'cellXfs') isInCellXfs = !tag.isEnd;
		if (tag.isEnd) return;
		const id = Number(tag.attribute('numFmtId') ?? 0);
		if (tag.name === 'numFmt') custom.set(id, tag.attribute('formatCode') ?? 'General');
		if (tag.name === 'xf' && isInCellXfs) styles.push(id);
	});
	return Uint16Array.from(styles, (id) => table.indexOf(custom.get(id) ?? BUILT_IN[id] ?? 'General'));
}
