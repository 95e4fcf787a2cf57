import type { OwnMap, OwnMapId, RfmScheme, RuleClass } from '#src/core/model/index.ts';
import { boxesOf, type CubeBox } from './boxes.ts';

/** Most classes of a map of the user's own. */
export const MOST_MAP_CLASSES = 20;

/** Cells of a map: five scores each of R, F and M. */
const CELLS = 125;

/** A class of an own map and the boxes of scores it takes. */
export interface MapClass extends RuleClass {
	readonly boxes: readonly CubeBox[];
}

/** The own map of this id. */
export function findOwnMap(id: string, maps: RfmScheme['ownMaps']): OwnMap | undefined {
	return maps?.find((map) => map.id === id);
}

/** Classes of a map with what each takes. A cell that names no class is taken by none. */
export function classesOfOwnMap(map: OwnMap): MapClass[] {
	return map.classes.map((each, position) => ({
		...each,
		boxes: boxesOf((cell) => map.cells[cell] === position),
	}));
}

/**
 * A map to paint on, as the given one has it. Each class keeps its id, so that customers who stay do not change class, and
 * its usual name.
 *
 * @param cube class position of each of the 125 cells
 */
export function ownMapFrom(
	id: OwnMapId,
	name: string,
	classes: readonly RuleClass[],
	cube: ArrayLike<number>,
): OwnMap {
	return { id, name, classes, cells: Array.from({ length: CELLS }, (_, cell) => cube[cell] ?? 0) };
}

/** The map with some cells given to a class; the same map where nothing changes. */
export function paint(map: OwnMap, cells: readonly number[], position: number): OwnMap {
	const painted = new Set(cells);
	const isSame = cells.every((cell) => map.cells[cell] === position);
	if (isSame || !map.classes[position]) return map;
	return { ...map, cells: map.cells.map((own, cell) => (painted.has(cell) ? position : own)) };
}

/** The map with one class more, which takes nothing yet; the same map where it has the most already. */
export function addMapClass(map: OwnMap, name: string): OwnMap {
	if (map.classes.length >= MOST_MAP_CLASSES) return map;
	const ids = new Set(map.classes.map(({ id }) => id));
	let number = 1;
	while (ids.has(`own${number}`)) number++;
	const colours = map.classes.map(({ colour }) => colour);
	const uses = (colour: number) => colours.filter((each) => each === colour).length;
	const colour = Array.from({ length: 10 }, (_, i) => i + 1).reduce((a, b) => (uses(b) < uses(a) ? b : a));
	return { ...map, classes: [...map.classes, { id: `own${number}`, name, colour }] };
}

/** The map without a class; its cells go to another one. The last class stays. */
export function removeMapClass(map: OwnMap, position: number, heir: number): OwnMap {
	if (map.classes.length < 2 || position === heir || !map.classes[heir]) return map;
	const after = (own: number) => (own > position ? own - 1 : own);
	return {
		...map,
		classes: map.classes.filter((_, at) => at !== position),
		cells: map.cells.map((own) => after(own === position ? heir : own)),
	};
}

/** The map with another name or colour for a class. */
export function changeMapClass(map: OwnMap, position: number, part: Partial<RuleClass>): OwnMap {
	return {
		...map,
		classes: map.classes.map((each, at) => (at === position ? { ...each, ...part, id: each.id } : each)),
	};
}
