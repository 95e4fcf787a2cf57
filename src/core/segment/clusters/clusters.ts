import { AppError } from '#src/errors/index.ts';
import { adviseColumns, clusterSizes, type ClusterModel } from '#src/core/cluster/index.ts';
import type { ClusterScheme } from '#src/core/model/index.ts';
import { plainClass, summarise } from '#src/core/segment/summary.ts';
import {
	measureKey,
	type ClassInfo,
	type CustomerMetrics,
	type SchemeResult,
} from '#src/core/segment/types.ts';
import { classifyByModel, spaceOfModel } from './by-model.ts';
import { categoryProfile } from './categories.ts';
import { clusterAnew } from './cluster-anew.ts';
import { clusterName, profileOf } from './cluster-profile.ts';
import type { Outcome } from './outcome.ts';
import { pictures } from './pictures.ts';
import { methodOf, takesCategories } from './settings.ts';
import { spaceOf, type ClusterInputs, type Space } from './space.ts';
import type { ClusterDetail } from './types.ts';
import { warningsOf } from './warnings.ts';

/** Stage, done, total. */
export type ClusterProgress = (stage: 'scan' | 'cluster' | 'stability', done: number, total: number) => void;

/**
 * Customers in clusters, by the method of a scheme or by the model it has saved. Customers are taken in key order (without
 * keys: by their content), so the order of rows does not matter; customers with a missing input, in no dense place or set
 * aside form classes of their own.
 *
 * @throws AppError segment.noColumns, segment.tooFewRows, segment.constantColumns where there is nothing to tell apart,
 * segment.tooManyClusters, segment.savedColumns, cluster.valuesOutOfRange
 */
export function analyseClusters(
	scheme: ClusterScheme,
	given: ClusterInputs,
	report: ClusterProgress,
): SchemeResult {
	const { saved } = scheme;
	if (saved?.use === 'classify') {
		const space = spaceOfModel(saved, given);
		return toResult(scheme, given, space, classifyByModel(saved, given, space, report));
	}
	const hasCategories = takesCategories(methodOf(scheme)) && (scheme.categories?.length ?? 0) > 0;
	if (scheme.inputs.length === 0 && !hasCategories) throw new AppError('segment.noColumns', {});
	const values = scheme.inputs.map(({ measure }) => {
		const found = given.valuesOf(measure);
		if (!found) throw new AppError('segment.measureGone', { measure: measureKey(measure) });
		return found;
	});
	const space = spaceOf(scheme, given, values);
	requireSomething(scheme, space);
	return toResult(scheme, given, space, clusterAnew(scheme, given, space, report));
}

function toResult(scheme: ClusterScheme, given: ClusterInputs, space: Space, outcome: Outcome): SchemeResult {
	const { metrics } = given;
	const count = metrics.customerCount;
	const detail = detailOf(scheme, given, space, outcome);
	const { classes, classOf } = classesOf(detail, space, outcome.labels, metrics);
	return {
		schemeId: scheme.id,
		kind: 'clusters',
		version: scheme.version,
		classes,
		classOf,
		summary: summarise(classes, classOf, metrics),
		detail,
		warnings: warningsOf(detail, space, count, outcome.asked),
	};
}

function detailOf(
	scheme: ClusterScheme,
	given: ClusterInputs,
	space: Space,
	outcome: Outcome,
): ClusterDetail {
	const { labels, k } = outcome;
	const count = given.metrics.customerCount;
	const { rows } = space;
	const sizes = Array.from(clusterSizes(labels, k));
	const centroids = centresOf(outcome.model, space.inputs.length);
	const method = scheme.saved?.use === 'classify' ? scheme.saved.method : methodOf(scheme);
	const { used, chosen, scan, indices, silhouetteOn, stability, stabilityOn, fittedOn } = outcome;
	const kept = {
		...{ use: 'follow' as const, method, clusters: outcome.numbers, customers: rows.length },
		...outcome.saved,
	};
	return {
		kind: 'clusters',
		...{ scheme, method, isByModel: chosen === 'model' },
		inputs: space.inputs.map(({ measure, scaler }) => ({ measure, ...scaler })),
		categories: space.categories.map((category, j) =>
			categoryProfile(category, labels, k, rows, count, modesOf(outcome.model, category.values, j)),
		),
		dropped: space.dropped,
		advice: adviseColumns(scheme.inputs.map(({ measure }) => given.valuesOf(measure) ?? new Float64Array())),
		...{ k, sizes, centroids, used, chosen, scan, indices, stability, stabilityOn, fittedOn, silhouetteOn },
		numbers: outcome.numbers,
		silhouette: indices.silhouette,
		clustered: rows.length,
		noise: labels.reduce((sum, label) => sum + (label < 0 ? 1 : 0), 0),
		setAside: space.farOut?.input.reduce((sum, at) => sum + (at > 0 ? 1 : 0), 0) ?? 0,
		inertia: outcome.inertia,
		iterations: outcome.iterations,
		...pictures(space, count),
		profile: profileOf(space, labels, sizes, centroids),
		certainty: byRow(outcome.certainty, rows, new Float32Array(count).fill(Number.NaN)),
		runnerUp: byRow(outcome.runnerUp, rows, new Uint8Array(count).fill(255)),
		farOut: space.farOut,
		tree: outcome.tree,
		model: { ...kept, model: outcome.model },
		stored: outcome.stored && {
			model: { ...kept, model: outcome.stored.model },
			kept: outcome.stored.model.points.length,
			agreement: outcome.stored.agreement,
		},
		unstored: outcome.unstored,
	};
}

function classesOf(
	detail: ClusterDetail,
	{ rows, farOut }: Space,
	labels: Int32Array,
	{ customerCount }: CustomerMetrics,
): { readonly classes: readonly ClassInfo[]; readonly classOf: Uint8Array } {
	const classes: ClassInfo[] = detail.numbers.map((number, c) => ({
		...plainClass(`cluster${number}`, c, ((number - 1) % 10) + 1),
		name: clusterName(detail, c),
	}));
	const place = (id: string, isUsed: boolean): number =>
		isUsed ? classes.push(plainClass(id, classes.length, 0)) - 1 : 0;
	const noise = place('noise', detail.noise > 0);
	const aside = place('setAside', detail.setAside > 0);
	const missing = place('notClustered', customerCount > rows.length + detail.setAside);
	const classOf = new Uint8Array(customerCount).fill(missing);
	farOut?.input.forEach((at, row) => at > 0 && (classOf[row] = aside));
	rows.forEach((row, position) => {
		const label = labels[position] ?? -1;
		classOf[row] = label < 0 ? noise : label;
	});
	return { classes, classOf };
}

/** Cluster × input: the centres of a model without the columns of its categories. */
function centresOf(model: ClusterModel, d: number): Float64Array {
	const centres = model.kind === 'mixture' ? model.means : model.centres;
	return Float64Array.from(centres.flatMap((centre) => centre.slice(0, d)));
}

/** The values of one category that the prototypes have; undefined for other models. */
function modesOf(
	model: ClusterModel,
	values: readonly (string | null)[],
	column: number,
): readonly number[] | undefined {
	if (model.kind !== 'prototypes') return undefined;
	return model.modes.map((modes) => values.indexOf(modes[column] ?? null));
}

function byRow<T extends Float32Array | Uint8Array>(
	byPosition: ArrayLike<number> | null,
	rows: Uint32Array,
	out: T,
): T | null {
	if (!byPosition) return null;
	rows.forEach((row, position) => (out[row] = byPosition[position] ?? 0));
	return out;
}

function requireSomething(scheme: ClusterScheme, space: Space): void {
	const classes = scheme.k ?? 2;
	const hasConstant = space.dropped.some(({ why }) => why === 'constant');
	const isUsable = space.points.d > 0 || hasConstant;
	if (!isUsable || space.rows.length < 2) {
		throw new AppError('segment.tooFewRows', { rows: isUsable ? space.rows.length : 0, classes });
	}
	if (space.points.d > 0) return;
	const columns = space.dropped.map(({ measure }) => measureKey(measure)).join('|');
	throw new AppError('segment.constantColumns', { columns });
}
