import { AS_DRAWN } from '../shapes.ts';
import type { Box, MapLayout, MapShape } from '../types.ts';
import { COLUMNS, ROWS, TILES } from './grid.ts';

const PAD = 14;
/** Height of legend and credit below. */
const LEGEND = 64;
const GAP = 3;
/** Tiles that reach lower than that from the bottom edge stand beside the legend. */
const LOW = 180;
/** Squares no larger than that: what is far apart is not compared. */
const LARGEST = 92;

/** One square per province, as large as fits, in the middle; nothing of it is a boundary. */
export function tileLayout(width: number, height: number): MapLayout {
	const side = Math.min((width - 2 * PAD) / COLUMNS, (height - PAD - LEGEND) / ROWS, LARGEST);
	const [x, y] = [(width - side * COLUMNS) / 2, Math.max(PAD, (height - LEGEND - side * ROWS) / 2)];
	const shapes = TILES.map(({ code, column, row }): MapShape => {
		const [left, top] = [x + column * side, y + row * side];
		const inner = side - GAP;
		const box: Box = [left, top, left + inner, top + inner];
		return {
			...{ code, box, area: inner ** 2, align: 'middle' },
			path: `M${left},${top}h${inner}v${inner}h${-inner}z`,
			anchor: [left + inner / 2, top + inner / 2],
		};
	});
	return {
		...{ width, height, shapes, context: '', fine: '', borders: '', outline: '', dashes: '' },
		...{ inset: null, ground: null, isDense: false },
		between: () => '',
		enclosing: () => '',
		plane: { project: () => null, fit: AS_DRAWN },
		free:
			Math.min(...shapes.flatMap(({ box: [left, , , bottom] }) => (bottom > height - LOW ? [left] : []))) -
			PAD,
	};
}
