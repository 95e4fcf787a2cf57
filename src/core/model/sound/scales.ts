import type { Scale, ScaleItem } from '#src/core/model/scales.ts';
import { flag, list, number, object, text } from '#src/core/check/index.ts';

/** More questions than anyone answers. */
const MOST_ITEMS = 1000;

export const scale = object<Scale>({
	id: text,
	name: text,
	items: list(object<ScaleItem>({ column: text, reversed: flag }), MOST_ITEMS),
	lowest: number(),
	highest: number(),
	atLeast: number(0, 1),
});
