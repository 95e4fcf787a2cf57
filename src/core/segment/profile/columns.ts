import type { RoleId } from '#src/core/model/index.ts';
import { candidateColumns, metricOfRole } from '#src/core/segment/explain/index.ts';
import type { AnalysisInput } from '#src/core/stats/index.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import type { Column } from '#src/core/table/index.ts';

/** Labels of yes/no columns, as `columnInput` writes them. */
const YES_NO = ['0', '1'];

/** Places as written; what was recognised from them says it better. */
const WRITTEN_PLACES: readonly (RoleId | undefined)[] = [
	'customer.country',
	'customer.province',
	'customer.city',
	'customer.district',
];

/**
 * The columns of the customers, as the sheet shows them, in which the classes of a scheme are compared.
 *
 * @param roles roles of the customers' own columns by column id
 */
export function profileColumns(
	columns: readonly Column[],
	roles: Readonly<Record<string, RoleId | undefined>>,
): readonly Column[] {
	const { columns: nameable, tooMany } = candidateColumns(columns, roles);
	const has = (id: string) => columns.some((column) => column.id === id);
	const hasRegions = columns.some(({ id }) => id.startsWith('region:'));
	return [...nameable, ...tooMany].filter(({ id }) => {
		const role = roles[id];
		const metric = metricOfRole(role);
		if (id === 'metric:lastOrder') return !has('metric:recencyDays');
		return !(hasRegions && WRITTEN_PLACES.includes(role)) && !(metric && has(`metric:${metric}`));
	});
}

/** A column as profiles take it: yes and no are the labels `1` and `0`, dates serial days. */
export function columnInput(column: Column): AnalysisInput {
	const field = fieldOf(column);
	const { id } = column;
	if (field.kind === 'text') return { id, kind: 'category', codes: field.codes, labels: field.texts };
	if (column.type === 'date') return { id, kind: 'number', values: field.values, isInterval: true };
	if (column.type !== 'boolean') return { id, kind: 'number', values: field.values };
	const codes = Int32Array.from(field.values, (value) => (Number.isNaN(value) ? -1 : Number(value !== 0)));
	return { id, kind: 'category', codes, labels: YES_NO };
}
