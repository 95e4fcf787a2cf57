import type { Component } from 'svelte';
import type { Area } from '#src/state/navigation.svelte.ts';

/** The screens of a project, each fetched from the app's own files when it is first wanted. */
export const SCREENS: Readonly<Record<Area, () => Promise<{ default: Component }>>> = {
	tables: () => import('#src/features/tables/Tables.svelte'),
	segments: () => import('#src/features/segments/Segments.svelte'),
	regions: () => import('#src/features/regions/Regions.svelte'),
	territories: () => import('#src/features/territories/Territories.svelte'),
	history: () => import('#src/features/history/History.svelte'),
	settings: () => import('#src/features/settings/Settings.svelte'),
};
