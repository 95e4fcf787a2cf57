export { deriveBehaviour } from './behaviour.ts';
export type { AffinitySupport, Behaviour, BehaviourColumns, CodedTexts } from './types.ts';
