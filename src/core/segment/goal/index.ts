export { joined, parted, WELL_KNOWN } from './choices.ts';
export { waysFor } from './ways.ts';
export { GOALS } from './types.ts';
export type { Choice, ChoiceId, GoalId, Made, Picks, Way, WayId } from './types.ts';
