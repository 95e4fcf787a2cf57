import type { RegionGroup } from '#src/core/model/index.ts';
import type { LabelRequest } from './labels.ts';
import type { Box, MapLayout } from './types.ts';

/** One label per group of provinces, at the middle of its provinces weighted by area. */
export function groupLabels(
	layout: MapLayout,
	groups: readonly RegionGroup[],
	locale: 'zh-CN' | 'en',
	detail: (group: RegionGroup) => string,
): readonly LabelRequest[] {
	return groups.flatMap((group) => {
		const stems = new Set(group.provinces.map((code) => code.slice(0, 2)));
		const shapes = layout.shapes.filter(({ code }) => stems.has(code.slice(0, 2)));
		const area = shapes.reduce((sum, shape) => sum + shape.area, 0);
		if (area === 0) return [];
		const mean = (axis: 0 | 1) =>
			shapes.reduce((sum, shape) => sum + shape.anchor[axis] * shape.area, 0) / area;
		const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
			pick(...shapes.map((shape) => shape.box[side]));
		const box: Box = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
		return [
			{
				code: group.id,
				name: group.name[locale],
				detail: detail(group),
				value: detail(group) === '' ? null : 0,
				anchor: [mean(0), mean(1)],
				align: 'middle',
				box,
				area,
			},
		];
	});
}
