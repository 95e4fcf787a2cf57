export { auc } from './auc.ts';
export { linearRegression } from './linear.ts';
export { logisticRegression } from './logistic.ts';
export type {
	Coefficient,
	DroppedTerm,
	FitWarning,
	Inflation,
	LinearFit,
	LogisticFit,
	NoFit,
	Predictor,
	Term,
} from './types.ts';
