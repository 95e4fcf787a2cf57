import {
	columnWithRole,
	USUAL_CADENCE,
	type MeasureRef,
	type Project,
	type Recipe,
	type RoleId,
	type WatchRule,
} from '#src/core/model/index.ts';
import { findColumn, isTextColumn, toNumbers, type Column, type Table } from '#src/core/table/index.ts';
import { isMeasureRef, type WatchRequest } from './types.ts';

const CONFIRMED: RoleId = 'customer.confirmedDate';

/** Columns of the customers that watching reads. */
export function watchedColumns(project: Project, customers: Table): readonly Column[] {
	const confirmed = columnWithRole(project, customers, CONFIRMED);
	const asked = askedColumns(project.recipe).flatMap((id) => findColumn(customers, id) ?? []);
	return [...new Set([...(confirmed ? [confirmed] : []), ...asked])];
}

/** What watching is computed from besides columns, as a text for telling whether a result is still right. */
export function watchText({ watch, cadence }: Recipe): string {
	return JSON.stringify([(watch ?? []).map((rule) => ({ ...rule, name: null })), cadence ?? null]);
}

/** Ids of the schemes whose classes or points watching asks for. */
export function schemesWatched({ watch, cadence }: Recipe): readonly string[] {
	const points = refs(watch).flatMap((measure) => (measure.kind === 'score' ? [measure.scheme] : []));
	return [...new Set([...points, ...(cadence?.scheme ? [cadence.scheme] : [])])];
}

/** What is watched of these customers. */
export function watchRequest(project: Project, customers: Table): WatchRequest {
	const { watch, cadence } = project.recipe;
	const columns: Record<string, Float64Array> = {};
	for (const id of askedColumns(project.recipe)) {
		const values = numbers(findColumn(customers, id));
		if (values) columns[id] = values;
	}
	return {
		rules: watch ?? [],
		cadence: cadence ?? USUAL_CADENCE,
		confirmed: numbers(columnWithRole(project, customers, CONFIRMED)),
		columns,
	};
}

function askedColumns({ watch }: Recipe): readonly string[] {
	const measured = refs(watch).flatMap((measure) => (measure.kind === 'column' ? [measure.column] : []));
	const limits = asked(watch).flatMap(({ test }) => (test.kind === 'column' ? [test.column] : []));
	return [...measured, ...limits];
}

function refs(watch: Recipe['watch']): readonly MeasureRef[] {
	return asked(watch).flatMap(({ measure }) => (isMeasureRef(measure) ? [measure] : []));
}

function asked(watch: Recipe['watch']): readonly WatchRule[] {
	return (watch ?? []).filter(({ isOn }) => isOn !== false);
}

function numbers(column: Column | undefined): Float64Array<ArrayBuffer> | null {
	return column && !isTextColumn(column) ? toNumbers(column) : null;
}
