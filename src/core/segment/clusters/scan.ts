import type { Labels } from '#src/core/cluster/index.ts';
import type { ClusterScheme } from '#src/core/model/index.ts';
import { Kept, type Given } from './kept.ts';
import { NO_SCATTERS, scattersOf, silhouettesOf, stabilityOf } from './indices.ts';
import { proposedSetting, runMethod, wardCuts, type Found } from './methods.ts';
import { isByDensity, methodOf, restartsOf, scanRowsOf } from './settings.ts';
import { fitView, viewOf, type Space, type View } from './space.ts';
import type { ClusterProgress } from './clusters.ts';
import type { ClusterDetail, ScanRow } from './types.ts';

const KS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Parts of the proposed ε, and of the proposed smallest cluster, that are tried. */
const PARTS = [0.5, 0.7, 1, 1.4, 2];
const SCAN_RESTARTS: Readonly<Record<string, number>> = { kMeans: 10, mixture: 1, prototypes: 2 };
/** Customers and rounds of the stability of each setting. */
const STABILITY_ROWS = 1000;
const STABILITY_ROUNDS = 6;

export interface Scan {
	readonly rows: readonly ScanRow[];
	/** The setting taken, and why. */
	readonly setting: number;
	readonly chosen: ClusterDetail['chosen'];
	/** Customers of the scan. */
	readonly on: number;
}

/** Figures of a setting, about. */
const FIGURES = 10;
/** What scans have found: another number of clusters asks for the same one again. */
const scans = new Kept<ScanRow[]>(1_000_000);

/** What the scan looks at: the customers of its view, and which of them stability takes. */
function numbersOf(space: Space, { points, mixed, positions }: View): Given['numbers'] {
	return [points.data, ...mixed.categories, positions.map((position) => space.hashes[position] ?? 0)];
}

/** Every setting of the scheme that clusters are found by; not the number asked for, nor what they are called. */
function settingsOf(
	scheme: ClusterScheme,
	{ points, gamma, gower }: View,
	candidates: readonly number[],
): string {
	const rest = {
		id: '',
		version: 0,
		name: null,
		owner: null,
		actions: null,
		names: {},
		saved: null,
		k: null,
	};
	return JSON.stringify([{ ...scheme, ...rest }, candidates, points.n, gamma, gower]);
}

/** Tries every setting on a sample and takes the one asked for, or the best. */
export function scanSettings(
	scheme: ClusterScheme,
	space: Space,
	given: number | null,
	report: ClusterProgress,
): Scan {
	const method = methodOf(scheme);
	const view = fitView(space, scanRowsOf(scheme));
	const proposed = isByDensity(method) ? proposedSetting(scheme, view) : null;
	const candidates =
		proposed === null ? KS.filter((k) => k < view.points.n) : around(scheme, proposed, given);
	report('scan', 0, candidates.length);
	const rows = scans.get(
		{ numbers: numbersOf(space, view), settings: settingsOf(scheme, view, candidates) },
		() => measured(scheme, space, view, runAll(scheme, space, view, candidates, report), report),
		(made) => FIGURES * made.length,
	);
	if (given !== null) return { rows, setting: given, chosen: 'given', on: view.points.n };
	if (proposed !== null) {
		const chosen = method === 'dbscan' ? 'knee' : 'share';
		return { rows, setting: proposed, chosen, on: view.points.n };
	}
	const isByBic = method === 'mixture';
	return {
		rows,
		setting: isByBic ? best(rows, ({ bic }) => bic, -1) : best(rows, ({ silhouette }) => silhouette, 1),
		chosen: isByBic ? 'bic' : 'silhouette',
		on: view.points.n,
	};
}

/** ε or smallest clusters around the proposed one, with the one given. */
function around(scheme: ClusterScheme, proposed: number, given: number | null): number[] {
	const isSize = methodOf(scheme) === 'hdbscan';
	const tidy = (value: number) => (isSize ? Math.max(2, Math.round(value)) : Number(value.toPrecision(3)));
	const all = PARTS.map((part) => tidy(proposed * part));
	return [...new Set([...all, ...(given === null ? [] : [given])])].sort((a, b) => a - b);
}

type Tried = Found & { readonly setting: number };

/** Every candidate, until one finds fewer clusters than asked because there are no more distinct customers. */
function runAll(
	scheme: ClusterScheme,
	space: Space,
	view: View,
	candidates: readonly number[],
	report: ClusterProgress,
): Tried[] {
	const method = methodOf(scheme);
	const tried: Tried[] = [];
	const cuts =
		method === 'ward' && candidates.length > 0
			? wardCuts(space, view, candidates, (done, total) => report('scan', done, total))
			: null;
	const restarts = Math.min(SCAN_RESTARTS[method] ?? 1, restartsOf(scheme));
	for (const setting of candidates) {
		const found = cuts?.[tried.length] ?? runMethod(scheme, space, view, { setting, restarts });
		if (!isByDensity(method) && found.k < setting) break;
		tried.push({ ...found, setting });
		if (!cuts) report('scan', tried.length, candidates.length);
	}
	return tried;
}

function measured(
	scheme: ClusterScheme,
	space: Space,
	view: View,
	tried: readonly Tried[],
	report: ClusterProgress,
): ScanRow[] {
	const widths = silhouettesOf(
		view,
		tried.map(({ labels }) => labels),
	);
	return tried.map((found, i) => {
		report('stability', i, tried.length);
		return {
			setting: found.setting,
			k: found.k,
			noise: shareOfNoise(found.labels),
			inertia: methodOf(scheme) === 'kMeans' ? found.inertia : null,
			silhouette: widths[i] ?? null,
			...(view.gower === null ? scattersOf(view.points, found.labels) : NO_SCATTERS),
			bic: found.bic,
			stability: scanStability(scheme, space, view, found),
		};
	});
}

function shareOfNoise(labels: Labels): number {
	let noise = 0;
	for (const label of labels) if (label < 0) noise++;
	return noise / labels.length;
}

/** Stability of one setting on a part of the sample; not of density, which a part does not have. */
function scanStability(scheme: ClusterScheme, space: Space, view: View, found: Tried): number | null {
	if (isByDensity(methodOf(scheme))) return null;
	const part = partOf(space, view);
	const at = new Map(Array.from(view.positions, (position, i) => [position, i]));
	const labels = Int32Array.from(part.positions, (position) => found.labels[at.get(position) ?? 0] ?? -1);
	return stabilityOf(scheme, space, part, labels, found.setting, STABILITY_ROUNDS).jaccard;
}

function partOf(space: Space, view: View): View {
	return view.positions.length <= STABILITY_ROWS
		? viewOf(space, view.positions)
		: fitView(space, STABILITY_ROWS);
}

/** The setting with the best figure, the smaller one on a tie; 2 where none could be computed. */
function best(rows: readonly ScanRow[], figure: (row: ScanRow) => number | null, sign: 1 | -1): number {
	let found: ScanRow | null = null;
	for (const row of rows) {
		const [own, top] = [figure(row), found && figure(found)];
		if (own !== null && (top === null || sign * own > sign * top)) found = row;
	}
	return found?.setting ?? 2;
}
