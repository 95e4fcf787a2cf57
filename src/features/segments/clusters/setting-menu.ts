import type { ClusterScheme } from '#src/core/model/index.ts';
import { methodOf, type ClusterDetail } from '#src/core/segment/index.ts';
import { formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { changeClusters } from './cluster-edits.ts';

const KS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The parameter that decides how many clusters there are: k, ε or the smallest cluster. */
export type SettingKind = 'k' | 'epsilon' | 'size';

/** Which of them the method of a scheme has. */
export function settingKind(scheme: Pick<ClusterScheme, 'method'>): SettingKind {
	const method = methodOf(scheme);
	if (method === 'dbscan') return 'epsilon';
	return method === 'hdbscan' ? 'size' : 'k';
}

/** A setting as it is written: 3, 0.62. */
export function settingValue(kind: SettingKind, value: number): string {
	return kind === 'epsilon' ? formatNumber(Number(value.toPrecision(3))) : formatInteger(value);
}

/** The part of a scheme that a setting is; null = automatic. */
export function settingPart(kind: SettingKind, value: number | null): Partial<ClusterScheme> {
	if (kind === 'epsilon') return { epsilon: value };
	return kind === 'size' ? { minClusterSize: value } : { k: value };
}

/** The setting in force, for its button. */
export function settingText(view: SchemeView, scheme: ClusterScheme): { label: string; value: string } {
	const detail = detailOf(view, scheme);
	const kind = settingKind(scheme);
	const given = givenOf(kind, scheme);
	if (kind === 'k') {
		const value = given !== null ? m.segments_k_given({ k: given }) : autoK(detail);
		return { label: m.segments_k(), value };
	}
	const used = kind === 'epsilon' ? detail?.used.epsilon : detail?.used.minClusterSize;
	const value = settingValue(kind, given ?? used ?? 0);
	if (kind === 'epsilon') {
		const text =
			given !== null ? m.clusters_setting_epsilonIs({ value }) : m.clusters_setting_epsilonAuto({ value });
		return {
			label: m.clusters_setting_epsilon(),
			value: used === undefined ? m.clusters_setting_auto() : text,
		};
	}
	const text = given !== null ? m.clusters_setting_sizeIs({ value }) : m.clusters_setting_sizeAuto({ value });
	return { label: m.clusters_setting_size(), value: used === undefined ? m.clusters_setting_auto() : text };
}

/** The settings to choose from, with what each gives where it was tried. */
export function settingItems(view: SchemeView, scheme: ClusterScheme): MenuItem[] {
	const kind = settingKind(scheme);
	const detail = detailOf(view, scheme);
	const given = givenOf(kind, scheme);
	const hints = {
		k: methodOf(scheme) === 'mixture' ? m.clusters_setting_bicHint : m.segments_k_auto_hint,
		epsilon: m.clusters_setting_epsilonAuto_hint,
		size: m.clusters_setting_sizeAuto_hint,
	};
	const tried = new Map((detail?.scan ?? []).map((row) => [row.setting, row]));
	const settings = kind === 'k' ? KS : [...tried.keys()];
	const choose = (value: number | null) => () => changeClusters(view, scheme, settingPart(kind, value));
	return [
		{
			kind: 'choice',
			label: kind === 'k' ? m.segments_k_auto() : m.clusters_setting_auto(),
			hint: hints[kind](),
			checked: given === null,
			onselect: choose(null),
		},
		...settings.map((value): MenuItem => {
			const row = tried.get(value);
			const outcome = { k: row?.k ?? 0, noise: formatPercent(row?.noise ?? 0) };
			return {
				kind: 'choice',
				label: kind === 'k' ? m.segments_k_given({ k: value }) : settingValue(kind, value),
				...(kind !== 'k' && row ? { hint: m.clusters_setting_outcome(outcome) } : {}),
				checked: given === value,
				onselect: choose(value),
			};
		}),
	];
}

function givenOf(kind: SettingKind, scheme: ClusterScheme): number | null {
	if (kind === 'epsilon') return scheme.epsilon ?? null;
	return kind === 'size' ? (scheme.minClusterSize ?? null) : scheme.k;
}

function autoK(detail: ClusterDetail | null): string {
	return detail ? m.segments_k_autoIs({ k: detail.k }) : m.segments_k_auto();
}

function detailOf(view: SchemeView, scheme: ClusterScheme): ClusterDetail | null {
	const detail = view.result?.detail;
	return detail?.kind === 'clusters' && detail.method === methodOf(scheme) ? detail : null;
}
