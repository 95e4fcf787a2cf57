/** Order of child elements as the schemas of ECMA-376 (transitional) fix it. */
export const ORDER: Readonly<Record<string, readonly string[]>> = {
	worksheet:
		'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
			' ',
		),
	sheetPr: ['tabColor', 'outlinePr', 'pageSetUpPr'],
	sheetView: ['pane', 'selection', 'pivotSelection', 'extLst'],
	c: ['f', 'v', 'is'],
	cfRule: ['formula', 'colorScale', 'dataBar', 'iconSet', 'extLst'],
	workbook:
		'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst'.split(
			' ',
		),
	styleSheet:
		'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(' '),
	font: 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
		' ',
	),
	border: 'start end left right top bottom diagonal vertical horizontal'.split(' '),
	dxf: 'font numFmt fill alignment border protection extLst'.split(' '),
	table: 'autoFilter sortState tableColumns tableStyleInfo extLst'.split(' '),
	'c:chartSpace':
		'c:date1904 c:lang c:roundedCorners c:style c:clrMapOvr c:pivotSource c:protection c:chart c:spPr c:txPr c:externalData c:printSettings c:userShapes c:extLst'.split(
			' ',
		),
	'c:chart':
		'c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea c:legend c:plotVisOnly c:dispBlanksAs c:extLst'.split(
			' ',
		),
	'c:plotArea':
		'c:layout c:barChart c:lineChart c:pieChart c:scatterChart c:catAx c:valAx c:dTable c:spPr'.split(' '),
	'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId'.split(
		' ',
	),
	'c:lineChart':
		'c:grouping c:varyColors c:ser c:dLbls c:dropLines c:hiLowLines c:upDownBars c:marker c:smooth c:axId'.split(
			' ',
		),
	'c:pieChart': 'c:varyColors c:ser c:dLbls c:firstSliceAng'.split(' '),
	'c:scatterChart': 'c:scatterStyle c:varyColors c:ser c:dLbls c:axId'.split(' '),
	'c:ser':
		'c:idx c:order c:tx c:spPr c:invertIfNegative c:pictureOptions c:marker c:explosion c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:xVal c:yVal c:smooth'.split(
			' ',
		),
	'c:dPt': 'c:idx c:invertIfNegative c:marker c:bubble3D c:explosion c:spPr'.split(' '),
	'c:dLbls':
		'c:dLbl c:delete c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize c:separator c:showLeaderLines'.split(
			' ',
		),
	'c:catAx':
		'c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl'.split(
			' ',
		),
	'c:valAx':
		'c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:crossBetween c:majorUnit c:minorUnit'.split(
			' ',
		),
	'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr'.split(' '),
	'c:legend': 'c:legendPos c:legendEntry c:layout c:overlay c:spPr c:txPr'.split(' '),
	'xdr:twoCellAnchor': 'xdr:from xdr:to xdr:sp xdr:graphicFrame xdr:pic xdr:clientData'.split(' '),
	'a:fmtScheme': 'a:fillStyleLst a:lnStyleLst a:effectStyleLst a:bgFillStyleLst'.split(' '),
};
