import { capital } from '#src/i18n/capital.ts';
import type { ClusterDetail, Indices, ScanRow, SchemeResult } from '#src/core/segment/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import { formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import type { Display } from '../tables/display.svelte.ts';

type Row = MethodValue[];
type Say = (args: Record<string, never>, options: { locale: Display['locale'] }) => string;

const METHODS: Readonly<Record<ClusterDetail['method'], Say>> = {
	kMeans: m.clusters_method_kMeans,
	mixture: m.clusters_method_mixture,
	ward: m.clusters_method_ward,
	dbscan: m.clusters_method_dbscan,
	hdbscan: m.clusters_method_hdbscan,
	prototypes: m.clusters_method_prototypes,
};

const INDICES: readonly (readonly [keyof Indices, Say])[] = [
	['silhouette', m.clusters_index_silhouette],
	['stability', m.clusters_index_stability],
	['calinskiHarabasz', m.clusters_index_calinskiHarabasz],
	['daviesBouldin', m.clusters_index_daviesBouldin],
	['bic', m.clusters_index_bic],
];

const FOUND: Readonly<Record<ClusterDetail['chosen'], Say>> = {
	given: m.clusters_report_found_given,
	silhouette: m.clusters_report_found_silhouette,
	bic: m.clusters_report_found_bic,
	knee: m.clusters_report_found_knee,
	share: m.clusters_report_found_share,
	model: m.clusters_report_found_model,
};

const SETTINGS: Readonly<Record<ClusterDetail['method'], Say>> = {
	kMeans: m.clusters_scan_k,
	mixture: m.clusters_scan_k,
	ward: m.clusters_scan_k,
	prototypes: m.clusters_scan_k,
	dbscan: m.clusters_scan_epsilon,
	hdbscan: m.clusters_scan_size,
};

/** Every setting that was tried, with all its measures; without a trial those of the clusters as they are. */
export function clusterSection(detail: ClusterDetail, scheme: string, { locale }: Display): MethodSection {
	const options = { locale };
	const isByDensity = detail.method === 'dbscan' || detail.method === 'hdbscan';
	const settingWord = SETTINGS[detail.method]({}, options);
	const rows: readonly (Indices & Partial<ScanRow>)[] =
		detail.scan.length > 0 ? detail.scan : [{ ...detail.indices, setting: detail.k }];
	const shown = INDICES.filter(([id]) => rows.some((row) => row[id] !== null));
	return {
		title: m.clusters_report_choice({ scheme, setting: settingWord }, options),
		note: m.clusters_report_note({ method: METHODS[detail.method]({}, options), k: detail.k }, options),
		header: [
			capital(settingWord),
			...(isByDensity ? [m.segments_k({}, options), m.clusters_scan_noise({}, options)] : []),
			...shown.map(([, name]) => name({}, options)),
		],
		rows: rows.map((row): Row => [
			row.setting ?? detail.k,
			...(isByDensity ? [row.k ?? detail.k, { value: row.noise ?? 0, kind: 'percent' as const }] : []),
			...shown.map(([id]) => ({ value: row[id], kind: 'decimal' as const })),
		]),
	};
}

/** Merges the method sheet names. */
const REPORTED_MERGES = 15;

/** Of Ward: the last merges with their heights, from the top; nothing for other methods. */
export function hierarchySections(
	detail: ClusterDetail,
	scheme: string,
	{ locale }: Display,
): MethodSection[] {
	const { tree } = detail;
	if (!tree || tree.merges.length === 0) return [];
	const options = { locale };
	const heights = tree.merges.map(({ height }) => height).toReversed();
	return [
		{
			title: m.clusters_report_tree({ scheme }, options),
			note: m.clusters_report_tree_note({ n: formatInteger(detail.fittedOn) }, options),
			header: [
				m.clusters_report_tree_from({}, options),
				m.clusters_report_tree_to({}, options),
				m.clusters_tree_column_height({}, options),
				m.clusters_tree_column_jump({}, options),
			],
			rows: heights
				.slice(0, REPORTED_MERGES)
				.map((height, i): Row => [
					i + 2,
					i + 1,
					{ value: height, kind: 'decimal' },
					{ value: i + 1 < heights.length ? height - (heights[i + 1] ?? 0) : null, kind: 'decimal' },
				]),
		},
	];
}

/** The parameters behind the clusters, what became of each column, and the centres. */
export function clusterChoices(result: SchemeResult, detail: ClusterDetail, display: Display): Row[] {
	const options = { locale: display.locale };
	const { scheme, used } = detail;
	const isRandom =
		detail.method === 'kMeans' || detail.method === 'mixture' || detail.method === 'prototypes';
	const given = (value: number | null, name: Say): Row[] =>
		value === null ? [] : [[name({}, options), { value, kind: 'decimal' }]];
	return [
		[m.clusters_result_method({}, options), METHODS[detail.method]({}, options)],
		[m.clusters_report_found({}, options), FOUND[detail.chosen]({}, options)],
		[
			m.clusters_report_starts({}, options),
			isRandom
				? m.clusters_report_startsValue({ seed: scheme.seed, restarts: scheme.restarts }, options)
				: m.clusters_report_seed({ seed: scheme.seed }, options),
		],
		...(detail.method === 'ward' ? [distanceRow(detail, options)] : []),
		...given(used.epsilon, m.clusters_result_epsilon),
		...given(used.minPoints, m.clusters_result_minPoints),
		...given(used.minClusterSize, m.clusters_result_size),
		...given(used.gamma, m.clusters_result_gamma),
		...savedRows(detail, options),
		...detail.inputs.map((input): Row => inputRow(input, display)),
		...detail.categories.map(({ column, values }): Row => [
			display.measure({ kind: 'column', column }),
			m.clusters_used_category({ count: formatInteger(values.length) }, options),
		]),
		...centreRows(result, detail, display),
	];
}

function distanceRow({ model }: ClusterDetail, options: { locale: Display['locale'] }): Row {
	const say = model.model.kind === 'gower' ? m.clusters_distance_gower : m.clusters_distance_euclidean;
	return [m.clusters_distance({}, options), say({}, options)];
}

function savedRows({ scheme }: ClusterDetail, options: { locale: Display['locale'] }): Row[] {
	const { saved } = scheme;
	if (!saved) return [];
	const { model } = saved;
	const args = { k: saved.clusters.length, customers: formatInteger(saved.customers) };
	const rows: Row[] = [[m.clusters_report_saved({}, options), m.clusters_report_savedValue(args, options)]];
	if (model.kind === 'density')
		rows.push([m.clusters_report_kept({}, options), { value: model.points.length, kind: 'count' }]);
	return rows;
}

function inputRow(input: ClusterDetail['inputs'][number], display: Display): Row {
	const options = { locale: display.locale };
	const scaling = {
		z: m.clusters_used_standard,
		robust: m.clusters_used_robust,
		range: m.clusters_used_minMax,
		none: m.clusters_used_none,
	}[input.by?.scaling ?? 'z']({}, options);
	const [centre, spread] = input.by ? [input.by.centre, input.by.spread] : [input.mean, input.sd];
	const { limits } = input;
	return [
		display.measure(input.measure),
		input.log ? m.clusters_used_log({ scaling }, options) : scaling,
		m.clusters_report_scaler({ centre: short(centre), spread: short(spread) }, options),
		...(limits
			? [m.clusters_report_limits({ low: short(limits.low), high: short(limits.high) }, options)]
			: []),
	];
}

/** The centres in standardised units: with the scalers above they classify any customer again. */
function centreRows(result: SchemeResult, detail: ClusterDetail, display: Display): Row[] {
	const options = { locale: display.locale };
	const d = detail.inputs.length;
	return detail.numbers.map((_, c): Row => {
		const info = result.classes[c];
		const name = info ? display.className(info.name) : '';
		const centre = Array.from(detail.centroids.subarray(c * d, (c + 1) * d), short);
		const stability = detail.stability[c] ?? null;
		return [
			m.clusters_report_centre({ name }, options),
			centre.join(' · '),
			stability === null
				? ''
				: m.clusters_report_stability({ value: formatNumber(stability, { decimals: 2 }) }, options),
		];
	});
}

function short(value: number): string {
	return formatNumber(Number(value.toPrecision(6)));
}
