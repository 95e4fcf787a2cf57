import { tableOfKind, type Project } from '#src/core/model/index.ts';
import { answerTable, scaleColumn, scaleInputs } from '#src/core/segment/scales/index.ts';
import type { ComputedColumn } from '../tables/computed-columns.ts';
import { sameInputs } from '../same-inputs.ts';

interface Made {
	readonly inputs: readonly unknown[];
	readonly column: ComputedColumn;
}

/** The columns of the scales of a project; each is made again only when its parameters or answers are others. */
export class ScaleColumns {
	#made: ReadonlyMap<string, Made> = new Map();

	of(project: Project): readonly ComputedColumn[] {
		const customers = tableOfKind(project, 'customers');
		if (!customers) return [];
		const before = this.#made;
		this.#made = new Map(
			(project.recipe.scales ?? []).map((scale): [string, Made] => {
				const answers = answerTable(project, customers, scale);
				const rows = [customers.rowIds, answers?.table.rowIds];
				const inputs = [JSON.stringify(scale), ...rows, ...scaleInputs(scale, answers)];
				const known = before.get(scale.id);
				if (known && sameInputs(known.inputs, inputs)) return [scale.id, known];
				const { column, sheets } = scaleColumn(scale, customers, answers);
				return [scale.id, { inputs, column: { origin: { kind: 'scale', scale, sheets }, column } }];
			}),
		);
		return Array.from(this.#made.values(), ({ column }) => column);
	}
}
