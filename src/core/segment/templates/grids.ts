import { usual } from './drafts.ts';
import type { TemplateClass } from './types.ts';

/** Attack, defend, select and maintain: little of us above, much of us above, and so below. */
export const ATTACK_DEFEND = [
	usual('attack', 2),
	usual('defend', 1),
	usual('select', 10),
	usual('maintain', 7),
];

const NINE = [
	usual('boxDevelop', 2),
	usual('boxAccelerate', 6),
	usual('boxStar', 1),
	usual('boxWatch', 5),
	usual('boxGrow', 9),
	usual('boxStrengthen', 7),
	usual('boxLean', 10),
	usual('boxHold', 3),
	usual('boxHarvest', 8),
];

const SIX_WIDE = [
	usual('gridHighLow', 2),
	usual('gridHighMiddle', 6),
	usual('gridHighHigh', 1),
	usual('gridLowLow', 10),
	usual('gridLowMiddle', 3),
	usual('gridLowHigh', 7),
];

const SIX_TALL = [
	usual('gridHighLow', 2),
	usual('gridHighHigh', 1),
	usual('gridMiddleLow', 5),
	usual('gridMiddleHigh', 9),
	usual('gridLowLow', 10),
	usual('gridLowHigh', 7),
];

/** Classes of a grid of two or three columns and rows, as drawn: the top row first. */
export function gridClasses(columns: number, rows: number): readonly TemplateClass[] {
	if (columns === 2) return rows === 2 ? ATTACK_DEFEND : SIX_TALL;
	return rows === 2 ? SIX_WIDE : NINE;
}
