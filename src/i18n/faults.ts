import type { ErrorArgs, ErrorCode, Fault } from '#src/errors/index.ts';
import { m } from './index.ts';

/** A fault in words: what was not done and why, and what helps. */
export interface SpokenFault {
	readonly what: string;
	readonly cure: string;
}

type Sentences = {
	readonly [C in ErrorCode]: readonly [what: (args: ErrorArgs[C]) => string, cure: () => string];
};

const sentences: Sentences = {
	internal: [(a) => m.errors_internal(a), m.errors_internal_cure],
	'job.cancelled': [() => m.errors_job_cancelled(), m.errors_job_cancelled_cure],
	'job.outOfMemory': [(a) => m.errors_job_outOfMemory(a), m.errors_job_outOfMemory_cure],
	'file.empty': [(a) => m.errors_file_empty(a), m.errors_file_empty_cure],
	'file.tooLarge': [(a) => m.errors_file_tooLarge(a), m.errors_file_tooLarge_cure],
	'file.notATable': [(a) => m.errors_file_notATable(a), m.errors_file_notATable_cure],
	'file.encrypted': [(a) => m.errors_file_encrypted(a), m.errors_file_encrypted_cure],
	'file.unreadable': [(a) => m.errors_file_unreadable(a), m.errors_file_unreadable_cure],
	'file.changed': [(a) => m.errors_file_changed(a), m.errors_file_changed_cure],
	'zip.damaged': [(a) => m.errors_zip_damaged(a), m.errors_zip_damaged_cure],
	'zip.bomb': [(a) => m.errors_zip_bomb(a), m.errors_zip_bomb_cure],
	'zip.unsafePath': [(a) => m.errors_zip_unsafePath(a), m.errors_zip_unsafePath_cure],
	'zip.tooManyEntries': [(a) => m.errors_zip_tooManyEntries(a), m.errors_zip_tooManyEntries_cure],
	'xml.refused': [(a) => m.errors_xml_refused(a), m.errors_xml_refused_cure],
	'xml.damaged': [(a) => m.errors_xml_damaged(a), m.errors_xml_damaged_cure],
	'workbook.noSheets': [(a) => m.errors_workbook_noSheets(a), m.errors_workbook_noSheets_cure],
	'workbook.sheetIncomplete': [
		(a) => m.errors_workbook_sheetIncomplete(a),
		m.errors_workbook_sheetIncomplete_cure,
	],
	'sheet.empty': [(a) => m.errors_sheet_empty(a), m.errors_sheet_empty_cure],
	'sheet.tooManyRows': [(a) => m.errors_sheet_tooManyRows(a), m.errors_sheet_tooManyRows_cure],
	'sheet.tooManyColumns': [(a) => m.errors_sheet_tooManyColumns(a), m.errors_sheet_tooManyColumns_cure],
	'csv.unterminatedQuote': [(a) => m.errors_csv_unterminatedQuote(a), m.errors_csv_unterminatedQuote_cure],
	'csv.encoding': [(a) => m.errors_csv_encoding(a), m.errors_csv_encoding_cure],
	'import.nothingChosen': [() => m.errors_import_nothingChosen(), m.errors_import_nothingChosen_cure],
	'import.emptyReplace': [(a) => m.errors_import_emptyReplace(a), m.errors_import_emptyReplace_cure],
	'import.roleMissing': [(a) => m.errors_import_roleMissing(a), m.errors_import_roleMissing_cure],
	'project.notFound': [(a) => m.errors_project_notFound(a), m.errors_project_notFound_cure],
	'project.readOnly': [() => m.errors_project_readOnly(), m.errors_project_readOnly_cure],
	'project.fileNewer': [(a) => m.errors_project_fileNewer(a), m.errors_project_fileNewer_cure],
	'project.fileDamaged': [(a) => m.errors_project_fileDamaged(a), m.errors_project_fileDamaged_cure],
	'storage.quota': [() => m.errors_storage_quota(), m.errors_storage_quota_cure],
	'storage.blocked': [() => m.errors_storage_blocked(), m.errors_storage_blocked_cure],
	'storage.newerSchema': [(a) => m.errors_storage_newerSchema(a), m.errors_storage_newerSchema_cure],
	'storage.outdatedTab': [() => m.errors_storage_outdatedTab(), m.errors_storage_outdatedTab_cure],
	'storage.lost': [(a) => m.errors_storage_lost(a), m.errors_storage_lost_cure],
	'storage.conflict': [(a) => m.errors_storage_conflict(a), m.errors_storage_conflict_cure],
	'storage.damaged': [(a) => m.errors_storage_damaged(a), m.errors_storage_damaged_cure],
	'storage.unavailable': [(a) => m.errors_storage_unavailable(a), m.errors_storage_unavailable_cure],
	'change.unknownTarget': [(a) => m.errors_change_unknownTarget(a), m.errors_change_unknownTarget_cure],
	'segment.noCustomers': [() => m.errors_segment_noCustomers(), m.errors_segment_noCustomers_cure],
	'segment.noDates': [() => m.errors_segment_noDates(), m.errors_segment_noDates_cure],
	'segment.noOrderCounts': [() => m.errors_segment_noOrderCounts(), m.errors_segment_noOrderCounts_cure],
	'segment.noAmounts': [() => m.errors_segment_noAmounts(), m.errors_segment_noAmounts_cure],
	'segment.emptyWindow': [() => m.errors_segment_emptyWindow(), m.errors_segment_emptyWindow_cure],
	'segment.noColumns': [() => m.errors_segment_noColumns(), m.errors_segment_noColumns_cure],
	'segment.tooManyClusters': [
		(a) => m.errors_segment_tooManyClusters(a),
		m.errors_segment_tooManyClusters_cure,
	],
	'segment.savedColumns': [(a) => m.errors_segment_savedColumns(a), m.errors_segment_savedColumns_cure],
	'segment.tooFewRows': [(a) => m.errors_segment_tooFewRows(a), m.errors_segment_tooFewRows_cure],
	'segment.constantColumns': [
		(a) => m.errors_segment_constantColumns(a),
		m.errors_segment_constantColumns_cure,
	],
	'segment.cutsNotIncreasing': [
		(a) => m.errors_segment_cutsNotIncreasing(a),
		m.errors_segment_cutsNotIncreasing_cure,
	],
	'segment.notSummable': [(a) => m.errors_segment_notSummable(a), m.errors_segment_notSummable_cure],
	'segment.measureGone': [(a) => m.errors_segment_measureGone(a), m.errors_segment_measureGone_cure],
	'segment.scoreInputs': [() => m.errors_segment_scoreInputs(), m.errors_segment_scoreInputs_cure],
	'segment.scoreWeights': [() => m.errors_segment_scoreWeights(), m.errors_segment_scoreWeights_cure],
	'segment.scoreCuts': [() => m.errors_segment_scoreCuts(), m.errors_segment_scoreCuts_cure],
	'segment.ruleColumn': [(a) => m.errors_segment_ruleColumn(a), m.errors_segment_ruleColumn_cure],
	'segment.ruleType': [(a) => m.errors_segment_ruleType(a), m.errors_segment_ruleType_cure],
	'segment.ruleClass': [(a) => m.errors_segment_ruleClass(a), m.errors_segment_ruleClass_cure],
	'segment.ruleClasses': [(a) => m.errors_segment_ruleClasses(a), m.errors_segment_ruleClasses_cure],
	'segment.ruleCycle': [() => m.errors_segment_ruleCycle(), m.errors_segment_ruleCycle_cure],
	'segment.ruleBasis': [() => m.errors_segment_ruleBasis(), m.errors_segment_ruleBasis_cure],
	'segment.axisWeights': [() => m.errors_segment_axisWeights(), m.errors_segment_axisWeights_cure],
	'segment.matrixShape': [(a) => m.errors_segment_matrixShape(a), m.errors_segment_matrixShape_cure],
	'segment.threatField': [() => m.errors_segment_threatField(), m.errors_segment_threatField_cure],
	'cluster.noRows': [() => m.errors_cluster_noRows(), m.errors_cluster_noRows_cure],
	'cluster.valuesOutOfRange': [
		() => m.errors_cluster_valuesOutOfRange(),
		m.errors_cluster_valuesOutOfRange_cure,
	],
	'cluster.epsilonNotPositive': [
		() => m.errors_cluster_epsilonNotPositive(),
		m.errors_cluster_epsilonNotPositive_cure,
	],
	'market.gone': [() => m.errors_market_gone(), m.errors_market_gone_cure],
	'market.columnGone': [(a) => m.errors_market_columnGone(a), m.errors_market_columnGone_cure],
	'market.noAreas': [(a) => m.errors_market_noAreas(a), m.errors_market_noAreas_cure],
	'market.noWeights': [() => m.errors_market_noWeights(), m.errors_market_noWeights_cure],
	'market.nothing': [(a) => m.errors_market_nothing(a), m.errors_market_nothing_cure],
	'market.negative': [(a) => m.errors_market_negative(a), m.errors_market_negative_cure],
	'market.perHead': [(a) => m.errors_market_perHead(a), m.errors_market_perHead_cure],
	'territory.noUnits': [() => m.errors_territory_noUnits(), m.errors_territory_noUnits_cure],
	'territory.nothingToShare': [
		() => m.errors_territory_nothingToShare(),
		m.errors_territory_nothingToShare_cure,
	],
	'territory.position': [(a) => m.errors_territory_position(a), m.errors_territory_position_cure],
	'territory.weight': [(a) => m.errors_territory_weight(a), m.errors_territory_weight_cure],
	'territory.moveValue': [(a) => m.errors_territory_moveValue(a), m.errors_territory_moveValue_cure],
	'territory.value': [(a) => m.errors_territory_value(a), m.errors_territory_value_cure],
	'territory.negative': [(a) => m.errors_territory_negative(a), m.errors_territory_negative_cure],
	'territory.target': [(a) => m.errors_territory_target(a), m.errors_territory_target_cure],
	'territory.base': [(a) => m.errors_territory_base(a), m.errors_territory_base_cure],
	'territory.nobodyMayServe': [
		(a) => m.errors_territory_nobodyMayServe(a),
		m.errors_territory_nobodyMayServe_cure,
	],
	'territory.distance': [(a) => m.errors_territory_distance(a), m.errors_territory_distance_cure],
	'territory.capacity': [(a) => m.errors_territory_capacity(a), m.errors_territory_capacity_cure],
	'territory.fewUnits': [(a) => m.errors_territory_fewUnits(a), m.errors_territory_fewUnits_cure],
	'territory.manyUnits': [(a) => m.errors_territory_manyUnits(a), m.errors_territory_manyUnits_cure],
	'geo.noRegions': [() => m.errors_geo_noRegions(), m.errors_geo_noRegions_cure],
	'boundaries.noJson': [(a) => m.errors_boundaries_noJson(a), m.errors_boundaries_noJson_cure],
	'boundaries.noGeoJson': [(a) => m.errors_boundaries_noGeoJson(a), m.errors_boundaries_noGeoJson_cure],
	'boundaries.projected': [(a) => m.errors_boundaries_projected(a), m.errors_boundaries_projected_cure],
	'boundaries.unknownSystem': [
		(a) => m.errors_boundaries_unknownSystem(a),
		m.errors_boundaries_unknownSystem_cure,
	],
	'boundaries.broken': [(a) => m.errors_boundaries_broken(a), m.errors_boundaries_broken_cure],
	'boundaries.noAreas': [(a) => m.errors_boundaries_noAreas(a), m.errors_boundaries_noAreas_cure],
	'boundaries.manyAreas': [(a) => m.errors_boundaries_manyAreas(a), m.errors_boundaries_manyAreas_cure],
	'boundaries.manyPoints': [(a) => m.errors_boundaries_manyPoints(a), m.errors_boundaries_manyPoints_cure],
	'boundaries.noShapefile': [(a) => m.errors_boundaries_noShapefile(a), m.errors_boundaries_noShapefile_cure],
	'boundaries.damaged': [(a) => m.errors_boundaries_damaged(a), m.errors_boundaries_damaged_cure],
	'boundaries.tooMany': [(a) => m.errors_boundaries_tooMany(a), m.errors_boundaries_tooMany_cure],
	'export.failed': [(a) => m.errors_export_failed(a), m.errors_export_failed_cure],
};

/** The words of a fault in the current language. Sizes among its arguments are in bytes. */
export function faultText(fault: Fault): SpokenFault {
	const [what, cure] = sentences[fault.code] as readonly [(args: object) => string, () => string];
	return { what: what(readable(fault.args)), cure: cure() };
}

function readable(args: object): object {
	return Object.fromEntries(
		Object.entries(args).map(([name, value]) => [
			name,
			/bytes$/i.test(name) ? megabytes(Number(value)) : value,
		]),
	);
}

function megabytes(bytes: number): string {
	return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}
