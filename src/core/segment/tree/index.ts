export { leafOf } from './classify.ts';
export { growTree } from './grow.ts';
export { branchesOf, rulesOf } from './rules.ts';
export type { NoTree, Split, Tree, TreeNode, TreeOptions, TreeRule } from './types.ts';
