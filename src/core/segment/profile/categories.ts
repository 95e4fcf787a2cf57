import { chiSquareTest, levelsByCount, wilsonInterval, type CategoryInput } from '#src/core/stats/index.ts';
import { countRows, SMALL } from './numbers.ts';
import { strengthOf } from './strength.ts';
import type { ClassCategory, ColumnTest, ComparedCategory, LevelShare } from './types.ts';

/** More labels than this are put together behind the most frequent ones. */
const MOST_LEVELS = 50;
/** Where more than this share of the expected counts is under five, χ² is rough (Cochran 1954). */
const ROUGH = 0.2;
/** Cohen's w from which an effect is small, medium, large. */
const COHEN = [0.1, 0.3, 0.5] as const;

/** Shares of the labels of a category column per class. The adjusted p is filled in later. */
export function compareCategories(
	input: CategoryInput,
	groups: Int32Array,
	classes: number,
): ComparedCategory {
	const rows = countRows(groups, classes);
	const classed = Uint32Array.from(groups.keys()).filter((row) => (groups[row] as number) >= 0);
	const { levels, levelOf, pooled, isIdentifier, n } = levelsOf(input, classed);
	const width = levels.length;
	const counts = new Float64Array(classes * width);
	for (const row of classed) {
		const level = levelOf[input.codes[row] ?? -1] ?? -1;
		if (level < 0) continue;
		const cell = (groups[row] as number) * width + level;
		counts[cell] = (counts[cell] as number) + 1;
	}
	const found = isIdentifier ? null : chiSquareTest(counts, width);
	const described = rows.map((size, c): ClassCategory => {
		const own = counts.subarray(c * width, (c + 1) * width);
		const known = own.reduce((sum, count) => sum + count, 0);
		const residuals = found?.ok ? found.residuals.subarray(c * width, (c + 1) * width) : null;
		return {
			n: known,
			missing: size - known,
			levels: levels.map((level, l) => classLevel(level, own[l] ?? 0, known, n, residuals?.[l] ?? null)),
		};
	});
	return {
		id: input.id,
		kind: 'category',
		n,
		missing: classed.length - n,
		levels,
		pooled,
		classes: described,
		test: testOf(found),
	};
}

function classLevel(level: LevelShare, count: number, known: number, n: number, residual: number | null) {
	const interval = wilsonInterval(count, known);
	const share = interval?.share ?? null;
	const spread = Math.sqrt(level.share * (1 - level.share));
	const isComparable = share !== null && known < n && spread > 0;
	return {
		count,
		share,
		low: interval?.low ?? null,
		high: interval?.high ?? null,
		index: share !== null && level.share > 0 ? (share / level.share) * 100 : null,
		effect: isComparable ? (share - (level.count - count) / (n - known)) / spread : null,
		z: isComparable ? residual : null,
		isSmall: known < SMALL,
	};
}

function testOf(found: ReturnType<typeof chiSquareTest> | null): ColumnTest {
	if (!found) return { test: null, why: 'identifier' };
	if (!found.ok) return { test: null, why: found.why };
	return {
		test: 'chiSquare',
		statistic: found.statistic,
		df: found.df,
		p: found.p,
		adjustedP: found.p,
		effect: found.cramersV,
		strength: strengthOf(Math.sqrt(found.statistic / found.n), COHEN),
		isRough: found.lowExpectedShare > ROUGH,
	};
}

/** Levels with their overall shares, and the level of each code. A column in which most values differ has none. */
function levelsOf(input: CategoryInput, rows: Uint32Array) {
	const found = levelsByCount(input, rows);
	const n = found.reduce((sum, { count }) => sum + count, 0);
	const levelOf = new Int32Array(input.labels.length).fill(-1);
	if (found.length > MOST_LEVELS && found.length > n / 2)
		return { levels: [], levelOf, pooled: 0, isIdentifier: true, n };
	const kept = found.length > MOST_LEVELS ? found.slice(0, MOST_LEVELS - 1) : found;
	const rest = found.slice(kept.length);
	const levels = kept.map(({ code, count }): LevelShare => {
		return { label: input.labels[code] ?? '', count, share: count / n };
	});
	kept.forEach(({ code }, level) => (levelOf[code] = level));
	if (rest.length > 0) {
		const count = rest.reduce((sum, each) => sum + each.count, 0);
		for (const { code } of rest) levelOf[code] = levels.length;
		levels.push({ label: null, count, share: count / n });
	}
	return { levels, levelOf, pooled: rest.length, isIdentifier: false, n };
}
