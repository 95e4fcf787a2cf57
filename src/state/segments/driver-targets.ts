import type { RoleId, Scheme } from '#src/core/model/index.ts';
import { candidateColumns, ownColumns, relatedColumns } from '#src/core/segment/explain/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import { findColumn, isTextColumn, toCodes, toNumbers, type Column } from '#src/core/table/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { m } from '#src/i18n/index.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** What can be explained: a number, a yes/no column, or being in a class. */
export interface Target {
	readonly key: string;
	readonly name: string;
	readonly kind: 'linear' | 'logistic';
	readonly group: 'class' | 'number' | 'yesNo';
	/** Null for a class. */
	readonly column: Column | null;
	/** Position of the class, or code of the label of a column with two. */
	readonly at: number | null;
}

const CLASS = 'class ';
/** A dictionary with more texts, many of them no longer used, is not searched for two. */
const MOST_TEXTS = 100;

/** Roles of the customers' columns. */
function customerRoles({ sheets, open }: Session): Readonly<Record<string, RoleId | undefined>> {
	return open.current.recipe.roles[sheets.customers?.id ?? ''] ?? {};
}

/** Columns of the customers that may explain or be explained. */
export function driverColumns(session: Session): readonly Column[] {
	const { customers } = session.sheets;
	return customers ? candidateColumns(customers.columns, customerRoles(session)).columns : [];
}

/** Everything that can be explained, in the language of the display. */
export function driverTargets(
	session: Session,
	display: Display,
	columns: readonly Column[],
	result: SchemeResult | null,
): readonly Target[] {
	const options = { locale: display.locale };
	const classes = (result?.classes ?? []).flatMap(({ id, name }, at): Target[] => {
		if ((result?.summary[at]?.count ?? 0) === 0) return [];
		const spoken = m.drivers_target_class({ name: display.className(name) }, options);
		return [{ key: CLASS + id, name: spoken, kind: 'logistic', group: 'class', column: null, at }];
	});
	const { customers } = session.sheets;
	const own = columns.flatMap(({ id }) => {
		const column = customers && findColumn(customers, id);
		return column ? columnTarget(column, display) : [];
	});
	return [...own, ...classes];
}

function columnTarget(column: Column, display: Display): readonly Target[] {
	const options = { locale: display.locale };
	const { id } = column;
	const label = display.label(column);
	if (column.type === 'number')
		return [{ key: id, name: label, kind: 'linear', group: 'number', column, at: null }];
	const shared = { key: id, kind: 'logistic', group: 'yesNo', column, at: null } as const;
	if (column.type === 'boolean')
		return [{ ...shared, name: m.drivers_target_yes({ column: capital(label) }, options) }];
	const code = rarerOfTwo(column);
	if (code === null || !isTextColumn(column)) return [];
	const level = display.text(column, column.dictionary.at(code));
	return [{ ...shared, name: m.drivers_target_label({ column: capital(label), level }, options), at: code }];
}

/** The target picked, else the usual one. */
export function pickedTarget(targets: readonly Target[], picked: string | null): Target | null {
	const usual = (each: Target) => each.key === 'metric:amount';
	return (
		targets.find(({ key }) => key === picked) ??
		targets.find(usual) ??
		targets.find(({ group }) => group === 'number') ??
		targets[0] ??
		null
	);
}

/** Columns that a target is made of. */
export function madeOf(target: Target | null, scheme: Scheme | null, session: Session): ReadonlySet<string> {
	const roles = customerRoles(session);
	if (target?.column) return new Set(relatedColumns(target.column.id, roles));
	return scheme ? ownColumns(scheme, roles) : new Set();
}

/** Columns that may explain a target, those it is made of only where they are chosen. */
export function driverInputs(
	columns: readonly Column[],
	target: Target | null,
	own: ReadonlySet<string>,
	chosen: readonly string[] | null,
): readonly Column[] {
	return columns.filter(({ id }) => id !== target?.key && (!own.has(id) || chosen?.includes(id)));
}

/** The target as numbers, one per customer row of the result; NaN where it is unknown or the customer is left out. */
export function outcomeOf(
	target: Target | null,
	result: SchemeResult | null,
	mask: Uint8Array | null = null,
): Float64Array {
	const own = target?.column
		? columnOutcome(target.column, target.at)
		: Float64Array.from(result?.classOf ?? [], (at) => Number(at === target?.at));
	return mask ? own.map((value, row) => (mask[row] === 1 ? value : Number.NaN)) : own;
}

/** A number; of labels 1 for the one asked for. */
function columnOutcome(column: Column, label: number | null): Float64Array {
	if (!isTextColumn(column)) return toNumbers(column);
	return Float64Array.from(toCodes(column), (code) => (code < 0 ? Number.NaN : Number(code === label)));
}

/** Code of the rarer label of a column in which exactly two occur; null for others. Of equally frequent ones the later by text. */
function rarerOfTwo(column: Column): number | null {
	if (!isTextColumn(column) || column.dictionary.size > MOST_TEXTS) return null;
	const { dictionary } = column;
	const counts = new Uint32Array(dictionary.size);
	for (const code of toCodes(column)) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
	const found = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0);
	if (found.length !== 2) return null;
	const order = found.sort(
		(a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || (dictionary.at(a) > dictionary.at(b) ? -1 : 1),
	);
	return order[0] ?? null;
}
