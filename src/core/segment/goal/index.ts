export { waysFor, WELL_KNOWN } from './ways.ts';
export { GOALS } from './types.ts';
export type { Choice, ChoiceId, GoalId, Made, Picks, Way, WayId } from './types.ts';
