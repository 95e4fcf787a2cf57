export { default as ChinaMap } from './ChinaMap.svelte';
export { default as SmallChina } from './SmallChina.svelte';
export { default as WorldMap } from './WorldMap.svelte';
export type { LabelSet } from './group-labels.ts';
export { chinaTopology } from './load.ts';
export type { MapHandling, MapTool } from './hand.svelte.ts';
export { sequentialScale } from './scale.ts';
export type {
	AreaValue,
	AreaValues,
	MapClass,
	MapMark,
	MapPaint,
	MapPoints,
	MapScale,
	MapTexts,
} from './types.ts';
