export { adjacencyOf, adjacencyOfShapes, partsOf } from './adjacency.ts';
export { findBridges, withBridges, type Bridge } from './bridges.ts';
export { divideAreas, type AreaAnswer, type AreaOptions } from './divide.ts';
