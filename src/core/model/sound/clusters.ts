import type {
	CentreModel,
	ClusterModel,
	DensityModel,
	GowerModel,
	MixtureModel,
	PrototypeModel,
	Scaler,
	ShareOfValue,
} from '#src/core/cluster/index.ts';
import type {
	ClusterInput,
	ClusterMethod,
	ClusterSettings,
	SavedClusters,
	SavedColumn,
} from '#src/core/model/cluster-scheme.ts';
import {
	flag,
	flaw,
	list,
	number,
	object,
	oneOf,
	optional,
	orNull,
	record,
	text,
	variants,
	where,
	whole,
	type Check,
	type Fields,
	type Flaw,
} from '#src/core/check/index.ts';
import { count, measure } from './parts.ts';

/** Clusters whose numbers, classes and colours a byte holds. */
const MOST_CLUSTERS = 250;
/** Numbers in a row of a model: columns × columns of a full covariance. */
const MOST_NUMBERS = 1_000_000;
/** Customers that a model keeps. */
const MOST_ROWS = 100_000;

const method: Check<ClusterMethod> = oneOf('kMeans', 'mixture', 'ward', 'dbscan', 'hdbscan', 'prototypes');
const positive = number(Number.MIN_VALUE);

const scaler = object<Scaler>({
	log: flag,
	mean: number(),
	sd: positive,
	skewness: number(),
	by: optional(
		object({ scaling: oneOf('z', 'robust', 'range', 'none'), centre: number(), spread: positive }),
	),
	limits: optional(object({ low: number(), high: number() })),
});

const rows = list(list(number(), MOST_NUMBERS), MOST_CLUSTERS);
const modelBase: Fields<Pick<ClusterModel, 'version' | 'scalers'>> = {
	version: oneOf(1),
	scalers: list(scaler),
};

const model = variants<ClusterModel, 'kind'>('kind', {
	centres: object<CentreModel>({ ...modelBase, kind: oneOf('centres'), centres: rows }),
	mixture: object<MixtureModel>({
		...modelBase,
		kind: oneOf('mixture'),
		covariance: oneOf('full', 'diagonal'),
		weights: list(number(0), MOST_CLUSTERS),
		means: rows,
		covariances: rows,
	}),
	prototypes: object<PrototypeModel>({
		...modelBase,
		kind: oneOf('prototypes'),
		centres: rows,
		modes: list(list(orNull(text)), MOST_CLUSTERS),
		gamma: number(0),
	}),
	density: object<DensityModel>({
		...modelBase,
		kind: oneOf('density'),
		centres: rows,
		reach: list(number(0), MOST_CLUSTERS),
		minPoints: whole(0, 1_000_000),
		points: list(list(number(), MOST_NUMBERS), MOST_ROWS),
		members: list(whole(-1, MOST_CLUSTERS), MOST_ROWS),
		weights: list(number(0), MOST_ROWS),
		distances: list(number(0), MOST_ROWS),
	}),
	gower: object<GowerModel>({
		...modelBase,
		kind: oneOf('gower'),
		centres: rows,
		weight: positive,
		quantiles: list(list(list(number(), MOST_ROWS)), MOST_CLUSTERS),
		shares: list(
			list(list(object<ShareOfValue>({ value: orNull(text), share: number(0, 1) }))),
			MOST_CLUSTERS,
		),
	}),
});

const saved = where(
	object<SavedClusters>({
		use: oneOf('classify', 'follow'),
		method,
		numbers: list(
			variants<SavedColumn, 'kind'>('kind', {
				measure: object({ kind: oneOf('measure'), measure }),
				value: object({ kind: oneOf('value'), column: text, value: orNull(text) }),
			}),
		),
		categories: list(text),
		model,
		clusters: list(whole(1, 1_000_000), MOST_CLUSTERS),
		customers: count,
	}),
	misfit,
);

export const clusterSettings: Fields<ClusterSettings> = {
	inputs: list(object<ClusterInput>({ measure, log: oneOf('auto', 'always', 'never') })),
	categories: optional(list(text)),
	method: optional(method),
	k: orNull(whole(1, 1_000_000)),
	seed: number(),
	restarts: number(),
	covariance: optional(oneOf('full', 'diagonal')),
	epsilon: optional(orNull(number())),
	minPoints: optional(orNull(number())),
	minClusterSize: optional(orNull(number(0, 1_000_000))),
	categoryWeight: optional(number(0, 1_000_000)),
	distance: optional(oneOf('euclidean', 'gower')),
	scaling: optional(oneOf('standard', 'robust', 'minMax', 'none')),
	outliers: optional(oneOf('keep', 'winsorise', 'setAside')),
	names: optional(record(text)),
	saved: optional(orNull(saved)),
};

/** Whether the parts of a saved model are as long and as wide as each other say. */
function misfit({ numbers, categories, model: made, clusters }: SavedClusters): Flaw | null {
	const isWhole = new Set(clusters).size === clusters.length && numbers.length === made.scalers.length;
	return isWhole && hasShape(made, clusters.length, categories.length) ? null : flaw('mismatch', 'model');
}

function hasShape(made: ClusterModel, clusters: number, categories: number): boolean {
	const width = made.scalers.length;
	switch (made.kind) {
		case 'centres':
			return isTable(made.centres, clusters, width);
		case 'mixture':
			return (
				made.weights.length === clusters &&
				isTable(made.means, clusters, width) &&
				isTable(made.covariances, clusters, made.covariance === 'full' ? width * width : width)
			);
		case 'prototypes':
			return isTable(made.centres, clusters, width) && isTable(made.modes, clusters, categories);
		case 'density':
			return (
				isTable(made.centres, clusters, width) &&
				made.reach.length === clusters &&
				isTable(made.points, made.members.length, width) &&
				made.weights.length === made.members.length &&
				[0, made.members.length].includes(made.distances.length) &&
				made.members.every((member) => member < clusters)
			);
		case 'gower':
			return (
				isTable(made.centres, clusters, width) &&
				isTable(made.quantiles, clusters, width) &&
				isTable(made.shares, clusters, categories)
			);
	}
}

function isTable(table: readonly (readonly unknown[])[], rowCount: number, width: number): boolean {
	return table.length === rowCount && table.every((row) => row.length === width);
}
