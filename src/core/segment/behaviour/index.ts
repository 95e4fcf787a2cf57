export { pairsOf } from './pairs.ts';
export { deriveBehaviour } from './behaviour.ts';
export type { Behaviour, BehaviourColumns, CodedTexts } from './types.ts';
