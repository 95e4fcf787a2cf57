import type { RoleId, Scheme } from '#src/core/model/index.ts';
import { fieldIdsOf, measureKey, type SchemeResult } from '#src/core/segment/index.ts';
import { cellAt, codeAt, isTextColumn, type Column, type Table } from '#src/core/table/index.ts';
import { resultRowOf } from '#src/state/result-rows.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { MeanSample, Moments, ShareSample, Sample } from './distinction.ts';

/** Columns with more different values than this describe the single customer, not a class. */
const MOST_VALUES = 40;
/** Places as written; what was recognised from them is compared instead. */
const WRITTEN_PLACES: readonly (RoleId | undefined)[] = [
	'customer.country',
	'customer.province',
	'customer.city',
	'customer.district',
];

/** Which customers are compared: those of one class with all others, both within a mask over the rows of the result. */
interface Split {
	/** Row of the result for a row of the customers, −1 = none. */
	readonly rowOf: (row: number) => number;
	readonly classOf: Uint8Array;
	readonly index: number;
	readonly mask: Uint8Array | null;
}

/** Everything in which the customers of a class can be compared with the others; not what the scheme itself is made from. */
export function classSamples(
	session: Session,
	result: SchemeResult,
	index: number,
	mask: Uint8Array | null,
): Sample[] {
	const { customers } = session.sheets;
	if (!customers) return [];
	const split = { rowOf: resultRowOf(session), classOf: result.classOf, index, mask };
	const used = withDerived(usedBy(result.detail.scheme));
	const hasRegions = customers.columns.some(({ id }) => id === 'region:province');
	return customers.columns.flatMap((column): Sample[] => {
		const role = session.display.role(customers, column);
		if (used.has(column.id) || (hasRegions && WRITTEN_PLACES.includes(role))) return [];
		if (isTextColumn(column)) return isChoice(column) ? shares(column, customers, split) : [];
		const isNumber = column.type === 'number' && role !== 'customer.id';
		return isNumber ? means(column, customers, split) : [];
	});
}

/** Rhythm is recency in own gaps: a scheme made from recency says the same of it once more. */
function withDerived(used: ReadonlySet<string>): ReadonlySet<string> {
	return used.has('metric:recencyDays') ? new Set([...used, 'metric:rhythm']) : used;
}

/** Ids of the columns a scheme is computed from. */
function usedBy(scheme: Scheme): ReadonlySet<string> {
	const columnOf = (key: string) => key.replace(/^column:/, '');
	switch (scheme.kind) {
		case 'rfm':
			return new Set(['metric:recencyDays', 'metric:orders', 'metric:amount', 'metric:lastOrder']);
		case 'tiers':
			return new Set([columnOf(measureKey(scheme.measure))]);
		case 'clusters':
			return new Set(scheme.inputs.map(({ measure }) => columnOf(measureKey(measure))));
		case 'rules':
			return new Set(fieldIdsOf(scheme));
	}
}

function isChoice(column: Column): boolean {
	if (!isTextColumn(column) || /^(class|score):|^region:(city|district)$/.test(column.id)) return false;
	const { size } = column.dictionary;
	return column.type === 'choice' && size >= 2 && size <= MOST_VALUES;
}

function shares(column: Column, customers: Table, { rowOf, classOf, index, mask }: Split): ShareSample[] {
	if (!isTextColumn(column)) return [];
	const { dictionary } = column;
	const inside = new Uint32Array(dictionary.size);
	const outside = new Uint32Array(dictionary.size);
	let [insideOf, outsideOf] = [0, 0];
	for (let row = 0; row < customers.rowCount; row++) {
		const [code, at] = [codeAt(column, row), rowOf(row)];
		if (code < 0 || at < 0 || (mask && mask[at] !== 1)) continue;
		const counts = classOf[at] === index ? inside : outside;
		counts[code] = (counts[code] ?? 0) + 1;
		if (counts === inside) insideOf++;
		else outsideOf++;
	}
	return Array.from(inside, (count, code) => ({
		...{ kind: 'share' as const, column: column.id, value: dictionary.at(code) },
		...{ inside: count, insideOf, outside: outside[code] ?? 0, outsideOf },
	}));
}

function means(column: Column, customers: Table, { rowOf, classOf, index, mask }: Split): MeanSample[] {
	const inside: number[] = [];
	const outside: number[] = [];
	for (let row = 0; row < customers.rowCount; row++) {
		const at = rowOf(row);
		if (at < 0 || (mask && mask[at] !== 1)) continue;
		const value = cellAt(column, row);
		if (typeof value !== 'number' || !Number.isFinite(value)) continue;
		(classOf[at] === index ? inside : outside).push(value);
	}
	return [{ kind: 'mean', column: column.id, inside: momentsOf(inside), outside: momentsOf(outside) }];
}

function momentsOf(values: readonly number[]): Moments {
	const count = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return { count, mean, variance: squares / Math.max(1, count - 1) };
}
