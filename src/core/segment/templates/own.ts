import { isTextColumn } from '#src/core/table/index.ts';
import { rangeDraft } from './drafts.ts';
import { bandLimits, type BandMethod } from './rounding.ts';
import { columnOfId, numbersOf, textsOf, type TemplateSource } from './source.ts';
import type { RuleDraft } from './types.ts';
import { valueDraft } from './values.ts';

/** Values beyond these are one class. */
const MOST_VALUES = 20;

/**
 * Bands of any metric or number column, each class named by its range. Null where there are no bands: no value, or one only.
 * A metric of orders leaves out those who have none: for them it is 0 or unknown.
 */
export function bandDraft(
	source: TemplateSource,
	field: string,
	method: BandMethod,
	bands: number,
): RuleDraft | null {
	const values = numbersOf(source, field);
	const limits = bandLimits(values, method, bands);
	if (limits.length === 0) return null;
	const isWhole = values.every((value) => Number.isInteger(value)) && limits.every(Number.isInteger);
	return rangeDraft(source, field, limits, isWhole);
}

/** A class for each value of any text column, the twenty most frequent. Null without two values. */
export function ownValueDraft(source: TemplateSource, field: string): RuleDraft | null {
	const column = columnOfId(source, field);
	if (!column || !isTextColumn(column) || textsOf(column).length < 2) return null;
	return valueDraft(column, MOST_VALUES);
}
