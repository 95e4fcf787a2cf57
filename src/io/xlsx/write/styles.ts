import type { CellStyle, FontStyle, FormatLook } from './spec.ts';
import { element, escapeAttribute, XML_HEAD } from './xml.ts';

/** First id of a number format of our own; those below are built in. */
const FIRST_FORMAT = 164;
const BUILT_IN: Readonly<Record<string, number>> = {
	General: 0,
	'0': 1,
	'0.00': 2,
	'#,##0': 3,
	'#,##0.00': 4,
	'0%': 9,
	'0.00%': 10,
	'@': 49,
};
const TABLE_STYLE = 'Fenqu';

/** Collects the styles of a workbook, each once, and hands out their ids. */
export class StyleRegistry {
	readonly #fonts = new Distinct();
	readonly #fills = new Distinct();
	readonly #borders = new Distinct();
	readonly #formats = new Map<string, number>();
	readonly #cells = new Distinct();
	readonly #looks = new Distinct();
	readonly #known = new WeakMap<CellStyle, number>();
	readonly #font: { readonly name: string; readonly size: number };

	constructor(font: { readonly name: string; readonly size: number }) {
		this.#font = font;
		this.#fills.id('<fill><patternFill patternType="none"/></fill>');
		this.#fills.id('<fill><patternFill patternType="gray125"/></fill>');
		this.style({});
	}

	/** Id of a cell style (index into cellXfs). */
	style(style: CellStyle): number {
		const known = this.#known.get(style);
		if (known !== undefined) return known;
		const font = this.#fonts.id(fontXml(style.font ?? {}, this.#font));
		const fill = style.fill ? this.#fills.id(fillXml(style.fill)) : 0;
		const border = this.#borders.id(borderXml(style.border ?? {}));
		const format = this.#format(style.numberFormat ?? 'General');
		const align = alignXml(style.align);
		const id = this.#cells.id(
			element(
				'xf',
				{
					numFmtId: format,
					fontId: font,
					fillId: fill,
					borderId: border,
					xfId: 0,
					applyNumberFormat: format ? 1 : undefined,
					applyFont: font ? 1 : undefined,
					applyFill: fill ? 1 : undefined,
					applyBorder: border ? 1 : undefined,
					applyAlignment: align ? 1 : undefined,
				},
				align,
			),
		);
		this.#known.set(style, id);
		return id;
	}

	/** Id of the look of a conditional format (index into dxfs). */
	look({ font, fill }: FormatLook): number {
		const bold = font?.bold ? '<b/>' : '';
		const colour = font?.colour ? `<color rgb="FF${font.colour}"/>` : '';
		return this.#looks.id(
			element(
				'dxf',
				{},
				(bold || colour ? `<font>${bold}${colour}</font>` : '') + (fill ? dxfFill(fill) : ''),
			),
		);
	}

	/** The part `xl/styles.xml`. */
	toXml(): string {
		const table = this.#tableStyle();
		const formats = [...this.#formats]
			.map(([code, id]) => element('numFmt', { numFmtId: id, formatCode: code }))
			.join('');
		return (
			`${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
			(formats ? element('numFmts', { count: this.#formats.size }, formats) : '') +
			this.#fonts.xml('fonts') +
			this.#fills.xml('fills') +
			this.#borders.xml('borders') +
			'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
			this.#cells.xml('cellXfs') +
			'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
			this.#looks.xml('dxfs') +
			table +
			'</styleSheet>'
		);
	}

	/** A quiet table style: hairlines between rows, no banding; header cells carry their own style. */
	#tableStyle(): string {
		const line = (side: string) => `<${side} style="thin"><color rgb="FFE1E4E7"/></${side}>`;
		const whole = this.#looks.id(`<dxf><border>${line('bottom')}${line('horizontal')}</border></dxf>`);
		const elements = element('tableStyleElement', { type: 'wholeTable', dxfId: whole });
		const style = element('tableStyle', { name: TABLE_STYLE, pivot: 0, count: 1 }, elements);
		return element(
			'tableStyles',
			{ count: 1, defaultTableStyle: TABLE_STYLE, defaultPivotStyle: 'PivotStyleLight16' },
			style,
		);
	}

	#format(code: string): number {
		const known = BUILT_IN[code] ?? this.#formats.get(code);
		if (known !== undefined) return known;
		const id = FIRST_FORMAT + this.#formats.size;
		this.#formats.set(code, id);
		return id;
	}
}

/** Name of the table style that every table of ours uses. */
export const TABLE_STYLE_NAME = TABLE_STYLE;

class Distinct {
	readonly #ids = new Map<string, number>();

	id(xml: string): number {
		let id = this.#ids.get(xml);
		if (id === undefined) this.#ids.set(xml, (id = this.#ids.size));
		return id;
	}

	xml(name: string): string {
		return element(name, { count: this.#ids.size }, [...this.#ids.keys()].join(''));
	}
}

function fontXml(font: FontStyle, base: { readonly name: string; readonly size: number }): string {
	const bold = font.bold ? '<b/>' : '';
	const colour = `<color rgb="FF${font.colour ?? '1C2429'}"/>`;
	return `<font>${bold}<sz val="${font.size ?? base.size}"/>${colour}<name val="${escapeAttribute(base.name)}"/><family val="2"/></font>`;
}

function fillXml(colour: string): string {
	return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

/** In a differential format the ground of a solid fill is `bgColor`. */
function dxfFill(colour: string): string {
	return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor rgb="FF${colour}"/></patternFill></fill>`;
}

function borderXml(border: NonNullable<CellStyle['border']>): string {
	const side = (name: 'left' | 'right' | 'top' | 'bottom'): string => {
		const line = border[name];
		return line ? element(name, { style: line.style }, `<color rgb="FF${line.colour}"/>`) : `<${name}/>`;
	};
	return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`;
}

function alignXml(align: CellStyle['align']): string {
	if (!align) return '';
	return element('alignment', {
		horizontal: align.horizontal ?? (align.indent ? 'left' : undefined),
		vertical: align.vertical,
		wrapText: align.wrap ? 1 : undefined,
		indent: align.indent,
	});
}
