export { candidateColumns, ownColumns } from './candidates.ts';
export type { Candidates } from './candidates.ts';
export { explainClasses, usualLeaf } from './explain.ts';
export type {
	Explanation,
	ExplainQuery,
	ExplainRequest,
	NoExplanation,
	PostedExplanation,
} from './explain.ts';
export { readable, readableCondition, schemeParts } from './to-scheme.ts';
