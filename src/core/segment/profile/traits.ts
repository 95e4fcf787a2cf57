import type {
	ClassLevel,
	ComparedCategory,
	ComparedColumn,
	ComparedNumber,
	LevelShare,
	Trait,
} from './types.ts';

const CERTAIN = 0.05;
/** z beyond which a class differs from the rest, for a class of a column whose classes differ. */
const DIFFERS = 1.959963984540054;
/** Effects below this are not worth a sentence (Cohen 1988: small). */
const WORTH_SAYING = 0.2;
/** Effects this close are the same: of two labels that mirror each other the one the class has more of is named. */
const ROUNDING = 1e-9;

/** Every column in which a class can be compared, the most distinct first, then the order of the columns. */
export function traitsOf(columns: readonly ComparedColumn[], c: number): Trait[] {
	return columns
		.flatMap((column) => {
			const trait = column.kind === 'number' ? numberTrait(column, c) : levelTrait(column, c);
			return trait ? [trait] : [];
		})
		.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

/**
 * What makes a class different: traits that are certain and of at least 0.2 standard deviations, the most distinct first.
 *
 * @param most how many
 * @param related columns that say the same as a column: of them only the most distinct one is named
 */
export function telling(
	traits: readonly Trait[],
	most: number,
	related: (column: string) => readonly string[] = () => [],
): readonly Trait[] {
	const said = new Set<string>();
	const found: Trait[] = [];
	for (const trait of traits) {
		if (found.length === most) break;
		if (!trait.isCertain || Math.abs(trait.effect) < WORTH_SAYING || said.has(trait.column)) continue;
		found.push(trait);
		for (const column of [trait.column, ...related(trait.column)]) said.add(column);
	}
	return found;
}

function numberTrait(column: ComparedNumber, c: number): Trait | null {
	const own = column.classes[c];
	const { test, overall } = column;
	if (!own || test.test === null || own.effect === null || own.z === null) return null;
	if (own.mean === null || overall.mean === null) return null;
	const { index, low, high } = own;
	const scale = 100 / overall.mean;
	const spread = { low: (low ?? own.mean) * scale, high: (high ?? own.mean) * scale };
	const isKnown = index !== null && Number.isFinite(spread.low) && Number.isFinite(spread.high);
	return {
		column: column.id,
		level: null,
		own: own.mean,
		average: overall.mean,
		median: own.median,
		averageMedian: overall.median,
		index: isKnown ? { value: index, ...spread } : null,
		effect: own.effect,
		z: own.z,
		adjustedP: test.adjustedP,
		isCertain: test.adjustedP < CERTAIN && Math.abs(own.z) > DIFFERS,
		isSmall: own.isSmall,
	};
}

function levelTrait(column: ComparedCategory, c: number): Trait | null {
	const own = column.classes[c];
	const { test } = column;
	if (!own || test.test === null) return null;
	let found: Trait | null = null;
	column.levels.forEach((all, i) => {
		const level = own.levels[i];
		const trait = level && traitOfLevel(column.id, all, level, test.adjustedP);
		if (trait && (!found || isClearer(trait, found))) found = trait;
	});
	return found;
}

function traitOfLevel(column: string, all: LevelShare, own: ClassLevel, adjustedP: number): Trait | null {
	const { share, index, low, high, effect, z, isSmall } = own;
	if (all.label === null || share === null || effect === null || z === null) return null;
	const scale = 100 / all.share;
	return {
		column,
		level: all.label,
		own: share,
		average: all.share,
		median: null,
		averageMedian: null,
		index:
			index === null ? null : { value: index, low: (low ?? share) * scale, high: (high ?? share) * scale },
		effect,
		z,
		adjustedP,
		isCertain: adjustedP < CERTAIN && Math.abs(z) > DIFFERS,
		isSmall,
	};
}

/** What is certain goes before what is not; of the same kind the larger effect. */
function isClearer(trait: Trait, than: Trait): boolean {
	if (trait.isCertain !== than.isCertain) return trait.isCertain;
	const gain = Math.abs(trait.effect) - Math.abs(than.effect);
	return gain > ROUNDING || (gain >= -ROUNDING && trait.effect > 0 && than.effect < 0);
}
