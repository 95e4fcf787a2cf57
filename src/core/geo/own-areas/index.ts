export { areaBorders, isolatedAreas } from './borders.ts';
export { inWgs84 } from './datum.ts';
export { dissolveAreas } from './dissolve.ts';
export { areaPlaces, type AreaPlaces } from './locate.ts';
export { overlapsOf, type AreaOverlaps } from './overlaps.ts';
export {
	AREA_LIMITS,
	asTopoJson,
	isFlaw,
	pointsOf,
	readAreaTopology,
	type Arc,
	type AreaGeometry,
	type AreaTopology,
	type TopoJson,
} from './topology.ts';
