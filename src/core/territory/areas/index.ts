export { adjacencyOf, adjacencyOfShapes, partsOf, type Shapes } from './adjacency.ts';
export { findBridges, withBridges, type Bridge } from './bridges.ts';
export { divideAreas, type AreaAnswer, type AreaOptions } from './divide.ts';
export type { CentrePlace } from './distances.ts';
export { fillLand } from './land.ts';
export { fillPlaces, type Places } from './places.ts';
