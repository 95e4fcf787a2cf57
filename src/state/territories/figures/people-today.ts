import { coloursOf, TERRITORY_COLOURS, type PlanePoints } from '#src/core/territory/plan/index.ts';

/**
 * People who cover customers today, each a colour of its own as far as there are any, then none of a neighbour.
 *
 * @param owner who has each customer, by place in `names`, −1 = nobody
 */
export function peopleToday(names: readonly string[], plane: PlanePoints, owner: Int32Array) {
	const first = Array.from({ length: Math.min(TERRITORY_COLOURS, names.length) }, (_, i) => i + 1);
	const colours = coloursOf(plane, owner, names.length, TERRITORY_COLOURS, first);
	return names.map((name, i) => ({ name, colour: colours[i] ?? 1, posts: 1 }));
}
