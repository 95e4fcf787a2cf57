import { bordersAt, type Borders, type Divisions } from '#src/core/geo/index.ts';
import type { PlanAreaRule } from '#src/core/model/index.ts';
import { filledGround } from './filled-ground.ts';

/** Counties are smaller than what the map shows: their cities go by most of their customers. */
type GroundLevel = 'province' | 'city';

/**
 * Territory of every city in a plan that gives away whole areas: cities without customers go with their area, areas without
 * any with the territory around them, so that what hangs together looks it.
 *
 * @param ownersAt territory by code of an area of this level that has customers
 */
export function wholeAreas(
	rule: PlanAreaRule,
	divisions: Divisions,
	all: Borders,
	ownersAt: (level: GroundLevel) => ReadonlyMap<number, number>,
): (city: string) => number | null {
	const level = rule.level === 'province' ? 'province' : 'city';
	const borders = bordersOf(all, level, divisions);
	const known = ownersAt(level);
	const owner = Int32Array.from(borders.codes, (code) => known.get(Number(code)) ?? -1);
	const places = borders.codes.map((code) => divisions.get(code)?.place ?? NOWHERE);
	const filled = filledGround(borders, places, owner, rule.bridges);
	const at = new Map(borders.codes.map((code, place) => [code, place]));
	return (city) => {
		const own = filled[at.get(divisions.path(city)[level]) ?? -1] ?? -1;
		return own < 0 ? null : own;
	};
}

const NOWHERE = [Number.NaN, Number.NaN] as const;

const levels = new WeakMap<Borders, Map<GroundLevel, Borders>>();

/** Borders of a level, the same each time they are asked for. */
function bordersOf(all: Borders, level: GroundLevel, divisions: Divisions): Borders {
	const known = levels.get(all) ?? new Map<GroundLevel, Borders>();
	levels.set(all, known);
	const borders = known.get(level) ?? bordersAt(all, level, divisions);
	known.set(level, borders);
	return borders;
}
