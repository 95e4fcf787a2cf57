import type { ClusterScheme, SavedClusters } from '#src/core/model/index.ts';
import { isByDensity, type ClusterDetail } from '#src/core/segment/index.ts';
import { changeScheme } from '#src/features/segments/scheme-edits.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** The clusters on screen, where they are those of this version of the scheme. */
export function currentClusters(view: SchemeView, scheme: ClusterScheme): ClusterDetail | null {
	const { result } = view;
	const isCurrent = result?.schemeId === scheme.id && result.version === scheme.version;
	return isCurrent && result.detail.kind === 'clusters' ? result.detail : null;
}

/** Whether a saved model classifies the customers, so that the parameters of the method have no effect. */
export function isByModel(scheme: ClusterScheme): boolean {
	return scheme.saved?.use === 'classify';
}

/**
 * Other parameters of a clustering: one step that can be undone. The clusters on screen go into the recipe with it, so
 * that the new ones take their numbers, colours and names.
 */
export function changeClusters(view: SchemeView, scheme: ClusterScheme, part: Partial<ClusterScheme>): void {
	if (JSON.stringify({ ...scheme, ...part }) === JSON.stringify(scheme)) return;
	const detail = currentClusters(view, scheme);
	changeScheme(view.session, scheme, { ...(detail ? { saved: following(detail.model) } : {}), ...part });
}

/** What the clusters would be saved as; null where there are none, or a recipe could not hold it. */
export function savableModel(detail: ClusterDetail): SavedClusters | null {
	if (detail.k === 0) return null;
	return isByDensity(detail.method) ? (detail.stored?.model ?? null) : detail.model;
}

/** The clusters on screen become the model that classifies from now on. */
export function saveModel(view: SchemeView, scheme: ClusterScheme): void {
	const detail = currentClusters(view, scheme);
	const model = detail && savableModel(detail);
	if (model) changeScheme(view.session, scheme, { saved: { ...model, use: 'classify' } });
}

/** Whether the saved model classifies, or only lends its numbers to clusters made anew. */
export function useModel(view: SchemeView, scheme: ClusterScheme, use: SavedClusters['use']): void {
	if (scheme.saved) changeScheme(view.session, scheme, { saved: { ...scheme.saved, use } });
}

/** Another name for a cluster; an empty one gives it its usual name back. */
export function nameCluster(view: SchemeView, scheme: ClusterScheme, number: number, name: string): void {
	const { [String(number)]: _, ...rest } = scheme.names ?? {};
	const names = name.trim() ? { ...rest, [String(number)]: name.trim() } : rest;
	changeScheme(view.session, scheme, { names });
}

function following(model: SavedClusters): SavedClusters {
	return { ...model, use: 'follow' };
}
