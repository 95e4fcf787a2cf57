import { printTitles } from './sheet-part.ts';
import { finalRef, type WorkbookPlan } from './plan.ts';
import type { ChartSpec, WorkbookProperties, WorkbookSpec } from './spec.ts';
import { element, escapeAttribute, escapeText, XML_HEAD } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** One relation of a part: what kind, and the target as the part would write it. */
export interface Relation {
	readonly type: string;
	readonly target: string;
}

/** The part `…/_rels/….rels`; ids are rId1, rId2 … in order. */
export function relationsXml(relations: readonly Relation[]): string {
	const list = relations.map(({ type, target }, i) =>
		element('Relationship', {
			Id: `rId${i + 1}`,
			Type: type.startsWith('http') ? type : `${OFFICE}/${type}`,
			Target: target,
		}),
	);
	return XML_HEAD + element('Relationships', { xmlns: `${PACKAGE}/relationships` }, list.join(''));
}

/** Relations of the package. */
export function packageRelations(): string {
	return relationsXml([
		{ type: 'officeDocument', target: 'xl/workbook.xml' },
		{ type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
		{ type: 'extended-properties', target: 'docProps/app.xml' },
		{ type: 'custom-properties', target: 'docProps/custom.xml' },
	]);
}

/** The part `[Content_Types].xml`. */
export function contentTypes(counts: {
	readonly sheets: number;
	readonly tables: number;
	readonly drawings: number;
	readonly charts: number;
}): string {
	const numbered = (count: number, path: (n: number) => string, type: string): string =>
		Array.from({ length: count }, (_, i) =>
			element('Override', { PartName: path(i + 1), ContentType: type }),
		).join('');
	const one = (path: string, type: string): string =>
		element('Override', { PartName: path, ContentType: type });
	const drawing = 'application/vnd.openxmlformats-officedocument.drawing';
	const content =
		element('Default', {
			Extension: 'rels',
			ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
		}) +
		element('Default', { Extension: 'xml', ContentType: 'application/xml' }) +
		one('/xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`) +
		one('/xl/styles.xml', `${SHEET_TYPE}.styles+xml`) +
		one('/xl/sharedStrings.xml', `${SHEET_TYPE}.sharedStrings+xml`) +
		one('/xl/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml') +
		one('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
		one('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
		one('/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml') +
		numbered(counts.sheets, (n) => `/xl/worksheets/sheet${n}.xml`, `${SHEET_TYPE}.worksheet+xml`) +
		numbered(counts.tables, (n) => `/xl/tables/table${n}.xml`, `${SHEET_TYPE}.table+xml`) +
		numbered(counts.drawings, (n) => `/xl/drawings/drawing${n}.xml`, `${drawing}+xml`) +
		numbered(counts.charts, (n) => `/xl/charts/chart${n}.xml`, `${drawing}ml.chart+xml`);
	return XML_HEAD + element('Types', { xmlns: `${PACKAGE}/content-types` }, content);
}

/** The part `xl/workbook.xml`; sheet n has relation rId n. */
export function workbookXml(spec: WorkbookSpec, plan: WorkbookPlan): string {
	const active = Math.max(
		0,
		plan.sheets.findIndex((sheet) => sheet.spec.visibility === 'visible'),
	);
	const sheets = plan.sheets.map(({ name, spec: { visibility } }, i) =>
		element('sheet', {
			name,
			sheetId: i + 1,
			state: visibility === 'visible' ? undefined : visibility,
			'r:id': `rId${i + 1}`,
		}),
	);
	const names = [
		...spec.definedNames.map(({ name, ref }) => definedName(name, finalRef(ref, plan.nameOf))),
		...plan.sheets.flatMap(({ name, spec: { print, filter } }, i) => [
			...(filter
				? [
						definedName(
							'_xlnm._FilterDatabase',
							finalRef({ sheet: name, range: filter }, (n) => n),
							i,
							true,
						),
					]
				: []),
			...(print?.repeatRows
				? [definedName('_xlnm.Print_Titles', printTitles(name, print.repeatRows), i)]
				: []),
		]),
	];
	return (
		`${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
		element('workbookPr', { defaultThemeVersion: 124226 }) +
		element(
			'bookViews',
			{},
			element('workbookView', {
				xWindow: 0,
				yWindow: 0,
				windowWidth: 28800,
				windowHeight: 15600,
				tabRatio: 800,
				activeTab: active,
			}),
		) +
		element('sheets', {}, sheets.join('')) +
		(names.length > 0 ? element('definedNames', {}, names.join('')) : '') +
		element('calcPr', { calcId: 191029 }) +
		'</workbook>'
	);
}

function definedName(name: string, ref: string, localSheetId?: number, hidden = false): string {
	return element('definedName', { name, localSheetId, hidden: hidden ? 1 : undefined }, escapeText(ref));
}

/** Relations of the workbook part. */
export function workbookRelations(sheetCount: number): string {
	return relationsXml([
		...Array.from({ length: sheetCount }, (_, i) => ({
			type: 'worksheet',
			target: `worksheets/sheet${i + 1}.xml`,
		})),
		{ type: 'theme', target: 'theme/theme1.xml' },
		{ type: 'styles', target: 'styles.xml' },
		{ type: 'sharedStrings', target: 'sharedStrings.xml' },
	]);
}

/** Title only: no author, no dates. */
export function coreProperties({ title }: WorkbookProperties): string {
	return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeAttribute(title)}</dc:title></cp:coreProperties>`;
}

export function appProperties(): string {
	return `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Fenqu</Application></Properties>`;
}

/** Custom properties: texts and 32-bit numbers. */
export function customProperties({ custom }: WorkbookProperties): string {
	const ns = 'http://schemas.openxmlformats.org/officeDocument/2006';
	const list = Object.entries(custom).map(([name, value], i) =>
		element(
			'property',
			{ fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: i + 2, name },
			typeof value === 'number'
				? `<vt:i4>${value}</vt:i4>`
				: `<vt:lpwstr>${escapeAttribute(value)}</vt:lpwstr>`,
		),
	);
	return `${XML_HEAD}<Properties xmlns="${ns}/custom-properties" xmlns:vt="${ns}/docPropsVTypes">${list.join('')}</Properties>`;
}

/** The part of the drawing layer of one sheet; chart n has relation rId n. */
export function drawingXml(charts: readonly ChartSpec[]): string {
	const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
	const place = (name: string, { row, column }: { readonly row: number; readonly column: number }): string =>
		`<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
	const frames = charts.map(({ anchor, title }, i) => {
		const id = element('xdr:cNvPr', { id: i + 2, name: `Chart ${i + 1}`, descr: title });
		return (
			`<xdr:twoCellAnchor>${place('from', anchor.from)}${place('to', anchor.to)}` +
			`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${id}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
			'<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
			`<a:graphic><a:graphicData uri="${drawing}/chart"><c:chart xmlns:c="${drawing}/chart" xmlns:r="${OFFICE}" r:id="rId${i + 1}"/></a:graphicData></a:graphic>` +
			'</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
		);
	});
	return `${XML_HEAD}<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main">${frames.join('')}</xdr:wsDr>`;
}
