import { fitText, textWidth } from './labels.ts';
import type { Box } from './matrix-places.layout.ts';

export interface CellTexts {
	readonly name: string;
	/** Count and money, then their share. */
	readonly lines: readonly string[];
}

/** At which edges of the board a cell lies. */
export interface CellEdges {
	readonly isRight: boolean;
	readonly isLow: boolean;
}

/** Where the texts of a cell stand. */
export interface PlacedTexts {
	/** Parts of the name, one below the other. */
	readonly signs: readonly string[];
	readonly nameSize: number;
	readonly nameX: number;
	readonly nameY: number;
	/** The name runs downwards. */
	readonly turned: string | undefined;
	readonly anchor: 'start' | 'end';
	readonly lines: readonly string[];
	readonly linesX: number;
	readonly linesY: number;
	readonly ground: Box;
}

/** Height of a part of a name that stands below another. */
export const SIGN_HEIGHT = 15.5;
const [NAME, SMALL, LINE] = [20, 14, 15];

/** Texts in the outer corner of a cell. Without room the figures give way, then the name runs downwards, then it is cut. */
export function layoutCell({ name, lines }: CellTexts, box: Box, { isRight, isLow }: CellEdges): PlacedTexts {
	const room = box.width - 12;
	const nameSize = textWidth(name, 1) > 6 || textWidth(name, NAME) > room ? SMALL : NAME;
	if (textWidth(name, nameSize) > room && box.width >= 20 && textWidth(name, SMALL) + 20 < box.height)
		return upright(name, box, isLow);
	const shown = fitText(name, nameSize, room);
	const besides = Math.max(0, ...lines.map((line) => textWidth(line, 12.5)));
	const isBeside = textWidth(shown, nameSize) + besides + 28 < box.width && box.height > 44;
	const isBelow = !isBeside && besides + 16 < box.width && box.height > 78;
	const fitting = Math.floor((box.height - (isBelow ? 34 : 8)) / LINE);
	const figures = isBeside || isBelow ? lines.slice(0, fitting) : [];
	const height = isBelow ? 24 + figures.length * LINE : Math.max(24, figures.length * LINE);
	const top = isLow ? box.y + box.height - height - 8 : box.y + 8;
	const x = isRight ? box.x + box.width - 8 : box.x + 8;
	const nameWidth = textWidth(shown, nameSize) + 8;
	return {
		...{ signs: [shown], nameSize, nameX: x, nameY: top + 18, turned: undefined },
		...{ anchor: isRight ? ('end' as const) : ('start' as const), lines: figures },
		linesX: isBelow ? x : isRight ? x - nameWidth : x + nameWidth,
		linesY: top + (isBelow ? 36 : 12),
		ground: inside(box),
	};
}

/** The name in the middle of a narrow cell: Han characters below each other, other scripts turned. */
function upright(name: string, box: Box, isLow: boolean): PlacedTexts {
	const isHan = /^\p{Script=Han}+$/u.test(name);
	const signs = isHan ? [...name] : [name];
	const length = isHan ? signs.length * SIGN_HEIGHT : textWidth(name, SMALL);
	const top = isLow ? box.y + box.height - length - 10 : box.y + 10;
	const middle = box.x + box.width / 2;
	const [x, y] = isHan ? [middle - SMALL / 2, top + 12] : [middle - 5, top];
	return {
		...{ signs, nameSize: SMALL, nameX: x, nameY: y, turned: isHan ? undefined : `rotate(90 ${x} ${y})` },
		...{ anchor: 'start' as const, lines: [], linesX: x, linesY: y, ground: inside(box) },
	};
}

function inside({ x, y, width, height }: Box): Box {
	return { x: x + 2, y: y + 2, width: Math.max(0, width - 4), height: Math.max(0, height - 4) };
}
