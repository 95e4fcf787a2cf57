import type { ClusterDetail } from '#src/core/segment/index.ts';
import { formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { capital } from '#src/i18n/capital.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { axisName } from './cluster-figures.ts';
import { indexText } from './index-words.ts';
import { methodName } from './method-menu.ts';

/** A name and its value in a list of facts. */
interface Fact {
	readonly name: string;
	readonly value: string;
	readonly strong?: boolean;
}

/** What became of each input. */
export function inputFacts(view: SchemeView, detail: ClusterDetail): Fact[] {
	const nameOf = (measure: ClusterDetail['inputs'][number]['measure']) =>
		capital(view.session.display.measure(measure));
	return [
		...detail.inputs.map((input) => ({ name: nameOf(input.measure), value: treatment(input) })),
		...detail.categories.map(({ column, values }) => ({
			name: nameOf({ kind: 'column', column }),
			value: m.clusters_used_category({ count: formatInteger(values.length) }),
		})),
		...detail.dropped.map(({ measure, why }) => ({ name: nameOf(measure), value: WHY[why]() })),
	];
}

/** Counts that add up to all customers, then the figures of the clusters. */
export function resultFacts(view: SchemeView, detail: ClusterDetail): Fact[] {
	const all = view.result?.classOf.length ?? 0;
	const { used, noise, setAside, clustered, certainty } = detail;
	const some = (count: number, name: string): Fact[] =>
		count > 0 ? [{ name, value: formatInteger(count) }] : [];
	const given = (value: number | null, name: string, text: (value: number) => string): Fact[] =>
		value === null ? [] : [{ name, value: text(value) }];
	const short = (value: number) => formatNumber(Number(value.toPrecision(3)));
	const mean = certainty && detail.method === 'mixture' ? meanOf(certainty) : null;
	return [
		{ name: m.clusters_result_method(), value: methodName(detail.method) },
		{ name: m.segments_method_clustered(), value: formatInteger(clustered - noise) },
		...some(noise, m.clusters_result_noise()),
		...some(setAside, m.clusters_result_setAside()),
		{ name: m.segments_method_notClustered(), value: formatInteger(all - clustered - setAside) },
		{ name: m.segments_total(), value: formatInteger(all), strong: true },
		...given(used.epsilon, m.clusters_result_epsilon(), short),
		...given(used.minPoints, m.clusters_result_minPoints(), formatInteger),
		...given(used.minClusterSize, m.clusters_result_size(), formatInteger),
		...given(used.gamma, m.clusters_result_gamma(), short),
		...given(mean, m.clusters_result_certain(), (value) => formatPercent(value)),
		{ name: m.segments_method_silhouette(), value: indexText('silhouette', detail.silhouette) },
		{ name: m.segments_column_inertia(), value: formatNumber(detail.inertia, { decimals: 2 }) },
		{ name: m.segments_method_on(), value: formatInteger(detail.silhouetteOn) },
		...some(detail.fittedOn < clustered ? detail.fittedOn : 0, m.clusters_result_fittedOn()),
	];
}

/** How far each column moves a customer along both axes of the scatter, the furthest first. */
export function loadingFacts(view: SchemeView, { components }: ClusterDetail): Fact[] {
	const { axes, loadings, shares } = components;
	const text = (value: number | undefined) => formatNumber(value ?? 0, { decimals: 2 });
	const rows = axes.map((axis, i) => {
		const [first, second] = [loadings[i] ?? 0, loadings[axes.length + i] ?? 0];
		const value = m.clusters_loadings_pair({ first: text(first), second: text(second) });
		return { name: axisName(view, axis), value, size: Math.hypot(first, second) };
	});
	return [
		...rows.sort((a, b) => b.size - a.size).slice(0, 12),
		{
			name: m.segments_method_components(),
			value: shares
				.slice(0, 2)
				.map((share) => formatPercent(share))
				.join(' + '),
		},
	];
}

const TEXTS: Readonly<Record<ClusterDetail['method'], () => string>> = {
	kMeans: m.clusters_text_kMeans,
	mixture: m.clusters_text_mixture,
	ward: m.clusters_text_ward,
	dbscan: m.clusters_text_dbscan,
	hdbscan: m.clusters_text_hdbscan,
	prototypes: m.clusters_text_prototypes,
};

/** Whether customers were compared by Gower's distance. */
function usesGower({ model }: ClusterDetail): boolean {
	return model.model.kind === 'gower';
}

/** How the method of these clusters works, in a sentence. */
export function methodText(detail: ClusterDetail): string {
	return usesGower(detail) ? m.clusters_text_wardGower() : TEXTS[detail.method]();
}

const WHY: Readonly<Record<ClusterDetail['dropped'][number]['why'], () => string>> = {
	constant: m.segments_method_constant,
	missing: m.segments_method_missing,
	tooManyValues: m.clusters_used_tooMany,
};

function treatment({ log, by, limits }: ClusterDetail['inputs'][number]): string {
	const scaling = {
		z: m.clusters_used_standard,
		robust: m.clusters_used_robust,
		range: m.clusters_used_minMax,
		none: m.clusters_used_none,
	}[by?.scaling ?? 'z']();
	const scaled = log ? m.clusters_used_log({ scaling }) : scaling;
	return limits ? m.clusters_used_limits({ scaling: scaled }) : scaled;
}

function meanOf(values: Float32Array): number | null {
	let sum = 0;
	let count = 0;
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		sum += value;
		count++;
	}
	return count > 0 ? sum / count : null;
}
