import Pin from '@lucide/svelte/icons/pin';
import type { ClusterMethod, ClusterScheme } from '#src/core/model/index.ts';
import { LEAST_AGREEMENT, methodOf, type ClusterDetail } from '#src/core/segment/index.ts';
import { countOf, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import type { MenuItem } from '#src/ui/index.ts';
import {
	changeClusters,
	currentClusters,
	isByModel,
	savableModel,
	saveModel,
	useModel,
} from './cluster-edits.ts';

const METHODS: Readonly<Record<ClusterMethod, { readonly name: () => string; readonly hint: () => string }>> =
	{
		kMeans: { name: m.clusters_method_kMeans, hint: m.clusters_method_kMeans_hint },
		mixture: { name: m.clusters_method_mixture, hint: m.clusters_method_mixture_hint },
		ward: { name: m.clusters_method_ward, hint: m.clusters_method_ward_hint },
		prototypes: { name: m.clusters_method_prototypes, hint: m.clusters_method_prototypes_hint },
		dbscan: { name: m.clusters_method_dbscan, hint: m.clusters_method_dbscan_hint },
		hdbscan: { name: m.clusters_method_hdbscan, hint: m.clusters_method_hdbscan_hint },
	};

/** Name of a method. */
export function methodName(method: ClusterMethod): string {
	return METHODS[method].name();
}

/** The methods to choose from, and the saved model. */
export function methodItems(view: SchemeView, scheme: ClusterScheme): MenuItem[] {
	const method = methodOf(scheme);
	const byModel = isByModel(scheme);
	const methods = (Object.keys(METHODS) as ClusterMethod[]).map((each): MenuItem => ({
		kind: 'choice',
		label: methodName(each),
		hint: METHODS[each].hint(),
		checked: !byModel && method === each,
		onselect: () => chooseMethod(view, scheme, each),
	}));
	return [
		...methods,
		{ kind: 'separator' },
		{ kind: 'heading', label: m.clusters_model_heading() },
		...modelItems(view, scheme),
	];
}

function modelItems(view: SchemeView, scheme: ClusterScheme): MenuItem[] {
	const { saved } = scheme;
	const byModel = isByModel(scheme);
	const detail = currentClusters(view, scheme);
	if (byModel) {
		const customers = countOf('customer', saved?.customers ?? 0, locale.current);
		return [
			{
				kind: 'choice',
				label: m.clusters_model_use({ customers }),
				checked: true,
				onselect: () => undefined,
			},
			{
				kind: 'choice',
				label: m.clusters_model_anew(),
				checked: false,
				onselect: () => useModel(view, scheme, 'follow'),
			},
		];
	}
	const canSave = detail !== null && savableModel(detail) !== null;
	return [
		{
			label: m.clusters_model_save(),
			icon: Pin,
			disabled: !canSave,
			...savingHint(detail),
			onselect: () => saveModel(view, scheme),
		},
	];
}

/** How many customers keep their class under the model where that is not plain, or why there is none; the inspector says more. */
function savingHint(detail: ClusterDetail | null): { hint?: string } {
	if (!detail) return { hint: m.clusters_model_waits() };
	const { k, stored, unstored } = detail;
	if (k === 0) return { hint: m.clusters_model_none() };
	if (stored) return { hint: m.clusters_model_share({ share: formatPercent(stored.agreement) }) };
	if (!unstored) return {};
	if (unstored.agreement === null) return { hint: m.clusters_model_shortOf() };
	const share = formatPercent(unstored.agreement);
	return { hint: m.clusters_model_below({ share, least: formatPercent(LEAST_AGREEMENT) }) };
}

/** Another method; its k is kept, and a model that classified steps back. */
function chooseMethod(view: SchemeView, scheme: ClusterScheme, method: ClusterMethod): void {
	const { saved } = scheme;
	const anew = saved && isByModel(scheme) ? { saved: { ...saved, use: 'follow' as const } } : {};
	changeClusters(view, scheme, { method, ...anew });
}
