import {
	apply,
	createProject,
	importChange,
	tableOfKind,
	type RoleId,
	type Scheme,
	type ScoreBands,
} from '#src/core/model/index.ts';
import { answer } from '#src/core/segment/questions.ts';
import { candidateColumns } from '#src/core/segment/explain/index.ts';
import { GOALS, waysFor } from '#src/core/segment/goal/index.ts';
import {
	analyse,
	reasonFor,
	segmentRequest,
	type SchemeOutcome,
	type SchemeResult,
} from '#src/core/segment/index.ts';
import { profileColumns } from '#src/core/segment/profile/index.ts';
import { compareStates, packState, stateOf, unpackState } from '#src/core/segment/snapshots/index.ts';
import {
	defaultClusters,
	defaultRfm,
	defaultRules,
	defaultScore,
	defaultTiers,
} from '#src/core/segment/starting-schemes.ts';
import {
	schemeOf,
	startingMatrix,
	templatesFor,
	templateSource,
	type Draft,
} from '#src/core/segment/templates/index.ts';
import { usualMeasures } from '#src/core/segment/usual-measures.ts';
import { findColumn, isTextColumn, toNumbers, type Column } from '#src/core/table/index.ts';
import { faultText } from '#src/i18n/faults.ts';
import { reasonFormats, reasonText } from '#src/i18n/reasons.ts';
import { warningText } from '#src/i18n/warnings.ts';
import type { Fault } from '#src/errors/index.ts';
import { notFinite } from './finite.ts';
import { sessionOf } from './intake.ts';
import { axisOf, matrixScheme } from './matrix-cases.ts';
import { input, scoreScheme } from './score-cases.ts';
import { sharedData } from './shared-data.ts';
import { metricsOf, type TemplateCase } from './template-cases.ts';

/** Tables whose analysis is hard: one customer, three, constants, nothing but missing values, impossible places. */
export const BAD_TABLES = [
	'ana-070-one-customer',
	'ana-071-k-gt-n',
	'ana-072-constant-cols',
	'ana-073-all-missing',
	'ana-076-bad-coords',
	'ana-078-regions',
] as const;

/** Absolute path of a bad table; null without shared data. */
export function badTable(name: string): string | null {
	return sharedData(`bad-inputs/${name}.csv`);
}

/** A bad table as a project, taken for a list of customers. */
export async function badProject(path: string): Promise<TemplateCase> {
	const { session, proposal } = await sessionOf(path);
	const sheets = proposal.plan.sheets.map((sheet) => ({ ...sheet, kind: 'customers' as const }));
	const empty = createProject('bad', 'Bad');
	const project = apply(empty, importChange(empty, session.convert({ ...proposal.plan, sheets })));
	return { project, metrics: metricsOf(project), computed: [] };
}

/** What became of one question. */
export interface Ending {
	readonly what: string;
	/** Everything a user reads about it, in both languages. */
	readonly texts: readonly string[];
	/** What is wrong with it; empty = a usable result, or the reason why there is none. */
	readonly wrong: readonly string[];
}

/** Every kind of classification and every question about one, by what it is. */
export const ASKED: Readonly<Record<string, (of: TemplateCase) => readonly Ending[]>> = {
	schemes: (of) => endings(of, usualSchemes(of)),
	score: (of) => endings(of, scores(of)),
	matrix: (of) => endings(of, matrices(of)),
	templates: (of) => endings(of, templates(of)),
	goals: (of) => endings(of, goals(of)),
	profile: (of) => usualResults(of).map((result) => profileOf(of, result)),
	drivers: driversOf,
	explain: (of) => usualResults(of).map((result) => explanationOf(of, result)),
	snapshots: snapshotsOf,
};

const customersOf = ({ project }: TemplateCase) => tableOfKind(project, 'customers')!;
const rolesOf = (of: TemplateCase): Readonly<Record<string, RoleId | undefined>> =>
	of.project.recipe.roles[customersOf(of).id] ?? {};
const numbersOf = (of: TemplateCase) =>
	customersOf(of).columns.flatMap(({ id, type }) => (type === 'number' ? [id] : []));

function usualSchemes(of: TemplateCase): Scheme[] {
	const source = templateSource(of.project, of.metrics, of.computed);
	const measures = usualMeasures(source);
	return [
		...[defaultRfm('rfm'), defaultTiers('tiers'), defaultClusters('clusters', measures)],
		...[defaultRules('rules', source), defaultScore('score', measures), startingMatrix(source, 'matrix')],
		...(['kMeans', 'mixture', 'ward', 'dbscan', 'hdbscan', 'prototypes'] as const).map((method): Scheme => ({
			...{ ...defaultClusters(`clusters ${method}`, []), method },
			inputs: numbersOf(of).map((column) => ({ measure: { kind: 'column', column }, log: 'auto' })),
		})),
	];
}

function scores(of: TemplateCase): Scheme[] {
	const bands: readonly ScoreBands[] = [
		{ kind: 'quantiles', count: 3 },
		{ kind: 'natural', count: 4 },
		{ kind: 'cuts', cuts: [40, 70] },
	];
	return (['percentile', 'zScore', 'minMax'] as const).flatMap((scale, i) =>
		([{ kind: 'unknown' }, { kind: 'rest', atLeast: 0.5 }, { kind: 'neutral' }] as const).map((missing) =>
			scoreScheme(
				numbersOf(of).map((column) => input(column, 1, { scale })),
				{ id: `score ${scale} ${missing.kind}`, missing, bands: bands[i]! },
			),
		),
	);
}

function matrices(of: TemplateCase): Scheme[] {
	const columns = numbersOf(of);
	return columns.flatMap((x, i) =>
		(['raw', 'percentile', 'percentileDown'] as const).flatMap((scale) =>
			[[50], [33, 67]].map((cuts): Scheme => {
				const y = columns[(i + 1) % columns.length] ?? x;
				const axes = [axisOf([`${x} 1 ${scale}`], cuts), axisOf([`${y} 1 ${scale}`], [50])] as const;
				return matrixScheme(...axes, { id: `matrix ${x} ${scale} ${cuts.join()}` });
			}),
		),
	);
}

const madeOf = (draft: Draft, id: string) => schemeOf(draft, { id, name: id }, () => 'x');

function templates({ project, metrics, computed }: TemplateCase): Scheme[] {
	return templatesFor(project, metrics, computed).flatMap(({ id, draft }) =>
		draft ? [madeOf(draft(), id)] : [],
	);
}

function goals({ project, metrics, computed }: TemplateCase): Scheme[] {
	const source = templateSource(project, metrics, computed);
	return GOALS.flatMap((goal) =>
		waysFor(goal, source).flatMap(({ id, make }) => {
			const made = make?.({});
			if (!made) return [];
			return [made.kind === 'scheme' ? made.scheme(`${goal} ${id}`) : madeOf(made.draft, `${goal} ${id}`)];
		}),
	);
}

function outcomesOf({ project }: TemplateCase, schemes: readonly Scheme[]): readonly SchemeOutcome[] {
	const asked = { ...project, recipe: { ...project.recipe, schemes } };
	const request = segmentRequest(asked, schemes);
	return request ? analyse(request).schemes : [];
}

function usualResults(of: TemplateCase): readonly SchemeResult[] {
	return outcomesOf(of, [
		...usualSchemes(of),
		...scores(of).slice(0, 1),
		...matrices(of).slice(0, 1),
	]).flatMap((outcome) => (outcome.ok ? [outcome.result] : []));
}

function endings(of: TemplateCase, schemes: readonly Scheme[]): readonly Ending[] {
	return outcomesOf(of, schemes).map((outcome, i): Ending => {
		const what = schemes[i]?.id ?? '';
		if (outcome.ok) return { what, ...resultEnding(of, outcome.result) };
		const { what: why, cure } = faultText(outcome.fault as Fault);
		const isNamed = outcome.fault.code !== 'internal' && why !== '' && cure !== '';
		return { what, texts: [why, cure], wrong: isNamed ? [] : [outcome.fault.code] };
	});
}

/** Everyone has one class, and everything said of the classes and of each customer is a number or a word. */
function resultEnding(of: TemplateCase, result: SchemeResult): Omit<Ending, 'what'> {
	const { classOf, classes, summary, detail, warnings } = result;
	const rows = customersOf(of).rowCount;
	const counted = summary.reduce((sum, { count }) => sum + count, 0);
	const axis = { name: 'axis', value: String };
	const texts = (['zh-CN', 'en'] as const).flatMap((locale) => {
		const columnName = (id: string) => findColumn(customersOf(of), id)?.name ?? id;
		const formats = reasonFormats({ locale, currency: 'CNY', columnName, classes, axis: () => axis });
		return [
			...Array.from(classOf, (_, row) => reasonText(reasonFor(result, row), formats)),
			...warnings.map((warning) => warningText(warning, formats)),
		];
	});
	const wrong = [
		...(classOf.length === rows && counted === rows ? [] : [`${counted} of ${rows} counted`]),
		...[...classOf].filter((at) => !classes[at]).map((at) => `class ${at}`),
		...notFinite(figuresOf(detail)),
	];
	return { texts, wrong };
}

/** The figures of a result that are never missing. */
function figuresOf(detail: SchemeResult['detail']): unknown {
	if (detail.kind === 'matrix') return [detail.x.range, detail.y.range, detail.threats];
	if (detail.kind !== 'score') return [];
	const { inputs, edges, bandCounts, stability, money } = detail;
	const told = inputs.map(({ weight, influence, squeeze, before, after }) => {
		return [weight, influence, squeeze, before, after];
	});
	return [told, edges, bandCounts, stability, money];
}

function profileOf(of: TemplateCase, { schemeId, classOf, classes }: SchemeResult): Ending {
	const columns = profileColumns(customersOf(of).columns, rolesOf(of));
	const found = answer('profile', { classOf, classes: classes.length }, columns);
	return { what: `profile of ${schemeId}`, texts: [], wrong: notFinite(found) };
}

function explanationOf(of: TemplateCase, { schemeId, classOf, classes }: SchemeResult): Ending {
	const { columns } = candidateColumns(customersOf(of).columns, rolesOf(of));
	const question = { classOf, classes: classes.length, depth: 4, minLeaf: 1 } as const;
	return { what: `tree of ${schemeId}`, texts: [], wrong: notFinite(answer('explain', question, columns)) };
}

function driversOf(of: TemplateCase): readonly Ending[] {
	const { columns } = candidateColumns(customersOf(of).columns, rolesOf(of));
	const ask = (
		what: string,
		outcome: Float64Array,
		kind: 'linear' | 'logistic',
		own: Column | null,
	): Ending => {
		const question = { outcome, kind, log: false, chosen: null };
		const inputs = columns.filter((column) => column !== own);
		return { what: `drivers of ${what}`, texts: [], wrong: notFinite(answer('drivers', question, inputs)) };
	};
	const classes = usualResults(of).map(({ schemeId, classOf }) => {
		const outcome = Float64Array.from(classOf, (at) => Number(at === 0));
		return ask(schemeId, outcome, 'logistic', null);
	});
	const numbers = columns.flatMap((column) =>
		isTextColumn(column) ? [] : [ask(column.name, toNumbers(column), 'linear', column)],
	);
	return [...classes, ...numbers];
}

/** What is kept, read again and compared with the state it was kept of, and with one in which the first customer is missing. */
function snapshotsOf(of: TemplateCase): readonly Ending[] {
	const customers = customersOf(of);
	const results = usualResults(of);
	const state = stateOf({
		...{ customers, id: null, name: null, analysisDate: null, results, measure: () => null },
		amounts: of.metrics?.amount ?? new Float64Array(customers.rowCount),
	});
	const kept = unpackState(packState(state, { id: 's1', name: null, why: 'user', time: 0 }));
	return results.map(({ schemeId }): Ending => {
		const found = compareStates(kept, state, schemeId);
		const isSame = found?.moved.count === 0 && found.stayed.count === customers.rowCount;
		const wrong = [...notFinite(found), ...(isSame ? [] : ['moved'])];
		return { what: `snapshot of ${schemeId}`, texts: [], wrong };
	});
}
