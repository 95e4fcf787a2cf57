import { AppError } from '#src/errors/index.ts';
import { codeOf, depthsOf, type AreaPath } from './areas.ts';

/** What markets are measured by. */
export interface MarketFigures {
	/** What the user calls it. */
	readonly name: string;
	/** One per row, in any unit; NaN = not given. */
	readonly values: Float64Array;
	/** At least 0. */
	readonly weight: number;
	/** Values are those of a person. */
	readonly perHead: boolean;
}

export interface MarketRequest {
	/** What the user calls the table. */
	readonly table: string;
	readonly areas: readonly (AreaPath | null)[];
	readonly inputs: readonly MarketFigures[];
	/** People per row, asked for by figures of a person. */
	readonly population: Float64Array | null;
}

/** An area of the table. */
export interface MarketArea {
	readonly code: string;
	readonly path: AreaPath;
	/** Rows that name it; their figures are added. */
	readonly rows: readonly number[];
	/** Its share of the market of all areas, 0…1; null where a figure is missing. */
	readonly potential: number | null;
}

export interface AreaMarket {
	/** How deep most areas lie: 0 countries, 1 provinces, 2 cities, 3 districts. */
	readonly depth: number;
	/** Areas that count, by code. */
	readonly areas: readonly MarketArea[];
	/** Left out, as they hold areas that count, or lie in one. */
	readonly doubled: readonly MarketArea[];
	/** Rows with figures and no area that is known. */
	readonly unknown: readonly number[];
}

/**
 * The market potential of areas: Σ weight × share of the area in the figures of all areas, weights by their share of the sum
 * of all. With income, retail sales and population at 0.5, 0.3 and 0.2 this is the Buying Power Index of Sales & Marketing
 * Management's Survey of Buying Power. Shares are those of the areas that count and have all figures, so that potentials
 * add up to 1. Rows of one area are added; an area that stands over others of the table, or in one, does not count twice.
 *
 * @throws AppError market.noAreas, market.noWeights, market.perHead, market.negative (naming table, column and row),
 * market.nothing (a column of zeros)
 */
export function marketPotential(request: MarketRequest): AreaMarket {
	const inputs = request.inputs.filter(({ weight }) => weight > 0);
	if (inputs.length === 0) throw new AppError('market.noWeights', {});
	const found = gathered(request.areas);
	if (found.length === 0) throw new AppError('market.noAreas', { table: request.table });
	const depth = usualDepth(found);
	const isDoubled = doubling(found, depth);
	const counted = found.filter((area) => !isDoubled(area));
	const figures = inputs.map((input) => sums(input, counted, request));
	const isWhole = counted.map((_, i) => figures.every((sum) => !Number.isNaN(sum[i])));
	if (!isWhole.includes(true)) throw new AppError('market.noAreas', { table: request.table });
	const whole = inputs.reduce((sum, { weight }) => sum + weight, 0);
	const parts = inputs.map(({ name, weight }, k) => {
		const values = figures[k] ?? new Float64Array();
		const total = values.reduce((sum, value, i) => sum + (isWhole[i] ? value : 0), 0);
		if (total === 0) throw new AppError('market.nothing', { table: request.table, column: name });
		return values.map((value) => (weight / whole) * (value / total));
	});
	const isKnown = (row: number) => request.inputs.some(({ values }) => !Number.isNaN(values[row]));
	return {
		depth,
		areas: counted.map((area, i) => ({
			...area,
			potential: isWhole[i] ? parts.reduce((sum, part) => sum + (part[i] ?? 0), 0) : null,
		})),
		doubled: found.filter(isDoubled).map((area) => ({ ...area, potential: null })),
		unknown: request.areas.flatMap((path, row) => (path === null && isKnown(row) ? [row] : [])),
	};
}

type Gathered = Omit<MarketArea, 'potential'>;

/** Every area once, by code. */
function gathered(areas: MarketRequest['areas']): readonly Gathered[] {
	const byCode = new Map<string, { code: string; path: AreaPath; rows: number[] }>();
	areas.forEach((path, row) => {
		if (path === null) return;
		const code = codeOf(path);
		const known = byCode.get(code);
		if (known) known.rows.push(row);
		else byCode.set(code, { code, path, rows: [row] });
	});
	return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The depth of most areas, of equally many the deeper; what is two levels in one has no say unless all are. */
function usualDepth(areas: readonly Gathered[]): number {
	const depths = areas.map(({ path }) => depthsOf(path));
	const clear = depths.filter(([first, last]) => first === last);
	const counts = [0, 0, 0, 0];
	for (const [, last] of clear.length > 0 ? clear : depths) counts[last] = (counts[last] ?? 0) + 1;
	return counts.lastIndexOf(Math.max(...counts));
}

/** Whether an area is the whole of others in the table, or part of one that stands where most do. */
function doubling(areas: readonly Gathered[], depth: number): (area: Gathered) => boolean {
	const wholes = new Set(areas.flatMap(({ code, path }) => path.filter((each) => each !== code)));
	const usual = new Set(
		areas.flatMap(({ code, path }) => {
			const [first, last] = depthsOf(path);
			return first <= depth && depth <= last ? [code] : [];
		}),
	);
	return ({ code, path }) => {
		const [first, last] = depthsOf(path);
		if (last < depth) return wholes.has(code);
		return first > depth && usual.has(path[depth] ?? '');
	};
}

/** Sums of the areas, in units of the largest value, so that none is beyond the range of numbers; NaN = one is not given. */
function sums(input: MarketFigures, areas: readonly Gathered[], request: MarketRequest): Float64Array {
	const { population } = request;
	if (input.perHead && !population) throw new AppError('market.perHead', { column: input.name });
	const heads = input.perHead ? population : null;
	const [largest, most] = [largestOf(input.values), heads ? largestOf(heads) : 1];
	return Float64Array.from(areas, ({ rows }) =>
		rows.reduce((sum, row) => {
			const [value, people] = [input.values[row] ?? Number.NaN, heads ? (heads[row] ?? Number.NaN) : 1];
			if (value < 0 || people < 0)
				throw new AppError('market.negative', {
					...{ table: request.table, column: input.name, row: row + 1 },
					value: Math.min(value, people),
				});
			return sum + (value / largest) * (people / most);
		}, 0),
	);
}

function largestOf(values: Float64Array): number {
	return values.reduce((max, value) => (value > max ? value : max), 0) || 1;
}
