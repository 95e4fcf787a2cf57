import type { ClassNumber, ComparedCategory, ComparedColumn, ComparedNumber, Trait } from './types.ts';

const CERTAIN = 0.05;
/** z beyond which a class differs from the rest, for a class of a column whose classes differ. */
const DIFFERS = 1.959963984540054;
/** Effects below this are not worth a sentence (Cohen 1988: small). */
const WORTH_SAYING = 0.2;

/**
 * What makes a class different: columns in which the classes differ (p after Holm < .05), in which this class differs from the rest (|z| >
 * 1.96) by at least 0.2 standard deviations; largest effect first, then the order of the columns. A category gives its most
 * distinct label.
 */
export function traitsOf(columns: readonly ComparedColumn[], c: number): Trait[] {
	return columns
		.flatMap((column) => {
			const trait = column.kind === 'number' ? numberTrait(column, c) : levelTrait(column, c);
			return trait ? [trait] : [];
		})
		.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function isWorthSaying(effect: number | null, z: number | null): effect is number {
	return effect !== null && z !== null && Math.abs(effect) >= WORTH_SAYING && Math.abs(z) > DIFFERS;
}

function numberTrait(column: ComparedNumber, c: number): Trait | null {
	const own = column.classes[c];
	const { test, overall } = column;
	if (!own || test.test === null || test.adjustedP >= CERTAIN || !isWorthSaying(own.effect, own.z))
		return null;
	return {
		code: own.effect > 0 ? 'numberHigh' : 'numberLow',
		args: { column: column.id, ...numberArgs(own, overall) },
		column: column.id,
		level: null,
		effect: own.effect,
		adjustedP: test.adjustedP,
		isSmall: own.isSmall,
	};
}

function numberArgs(own: ClassNumber, overall: ComparedNumber['overall']): Record<string, number> {
	return {
		median: own.median ?? 0,
		averageMedian: overall.median ?? 0,
		mean: own.mean ?? 0,
		averageMean: overall.mean ?? 0,
		...(own.index === null ? {} : { index: own.index }),
	};
}

function levelTrait(column: ComparedCategory, c: number): Trait | null {
	const own = column.classes[c];
	const { test } = column;
	if (!own || test.test === null || test.adjustedP >= CERTAIN) return null;
	let found: Trait | null = null;
	column.levels.forEach(({ label, share: averageShare }, i) => {
		const level = own.levels[i];
		if (!level || label === null || !isWorthSaying(level.effect, level.z)) return;
		const gain = found ? Math.abs(level.effect) - Math.abs(found.effect) : 1;
		if (gain < -ROUNDING || (gain <= ROUNDING && (level.effect < 0 || (found?.effect ?? 0) > 0))) return;
		found = {
			code: level.effect > 0 ? 'shareHigh' : 'shareLow',
			args: {
				column: column.id,
				level: label,
				share: level.share ?? 0,
				averageShare,
				index: level.index ?? 0,
			},
			column: column.id,
			level: label,
			effect: level.effect,
			adjustedP: test.adjustedP,
			isSmall: level.isSmall,
		};
	});
	return found;
}

/** Effects this close are the same: of two labels that mirror each other the one the class has more of is named. */
const ROUNDING = 1e-9;
