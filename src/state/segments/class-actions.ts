import type { Scheme } from '#src/core/model/index.ts';
import { largestOfClasses } from '#src/core/segment/largest.ts';
import type { ClassSummary, SchemeResult } from '#src/core/segment/types.ts';
import { recommendedAction, type ActionTraits } from '#src/i18n/actions.ts';
import type { Locale } from '#src/i18n/index.ts';
import type { Session } from '../session.svelte.ts';

/** What to do with the customers of one class. */
export interface ClassAction {
	readonly id: string;
	/** Position in the classes of the result. */
	readonly index: number;
	/** Rows of the result, the largest customer first; none where nobody has bought. */
	readonly largest: readonly number[];
	readonly text: string;
	/** The words of the user stand in place of what is recommended. */
	readonly isOwn: boolean;
}

/** One action for every class that has customers, in the order of the classes. */
export function classActions(
	session: Session,
	scheme: Scheme,
	result: SchemeResult,
	locale: Locale,
): ClassAction[] {
	const amounts = session.analysis.metrics?.amount ?? new Float64Array();
	const largest = largestOfClasses(result.classOf, result.classes.length, amounts, 3);
	const whole = average(result.summary);
	return result.classes.flatMap(({ id }, index) => {
		const summary = result.summary[index];
		if (!summary || summary.count === 0) return [];
		const own = scheme.actions && Object.hasOwn(scheme.actions, id) ? scheme.actions[id] : undefined;
		const text = own ?? recommendedAction(id, traitsOf(summary, whole), locale);
		return [{ id, index, largest: largest[index] ?? [], text, isOwn: own !== undefined }];
	});
}

interface Averages {
	readonly amount: number | null;
	readonly recency: number | null;
}

function traitsOf({ averageAmount, averageRecencyDays }: ClassSummary, whole: Averages): ActionTraits {
	const above = (own: number | null, all: number | null) => (own === null || all === null ? null : own > all);
	return { isLarge: above(averageAmount, whole.amount), isStale: above(averageRecencyDays, whole.recency) };
}

function average(summaries: readonly ClassSummary[]): Averages {
	const mean = (of: (summary: ClassSummary) => number | null) => {
		let [sum, count] = [0, 0];
		for (const summary of summaries) {
			const value = of(summary);
			if (value === null || !Number.isFinite(value)) continue;
			sum += value * summary.count;
			count += summary.count;
		}
		return count > 0 && Number.isFinite(sum) ? sum / count : null;
	};
	return {
		amount: mean(({ averageAmount }) => averageAmount),
		recency: mean(({ averageRecencyDays }) => averageRecencyDays),
	};
}
