export { candidateColumns, metricOfRole, ownColumns, relatedColumns } from './candidates.ts';
export type { Candidates } from './candidates.ts';
export { explainClasses, fieldInput, usualLeaf } from './explain.ts';
export type { Explanation, ExplainRequest, NoExplanation } from './explain.ts';
export { readable, readableCondition, schemeParts } from './to-scheme.ts';
