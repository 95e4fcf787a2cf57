import type { CellStyle } from '#src/io/xlsx/write/index.ts';
import type { MoneyUnit, ValueKind } from './types.ts';

/** Colours of the light theme (styles/tokens.css), as a workbook names them. */
export const COLOURS = {
	text: '1C2429',
	text2: '4A545A',
	text3: '656F75',
	line: 'E1E4E7',
	line2: 'CED3D7',
	line3: '8A9297',
	accent: '09628A',
	accentLine: '96C5DF',
	header: 'E5F2F9',
	computed: 'EDF1F3',
	mark: '2879A0',
	warn: '98590F',
	warnGround: 'FDF2DC',
	input: 'FFFBEF',
	over: '8A4510',
	overGround: 'FBE6D4',
	under: '185B9B',
	underGround: 'E1EAF2',
	pale: 'C6CDD2',
} as const;

const hairline = { style: 'thin', colour: COLOURS.line } as const;

export const STYLES = {
	title: { font: { bold: true, size: 20 }, align: { vertical: 'center' } },
	heading: { font: { bold: true, size: 14 }, align: { vertical: 'center' } },
	subtitle: { font: { size: 10, colour: COLOURS.text3 }, align: { vertical: 'center' } },
	section: { font: { bold: true, size: 13 }, align: { vertical: 'bottom' } },
	note: { font: { size: 9, colour: COLOURS.text3 }, align: { vertical: 'center' } },
	label: {
		font: { size: 9, colour: COLOURS.text3 },
		align: { vertical: 'bottom' },
		border: { top: hairline },
	},
	figureNote: {
		font: { size: 9, colour: COLOURS.text3 },
		align: { vertical: 'top' },
		border: { bottom: hairline },
	},
	sentence: { font: { size: 10, colour: COLOURS.text2 }, align: { vertical: 'top', wrap: true } },
	band: { border: { top: hairline } },
	bandEnd: { border: { bottom: hairline } },
} as const satisfies Record<string, CellStyle>;

/** Header cell of a table: pale blue with dark text; numbers to the right, as below it. */
export function headerStyle(right: boolean, computed = false, indent = 0): CellStyle {
	return {
		font: { bold: true, colour: computed ? COLOURS.accent : COLOURS.text },
		fill: computed ? COLOURS.computed : COLOURS.header,
		border: { bottom: { style: 'thin', colour: COLOURS.accentLine } },
		align: {
			horizontal: right ? 'right' : 'left',
			vertical: 'center',
			wrap: true,
			...(indent ? { indent } : {}),
		},
	};
}

/** Body cell of a report table. */
export function bodyStyle(kind: ValueKind, money: MoneyUnit): CellStyle {
	return {
		border: { bottom: hairline },
		numberFormat: formatOf(kind, money),
		align: sideOf(kind),
	};
}

/** Grounds of shaded cells, and the share of the row from which each is used. */
const SHADES = [
	[0.6, '96C5DF'],
	[0.35, 'BCDAEA'],
	[0.15, 'DCECF5'],
	[0.0001, 'F1F7FB'],
] as const;

/** Ground of a cell by its share of the row, 0…1; none for nothing. */
export function shadeOf(share: number): string | undefined {
	return SHADES.find(([from]) => share >= from)?.[1];
}

/** Cell of the total row. */
export function totalStyle(kind: ValueKind, money: MoneyUnit): CellStyle {
	return {
		font: { bold: true },
		border: { top: { style: 'thin', colour: COLOURS.line3 } },
		numberFormat: formatOf(kind, money),
		align: sideOf(kind),
	};
}

/** Key figure. */
export function figureStyle(kind: ValueKind, money: MoneyUnit): CellStyle {
	return {
		font: { bold: true, size: 18 },
		numberFormat: formatOf(kind, money),
		align: { horizontal: 'left', vertical: 'center' },
	};
}

function sideOf(kind: ValueKind): NonNullable<CellStyle['align']> {
	return isRight(kind)
		? { horizontal: 'right', vertical: 'center', indent: 1 }
		: { horizontal: 'left', vertical: 'center' };
}

/** Whether values of this kind are numbers, which stand to the right. */
export function isRight(kind: ValueKind): boolean {
	return kind !== 'text' && kind !== 'class' && kind !== 'date';
}

/** Format code of a kind of value. */
export function formatOf(kind: ValueKind, money: MoneyUnit): string {
	switch (kind) {
		case 'text':
		case 'class':
			return 'General';
		case 'count':
		case 'days':
			return '#,##0';
		case 'money':
			return withDecimals('#,##0', money.decimals);
		case 'percent':
			return '0.0%';
		case 'change':
			return '+0.0%;-0.0%;0.0%';
		case 'decimal':
			return '#,##0.00';
		case 'probability':
			return '[<0.001]"<0.001";0.000';
		case 'date':
			return 'yyyy-mm-dd';
	}
}

/** A format code with this many decimals. */
export function withDecimals(code: string, decimals: number): string {
	return decimals > 0 ? `${code}.${'0'.repeat(decimals)}` : code;
}

/** Width of a text in characters of the default font; CJK characters count two. */
export function textWidth(text: string): number {
	let width = 0;
	for (const character of text)
		width +=
			/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
				character,
			)
				? 2
				: 1;
	return width;
}
