export { compareStates } from './compare.ts';
export { factsOf } from './facts.ts';
export { packState, unpackState } from './pack.ts';
export type { SnapshotHead } from './pack.ts';
export { schemeState, stateOf } from './state.ts';
export type { StateSource } from './state.ts';
export { meanTrails, topMovers, trailOf, trailsBetween } from './trails.ts';
export type { MeanTrail, NoTrails, Trail, Trails } from './trails.ts';
export type {
	Amounted,
	Cause,
	ChangeFacts,
	ChangedValue,
	Flow,
	Mover,
	PassedEdge,
	State,
	StateComparison,
	StateScheme,
} from './types.ts';
