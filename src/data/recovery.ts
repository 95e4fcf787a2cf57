import type { Fault } from '#src/errors/index.ts';

/** What is written down outside IndexedDB, so that a store that comes back empty is noticed. No names, no contents. */
export interface Marker {
	readonly version: 1;
	readonly install: string;
	readonly projects: Readonly<Record<string, { readonly commit: number; readonly rows: number }>>;
}

/** A project that the markers know of and the store does not, or holds in an older state (`found` is its commit). */
interface LostProject {
	readonly id: string;
	readonly rows: number;
	readonly commit: number;
	readonly found: number | null;
}

/** Why the start page must not show a welcome. */
export interface Recovery {
	readonly fault: Fault<'storage.lost'>;
	/** The whole store was replaced by an empty one. */
	readonly emptied: boolean;
	readonly lost: readonly LostProject[];
}

/** What the store says, to compare with the markers. */
export interface StoreState {
	readonly install: string;
	readonly commits: ReadonlyMap<string, number>;
	/** Projects deleted on purpose. */
	readonly purged: ReadonlySet<string>;
}

/** Projects that a marker promises and the store cannot deliver; null when all is there. */
export function compareMarkers(markers: readonly (Marker | null)[], state: StoreState): Recovery | null {
	const lost = new Map<string, LostProject>();
	let emptied = false;
	for (const marker of markers) {
		if (!marker) continue;
		for (const [id, { commit, rows }] of Object.entries(marker.projects)) {
			const found = state.commits.get(id) ?? null;
			if (state.purged.has(id) || (found !== null && found >= commit)) continue;
			if (commit >= (lost.get(id)?.commit ?? 0)) lost.set(id, { id, rows, commit, found });
			emptied ||= marker.install !== state.install;
		}
	}
	if (lost.size === 0) return null;
	return {
		fault: { code: 'storage.lost', args: { projects: lost.size } },
		emptied,
		lost: [...lost.values()],
	};
}

/** The marker of a text, or null when it is none. */
export function parseMarker(text: string | null): Marker | null {
	if (!text) return null;
	try {
		const value = JSON.parse(text) as Partial<Marker> | null;
		return value?.version === 1 && typeof value.install === 'string' && typeof value.projects === 'object'
			? (value as Marker)
			: null;
	} catch {
		return null;
	}
}
