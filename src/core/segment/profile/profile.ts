import { holm } from '#src/core/stats/index.ts';
import { compareCategories } from './categories.ts';
import { compareNumbers, countRows } from './numbers.ts';
import { traitsOf } from './traits.ts';
import type { ClassProfiles, ComparedColumn, ProfileRequest } from './types.ts';

/**
 * Compares the classes of any scheme, column by column: means, medians, shares, index against average (100 = average), a test
 * with its effect size and p after Holm's correction over all columns, and per class how far it lies from the others. The order
 * of the rows does not matter.
 */
export function profileClasses(
	{ classOf, classes, columns }: ProfileRequest,
	report: (done: number) => void = () => undefined,
): ClassProfiles {
	const groups = Int32Array.from(classOf, (found) => (found >= 0 && found < classes ? found : -1));
	const sizes = countRows(groups, classes);
	const compared = columns.map((input, done) => {
		report(done);
		return input.kind === 'number'
			? compareNumbers(input, groups, classes)
			: compareCategories(input, groups, classes);
	});
	const adjusted = holm(compared.map(({ test }) => (test.test === null ? null : test.p)));
	const corrected = compared.map((column, i): ComparedColumn => {
		const adjustedP = adjusted[i] ?? null;
		const { test } = column;
		return test.test === null || adjustedP === null ? column : { ...column, test: { ...test, adjustedP } };
	});
	return {
		n: sizes.reduce((sum, size) => sum + size, 0),
		sizes,
		columns: corrected,
		traits: sizes.map((_, c) => traitsOf(corrected, c)),
	};
}
