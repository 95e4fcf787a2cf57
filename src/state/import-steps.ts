import type { PackedImport } from '#src/compute/import-client.ts';
import { apply, importChange, type Change, type ChangeLabel, type Project } from '#src/core/model/index.ts';
import { startingSchemes } from '#src/core/segment/starting-schemes.ts';
import { unpackTable } from '#src/core/table/index.ts';

export interface Step {
	readonly change: Change;
	readonly label: ChangeLabel;
}

/**
 * The one step that brings imported tables into a project; a project without schemes gets those its data allow, so that
 * classes, charts and map are there as soon as the rows are.
 */
export function importStep(project: Project, packed: PackedImport): Step {
	const tables = packed.tables.map(unpackTable);
	const tablesIn = importChange(project, { ...packed, tables });
	const schemes = project.recipe.schemes.length > 0 ? [] : startingSchemes(apply(project, tablesIn));
	const change: Change =
		schemes.length === 0
			? tablesIn
			: {
					kind: 'batch',
					changes: [tablesIn, { kind: 'setRecipe', path: ['schemes'], before: [], after: schemes as never }],
				};
	const rows = tables.reduce((sum, table) => sum + table.rowCount, 0);
	return { change, label: { code: 'import', args: { tables: tables.length, rows } } };
}
