export { inGroup, treeOf, withGroup, withoutGroup, withParent } from './tree.ts';
export type { TreeLine } from './tree.ts';
