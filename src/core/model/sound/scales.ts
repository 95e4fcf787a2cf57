import { MOST_END, type Scale, type ScaleItem } from '#src/core/model/scales.ts';
import { flag, list, number, object, optional, text } from '#src/core/check/index.ts';

/** More questions than anyone answers. */
const MOST_ITEMS = 1000;

export const scale = object<Scale>({
	id: text,
	name: text,
	table: optional(text),
	items: list(object<ScaleItem>({ column: text, reversed: flag }), MOST_ITEMS),
	lowest: number(-MOST_END, MOST_END),
	highest: number(-MOST_END, MOST_END),
	atLeast: number(0, 1),
});
