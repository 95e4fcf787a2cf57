import type { ChartSeries, ChartSpec, SheetRef } from './spec.ts';
import { element, escapeAttribute, XML_HEAD } from './xml.ts';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const TEXT = '1C2429';
const TEXT_2 = '4A545A';
const LINE = 'E1E4E7';
const CATEGORY_AXIS = 100;
const VALUE_AXIS = 200;

type Ref = (ref: SheetRef) => string;

/** The part of one chart: native, with all values cached, so that it shows where nothing is recalculated. */
export function chartXml(chart: ChartSpec, ref: Ref): string {
	const plot =
		'<c:layout/>' +
		plotXml(chart, ref) +
		(chart.kind === 'pie' ? '' : axesXml(chart)) +
		'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>';
	const legend = chart.legend
		? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(900, TEXT_2)}</c:legend>`
		: '';
	return (
		`${XML_HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		'<c:roundedCorners val="0"/>' +
		`<c:chart>${titleXml(chart.title, 1200, true)}<c:autoTitleDeleted val="0"/>` +
		`<c:plotArea>${plot}</c:plotArea>${legend}<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>` +
		'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>' +
		`${textProperties(900, TEXT_2)}</c:chartSpace>`
	);
}

function plotXml(chart: ChartSpec, ref: Ref): string {
	const seriesOf = (isLine: boolean) =>
		chart.series
			.map((one, i) => (isLineOf(chart, one) === isLine ? seriesXml(chart, one, i, ref) : ''))
			.join('');
	const series = seriesOf(chart.kind === 'line');
	const axes = value('axId', CATEGORY_AXIS) + value('axId', VALUE_AXIS);
	const vary = value('varyColors', 0);
	switch (chart.kind) {
		case 'bar':
		case 'column': {
			const grouping = chart.stacked ? 'stacked' : 'clustered';
			const head = value('barDir', chart.kind === 'bar' ? 'bar' : 'col') + value('grouping', grouping) + vary;
			const bars = `<c:barChart>${head}${series}${value('gapWidth', 45)}${chart.stacked ? value('overlap', 100) : ''}${axes}</c:barChart>`;
			const lines = seriesOf(true);
			return lines === ''
				? bars
				: `${bars}<c:lineChart>${value('grouping', 'standard')}${vary}${lines}${value('marker', 1)}${axes}</c:lineChart>`;
		}
		case 'line':
			return `<c:lineChart>${value('grouping', 'standard')}${vary}${series}${value('marker', 1)}${axes}</c:lineChart>`;
		case 'pie':
			return `<c:pieChart>${value('varyColors', 1)}${series}${value('firstSliceAng', 0)}</c:pieChart>`;
		case 'scatter':
			return `<c:scatterChart>${value('scatterStyle', 'lineMarker')}${vary}${series}${axes}</c:scatterChart>`;
	}
}

/** Whether a series is drawn as a line. */
function isLineOf({ kind }: ChartSpec, { asLine }: ChartSeries): boolean {
	return kind === 'line' || (kind === 'column' && asLine === true);
}

function seriesXml(chart: ChartSpec, series: ChartSeries, index: number, ref: Ref): string {
	const scatter = chart.kind === 'scatter';
	const isLine = isLineOf(chart, series);
	const numeric = scatter && series.categories.values.every((v) => typeof v === 'number');
	const categories = numeric
		? numberRef(ref(series.categories.ref), series.categories.values, 'General')
		: stringRef(ref(series.categories.ref), series.categories.values.map(String));
	const values = numberRef(ref(series.values.ref), series.values.values, chart.valueFormat);
	return (
		'<c:ser>' +
		value('idx', index) +
		value('order', index) +
		`<c:tx><c:v>${escapeAttribute(series.name)}</c:v></c:tx>` +
		shapeOf(chart, series) +
		(chart.kind === 'bar' || (chart.kind === 'column' && !isLine) ? value('invertIfNegative', 0) : '') +
		(series.asLine ? `<c:marker>${value('symbol', 'none')}</c:marker>` : '') +
		((chart.kind === 'line' && !series.asLine) || scatter ? marker(series.colour) : '') +
		(series.pointColours ?? []).map((colour, i) => pointXml(chart, i, colour)).join('') +
		(chart.labels && !series.asLine ? labelsXml(chart) : '') +
		(scatter
			? `<c:xVal>${categories}</c:xVal><c:yVal>${values}</c:yVal>`
			: `<c:cat>${categories}</c:cat><c:val>${values}</c:val>`) +
		(isLine || scatter ? value('smooth', 0) : '') +
		'</c:ser>'
	);
}

function shapeOf(chart: ChartSpec, series: ChartSeries): string {
	const { colour, asLine } = series;
	const solid = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
	if (asLine && isLineOf(chart, series))
		return `<c:spPr><a:ln w="12700" cap="flat">${solid}<a:prstDash val="dash"/></a:ln></c:spPr>`;
	if (chart.kind === 'line') return `<c:spPr><a:ln w="25400" cap="rnd">${solid}<a:round/></a:ln></c:spPr>`;
	if (chart.kind === 'scatter') return '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>';
	return `<c:spPr>${solid}</c:spPr>`;
}

function pointXml(chart: ChartSpec, index: number, colour: string): string {
	const invert = chart.kind === 'pie' ? '' : value('invertIfNegative', 0);
	const edge =
		chart.kind === 'pie' ? '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>' : '';
	const fill = `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>${edge}</c:spPr>`;
	return `<c:dPt>${value('idx', index)}${invert}${value('bubble3D', 0)}${fill}</c:dPt>`;
}

function marker(colour: string): string {
	const fill = `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`;
	return `<c:marker>${value('symbol', 'circle')}${value('size', 6)}${fill}</c:marker>`;
}

function labelsXml(chart: ChartSpec): string {
	const bars = chart.kind === 'bar' || chart.kind === 'column';
	const position = chart.stacked ? 'ctr' : bars ? 'outEnd' : chart.kind === 'pie' ? 'outEnd' : 't';
	return (
		'<c:dLbls>' +
		element('c:numFmt', { formatCode: chart.valueFormat, sourceLinked: 0 }) +
		'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>' +
		textProperties(900, TEXT) +
		value('dLblPos', position) +
		value('showLegendKey', 0) +
		value('showVal', 1) +
		value('showCatName', chart.kind === 'pie' ? 1 : 0) +
		value('showSerName', 0) +
		value('showPercent', 0) +
		value('showBubbleSize', 0) +
		'</c:dLbls>'
	);
}

function axesXml(chart: ChartSpec): string {
	const bar = chart.kind === 'bar';
	const scatter = chart.kind === 'scatter';
	// A bar chart reads from the top like its table: the categories run downwards, the values stay at the foot.
	const category =
		value('axId', CATEGORY_AXIS) +
		`<c:scaling>${value('orientation', bar ? 'maxMin' : 'minMax')}</c:scaling>${value('delete', 0)}${value('axPos', bar ? 'l' : 'b')}` +
		(chart.axisTitles?.x ? titleXml(chart.axisTitles.x, 900, false) : '') +
		element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }) +
		value('majorTickMark', 'none') +
		value('minorTickMark', 'none') +
		value('tickLblPos', 'low') +
		`<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="8A9297"/></a:solidFill></a:ln></c:spPr>` +
		textProperties(900, TEXT) +
		value('crossAx', VALUE_AXIS) +
		value('crosses', 'autoZero') +
		(scatter
			? value('crossBetween', 'midCat')
			: value('auto', 0) + value('lblAlgn', 'ctr') + value('lblOffset', 100) + value('noMultiLvlLbl', 1));
	const labelled = chart.labels === true && !scatter;
	const values =
		value('axId', VALUE_AXIS) +
		`<c:scaling>${value('orientation', 'minMax')}</c:scaling>${value('delete', labelled ? 1 : 0)}${value('axPos', bar ? 't' : 'l')}` +
		(labelled
			? ''
			: `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${LINE}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`) +
		(chart.axisTitles?.y ? titleXml(chart.axisTitles.y, 900, false) : '') +
		element('c:numFmt', { formatCode: chart.valueFormat, sourceLinked: 0 }) +
		value('majorTickMark', 'none') +
		value('minorTickMark', 'none') +
		value('tickLblPos', bar ? 'high' : 'nextTo') +
		'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>' +
		textProperties(900, TEXT_2) +
		value('crossAx', CATEGORY_AXIS) +
		value('crosses', 'autoZero') +
		value('crossBetween', scatter ? 'midCat' : 'between');
	return (
		(scatter ? `<c:valAx>${category}</c:valAx>` : `<c:catAx>${category}</c:catAx>`) +
		`<c:valAx>${values}</c:valAx>`
	);
}

function titleXml(text: string, size: number, strong: boolean): string {
	const run = `<a:rPr lang="zh-CN" altLang="en-US" sz="${size}" b="${strong ? 1 : 0}">${fillOf(strong ? TEXT : TEXT_2)}</a:rPr>`;
	const layout = strong
		? '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.012"/><c:y val="0.02"/></c:manualLayout></c:layout>'
		: '';
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>${run}<a:t>${escapeAttribute(text)}</a:t></a:r></a:p></c:rich></c:tx>${layout}<c:overlay val="0"/></c:title>`;
}

function textProperties(size: number, colour: string): string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}">${fillOf(colour)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function fillOf(colour: string): string {
	return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

function value(name: string, val: string | number): string {
	return `<c:${name} val="${val}"/>`;
}

function stringRef(ref: string, values: readonly string[]): string {
	const points = values
		.map((text, i) => `<c:pt idx="${i}"><c:v>${escapeAttribute(text)}</c:v></c:pt>`)
		.join('');
	return `<c:strRef><c:f>${escapeAttribute(ref)}</c:f><c:strCache>${value('ptCount', values.length)}${points}</c:strCache></c:strRef>`;
}

function numberRef(ref: string, values: readonly (number | null)[], format: string): string {
	const points = values
		.map((number, i) => (number === null ? '' : `<c:pt idx="${i}"><c:v>${number}</c:v></c:pt>`))
		.join('');
	const cache = `<c:formatCode>${escapeAttribute(format)}</c:formatCode>${value('ptCount', values.length)}${points}`;
	return `<c:numRef><c:f>${escapeAttribute(ref)}</c:f><c:numCache>${cache}</c:numCache></c:numRef>`;
}
