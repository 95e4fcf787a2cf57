import { element, escapeAttribute, XML_HEAD } from './xml.ts';

/** Our categorical marks, so that charts a reader adds look like ours. */
const ACCENTS = ['185B9B', 'CD7915', '719462', 'AF5570', '725B22', '8087E2'];

/** The part `xl/theme/theme1.xml` with the smallest content that the schema allows. */
export function themeXml(fontName: string): string {
	const colour = (name: string, rgb: string): string => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`;
	const font = (name: string): string =>
		`<a:${name}><a:latin typeface="${escapeAttribute(fontName)}"/><a:ea typeface="${escapeAttribute(fontName)}"/><a:cs typeface=""/></a:${name}>`;
	const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
	const line = (width: number): string => element('a:ln', { w: width }, fill);
	const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
	const colours =
		colour('dk1', '1C2429') +
		colour('lt1', 'FFFFFF') +
		colour('dk2', '4A545A') +
		colour('lt2', 'F3F6F8') +
		ACCENTS.map((rgb, i) => colour(`accent${i + 1}`, rgb)).join('') +
		colour('hlink', '09628A') +
		colour('folHlink', '045075');
	return (
		`${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Fenqu"><a:themeElements>` +
		`<a:clrScheme name="Fenqu">${colours}</a:clrScheme>` +
		`<a:fontScheme name="Fenqu">${font('majorFont')}${font('minorFont')}</a:fontScheme>` +
		`<a:fmtScheme name="Fenqu"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
		`<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>` +
		'</a:themeElements></a:theme>'
	);
}
