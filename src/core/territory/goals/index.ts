export { splitGoals } from './split.ts';
export type { Goals } from './split.ts';
