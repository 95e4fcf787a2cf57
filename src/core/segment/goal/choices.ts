import type { MetricId } from '#src/core/model/index.ts';
import { adviseColumns } from '#src/core/cluster/index.ts';
import { metricValues } from '#src/core/segment/metrics/values.ts';
import { columnOfId, hasMetric, type TemplateSource } from '#src/core/segment/templates/source.ts';
import type { Need } from '#src/core/segment/templates/index.ts';
import { fieldOf } from '#src/core/segment/rules/fields.ts';
import type { Spoken } from '#src/core/segment/types.ts';
import { isTextColumn } from '#src/core/table/index.ts';
import type { Choice, ChoiceId, Picks, Way } from './types.ts';

/** Share of all customers of whom some columns are known, all of them, 0…1. */
export type KnownShare = (source: TemplateSource, fields: readonly string[]) => number;

/** Where less is known of the customers, another way is proposed first. */
export const WELL_KNOWN = 0.6;

/** From this share of customers with everything known on, the others may stay unknown. */
export const NEARLY_ALL = 0.9;

/** Why something is proposed, as a code with arguments. */
export function because(code: string, args: Spoken['args'] = {}): Spoken {
	return { code, args };
}

/** A way for which something is missing. */
export function missingWay(id: Way['id'], from: readonly string[], needs: readonly Need[]): Way {
	return { id, from, needs, known: 0, choices: [], make: null };
}

/** The metrics that the data do not give. */
export function metricNeeds(source: TemplateSource, metrics: readonly MetricId[]): readonly Need[] {
	return metrics
		.filter((metric) => !hasMetric(source, metric))
		.map((metric): Need => ({ kind: 'metric', metric }));
}

/** Several options picked together. */
export function joined(options: readonly string[]): string {
	return options.join(' ');
}

/** The options that were picked together. */
export function parted(pick: string): readonly string[] {
	return pick === '' ? [] : pick.split(' ');
}

/** What stands for each choice: what the user picked where that is on offer, else what is proposed. */
export function pickedFrom(choices: readonly Choice[], picks: Picks): (id: ChoiceId) => string {
	return (id) => {
		const choice = choices.find((each) => each.id === id);
		const pick = picks[id];
		return choice && pick !== undefined && isOffered(choice, pick) ? pick : (choice?.proposed ?? '');
	};
}

function isOffered({ options, atLeast }: Choice, pick: string): boolean {
	if (atLeast === undefined) return options.includes(pick);
	const parts = new Set(parted(pick));
	return parts.size >= atLeast && [...parts].every((part) => options.includes(part));
}

/** Values of a metric or a number column, one per row of the customers; empty where there is none. */
export function rowsOf(source: TemplateSource, field: string): Float64Array {
	const { metrics } = source;
	if (field.startsWith('metric:'))
		return (metrics && metricValues(metrics, field.slice(7))) ?? new Float64Array();
	const column = columnOfId(source, field);
	const asked = column && !isTextColumn(column) ? fieldOf(column) : null;
	return asked?.kind === 'number' ? asked.values : new Float64Array();
}

/** Which of some fields are of use together. */
export interface Advised {
	/** Without those that cannot tell customers apart, that most customers lack, or that go with an earlier one. */
	readonly useful: readonly string[];
	/** The first one left out because it goes with another. */
	readonly close: { readonly dropped: string; readonly like: string } | null;
}

/** Fields in order of preference without what adds nothing; all of them where fewer than two would be left. */
export function advise(source: TemplateSource, fields: readonly string[]): Advised {
	const advice = adviseColumns(fields.map((field) => rowsOf(source, field)));
	const useful: string[] = [];
	let close: Advised['close'] = null;
	fields.forEach((field, index) => {
		const { codes } = advice.columns[index] ?? { codes: ['empty' as const] };
		if (codes.some((code) => code === 'empty' || code === 'constant' || code === 'mostlyMissing')) return;
		const like = advice.pairs
			.filter(({ second }) => second === index)
			.map(({ first }) => fields[first] ?? '')
			.find((first) => useful.includes(first));
		if (like === undefined) useful.push(field);
		else close ??= { dropped: field, like };
	});
	return { useful: useful.length >= 2 ? useful : fields, close };
}
