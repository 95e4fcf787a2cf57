/**
 * Every error the product can show, with the arguments its sentence needs. `file` is a file name, `place` a sheet,
 * cell or line as the user would write it. Texts and cures: `i18n/messages/errors`.
 */
export interface ErrorArgs {
	/** A defect of ours. */
	internal: { detail: string };
	'job.cancelled': Record<string, never>;
	'job.outOfMemory': { file: string };

	'file.empty': { file: string };
	'file.tooLarge': { file: string; bytes: number; limitBytes: number };
	'file.notATable': { file: string; kind: string };
	'file.encrypted': { file: string };
	'file.unreadable': { file: string; detail: string };
	'file.changed': { file: string };

	'zip.damaged': { file: string; entry: string };
	'zip.bomb': { file: string; entry: string };
	'zip.unsafePath': { file: string; entry: string };
	'zip.tooManyEntries': { file: string; count: number; limit: number };

	'xml.refused': { file: string; entry: string };
	'xml.damaged': { file: string; entry: string };

	'workbook.noSheets': { file: string };
	'workbook.sheetIncomplete': { file: string; sheet: string; declared: number; read: number };
	'sheet.empty': { file: string; sheet: string };
	'sheet.tooManyRows': { file: string; sheet: string; rows: number; limit: number };
	'sheet.tooManyColumns': { file: string; sheet: string; columns: number; limit: number };

	'csv.unterminatedQuote': { file: string; line: number };
	'csv.encoding': { file: string; line: number };

	'import.nothingChosen': Record<string, never>;
	'import.roleMissing': { sheet: string; role: string };
	'import.emptyReplace': { table: string };

	'project.notFound': { id: string };
	'project.readOnly': Record<string, never>;
	'project.fileNewer': { file: string; version: number; supported: number };
	'project.fileDamaged': { file: string; detail: string };

	'storage.quota': Record<string, never>;
	'storage.blocked': Record<string, never>;
	'storage.newerSchema': { found: number; supported: number };
	'storage.outdatedTab': Record<string, never>;
	'storage.lost': { projects: number };
	'storage.conflict': { expected: number; found: number };
	'storage.damaged': { project: string; detail: string };
	'storage.unavailable': { detail: string };

	'change.unknownTarget': { target: string };

	'segment.noCustomers': Record<string, never>;
	'segment.noDates': Record<string, never>;
	'segment.noAmounts': Record<string, never>;
	'segment.emptyWindow': Record<string, never>;
	'segment.noOrderCounts': Record<string, never>;
	'segment.noColumns': Record<string, never>;
	'segment.tooFewRows': { rows: number; classes: number };
	'segment.constantColumns': { columns: string };
	'segment.tooManyClusters': { k: number; most: number };
	'segment.savedColumns': { columns: string };
	'segment.cutsNotIncreasing': { measure: string };
	'segment.notSummable': { measure: string };
	'segment.measureGone': { measure: string };
	'segment.scoreInputs': Record<string, never>;
	'segment.scoreWeights': Record<string, never>;
	'segment.scoreCuts': Record<string, never>;
	'segment.ruleColumn': { rule: number };
	'segment.ruleType': { rule: number };
	'segment.ruleClass': { rule: number };
	'segment.ruleClasses': { most: number; count: number };
	'segment.ruleCycle': Record<string, never>;
	'segment.ruleBasis': Record<string, never>;
	'segment.axisWeights': Record<string, never>;
	'segment.matrixShape': { cells: number; wanted: number };
	'segment.threatField': Record<string, never>;

	'cluster.noRows': Record<string, never>;
	'cluster.valuesOutOfRange': Record<string, never>;
	'cluster.epsilonNotPositive': Record<string, never>;

	/** Rows count from 1. */
	'market.gone': Record<string, never>;
	'market.columnGone': { table: string };
	'market.noAreas': { table: string };
	'market.noWeights': Record<string, never>;
	'market.nothing': { table: string; column: string };
	'market.negative': { table: string; column: string; row: number; value: number };
	'market.perHead': { column: string };

	/** Units, criteria, territories and groups count from 1. */
	'territory.noUnits': Record<string, never>;
	'territory.nothingToShare': Record<string, never>;
	'territory.position': { unit: number };
	'territory.weight': { unit: number };
	'territory.moveValue': { unit: number };
	'territory.value': { criterion: number; unit: number };
	'territory.negative': { criterion: number | string; unit: number | string };
	'territory.target': { criterion: number; territory: number };
	'territory.base': { territory: number };
	'territory.nobodyMayServe': { group: number; units: number };
	'territory.distance': { from: number; to: number };
	'territory.capacity': { territory: number };
	'territory.fewUnits': { units: number; territories: number };
	'territory.manyUnits': { units: number; most: number };

	'geo.noRegions': Record<string, never>;

	'boundaries.noJson': { file: string };
	'boundaries.noGeoJson': { file: string };
	/** `feature`: its name, else its position from 1. */
	'boundaries.projected': { file: string; feature: string };
	'boundaries.unknownSystem': { file: string; system: string };
	'boundaries.broken': { file: string; feature: string };
	'boundaries.noAreas': { file: string; count: number };
	'boundaries.manyAreas': { file: string; count: number; limit: number };
	'boundaries.manyPoints': { file: string; limit: number };
	'boundaries.noShapefile': { file: string };
	'boundaries.damaged': { file: string; entry: string };
	'boundaries.tooMany': { limit: number };

	'export.failed': { detail: string };
}

export type ErrorCode = keyof ErrorArgs;
