export { allowedBy, besideGroups, ownGroups } from './groups.ts';
export { ruledCustomers } from './rules.ts';
export type { RuledCustomers, RuleFate, RuleFault, RuleLayer } from './rules.ts';
