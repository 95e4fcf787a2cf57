import { bordersAt, type Borders, type Divisions } from '#src/core/geo/index.ts';
import type { PlanAreaRule } from '#src/core/model/index.ts';
import { adjacencyOf, fillPlaces, findBridges, withBridges } from '#src/core/territory/areas/index.ts';
import { fillGround, planeOf, type PlanePoints } from '#src/core/territory/plan/index.ts';
import type { Adjacency } from '#src/core/territory/problem.ts';

/** Areas of a level with what touches what. */
interface Ground {
	readonly codes: readonly string[];
	readonly borders: Adjacency;
	readonly middles: PlanePoints;
}

/** Counties are smaller than what the map shows: their cities go by most of their customers. */
type GroundLevel = 'province' | 'city';

/**
 * Territory of every city in a plan that gives away whole areas: cities without customers go with their area, areas without
 * any with the territory around them, so that what hangs together looks it.
 *
 * @param ownerOf territory by code of an area of this level that has customers
 */
export function wholeAreas(
	rule: PlanAreaRule,
	divisions: Divisions,
	all: Borders,
	ownersAt: (level: GroundLevel) => ReadonlyMap<number, number>,
): (city: string) => number | null {
	const level = rule.level === 'province' ? 'province' : 'city';
	const ground = groundOf(all, level, divisions, rule.bridges);
	const known = ownersAt(level);
	const owner = Int32Array.from(ground.codes, (code) => known.get(Number(code)) ?? -1);
	const filled = fillGround(owner, ground.borders, ground.middles);
	const places = new Map(ground.codes.map((code, place) => [code, place]));
	return (city) => {
		const own = filled[places.get(divisions.path(city)[level]) ?? -1] ?? -1;
		return own < 0 ? null : own;
	};
}

const grounds = new WeakMap<Borders, Map<string, Ground>>();

function groundOf(all: Borders, level: GroundLevel, divisions: Divisions, hasBridges: boolean): Ground {
	const of = grounds.get(all) ?? new Map<string, Ground>();
	grounds.set(all, of);
	const key = `${level} ${hasBridges}`;
	let ground = of.get(key);
	if (!ground) of.set(key, (ground = newGround(all, level, divisions, hasBridges)));
	return ground;
}

function newGround(all: Borders, level: GroundLevel, divisions: Divisions, hasBridges: boolean): Ground {
	const { codes, pairs } = bordersAt(all, level, divisions);
	const place = (axis: 0 | 1) =>
		Float64Array.from(codes, (code) => divisions.get(code)?.place?.[axis] ?? Number.NaN);
	const plane = planeOf(place(0), place(1));
	const borders = adjacencyOf(codes.length, pairs);
	const middles = fillPlaces(borders, plane.x, plane.y);
	const joined = hasBridges ? withBridges(borders, findBridges(borders, middles.x, middles.y)) : borders;
	return { codes, borders: joined, middles };
}
