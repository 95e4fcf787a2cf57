export { default as AbroadMap } from './abroad/AbroadMap.svelte';
export type { Places as MapPlaces } from './abroad/extent.ts';
export { outlinesAbroad } from './abroad/load.ts';
export { default as ChinaMap } from './ChinaMap.svelte';
export { default as OwnMap } from './OwnMap.svelte';
export { default as SmallAbroad } from './abroad/SmallAbroad.svelte';
export { default as SmallChina } from './SmallChina.svelte';
export { default as SmallOwn } from './SmallOwn.svelte';
export { default as WorldMap } from './WorldMap.svelte';
export type { ChinaLevel } from './china.sketch.ts';
export type { CloseUp } from './close-up.ts';
export type { LabelSet } from './group-labels.ts';
export { chinaTopology, countyTopology } from './load.ts';
export type { MapHandling, MapTool } from './hand.svelte.ts';
export { default as MapHulls } from './canvas/MapHulls.svelte';
export { fillOf } from './paint.ts';
export { default as TileMap } from './tiles/TileMap.svelte';
export type { TilePart } from './tiles/tile-bands.ts';
export { default as MapOutline } from './MapOutline.svelte';
export { default as MapStripes } from './MapStripes.svelte';
export { default as MapTourLine } from './MapTourLine.svelte';
export { bandScale, indexScale, sequentialScale } from './scale.ts';
export type {
	AreaValue,
	AreaValues,
	MapClass,
	MapHull,
	MapLayout,
	MapMark,
	MapPaint,
	MapPoints,
	MapScale,
	MapTexts,
	MapTour,
} from './types.ts';
export type { View as MapView } from './view.ts';
