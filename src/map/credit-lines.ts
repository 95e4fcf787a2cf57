import { textWidth } from './labels.ts';

/** Where the boundaries come from, in lines that leave room for the scale bar: divided after a semicolon where it is too wide. */
export function creditLines(credit: string, width: number): readonly string[] {
	if (textWidth(credit, 11) < width * 0.7) return [credit];
	return credit.split(/(?<=[；;])\s*/u);
}
