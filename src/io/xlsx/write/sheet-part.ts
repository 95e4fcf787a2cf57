import { conditionalXml } from './conditional.ts';
import { absoluteRef, cellRef, rangeRef } from './names.ts';
import type { PlannedSheet } from './plan.ts';
import type { ColumnLayout, PrintSetup, SheetSpec } from './spec.ts';
import type { StyleRegistry } from './styles.ts';
import { element, escapeText, XML_HEAD } from './xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ROW_HEIGHT = 16.5;
/** DIN A4. */
const PAPER = 9;
const MILLIMETRES_14 = 0.55;

/** Ids of the relations of a sheet that its XML points to. */
export interface SheetRelations {
	readonly drawing?: string;
	readonly tables: readonly string[];
}

/** Everything of a worksheet before its rows, in the order of CT_Worksheet (ECMA-376 part 1, 18.3.1.99). */
export function sheetHead(sheet: PlannedSheet, selected: boolean): string {
	const { spec } = sheet;
	const tab = spec.tab ? element('tabColor', { rgb: `FF${spec.tab}` }) : '';
	const fit = spec.print ? element('pageSetUpPr', { fitToPage: 1 }) : '';
	return (
		`${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
		(tab || fit ? element('sheetPr', {}, tab + fit) : '') +
		element('dimension', { ref: rangeRef(sheet.used) }) +
		element('sheetViews', {}, viewXml(spec, selected)) +
		element('sheetFormatPr', { defaultRowHeight: ROW_HEIGHT, customHeight: 1 }) +
		columnsXml(spec.columns)
	);
}

/** Everything of a worksheet after its rows, in the order of CT_Worksheet. */
export function sheetTail(sheet: PlannedSheet, relations: SheetRelations, styles: StyleRegistry): string {
	const { spec } = sheet;
	const { formats, extension } = conditionalXml(sheet.formats, styles);
	return (
		(spec.filter ? element('autoFilter', { ref: rangeRef(spec.filter) }) : '') +
		mergesXml(spec) +
		formats +
		validationsXml(sheet) +
		linksXml(sheet) +
		(spec.print ? printXml(spec.print) + breaksXml(spec.print) : '') +
		(relations.drawing ? element('drawing', { 'r:id': relations.drawing }) : '') +
		(relations.tables.length > 0
			? element(
					'tableParts',
					{ count: relations.tables.length },
					relations.tables.map((id) => element('tablePart', { 'r:id': id })).join(''),
				)
			: '') +
		(extension ? element('extLst', {}, extension) : '') +
		'</worksheet>'
	);
}

function viewXml(spec: SheetSpec, selected: boolean): string {
	const { rows = 0, columns = 0 } = spec.freeze ?? {};
	const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
	const first = cellRef(rows, columns);
	const frozen =
		rows + columns === 0
			? ''
			: element('pane', {
					xSplit: columns || undefined,
					ySplit: rows || undefined,
					topLeftCell: first,
					activePane: pane,
					state: 'frozen',
				}) + element('selection', { pane, activeCell: first, sqref: first });
	return element(
		'sheetView',
		{
			showGridLines: spec.gridLines === false ? 0 : undefined,
			tabSelected: selected ? 1 : undefined,
			workbookViewId: 0,
		},
		frozen,
	);
}

function columnsXml(columns: readonly ColumnLayout[]): string {
	const list = columns.map(({ width, hidden }, i) =>
		element('col', { min: i + 1, max: i + 1, width, hidden: hidden ? 1 : undefined, customWidth: 1 }),
	);
	return list.length > 0 ? element('cols', {}, list.join('')) : '';
}

function mergesXml({ merges = [] }: SheetSpec): string {
	const list = merges.map((range) => element('mergeCell', { ref: rangeRef(range) }));
	return list.length > 0 ? element('mergeCells', { count: list.length }, list.join('')) : '';
}

function validationsXml({ validations }: PlannedSheet): string {
	const list = validations.map(({ range, formula }) =>
		element(
			'dataValidation',
			{ type: 'list', errorStyle: 'warning', allowBlank: 1, showErrorMessage: 1, sqref: rangeRef(range) },
			`<formula1>${escapeText(formula)}</formula1>`,
		),
	);
	return list.length > 0 ? element('dataValidations', { count: list.length }, list.join('')) : '';
}

function linksXml({ links }: PlannedSheet): string {
	const list = links.map(({ cell, sheet, range }) =>
		element('hyperlink', {
			ref: cellRef(cell.row, cell.column),
			location: absoluteRef(sheet, range).replaceAll('$', ''),
		}),
	);
	return list.length > 0 ? element('hyperlinks', {}, list.join('')) : '';
}

function printXml(print: PrintSetup): string {
	const margin = MILLIMETRES_14;
	const footer = print.footer;
	return (
		(print.centre ? element('printOptions', { horizontalCentered: 1 }) : '') +
		element('pageMargins', {
			left: margin,
			right: margin,
			top: margin,
			bottom: 0.7,
			header: 0.3,
			footer: 0.35,
		}) +
		element('pageSetup', {
			paperSize: PAPER,
			fitToWidth: print.pagesWide,
			fitToHeight: 0,
			orientation: print.landscape ? 'landscape' : 'portrait',
		}) +
		(footer
			? element(
					'headerFooter',
					{},
					`<oddFooter>${escapeText(`&L&8 ${footerText(footer.left)}&R&8 ${footer.right}`)}</oddFooter>`,
				)
			: '')
	);
}

function breaksXml({ breaks = [] }: PrintSetup): string {
	const list = breaks.map((row) => element('brk', { id: row, max: 16_383, man: 1 }));
	return list.length > 0
		? element('rowBreaks', { count: list.length, manualBreakCount: list.length }, list.join(''))
		: '';
}

/** In a footer an ampersand starts a code. */
function footerText(text: string): string {
	return text.replaceAll('&', '&&');
}

/** Rows repeated on every page, as the value of a defined name. */
export function printTitles(sheetName: string, rows: number): string {
	return absoluteRef(sheetName, { top: 0, bottom: rows - 1, left: 0, right: 0 }).replace(
		/!.*/,
		`!$1:$${rows}`,
	);
}
