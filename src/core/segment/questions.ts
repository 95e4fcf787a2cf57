import { findDrivers, type DriverRequest, type Drivers } from '#src/core/segment/drivers/index.ts';
import {
	explainClasses,
	fieldInput,
	type Explanation,
	type ExplainRequest,
	type NoExplanation,
} from '#src/core/segment/explain/index.ts';
import {
	columnInput,
	profileClasses,
	type ClassProfiles,
	type ProfileRequest,
} from '#src/core/segment/profile/index.ts';
import { reportScale, type ScaleQuestion, type ScaleReport } from '#src/core/segment/scales/index.ts';
import type { Column } from '#src/core/table/index.ts';
import type { SegmentReport } from './run.ts';

/** What can be asked about a classification besides the columns of the customers, by the kind of the question. */
export interface Questions {
	readonly explain: Omit<ExplainRequest, 'columns'>;
	readonly profile: Omit<ProfileRequest, 'columns'>;
	readonly drivers: Omit<DriverRequest, 'inputs'>;
	readonly scale: ScaleQuestion;
}

/** What each kind of question is answered with. */
export interface Answers {
	readonly explain: Explanation | NoExplanation;
	readonly profile: ClassProfiles;
	readonly drivers: Drivers;
	readonly scale: ScaleReport;
}
export type QuestionKind = keyof Questions;

/** A question whose columns were posted before it: each is named by the number it was given. */
export interface PostedQuestion<K extends QuestionKind> {
	readonly kind: K;
	readonly question: Questions[K];
	readonly columns: readonly number[];
}

type Answering = {
	readonly [K in QuestionKind]: (
		question: Questions[K],
		columns: readonly Column[],
		report: SegmentReport,
	) => Answers[K];
};

const ANSWERING: Answering = {
	explain: (question, columns) => explainClasses({ ...question, columns }),
	profile: (question, columns, report) =>
		profileClasses({ ...question, columns: columns.map(columnInput) }, (done) =>
			report({ stage: 'segment.profile', done, total: columns.length }),
		),
	drivers: (question, columns, report) =>
		findDrivers({ ...question, inputs: columns.map(fieldInput) }, (stage, done, total) =>
			report({ stage: `segment.drivers.${stage}`, done, total }),
		),
	scale: reportScale,
};

/** Answers a question from columns of the customers; the order of the customers does not matter. */
export function answer<K extends QuestionKind>(
	kind: K,
	question: Questions[K],
	columns: readonly Column[],
	report: SegmentReport = () => undefined,
): Answers[K] {
	report({ stage: `segment.${kind}`, done: 0, total: null });
	return ANSWERING[kind](question, columns, report);
}
