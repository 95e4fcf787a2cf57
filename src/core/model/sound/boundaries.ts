import { DATUMS, type Datum } from '#src/core/geo/datum.ts';
import { AREA_LIMITS, isFlaw, readAreaTopology } from '#src/core/geo/own-areas/topology.ts';
import { flaw, list, object, oneOf, optional, text, where } from '#src/core/check/index.ts';
import type { OwnBoundaries } from '#src/core/model/boundaries.ts';

/** Areas with names of their own, and shapes that everything can draw. */
export const boundaries = where(
	object<OwnBoundaries>({
		...{ id: text, name: text, areas: list(text, AREA_LIMITS.areas), topology: text },
		datum: optional(oneOf<Datum>(...DATUMS)),
	}),
	({ areas, topology }) => {
		if (areas.length === 0) return flaw('missing', 'areas');
		if (new Set(areas).size < areas.length) return flaw('twice', 'areas');
		const read = readAreaTopology(topology, areas.length);
		if (!isFlaw(read)) return null;
		return flaw(read.why, read.at === '' ? 'topology' : `topology.${read.at}`);
	},
);
