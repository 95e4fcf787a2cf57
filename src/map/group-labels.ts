import type { RegionGroup } from '#src/core/model/index.ts';
import type { LabelRequest } from './labels.ts';
import { stem } from './china.sketch.ts';
import type { Box, MapLayout, SetOf } from './types.ts';

/** Areas that share a label. */
export interface LabelSet {
	readonly id: string;
	readonly name: string;
	/** Second line; '' = none. */
	readonly detail: string;
	/** It asks to be looked at. */
	readonly isLoud?: boolean;
	readonly codes: ReadonlySet<string>;
}

/** The group of a division by its province. */
export function groupOf(groups: readonly RegionGroup[]): SetOf {
	const ids = new Map(
		groups.flatMap(({ id, provinces }) => provinces.map((code) => [stem(code), id] as const)),
	);
	return (code) => ids.get(stem(code)) ?? null;
}

/** The set of an area. */
export function setOfArea(sets: readonly LabelSet[]): SetOf {
	const ids = new Map(sets.flatMap(({ id, codes }) => [...codes].map((code) => [code, id] as const)));
	return (code) => ids.get(code) ?? null;
}

/** One label per group of provinces, at the middle of its provinces weighted by area. */
export function groupLabels(
	layout: MapLayout,
	groups: readonly RegionGroup[],
	locale: 'zh-CN' | 'en',
	detail: (group: RegionGroup) => string,
): readonly LabelRequest[] {
	return groups.flatMap((group) => {
		const stems = new Set(group.provinces.map(stem));
		const shared = { id: group.id, name: group.name[locale], detail: detail(group) };
		return labelOver(layout, shared, (code) => stems.has(stem(code)));
	});
}

/** How far from a small set its label may stand, in pixels. */
const FAR = 96;

/** One label per set of areas, at their middle weighted by area. */
export function setLabels(layout: MapLayout, sets: readonly LabelSet[]): readonly LabelRequest[] {
	return sets.flatMap((set) => labelOver(layout, set, (code) => set.codes.has(code)));
}

function labelOver(
	layout: MapLayout,
	{ id, name, detail, isLoud }: Omit<LabelSet, 'codes'>,
	isIn: (code: string) => boolean,
): readonly LabelRequest[] {
	const all = layout.shapes.filter(({ code }) => isIn(code));
	// What lies beyond the frame, as Alaska does of the states, does not draw the label there.
	const framed = all.filter(
		({ anchor: [x, y] }) => x >= 0 && y >= 0 && x <= layout.width && y <= layout.height,
	);
	const shapes = framed.length > 0 ? framed : all;
	const area = shapes.reduce((sum, shape) => sum + shape.area, 0);
	if (area === 0) return [];
	const mean = (axis: 0 | 1) =>
		shapes.reduce((sum, shape) => sum + shape.anchor[axis] * shape.area, 0) / area;
	const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
		pick(...shapes.map((shape) => shape.box[side]));
	const box: Box = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
	const anchor = [mean(0), mean(1)] as const;
	const value = detail === '' ? null : 0;
	const parts = shapes.map((shape) => shape.box);
	return [{ code: id, name, detail, isLoud, value, anchor, align: 'middle', box, area, reach: FAR, parts }];
}
