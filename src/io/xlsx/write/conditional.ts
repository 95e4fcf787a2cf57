import { rangeRef } from './names.ts';
import type { CellRange, FormatRule } from './spec.ts';
import type { StyleRegistry } from './styles.ts';
import { element, escapeText } from './xml.ts';

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
/** Marks the extension of a single rule and of a whole sheet, fixed by [MS-XLSX]. */
const RULE_EXTENSION = '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}';
const SHEET_EXTENSION = '{78C0D931-6437-407d-A8EE-F0AAD7539E65}';

export interface PlacedRule {
	readonly range: CellRange;
	readonly rule: FormatRule;
}

/** The conditional formats of a sheet: the elements themselves and, for flat data bars, the entry of `<extLst>`. */
export function conditionalXml(
	rules: readonly PlacedRule[],
	styles: StyleRegistry,
): { readonly formats: string; readonly extension: string } {
	const groups = new Map<string, string[]>();
	const extended: string[] = [];
	rules.forEach(({ range, rule }, i) => {
		const ref = rangeRef(range);
		const id = `{00000000-0000-4000-8000-${(i + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
		const list = groups.get(ref) ?? [];
		list.push(ruleXml(rule, range, i + 1, id, styles));
		groups.set(ref, list);
		if (rule.kind === 'dataBar') extended.push(flatBar(id, rule.colour, ref));
	});
	const formats = [...groups]
		.map(([ref, list]) => element('conditionalFormatting', { sqref: ref }, list.join('')))
		.join('');
	const content = `<x14:conditionalFormattings>${extended.join('')}</x14:conditionalFormattings>`;
	return {
		formats,
		extension: extended.length > 0 ? element('ext', { 'xmlns:x14': X14, uri: SHEET_EXTENSION }, content) : '',
	};
}

function ruleXml(
	rule: FormatRule,
	range: CellRange,
	priority: number,
	id: string,
	styles: StyleRegistry,
): string {
	switch (rule.kind) {
		case 'dataBar':
			return element('cfRule', { type: 'dataBar', priority }, dataBar(rule.colour, id));
		case 'colourScale':
			return element('cfRule', { type: 'colorScale', priority }, colourScale(rule.colours));
		case 'iconSet':
			return element('cfRule', { type: 'iconSet', priority }, iconSet(rule.set));
		case 'equals': {
			const formula = `<formula>"${escapeText(rule.text.replaceAll('"', '""'))}"</formula>`;
			return element(
				'cfRule',
				{ type: 'cellIs', dxfId: styles.look(rule.look), priority, operator: 'equal' },
				formula,
			);
		}
		case 'expression': {
			const formula = `<formula>${escapeText(rule.formula.replaceAll('{first}', rangeRef({ ...range, bottom: range.top, right: range.left })))}</formula>`;
			return element('cfRule', { type: 'expression', dxfId: styles.look(rule.look), priority }, formula);
		}
	}
}

function dataBar(colour: string, id: string): string {
	const extension = element('ext', { 'xmlns:x14': X14, uri: RULE_EXTENSION }, `<x14:id>${id}</x14:id>`);
	return `<dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FF${colour}"/></dataBar><extLst>${extension}</extLst>`;
}

function flatBar(id: string, colour: string, ref: string): string {
	const bar =
		'<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="autoMax"/>' +
		`<x14:negativeFillColor rgb="FF${colour}"/><x14:axisColor rgb="FF8A9297"/></x14:dataBar>`;
	return element(
		'x14:conditionalFormatting',
		{ 'xmlns:xm': XM },
		`${element('x14:cfRule', { type: 'dataBar', id }, bar)}<xm:sqref>${ref}</xm:sqref>`,
	);
}

function colourScale(colours: readonly string[]): string {
	const stops = colours.length === 3 ? ['min', 'percentile" val="50', 'max'] : ['min', 'max'];
	const points = stops.map((stop) => `<cfvo type="${stop}"/>`).join('');
	return `<colorScale>${points}${colours.map((colour) => `<color rgb="FF${colour}"/>`).join('')}</colorScale>`;
}

function iconSet(set: string): string {
	const count = Number(set[0]);
	const points = Array.from(
		{ length: count },
		(_, i) => `<cfvo type="percent" val="${Math.round((100 * i) / count)}"/>`,
	).join('');
	return element('iconSet', { iconSet: set }, points);
}
